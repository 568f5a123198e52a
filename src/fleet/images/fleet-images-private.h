/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "images/fleet-image-cache.h"
#include "images/fleet-images.h"

G_BEGIN_DECLS

FleetImages *fleet_images_new (FleetSession *session);
/* The session is closing: nothing is asked any more. */
void fleet_images_detach (FleetImages *self);
FleetImageCache *fleet_images_get_cache (FleetImages *self);

G_END_DECLS
