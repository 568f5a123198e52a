/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-node.h"
#include "app-test.h"
#include "devices/lookout-tree-row.h"
#include "fleet.h"
#include "shell/lookout-window.h"

/* The whole window against the simulated platform: one start for all that is looked at. */
typedef struct
{
  LookoutWindow *window;
  LookoutContext *context;
  LookoutAccounts *accounts;
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
  return g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), position);
}

static gpointer
dup_item (Fixture *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row = get_tree_row (fixture, position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* The account is the first row, and its favourites the second; nothing but its devices follows while none of them is
 * opened. */
#define ACCOUNT 0
#define FIRST 2

static LookoutAccountStatus
get_status (Fixture *fixture, guint position)
{
  g_autoptr (GObject) item = dup_item (fixture, position);

  return LOOKOUT_IS_ACCOUNT_NODE (item)
             ? lookout_account_node_get_status (LOOKOUT_ACCOUNT_NODE (item))
             : LOOKOUT_ACCOUNT_CLOSED;
}

static FleetDevice *
get_device (Fixture *fixture, guint position)
{
  g_autoptr (GObject) item = dup_item (fixture, position);

  return FLEET_IS_DEVICE_ROW (item) ? fleet_device_row_get_device (FLEET_DEVICE_ROW (item)) : NULL;
}

static FleetChannel *
get_channel (Fixture *fixture, guint position)
{
  g_autoptr (GObject) item = dup_item (fixture, position);

  return FLEET_IS_CHANNEL (item) ? FLEET_CHANNEL (item) : NULL;
}

static gboolean
has_label (Fixture *fixture, const char *text)
{
  GtkWidget *label = app_test_find (fixture->list, GTK_TYPE_LABEL, "label", text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
has_first_device (gpointer user_data)
{
  Fixture *fixture = user_data;

  return get_device (fixture, FIRST) != NULL
         && has_label (fixture, fleet_device_get_title (get_device (fixture, FIRST)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  fixture->window = app_test_create_window (store);
  fixture->context = lookout_window_get_context (fixture->window);
  fixture->accounts = lookout_context_get_accounts (fixture->context);
  fixture->list = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lookout_accounts_simulate (fixture->accounts);
  g_assert_cmpint (get_status (fixture, ACCOUNT), ==, LOOKOUT_ACCOUNT_OPENING);
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
  FleetDevice *device = get_device (fixture, FIRST);
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
  return get_channel (user_data, FIRST + 1) != NULL;
}

static gboolean
can (Fixture *fixture, const char *name)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name));
}

static void
check_channels (Fixture *fixture)
{
  g_autoptr (GtkTreeListRow) row = get_tree_row (fixture, FIRST);

  gtk_single_selection_set_selected (get_selection (fixture), FIRST);
  g_assert_true (lookout_context_get_device (fixture->context) == get_device (fixture, FIRST));
  g_assert_null (lookout_context_get_channel (fixture->context));
  g_assert_true (can (fixture, "open"));

  gtk_tree_list_row_set_expanded (row, TRUE);
  g_assert_true (app_test_wait (has_first_channel, fixture));
  gtk_single_selection_set_selected (get_selection (fixture), FIRST + 1);
  g_assert_true (lookout_context_get_channel (fixture->context)
                 == get_channel (fixture, FIRST + 1));
  g_assert_true (lookout_context_get_device (fixture->context) == get_device (fixture, FIRST));
}

static gboolean
says_nothing_found (gpointer user_data)
{
  return has_label (user_data, "No Camera Found");
}

static gboolean
shows_tree (gpointer user_data)
{
  Fixture *fixture = user_data;

  return get_device (fixture, FIRST) != NULL;
}

static void
on_text (FleetDeviceList *devices, GParamSpec *pspec, guint *n_whole)
{
  *n_whole += fleet_device_list_get_text (devices) == NULL;
}

static gboolean
looks_for_another (gpointer devices)
{
  return g_strcmp0 (fleet_device_list_get_text (devices), "another") == 0;
}

/* Typing over what is marked deletes it first; the whole list is not asked for because of that. */
static void
check_replacing (Fixture *fixture, GtkEditable *search)
{
  FleetDeviceList *devices
      = fleet_session_get_devices (lookout_context_get_session (fixture->context));
  guint n_whole = 0;
  int position = 0;

  g_signal_connect (devices, "notify::text", G_CALLBACK (on_text), &n_whole);
  gtk_editable_delete_text (search, 0, -1);
  gtk_editable_insert_text (search, "another", -1, &position);
  g_assert_true (app_test_wait (looks_for_another, devices));
  g_assert_cmpuint (n_whole, ==, 0);
  gtk_editable_delete_text (search, 0, -1);
  app_test_settle ();
  g_assert_cmpuint (n_whole, ==, 1);
  g_signal_handlers_disconnect_by_data (devices, &n_whole);
}

static void
check_search (Fixture *fixture)
{
  GtkWidget *search
      = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkWidget *clear;

  gtk_editable_set_text (GTK_EDITABLE (search), "no such camera");
  g_assert_true (app_test_wait (says_nothing_found, fixture));
  check_replacing (fixture, GTK_EDITABLE (search));
  gtk_editable_set_text (GTK_EDITABLE (search), "no such camera");
  g_assert_true (app_test_wait (says_nothing_found, fixture));
  g_assert_cmpint (get_status (fixture, ACCOUNT), ==, LOOKOUT_ACCOUNT_NOT_FOUND);
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
  gtk_single_selection_set_selected (get_selection (fixture), FIRST);
  g_assert_nonnull (lookout_context_get_device (fixture->context));
  lookout_accounts_close (lookout_context_get_accounts (fixture->context));
  g_assert_null (lookout_context_get_session (fixture->context));
  g_assert_null (lookout_context_get_device (fixture->context));
  g_assert_false (can (fixture, "open"));
  g_assert_false (can (fixture, "search"));
}

static gboolean
has_count (gpointer user_data)
{
  g_autoptr (LookoutAccountNode) node = dup_item (user_data, ACCOUNT);
  g_autofree char *caption = lookout_account_node_dup_caption (node);

  return g_str_has_suffix (caption, " online") && has_label (user_data, caption);
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture)));
}

