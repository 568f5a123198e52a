/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/lookout-views-window.h"

#include "fleet.h"

G_BEGIN_DECLS

/* What the sources of the window of views offer to each other only. */
FleetViewStore *lookout_views_window_get_store (LookoutViewsWindow *self);
FleetAccountStore *lookout_views_window_get_accounts (LookoutViewsWindow *self);
void lookout_views_window_toast (LookoutViewsWindow *self, const char *title);
void lookout_views_window_show_error (LookoutViewsWindow *self, const GError *error);

void lookout_views_window_export (LookoutViewsWindow *self, GListModel *views, const char *name);
void lookout_views_window_export_to (LookoutViewsWindow *self, GListModel *views, GFile *file);
void lookout_views_window_import (LookoutViewsWindow *self);
void lookout_views_window_import_from (LookoutViewsWindow *self, GFile *file);

G_END_DECLS
