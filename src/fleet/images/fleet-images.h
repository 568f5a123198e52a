/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_IMAGES (fleet_images_get_type ())
G_DECLARE_FINAL_TYPE (FleetImages, fleet_images, FLEET, IMAGES, GObject)

GBytes *fleet_images_peek_thumbnail (FleetImages *self, FleetChannel *channel);

void fleet_images_get_thumbnail_async (FleetImages *self,
                                       FleetChannel *channel,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GBytes *fleet_images_get_thumbnail_finish (FleetImages *self, GAsyncResult *result, GError **error);

void fleet_images_clear (FleetImages *self);

void fleet_images_set_kept (gboolean kept);
void fleet_images_forget_async (GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
