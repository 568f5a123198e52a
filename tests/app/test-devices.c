/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "devices/lookout-tree-row.h"
#include "fleet.h"
#include "shell/lookout-window.h"

/* The whole window against the simulated platform: one start for all that is looked at. */
typedef struct
{
  LookoutWindow *window;
  LookoutContext *context;
  GtkWidget *list;
} Fixture;

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list)));
}

static gboolean
has_session (gpointer user_data)
{
  Fixture *fixture = user_data;

  return lookout_context_get_session (fixture->context) != NULL;
}

static GtkTreeListRow *
get_tree_row (Fixture *fixture, guint position)
{
  GtkSingleSelection *selection = get_selection (fixture);

  return selection != NULL ? g_list_model_get_item (G_LIST_MODEL (selection), position) : NULL;
}

static FleetDevice *
get_device (Fixture *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row = get_tree_row (fixture, position);
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return FLEET_IS_DEVICE_ROW (item) ? fleet_device_row_get_device (FLEET_DEVICE_ROW (item)) : NULL;
}

static FleetChannel *
get_channel (Fixture *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row = get_tree_row (fixture, position);
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return FLEET_IS_CHANNEL (item) ? FLEET_CHANNEL (item) : NULL;
}

static gboolean
has_first_device (gpointer user_data)
{
  Fixture *fixture = user_data;

  return get_device (fixture, 0) != NULL
         && app_test_find (fixture->list, GTK_TYPE_LABEL, "label",
                           fleet_device_get_title (get_device (fixture, 0)))
                != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  fixture->window = lookout_window_new (NULL, store);
  fixture->context = lookout_window_get_context (fixture->window);
  fixture->list = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lookout_accounts_simulate (lookout_context_get_accounts (fixture->context));
  g_assert_true (app_test_wait (has_session, fixture));
  g_assert_true (app_test_wait (has_first_device, fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lookout_accounts_close (lookout_context_get_accounts (fixture->context));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
}

static void
check_row_is_named (Fixture *fixture)
{
  FleetDevice *device = get_device (fixture, 0);
  GtkWidget *label
      = app_test_find (fixture->list, GTK_TYPE_LABEL, "label", fleet_device_get_title (device));
  GtkWidget *row = gtk_widget_get_ancestor (label, LOOKOUT_TYPE_TREE_ROW);
  GtkWidget *caption = gtk_widget_get_next_sibling (label);
  g_autofree char *name = g_strdup_printf ("%s, %s", fleet_device_get_title (device),
                                           gtk_label_get_label (GTK_LABEL (caption)));

  gtk_test_accessible_assert_property (gtk_widget_get_parent (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
  gtk_test_accessible_assert_property (fixture->list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Cameras");
}

static gboolean
has_first_channel (gpointer user_data)
{
  return get_channel (user_data, 1) != NULL;
}

static gboolean
can (Fixture *fixture, const char *name)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name));
}

static void
check_channels (Fixture *fixture)
{
  g_autoptr (GtkTreeListRow) row = get_tree_row (fixture, 0);

  gtk_single_selection_set_selected (get_selection (fixture), 0);
  g_assert_true (lookout_context_get_device (fixture->context) == get_device (fixture, 0));
  g_assert_null (lookout_context_get_channel (fixture->context));
  g_assert_true (can (fixture, "open"));

  gtk_tree_list_row_set_expanded (row, TRUE);
  g_assert_true (app_test_wait (has_first_channel, fixture));
  gtk_single_selection_set_selected (get_selection (fixture), 1);
  g_assert_true (lookout_context_get_channel (fixture->context) == get_channel (fixture, 1));
  g_assert_true (lookout_context_get_device (fixture->context) == get_device (fixture, 0));
}

static gboolean
says_nothing_found (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *page = app_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_STATUS_PAGE, "title",
                                   "No Camera Found");

  return page != NULL && gtk_widget_get_mapped (page);
}

static gboolean
shows_tree (gpointer user_data)
{
  Fixture *fixture = user_data;

  return gtk_widget_get_mapped (fixture->list) && get_device (fixture, 0) != NULL;
}

static void
check_search (Fixture *fixture)
{
  GtkWidget *search
      = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkWidget *clear;

  gtk_editable_set_text (GTK_EDITABLE (search), "no such camera");
  g_assert_true (app_test_wait (says_nothing_found, fixture));
  clear
      = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "Clear the Filters");
  g_signal_emit_by_name (clear, "clicked");
  g_assert_true (app_test_wait (shows_tree, fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  check_row_is_named (fixture);
  check_channels (fixture);
  check_search (fixture);
}

/* What was selected in an account that is closed is not selected any more. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  gtk_single_selection_set_selected (get_selection (fixture), 0);
  g_assert_nonnull (lookout_context_get_device (fixture->context));
  lookout_accounts_close (lookout_context_get_accounts (fixture->context));
  g_assert_null (lookout_context_get_session (fixture->context));
  g_assert_null (lookout_context_get_device (fixture->context));
  g_assert_false (can (fixture, "open"));
  g_assert_false (can (fixture, "search"));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/app/devices/tree", Fixture, NULL, set_up, test_tree, tear_down);
  g_test_add ("/app/devices/close", Fixture, NULL, set_up, test_close, tear_down);
  return g_test_run ();
}
