/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TREE (lookout_tree_get_type ())

/**
 * LookoutTree:
 *
 * The devices of the open account and their channels.
 */
G_DECLARE_FINAL_TYPE (LookoutTree, lookout_tree, LOOKOUT, TREE, AdwBin)

GtkWidget *lookout_tree_new (LookoutContext *context);
void lookout_tree_set_devices (LookoutTree *self, FleetDeviceList *devices);
void lookout_tree_focus_first (LookoutTree *self);

G_END_DECLS
