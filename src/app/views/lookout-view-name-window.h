/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "kit/lookout-name-window.h"

G_BEGIN_DECLS

LookoutNameWindow *
lookout_view_name_window_new_to_save (GtkWindow *parent, FleetViewStore *store, const char *name);
LookoutNameWindow *
lookout_view_name_window_new_to_rename (GtkWindow *parent, FleetViewStore *store, FleetView *view);

G_END_DECLS
