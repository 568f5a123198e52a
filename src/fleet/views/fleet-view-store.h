/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/fleet-view.h"

G_BEGIN_DECLS

#define FLEET_TYPE_VIEW_STORE (fleet_view_store_get_type ())

/**
 * FleetViewStore:
 *
 * The views of a person, in their order: a list of [class@View], over a file that several processes may share. What is
 * done shows at once and is written behind it; what another process writes shows by itself. Views with cameras of this
 * run only are in the list, after the others, and never in the file.
 *
 * While something is being written, `busy` is %TRUE. What could not be read or written is told by
 * [signal@Fleet.ViewStore::failed].
 */
G_DECLARE_FINAL_TYPE (FleetViewStore, fleet_view_store, FLEET, VIEW_STORE, GObject)

FleetViewStore *fleet_view_store_new (void);
FleetViewStore *fleet_view_store_new_for_wall (guint number);
FleetViewStore *fleet_view_store_new_for_file (GFile *file);

void fleet_view_store_load_async (FleetViewStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean fleet_view_store_load_finish (FleetViewStore *self, GAsyncResult *result, GError **error);
gboolean fleet_view_store_get_busy (FleetViewStore *self);

FleetView *fleet_view_store_find (FleetViewStore *self, const char *id);
FleetView *fleet_view_store_find_name (FleetViewStore *self, const char *name);
guint fleet_view_store_get_position (FleetViewStore *self, FleetView *view);

FleetView *fleet_view_store_save (FleetViewStore *self, FleetView *view);
FleetView *fleet_view_store_insert (FleetViewStore *self, FleetView *view, guint position);
gboolean fleet_view_store_rename (FleetViewStore *self, FleetView *view, const char *name);
void fleet_view_store_move (FleetViewStore *self, FleetView *view, guint position);
void fleet_view_store_remove (FleetViewStore *self, FleetView *view);
void fleet_view_store_forget_account (FleetViewStore *self, FleetAccount *account);
void fleet_view_store_clear (FleetViewStore *self);

G_END_DECLS
