/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "accounts/lookout-accounts.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_DEVICE_PANEL (lookout_device_panel_get_type ())

/**
 * LookoutDevicePanel:
 *
 * The left of the window: search, filters, the tree, and how many the filters leave.
 */
G_DECLARE_FINAL_TYPE (LookoutDevicePanel, lookout_device_panel, LOOKOUT, DEVICE_PANEL, AdwBin)

GtkWidget *lookout_device_panel_new (LookoutContext *context, LookoutAccounts *accounts);
void lookout_device_panel_focus_list (LookoutDevicePanel *self);
void lookout_device_panel_focus_search (LookoutDevicePanel *self);

G_END_DECLS
