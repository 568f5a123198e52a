/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "shell/lookout-run.h"

typedef struct
{
  const char *name;
  const char *after;
} GoneCase;

/* By the first, the run looks at what stands on the wall at its time, by the second five times a second. */
static const GoneCase gone_cases[] = { { "seconds", "0.05" }, { "playing", "playing" } };

/* Longer than the run waits between two looks. */
#define LATER_MS 450

static gboolean
on_later (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_later (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* A window that is closed before its picture was taken: nothing looks at it any more. Whatever does ends the test,
   as every critical message does. */
static void
test_window_gone (gconstpointer data)
{
  const GoneCase *row = data;
  const LookoutOptions options
      = { .screenshot = (char *) "/nonexistent/wall.png", .after = (char *) row->after };
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();
  LookoutWindow *window = app_test_create_window (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (LookoutRun) run = lookout_run_new (&options, &error);
  gboolean later = FALSE;

  g_assert_no_error (error);
  lookout_run_start (run, window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_timeout_add (LATER_MS, on_later, &later);
  g_assert_true (app_test_wait (is_later, &later));
  g_assert_cmpint (lookout_run_get_status (run), ==, 0);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (gone_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/run/window-gone/", gone_cases[i].name, NULL);

      g_test_add_data_func (path, &gone_cases[i], test_window_gone);
    }
  return g_test_run ();
}
