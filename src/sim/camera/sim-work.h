/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef void (*SimWorkFunc) (gpointer object);

void sim_work_push (SimWorkFunc func, GObject *object);
void sim_work_drain (void);

G_END_DECLS
