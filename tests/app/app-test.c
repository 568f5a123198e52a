/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"

/* Generous, because the machine may be busy; nothing waits longer than it takes. */
#define TIMEOUT_S 60

/* gtk_test_init() would set the C locale, in which nothing but ASCII can be shown. */
void
app_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
}

void
app_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
on_timeout (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @func holds; FALSE when it did not come to that. */
gboolean
app_test_wait (AppTestFunc func, gpointer user_data)
{
  gboolean timed_out = FALSE;
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, on_timeout, &timed_out);
  guint tick = g_timeout_add (20, on_tick, NULL);
  gboolean holds;

  while (!(holds = func (user_data)) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  g_source_remove (tick);
  return holds;
}

static gboolean
widget_matches (GtkWidget *widget, GType type, const char *property, const char *value)
{
  g_autofree char *found = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), type))
    return FALSE;
  if (property == NULL)
    return TRUE;
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property) == NULL)
    return FALSE;
  g_object_get (widget, property, &found, NULL);
  return g_strcmp0 (found, value) == 0;
}

/* A window that belongs to no application, with the views of the test's own home. */
LookoutWindow *
app_test_create_window (FleetAccountStore *store)
{
  g_autoptr (FleetViewStore) views = fleet_view_store_new ();
  g_autoptr (FleetViewStore) wall_store = fleet_view_store_new_for_wall (0);

  return lookout_window_new (NULL, store, views, wall_store);
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(FleetAccount **) user_data
      = fleet_simulator_start_finish (FLEET_SIMULATOR (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

/* The stand-in, with @arguments, and the account that opens it. */
FleetSimulator *
app_test_start_simulator (const char *const *arguments, FleetAccount **account)
{
  FleetSimulator *simulator = fleet_simulator_new ();

  fleet_simulator_start_async (simulator, arguments, NULL, on_started, account);
  g_assert_true (app_test_wait (is_set, account));
  return simulator;
}

/* The first widget below @root, itself included, of a type and with a string property. */
GtkWidget *
app_test_find (GtkWidget *root, GType type, const char *property, const char *value)
{
  if (widget_matches (root, type, property, value))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_test_find (child, type, property, value);

      if (found != NULL)
        return found;
    }
  return NULL;
}
