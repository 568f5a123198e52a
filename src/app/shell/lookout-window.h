/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_WINDOW (lookout_window_get_type ())

G_DECLARE_FINAL_TYPE (LookoutWindow, lookout_window, LOOKOUT, WINDOW, AdwApplicationWindow)

LookoutWindow *lookout_window_new (GtkApplication *application,
                                   FleetAccountStore *store,
                                   FleetViewStore *views,
                                   FleetViewStore *wall_store);
LookoutContext *lookout_window_get_context (LookoutWindow *self);
gboolean lookout_window_get_sidebar_visible (LookoutWindow *self);
void lookout_window_set_sidebar_visible (LookoutWindow *self, gboolean visible);
void lookout_window_leave_sidebar (LookoutWindow *self);
void lookout_window_focus_search (LookoutWindow *self);
void lookout_window_free_size (LookoutWindow *self);

G_END_DECLS
