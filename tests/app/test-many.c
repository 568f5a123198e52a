/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <malloc.h>

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "fleet.h"
#include "shell/lookout-window.h"

#define N_DEVICES 100000

typedef struct
{
  FleetSimulator *simulator;
  FleetAccount *account;
  LookoutWindow *window;
  LookoutAccounts *accounts;
  GtkWidget *list;
} Fixture;

static double
get_used_mb (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) / 1024 / 1024;
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list))));
}

static gboolean
shows_devices (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *label = app_test_find (fixture->list, GTK_TYPE_LABEL, "label", "Camera 0001 Gate");

  return count_rows (fixture) > 1 && label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
shows_last (gpointer user_data)
{
  Fixture *fixture = user_data;
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list)));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, count_rows (fixture) - 1);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  return FLEET_IS_DEVICE_ROW (item)
         && fleet_device_row_get_device (FLEET_DEVICE_ROW (item)) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const arguments[] = { "--devices", "100000", NULL };
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  fixture->simulator = app_test_start_simulator (arguments, &fixture->account);
  fixture->window = app_test_create_window (store);
  fixture->accounts = lookout_context_get_accounts (lookout_window_get_context (fixture->window));
  fixture->list = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lookout_accounts_close (fixture->accounts);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
  fleet_simulator_stop (fixture->simulator);
  g_clear_object (&fixture->simulator);
  g_clear_object (&fixture->account);
}

/* 100,000 devices below an account cost what can be seen of them. Measured, printed, and held to generous bounds. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  double before = get_used_mb ();
  gint64 start = g_get_monotonic_time ();
  gint64 usable;
  double used;

  lookout_accounts_open_temporary (fixture->accounts, fixture->account,
                                   fleet_simulator_get_api_key (fixture->simulator), NULL);
  g_assert_true (app_test_wait (shows_devices, fixture));
  usable = g_get_monotonic_time () - start;
  g_assert_cmpuint (count_rows (fixture), ==,
                    2 + N_DEVICES); /* and the account, and its favourites */
  gtk_widget_activate_action (fixture->list, "list.scroll-to-item", "u", 1 + N_DEVICES);
  g_assert_true (app_test_wait (shows_last, fixture));
  used = get_used_mb () - before;

  g_test_message ("100,000 devices: the tree is usable after %.0f ms, %.1f MB more",
                  (double) usable / 1000, used);
  g_assert_cmpfloat (used, <, 50);
  g_assert_cmpint (usable, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/app/devices/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
