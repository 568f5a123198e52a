/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "diagnostics/lookout-diagnostics-window.h"
#include "diagnostics/lookout-report.h"
#include "fleet.h"
#include "kit/lookout-journal.h"
#include "kit/lookout-redact.h"
#include "live/lookout-wall.h"
#include "media.h"

static void
test_redact (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } rows[] = {
    { "connection refused", "connection refused" },
    { "lookout_wall_show_plays: assertion failed", "lookout_wall_show_plays: assertion failed" },
    { "GET https://a.example/ipc/x?device_id=1001&token=abc",
      "GET https://a.example/ipc/x?device_id=…&token=…" },
    { "rtmp://u:geheim@host/live", "rtmp://…@host/live" },
    { "rtmp://host/live/1001_1?dG9rZW4tb2YtYS", "rtmp://host/live/1001_1?…" },
    { "rtmp://host/live/1001_1?dG9rZW4tb2Y=", "rtmp://host/live/1001_1?…" },
    { "api-key: abc", "api-key: …" },
    { "\"key\":\"abc\", \"n\": 1", "\"key\":\"…\", \"n\": 1" },
    { "Authorization: Bearer abc.def", "Authorization: … …" },
    { "version=2018-10-31&res=products%2F1&et=2&method=md5&sign=8SPLkGmzHKkzU",
      "version=2018-10-31&res=…&et=…&method=…&sign=…" },
    { "it was MTIzNDU2Nzg5MDEyMzQ1Ng==, really", "it was …, really" },
    { "0123456789abcdef", "…" },
    { "AbCdEfGhIjKlMnOp", "…" },
    { "/home/x/AbCdEfGhIjKlMnOp/y1", "/home/x/…/y1" },
    { "x/AbCdEfGhIjKlMnOp/y", "…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = lookout_redact (rows[i].text);

      g_assert_cmpstr (clean, ==, rows[i].clean);
    }
}

/* The last lines, ours whatever they are, of others what matters; clean before anybody sees them. */
static void
test_journal (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  lookout_journal_add (G_LOG_LEVEL_DEBUG, "Gtk", "of no interest");
  lookout_journal_add (G_LOG_LEVEL_WARNING, "Gtk", "of interest");
  lookout_journal_add (G_LOG_LEVEL_DEBUG, "onv", "the key is key=abc");
  text = lookout_journal_dup_text ();
  g_assert_null (strstr (text, "of no interest"));
  g_assert_nonnull (strstr (text, "Gtk WARNING: of interest\n"));
  g_assert_nonnull (strstr (text, "onv debug: the key is key=…\n"));

  for (guint i = 0; i < 2 * LOOKOUT_JOURNAL_LINES; i++)
    lookout_journal_add (G_LOG_LEVEL_MESSAGE, NULL, i % 2 == 0 ? "even" : "odd");
  g_free (text);
  text = lookout_journal_dup_text ();
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, LOOKOUT_JOURNAL_LINES + 1);
  g_assert_null (strstr (text, "of interest"));
}

typedef struct
{
  FleetSimulator *simulator;
  FleetAccount *account;
  LookoutWindow *window;
  LookoutContext *context;
} Fixture;

static gboolean
has_session (gpointer user_data)
{
  return lookout_context_get_session (((Fixture *) user_data)->context) != NULL;
}

static LookoutWall *
get_wall (Fixture *self)
{
  return LOOKOUT_WALL (lookout_context_get_wall (self->context));
}

static gboolean
is_live (gpointer user_data)
{
  LookoutPlay *play = lookout_wall_get_play (get_wall (user_data), 0);

  return play != NULL && lookout_play_get_live_since (play) != 0;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const arguments[] = { "--devices", "4", "--size", "320x180", NULL };
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  self->simulator = app_test_start_simulator (arguments, &self->account);
  self->window = app_test_create_window (store);
  self->context = lookout_window_get_context (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  lookout_accounts_open_temporary (lookout_context_get_accounts (self->context), self->account,
                                   fleet_simulator_get_api_key (self->simulator), NULL);
  g_assert_true (app_test_wait (has_session, self));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lookout_accounts_close (lookout_context_get_accounts (self->context));
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  media_wait_quiet (10 * 1000);
  fleet_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
  g_clear_object (&self->account);
}

static void
open_camera (Fixture *self)
{
  FleetSession *session = lookout_context_get_session (self->context);

  lookout_wall_open (get_wall (self), fleet_session_get_channel (session, "1001/1"));
  g_assert_true (app_test_wait (is_live, self));
}

/* What the person knows by name, and what opens a door, is not in it. */
static void
check_text (Fixture *self, const char *text)
{
  const char *wanted[] = { "Lookout " LOOKOUT_VERSION,
                           "== Playing ==",
                           "flvdemux: 1.",
                           "H.264: ",
                           "layout: ",
                           "last-account: ",
                           "Account 1: http, 127.0.0.1",
                           ", open",
                           "4 devices",
                           "Tile 1: live over ",
                           "onv debug: GET /ipc/video/play_address: HTTP 200, ",
                           "Tile 2: empty" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (text, wanted[i]) == NULL)
      g_error ("“%s” is not in: %s", wanted[i], text);
  g_assert_null (strstr (text, fleet_simulator_get_api_key (self->simulator)));
  g_assert_null (strstr (text, fleet_account_get_name (self->account)));
  g_assert_null (strstr (text, "Camera 0001"));
  g_assert_null (strstr (text, g_get_home_dir ()));
}

typedef struct
{
  const char *path;
  const char *text;
} Wanted;

static gboolean
is_written (gpointer user_data)
{
  const Wanted *wanted = user_data;
  g_autofree char *text = NULL;

  return g_file_get_contents (wanted->path, &text, NULL, NULL) && g_str_equal (text, wanted->text);
}

static void
test_window (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("lookout-diagnostics-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *shown = NULL;
  LookoutDiagnosticsWindow *window;
  GtkWidget *view;

  open_camera (self);
  lookout_journal_add (G_LOG_LEVEL_WARNING, "onv", fleet_simulator_get_api_key (self->simulator));
  window = lookout_diagnostics_window_present (self->context);
  app_test_settle ();
  view = app_test_find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW, NULL, NULL);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &shown, NULL);
  check_text (self, shown);
  g_assert_nonnull (strstr (shown, "onv WARNING: …"));

  lookout_diagnostics_window_save_to (window, file);
  g_assert_true (app_test_wait (is_written, &(Wanted){ path, shown }));
  app_test_settle ();
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  lookout_journal_start ();
  media_init ();
  g_test_add_func ("/app/diagnostics/redact", test_redact);
  g_test_add_func ("/app/diagnostics/journal", test_journal);
  g_test_add ("/app/diagnostics/window", Fixture, NULL, set_up, test_window, tear_down);
  return g_test_run ();
}
