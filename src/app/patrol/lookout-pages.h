/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fleet.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PAGES (lookout_pages_get_type ())

/**
 * LookoutPages:
 *
 * The cameras of a list of devices, or some that were named, a few at a time, round and round. A page is read without going to it, as often as
 * one likes; to turn to what was read makes it the current one. How many cameras a page has may be different each time.
 * When the list is asked for something else, the next page is its first.
 */
G_DECLARE_FINAL_TYPE (LookoutPages, lookout_pages, LOOKOUT, PAGES, GObject)

LookoutPages *lookout_pages_new (FleetDeviceList *list, guint position);
LookoutPages *lookout_pages_new_for_cameras (GPtrArray *channels);

gboolean lookout_pages_are_empty (LookoutPages *self);
gboolean lookout_pages_is_first (LookoutPages *self);
char *lookout_pages_dup_place (LookoutPages *self);

void lookout_pages_read_async (LookoutPages *self,
                               int by,
                               guint n_cameras,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *lookout_pages_read_finish (LookoutPages *self, GAsyncResult *result, GError **error);
void lookout_pages_turn (LookoutPages *self, GAsyncResult *result);

G_END_DECLS
