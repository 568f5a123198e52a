/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "accounts/lookout-accounts.h"

G_BEGIN_DECLS

/**
 * LookoutTreeKind:
 * @get_type: of what is a row of the tree
 * @create_children: (nullable): what stands below it; it runs for every row that comes into view, expanded or not, and
 *   must ask the platform for nothing
 * @get_device: (nullable): the device that it is about, once that is known
 * @get_channel: (nullable): the channel that it is about
 * @watched: whether the device is asked about while the row can be seen
 * @draggable: whether it can be dragged somewhere
 *
 * What the tree knows of one kind of rows.
 */
typedef struct
{
  GType (*get_type) (void);
  GListModel *(*create_children) (gpointer item, LookoutAccounts *accounts, GListModel *groups);
  FleetDevice *(*get_device) (gpointer item);
  FleetChannel *(*get_channel) (gpointer item);
  gboolean watched;
  gboolean draggable;
} LookoutTreeKind;

const LookoutTreeKind *lookout_tree_kind_find (gpointer item);
FleetDevice *lookout_tree_kind_get_device (gpointer item);
FleetChannel *lookout_tree_kind_get_channel (gpointer item);
FleetGroup *lookout_tree_kind_get_group (GtkTreeListRow *row);

G_END_DECLS
