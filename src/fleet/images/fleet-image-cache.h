/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/*
 * Pictures by name, in memory and, with a folder, on disk; both have a cap, and what was used
 * longest ago goes first. A name on disk is a hash: it tells nothing, and can hold anything.
 */
#define FLEET_TYPE_IMAGE_CACHE (fleet_image_cache_get_type ())
G_DECLARE_FINAL_TYPE (FleetImageCache, fleet_image_cache, FLEET, IMAGE_CACHE, GObject)

FleetImageCache *fleet_image_cache_new (FleetClock *clock, GFile *folder);
void fleet_image_cache_set_caps (FleetImageCache *self, gsize memory_bytes, guint64 disk_bytes);
gsize fleet_image_cache_get_memory_used (FleetImageCache *self);

/* From memory; max_age in µs, 0 for any age. Not owned by the caller. */
GBytes *fleet_image_cache_peek (FleetImageCache *self, const char *name, gint64 max_age);

void fleet_image_cache_put (FleetImageCache *self, const char *name, GBytes *bytes);
void fleet_image_cache_clear (FleetImageCache *self);

/* From memory or disk. NULL without an error: it is not there, or too old. */
void fleet_image_cache_load_async (FleetImageCache *self,
                                   const char *name,
                                   gint64 max_age,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *fleet_image_cache_load_finish (FleetImageCache *self, GAsyncResult *result, GError **error);

G_END_DECLS