/* A server at port 9 is one at which nothing listens. */
static FleetAccount *
add_unreachable (Fixture *fixture)
{
  g_autoptr (FleetAccount) account = fleet_account_new ();

  fleet_account_set_name (account, "Far away");
  fleet_account_set_server (account, FLEET_SERVER_OWN);
  fleet_account_set_base_url (account, "http://127.0.0.1:9/");
  fleet_account_set_product_id (account, "123456");
  g_assert_true (fleet_account_store_add_temporary (lookout_accounts_get_store (fixture->accounts),
                                                    account, "c2VjcmV0c2VjcmV0c2VjcmV0", NULL,
                                                    NULL));
  return account; /* the store holds it */
}

/* The words for it stand below it. */
static gboolean
other_has_failed (gpointer user_data)
{
  g_autoptr (LookoutAccountNode) node = dup_item (user_data, 1);
  g_autoptr (FleetWords) words = NULL;

  if (lookout_account_node_get_status (node) != LOOKOUT_ACCOUNT_FAILED)
    return FALSE;
  words = fleet_words_for_error (lookout_account_node_get_error (node));
  return has_label (user_data, words->advice);
}

static void
activate (Fixture *fixture, guint position)
{
  g_signal_emit_by_name (fixture->list, "activate", position);
}

/* Another account is a row beside the one that is open: to activate it is to switch, and its failure stands below it. */
static void
test_switch (Fixture *fixture, gconstpointer data)
{
  FleetAccount *other;
  guint n_rows = count_rows (fixture);

  g_assert_true (app_test_wait (has_count, fixture));
  other = add_unreachable (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, n_rows + 1);
  gtk_single_selection_set_selected (get_selection (fixture), n_rows);
  g_assert_true (lookout_context_get_account (fixture->context) == other);
  g_assert_null (lookout_context_get_device (fixture->context));
  g_assert_true (can (fixture, "account-open"));
  g_assert_false (can (fixture, "account-refresh"));

  activate (fixture, n_rows);
  g_assert_true (lookout_accounts_get_account (fixture->accounts) == other);
  g_assert_true (app_test_wait (other_has_failed, fixture));
  g_assert_cmpint (get_status (fixture, ACCOUNT), ==, LOOKOUT_ACCOUNT_CLOSED);
  g_assert_cmpuint (count_rows (fixture), ==,
                    3); /* two accounts, and what is the matter with the second */

  activate (fixture, ACCOUNT);
  g_assert_true (lookout_accounts_is_simulated (fixture->accounts));
  g_assert_true (app_test_wait (has_first_device, fixture));
  g_assert_cmpuint (count_rows (fixture), ==, n_rows + 1);
}

