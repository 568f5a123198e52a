/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "devices/lookout-thumbnail.h"
#include "devices/lookout-tree-row.h"
#include "devices/lookout-tree.h"

G_BEGIN_DECLS

struct _LookoutTree
{
  AdwBin parent_instance;

  LookoutContext *context; /* weak */
  GtkWidget *view;
  LookoutAccounts *accounts;
  GtkTreeListModel *model;
  GtkSingleSelection *selection;
  FleetAccount *account; /* (nullable): for which, and for which state, the tree is arranged */
  LookoutAccountsState state;
  FleetDeviceList *devices; /* (nullable): of the open account, whose filters the groups follow */
  FleetGroupMember *member; /* (nullable): the selected one */
  GPtrArray *group_rows;    /* of the open account, as far as they are shown */
  GHashTable *open_groups;  /* the ids of those that a person keeps open */
  guint arranging;
  LookoutThumbnail *thumbnail;
};

/* What the sources of LookoutTree offer to each other only. */
GtkTreeListRow *lookout_tree_get_selected_row (LookoutTree *self);
gboolean lookout_tree_go_to (LookoutTree *self, guint position);

void lookout_tree_follow (LookoutTree *self);
guint lookout_tree_find_first (LookoutTree *self);

void lookout_tree_on_row_menu (LookoutTree *self, GtkWidget *button, LookoutTreeRow *row);
void lookout_tree_on_press (GtkGestureClick *gesture,
                            int n_press,
                            double x,
                            double y,
                            LookoutTree *self);
gboolean lookout_tree_on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data);

G_END_DECLS
