/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups-test.h"

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "devices/lookout-tree-row.h"
#include "groups/lookout-groups.h"

GtkSingleSelection *
groups_test_get_selection (GroupsTest *fixture)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list)));
}

gpointer
groups_test_dup_item (GroupsTest *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (groups_test_get_selection (fixture)), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

void
groups_test_set_expanded (GroupsTest *fixture, guint position, gboolean expanded)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (groups_test_get_selection (fixture)), position);

  gtk_tree_list_row_set_expanded (row, expanded);
}

gboolean
groups_test_is_expanded (GroupsTest *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (groups_test_get_selection (fixture)), position);

  return gtk_tree_list_row_get_expanded (row);
}

void
groups_test_select_row (GroupsTest *fixture, guint position)
{
  gtk_single_selection_set_selected (groups_test_get_selection (fixture), position);
}

GtkWidget *
groups_test_find_row (GtkWidget *root, gpointer item)
{
  if (LOOKOUT_IS_TREE_ROW (root) && lookout_tree_row_get_item (LOOKOUT_TREE_ROW (root)) == item)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = groups_test_find_row (child, item);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A row with this title, and this below it, can be seen. */
static gboolean
has_row (gpointer user_data)
{
  GroupsTest *fixture = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (groups_test_get_selection (fixture)));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = groups_test_dup_item (fixture, i);
      GtkWidget *row = groups_test_find_row (fixture->list, item);

      if (row != NULL && gtk_widget_get_mapped (row)
          && app_test_find (row, GTK_TYPE_LABEL, "label", fixture->title) != NULL
          && app_test_find (row, GTK_TYPE_LABEL, "label", fixture->caption) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
groups_test_await_row (GroupsTest *fixture, const char *title, const char *caption)
{
  fixture->title = title;
  fixture->caption = caption;
  if (!app_test_wait (has_row, fixture))
    g_error ("There is no row “%s”, “%s”", title, caption);
}

gboolean
groups_test_has_first_device (gpointer user_data)
{
  g_autoptr (GObject) item = groups_test_dup_item (user_data, GROUPS_TEST_FIRST);

  return FLEET_IS_DEVICE_ROW (item)
         && fleet_device_row_get_device (FLEET_DEVICE_ROW (item)) != NULL;
}

void
groups_test_set_up (GroupsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  fixture->window = app_test_create_window (store);
  fixture->context = lookout_window_get_context (fixture->window);
  fixture->list = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lookout_accounts_simulate (lookout_context_get_accounts (fixture->context));
  g_assert_true (app_test_wait (groups_test_has_first_device, fixture));
  groups_test_await_row (fixture, "Favourites", "Drag cameras here");
}

void
groups_test_tear_down (GroupsTest *fixture, gconstpointer data)
{
  lookout_accounts_close (lookout_context_get_accounts (fixture->context));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
}

gboolean
groups_test_can (GroupsTest *fixture, const char *name)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name));
}

void
groups_test_act (GroupsTest *fixture, const char *name)
{
  g_assert_true (groups_test_can (fixture, name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
}

void
groups_test_assert_keys (GroupsTest *fixture, const char *keys)
{
  GListModel *members = fleet_group_get_members (lookout_groups_get_favourites (fixture->context));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (FleetGroupMember) member = g_list_model_get_item (members, i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", fleet_group_member_get_key (member));
    }
  g_assert_cmpstr (found->str, ==, keys);
}

/* The second device after the first, both as devices. */
void
groups_test_add_two (GroupsTest *fixture)
{
  for (guint i = 0; i < 2; i++)
    {
      groups_test_select_row (fixture, GROUPS_TEST_FIRST + i);
      groups_test_act (fixture, "favourite");
      g_assert_false (groups_test_can (fixture, "favourite"));
    }
  groups_test_await_row (fixture, "Favourites", "2 cameras");
  groups_test_assert_keys (fixture, "1001 1002");
}
