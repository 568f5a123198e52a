/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera.h"

G_BEGIN_DECLS

#define SIM_TYPE_PUBLISHER (sim_publisher_get_type ())
G_DECLARE_FINAL_TYPE (SimPublisher, sim_publisher, SIM, PUBLISHER, GObject)

SimPublisher *sim_publisher_new (SimCamera *camera, const char *url);
void sim_publisher_close (SimPublisher *self);

G_END_DECLS
