/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "fleet.h"
#include "kit/lookout-paths.h"
#include "preferences/lookout-preferences.h"
#include "usage/lookout-meter.h"
#include "usage/lookout-usage-window.h"

/* The window with what cameras have sent, and the limit. There is one meter in the program, which only grows. */

#define GB (G_GUINT64_CONSTANT (1000) * 1000 * 1000)

typedef struct
{
  LookoutWindow *window;
  LookoutContext *context;
  FleetMeter *meter;
} Fixture;

static gboolean
is_idle (gpointer meter)
{
  return !fleet_meter_get_busy (meter);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  self->window = app_test_create_window (store);
  self->context = lookout_window_get_context (self->window);
  self->meter = lookout_meter_get ();
  g_assert_true (app_test_wait (is_idle, self->meter));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_settings_reset (lookout_paths_get_settings (), "data-capped");
  g_settings_reset (lookout_paths_get_settings (), "data-cap");
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
}

static char *
dup_copied (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
assert_copied (GtkWidget *usage, const char *expected)
{
  g_autofree char *text = NULL;

  gtk_widget_activate_action (usage, "usage.copy", NULL);
  text = dup_copied (usage);
  g_assert_cmpstr (text, ==, expected);
}

static void
sort_by (GtkWidget *usage, guint column, GtkSortType direction)
{
  GtkWidget *table = app_test_find (usage, GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  g_autoptr (GtkColumnViewColumn) chosen
      = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (table)), column);

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (table), chosen, direction);
}

static gboolean
has_label (GtkWidget *root, const char *text)
{
  return app_test_find (root, GTK_TYPE_LABEL, "label", text) != NULL;
}

/* The most of this month first, unless a person wants it otherwise; and what is seen is what is copied. */
static void
test_window (Fixture *self, gconstpointer data)
{
  GtkWidget *usage;

  g_action_group_activate_action (G_ACTION_GROUP (self->window), "data-used", NULL);
  usage = GTK_WIDGET (lookout_usage_window_present (self->context));
  g_assert_false (gtk_widget_activate_action (usage, "usage.copy", NULL)
                  && gdk_clipboard_get_content (gtk_widget_get_clipboard (usage)) != NULL);
  fleet_meter_add (self->meter, "a", "1/1", "Gate", GB);
  fleet_meter_add (self->meter, "a", "2/1", "Yard\t2", 3 * GB);
  fleet_meter_add (self->meter, "", "3/1", "Attic", 1500);
  g_assert_true (usage == GTK_WIDGET (lookout_usage_window_present (self->context)));
  g_assert_true (has_label (usage, "Today 4.0\u00a0GB, this month 4.0\u00a0GB"));
  assert_copied (usage, "Camera\tToday\tThis Month\nYard "
                        "2\t3.0\u00a0GB\t3.0\u00a0GB\nGate\t1.0\u00a0GB\t1.0\u00a0GB\n"
                        "Attic\t1.5\u00a0kB\t1.5\u00a0kB\n");
  sort_by (usage, 0, GTK_SORT_ASCENDING);
  assert_copied (
      usage,
      "Camera\tToday\tThis Month\nAttic\t1.5\u00a0kB\t1.5\u00a0kB\nGate\t1.0\u00a0GB\t1.0\u00a0GB\n"
      "Yard 2\t3.0\u00a0GB\t3.0\u00a0GB\n");
  /* It keeps its order while cameras go on. */
  sort_by (usage, 1, GTK_SORT_DESCENDING);
  fleet_meter_add (self->meter, "", "3/1", "Attic", 5 * GB);
  lookout_usage_window_present (self->context);
  assert_copied (usage, "Camera\tToday\tThis Month\nAttic\t5.0\u00a0GB\t5.0\u00a0GB\nYard "
                        "2\t3.0\u00a0GB\t3.0\u00a0GB\n"
                        "Gate\t1.0\u00a0GB\t1.0\u00a0GB\n");
  gtk_window_destroy (GTK_WINDOW (usage));
}

static gboolean
warns (gpointer window)
{
  return has_label (window, "Cameras have used 9.0\u00a0GB of the 10.0\u00a0GB for this month");
}

static gboolean
tells (gpointer window)
{
  return has_label (window, "The 9.0\u00a0GB for this month are used: cameras show small pictures");
}

/* Off at first; what is set holds at once, and what there is to say is said. */
static void
test_cap (Fixture *self, gconstpointer data)
{
  GtkWidget *preferences = GTK_WIDGET (lookout_preferences_present (self->context));
  GtkWidget *spin = app_test_find (preferences, GTK_TYPE_SPIN_BUTTON, NULL, NULL);
  GtkWidget *row
      = app_test_find (preferences, ADW_TYPE_ACTION_ROW, "title", "Limit Data per Month");
  GtkWidget *toggle = app_test_find (row, GTK_TYPE_SWITCH, NULL, NULL);
  GtkWidget *usage = GTK_WIDGET (lookout_usage_window_present (self->context));
  GtkWidget *bar = app_test_find (usage, GTK_TYPE_LEVEL_BAR, NULL, NULL);

  g_assert_cmpuint (fleet_meter_get_cap (self->meter), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (spin));
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_cmpuint (fleet_meter_get_cap (self->meter), ==, 50 * GB);
  g_assert_true (gtk_widget_is_sensitive (spin));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 10);
  g_assert_cmpuint (fleet_meter_get_cap (self->meter), ==, 10 * GB);
  g_assert_cmpint (fleet_meter_get_level (self->meter), ==, FLEET_METER_WARNED);
  g_assert_true (app_test_wait (warns, self->window));
  lookout_usage_window_present (self->context);
  g_assert_true (has_label (usage, "Today 9.0\u00a0GB, this month 9.0\u00a0GB of 10.0\u00a0GB"));
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpfloat_with_epsilon (gtk_level_bar_get_value (GTK_LEVEL_BAR (bar)), 0.9, 0.001);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 9);
  g_assert_cmpint (fleet_meter_get_level (self->meter), ==, FLEET_METER_REACHED);
  g_assert_true (app_test_wait (tells, self->window));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_cmpint (fleet_meter_get_level (self->meter), ==, FLEET_METER_FREE);
  gtk_window_destroy (GTK_WINDOW (usage));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/app/usage/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/app/usage/cap", Fixture, NULL, set_up, test_cap, tear_down);
  return g_test_run ();
}
