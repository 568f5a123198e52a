/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fleet-types.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TREE_ROW (lookout_tree_row_get_type ())

/**
 * LookoutTreeRow:
 *
 * One line of the device tree: an account, a device, a channel, or a note in the place of what is not there.
 */
G_DECLARE_FINAL_TYPE (LookoutTreeRow, lookout_tree_row, LOOKOUT, TREE_ROW, AdwBin)

GtkWidget *lookout_tree_row_new (void);
void lookout_tree_row_bind (LookoutTreeRow *self, GtkTreeListRow *row);
void lookout_tree_row_unbind (LookoutTreeRow *self);
guint lookout_tree_row_get_position (LookoutTreeRow *self);

FleetDevice *lookout_tree_row_get_device (LookoutTreeRow *self);
FleetChannel *lookout_tree_row_get_channel (LookoutTreeRow *self);
gpointer lookout_tree_row_get_item (LookoutTreeRow *self);
FleetGroup *lookout_tree_row_get_group (LookoutTreeRow *self);

G_END_DECLS