/* To look into an account is to open it, by whatever means its row is expanded. */
static void
test_expand (Fixture *fixture, gconstpointer data)
{
  FleetAccount *other = add_unreachable (fixture);
  guint position = count_rows (fixture) - 1;
  g_autoptr (GtkTreeListRow) row = get_tree_row (fixture, position);

  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  gtk_tree_list_row_set_expanded (row, TRUE);
  g_assert_true (lookout_accounts_get_account (fixture->accounts) == other);
  g_assert_true (app_test_wait (other_has_failed, fixture));
}

/* An account that is collapsed by hand stays so, and stays open. */
static void
test_collapse (Fixture *fixture, gconstpointer data)
{
  activate (fixture, ACCOUNT);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_nonnull (lookout_context_get_session (fixture->context));
  fleet_device_list_reload (
      fleet_session_get_devices (lookout_context_get_session (fixture->context)));
  g_assert_true (app_test_wait (has_count, fixture));
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  activate (fixture, ACCOUNT);
  g_assert_true (app_test_wait (has_first_device, fixture));
}

/* The account of this run goes without a trace, and with the last one the window is as at first. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  FleetAccount *account = lookout_accounts_get_account (fixture->accounts);

  g_assert_true (can (fixture, "account-remove"));
  g_assert_true (can (fixture, "account-edit"));
  lookout_accounts_forget (fixture->accounts, account);
  fleet_account_store_remove_async (lookout_accounts_get_store (fixture->accounts), account, NULL,
                                    NULL, NULL);
  app_test_settle ();
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_nonnull (
      app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "Add an Account"));
}

typedef struct
{
  GtkWindow *window;
  GtkWidget *place; /* where the focus shall be */
} FocusCase;

static gboolean
has_focus (gpointer user_data)
{
  FocusCase *row = user_data;
  GtkWidget *focus = gtk_window_get_focus (row->window);

  return focus != NULL && gtk_widget_get_mapped (focus)
         && (focus == row->place || gtk_widget_is_ancestor (focus, row->place));
}

static gboolean
is_narrow (gpointer user_data)
{
  Fixture *fixture = user_data;

  return gtk_widget_get_width (GTK_WIDGET (fixture->window)) < 500
         && !lookout_window_get_sidebar_visible (fixture->window)
         && !gtk_widget_get_mapped (fixture->list);
}

/* In a narrow window the list lies over the page: it has the keyboard as long as it does. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *tile;
  FocusCase in_list = { window, fixture->list };
  FocusCase in_tile = { window, NULL };

  gtk_window_set_default_size (window, 420, 700);
  lookout_window_set_sidebar_visible (fixture->window, FALSE);
  g_assert_true (app_test_wait (is_narrow, fixture));
  tile = GTK_WIDGET (lookout_context_get_tile (fixture->context));
  in_tile.place = tile;
  g_assert_true (gtk_widget_grab_focus (tile));

  g_action_group_activate_action (G_ACTION_GROUP (window), "sidebar", NULL);
  g_assert_true (app_test_wait (has_focus, &in_list));
  g_action_group_activate_action (G_ACTION_GROUP (window), "sidebar", NULL);
  g_assert_true (app_test_wait (has_focus, &in_tile));
  g_assert_true (gtk_window_get_focus (window) == tile);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/app/devices/tree", Fixture, NULL, set_up, test_tree, tear_down);
  g_test_add ("/app/devices/close", Fixture, NULL, set_up, test_close, tear_down);
  g_test_add ("/app/devices/switch", Fixture, NULL, set_up, test_switch, tear_down);
  g_test_add ("/app/devices/expand", Fixture, NULL, set_up, test_expand, tear_down);
  g_test_add ("/app/devices/collapse", Fixture, NULL, set_up, test_collapse, tear_down);
  g_test_add ("/app/devices/forget", Fixture, NULL, set_up, test_forget, tear_down);
  g_test_add ("/app/devices/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
