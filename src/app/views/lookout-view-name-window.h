/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fleet.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_VIEW_NAME_WINDOW (lookout_view_name_window_get_type ())

/**
 * LookoutViewNameWindow:
 *
 * Asks how a view is to be called. `named` is emitted once, with a name that can be used.
 */
G_DECLARE_FINAL_TYPE (LookoutViewNameWindow,
                      lookout_view_name_window,
                      LOOKOUT,
                      VIEW_NAME_WINDOW,
                      AdwWindow)

LookoutViewNameWindow *
lookout_view_name_window_new_to_save (GtkWindow *parent, FleetViewStore *store, const char *name);
LookoutViewNameWindow *
lookout_view_name_window_new_to_rename (GtkWindow *parent, FleetViewStore *store, FleetView *view);

G_END_DECLS
