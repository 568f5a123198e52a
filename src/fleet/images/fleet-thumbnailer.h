/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/*
 * Fetches thumbnails (4.3). They need the answer of 4.1, which is kept for a channel while its
 * token lives.
 */
#define FLEET_TYPE_THUMBNAILER (fleet_thumbnailer_get_type ())
G_DECLARE_FINAL_TYPE (FleetThumbnailer, fleet_thumbnailer, FLEET, THUMBNAILER, GObject)

FleetThumbnailer *fleet_thumbnailer_new (OnvClient *client, FleetClock *clock, gboolean secure);

void fleet_thumbnailer_fetch_async (FleetThumbnailer *self,
                                    FleetChannel *channel,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GBytes *
fleet_thumbnailer_fetch_finish (FleetThumbnailer *self, GAsyncResult *result, GError **error);

G_END_DECLS
