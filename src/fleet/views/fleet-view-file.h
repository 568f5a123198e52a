/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "views/fleet-view-change.h"

G_BEGIN_DECLS

/* The person's file of views, which other processes read and write as well: it is locked, read, changed, and put in
 * place as a whole. Changes are made one after another. */
#define FLEET_TYPE_VIEW_FILE (fleet_view_file_get_type ())
G_DECLARE_FINAL_TYPE (FleetViewFile, fleet_view_file, FLEET, VIEW_FILE, GObject)

FleetViewFile *fleet_view_file_new (GFile *file);
gboolean fleet_view_file_is_busy (FleetViewFile *self);

void fleet_view_file_change_async (FleetViewFile *self,
                                   FleetViewChange *change,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *fleet_view_file_change_finish (FleetViewFile *self, GAsyncResult *result, GError **error);

G_END_DECLS
