/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-run.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "accounts/lookout-accounts.h"
#include "fleet.h"
#include "kit/lookout-paths.h"
#include "shell/lookout-key-file.h"
#include "shell/lookout-kiosk.h"
#include "shell/lookout-screenshot.h"
#include "shell/lookout-stage.h"
#include "shell/lookout-view-check.h"
#include "views/lookout-views.h"

/* How long “when all tiles play” is waited for, and how often it is looked at. */
#define PLAYING_TIMEOUT_S 60
#define PLAYING_INTERVAL_MS 200
/* A window that is hidden is not painted. */
#define PAINT_TIMEOUT_S 5

struct _LookoutRun
{
  GObject parent_instance;

  const LookoutOptions *options;
  char *api_key;
  char *access_key;
  GTlsDatabase *database;

  LookoutWindow *window; /* weak */
  LookoutContext *context;
  guint timer;
  GdkFrameClock *clock; /* while a picture of the window is waited for */
  gulong painted;
  gint64 deadline;
  gboolean opened; /* what --open names */
  int status;
};

G_DEFINE_FINAL_TYPE (LookoutRun, lookout_run, G_TYPE_OBJECT)

static void
lookout_run_stop_waiting (LookoutRun *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->clock != NULL)
    g_clear_signal_handler (&self->painted, self->clock);
  g_clear_object (&self->clock);
}

static void
lookout_run_quit (LookoutRun *self)
{
  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
on_screenshot_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutRun) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!lookout_screenshot_save_finish (result, &error))
    {
      g_printerr ("lookout: %s\n", error->message);
      self->status = EXIT_FAILURE;
    }
  lookout_run_quit (self);
}

static void
lookout_run_take (LookoutRun *self)
{
  g_autofree char *figures = lookout_stage_dup_figures (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = lookout_screenshot_take (GTK_WINDOW (self->window), &error);

  g_print ("%s\n", figures);
  if (texture != NULL)
    {
      lookout_screenshot_save_async (texture, self->options->screenshot, NULL, on_screenshot_saved,
                                     g_object_ref (self));
      return;
    }
  g_printerr ("lookout: %s\n", error->message);
  self->status = EXIT_FAILURE;
  lookout_run_quit (self);
}

static void
on_painted (LookoutRun *self)
{
  lookout_run_stop_waiting (self);
  lookout_run_take (self);
}

static gboolean
on_not_painted (gpointer user_data)
{
  LookoutRun *self = user_data;

  self->timer = 0;
  on_painted (self);
  return G_SOURCE_REMOVE;
}

/* Between a change and the next frame, a window has no contents: the picture is taken right after it was painted. */
static void
lookout_run_finish (LookoutRun *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));

  if (clock == NULL)
    {
      lookout_run_take (self);
      return;
    }
  self->clock = g_object_ref (clock);
  self->painted = g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_painted), self,
                                           G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (PAINT_TIMEOUT_S, on_not_painted, self);
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
}

/* Why the account is not open, or else why each tile does not play. */
static char *
lookout_run_dup_complaints (LookoutRun *self)
{
  const GError *error = lookout_accounts_get_error (lookout_context_get_accounts (self->context));
  g_autoptr (FleetWords) words = NULL;

  if (error == NULL)
    return lookout_stage_dup_complaints (self->context);
  words = fleet_words_for_error (error);
  return fleet_words_dup_text (words);
}

static void
lookout_run_complain (LookoutRun *self)
{
  g_autofree char *complaints = lookout_run_dup_complaints (self);

  g_printerr ("lookout: %s\n", _ ("Not all tiles play."));
  if (*complaints != '\0')
    g_printerr ("%s\n", complaints);
}

static gboolean
on_look_whether_playing (gpointer user_data)
{
  LookoutRun *self = user_data;
  gboolean playing = lookout_stage_is_playing (self->context);

  if (!playing && g_get_monotonic_time () < self->deadline)
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  if (!playing)
    {
      lookout_run_complain (self);
      self->status = EXIT_FAILURE;
    }
  lookout_run_finish (self);
  return G_SOURCE_REMOVE;
}

/* A picture after so many seconds is what was asked for, whatever it shows; what fails is said all the same. */
static gboolean
on_time (gpointer user_data)
{
  LookoutRun *self = user_data;
  g_autofree char *complaints = lookout_run_dup_complaints (self);

  self->timer = 0;
  if (*complaints != '\0')
    lookout_run_complain (self);
  lookout_run_finish (self);
  return G_SOURCE_REMOVE;
}

static void
lookout_run_plan_screenshot (LookoutRun *self)
{
  double seconds;

  if (self->options->screenshot == NULL || !lookout_options_get_after (self->options, &seconds))
    return;
  self->deadline = g_get_monotonic_time () + PLAYING_TIMEOUT_S * G_USEC_PER_SEC;
  if (seconds > 0)
    self->timer = g_timeout_add ((guint) (seconds * 1000), on_time, self);
  else
    self->timer = g_timeout_add (PLAYING_INTERVAL_MS, on_look_whether_playing, self);
}

static void
lookout_run_open_named (LookoutRun *self, FleetSession *session)
{
  g_auto (GStrv) cameras = lookout_options_dup_cameras (self->options);

  for (guint i = 0; cameras[i] != NULL; i++)
    lookout_stage_open_channel (self->context, fleet_session_get_channel (session, cameras[i]));
  self->opened = TRUE;
}

/* Whoever tries the simulated cameras sees pictures at once. */
static void
lookout_run_open_first (LookoutRun *self, FleetSession *session)
{
  GListModel *devices = G_LIST_MODEL (fleet_session_get_devices (session));
  guint n_tiles = lookout_stage_get_layout (self->context);
  guint n_opened = 0;

  for (guint i = 0; n_opened < n_tiles && i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (FleetDeviceRow) row = g_list_model_get_item (devices, i);
      FleetDevice *device = fleet_device_row_get_device (row);
      g_autofree char *key = NULL;

      if (device == NULL)
        return;
      if (fleet_device_get_online (device) == FLEET_ONLINE_OFFLINE)
        continue;
      key = g_strconcat (fleet_device_get_id (device), "/1", NULL);
      lookout_stage_open_channel (self->context, fleet_session_get_channel (session, key));
      n_opened++;
    }
}

static void
on_devices_loading (FleetDeviceList *devices, GParamSpec *pspec, LookoutRun *self)
{
  FleetSession *session = lookout_context_get_session (self->context);

  if (session == NULL || devices != fleet_session_get_devices (session)
      || fleet_device_list_get_loading (devices) || fleet_device_list_get_error (devices) != NULL
      || fleet_device_list_get_total (devices) == 0)
    return;
  g_signal_handlers_disconnect_by_func (devices, on_devices_loading, self);
  lookout_run_open_first (self, session);
}

/* Nothing is saved, and nothing was named: what should be opened has nowhere to be. */
static void
on_accounts_changed (LookoutRun *self, LookoutAccounts *accounts)
{
  if (lookout_accounts_get_state (accounts) != LOOKOUT_ACCOUNTS_CLOSED)
    return;
  g_signal_handlers_disconnect_by_func (accounts, on_accounts_changed, self);
  g_printerr ("lookout: %s\n",
              _ ("--open needs an account, and none is saved: add one, name one by "
                 "--server, or use --simulate."));
  lookout_context_toast (self->context, _ ("There is no account yet: add one to open the camera"));
}

static void
on_session (LookoutRun *self)
{
  FleetSession *session = lookout_context_get_session (self->context);

  if (session == NULL)
    return;
  g_signal_handlers_disconnect_by_func (lookout_context_get_accounts (self->context),
                                        on_accounts_changed, self);
  if (self->options->open != NULL)
    {
      if (!self->opened)
        lookout_run_open_named (self, session);
    }
  else if (lookout_accounts_is_simulated (lookout_context_get_accounts (self->context)))
    {
      FleetDeviceList *devices = fleet_session_get_devices (session);

      g_signal_connect_object (devices, "notify::loading", G_CALLBACK (on_devices_loading), self,
                               0);
      on_devices_loading (devices, NULL, self);
    }
}

static void
lookout_run_open_server (LookoutRun *self, LookoutAccounts *accounts)
{
  g_autoptr (FleetAccount) account = lookout_options_dup_account (self->options);

  fleet_account_set_tls_database (account, self->database);
  lookout_accounts_open_temporary (accounts, account, self->api_key, self->access_key);
}

/* What the command line says of the wall takes the place of what was on it last, and is not kept for the next start. */
static gboolean
lookout_run_arranges_wall (LookoutRun *self)
{
  return self->options->open != NULL || self->options->layout != NULL
         || self->options->protocol != NULL || self->options->view != NULL;
}

/* As the person prefers, unless the command line says something else. */
static void
lookout_run_start_views (LookoutRun *self)
{
  LookoutViews *views = lookout_context_get_views (self->context);
  LookoutViewsStart start
      = (LookoutViewsStart) g_settings_get_enum (lookout_paths_get_settings (), "start");
  g_autofree char *chosen
      = start == LOOKOUT_VIEWS_START_VIEW
            ? g_settings_get_string (lookout_paths_get_settings (), "start-view")
            : NULL;

  if (self->options->view != NULL)
    lookout_views_start (views, LOOKOUT_VIEWS_START_NAMED, self->options->view, FALSE);
  else if (lookout_run_arranges_wall (self))
    lookout_views_start (views, LOOKOUT_VIEWS_START_NOTHING, NULL, FALSE);
  else
    lookout_views_start (views, start, chosen, TRUE);
}

static gboolean
lookout_run_fills_screen (LookoutRun *self)
{
  return self->options->fullscreen
         || (lookout_options_is_empty (self->options)
             && g_settings_get_boolean (lookout_paths_get_settings (), "start-fullscreen"));
}

static void
lookout_run_open_account (LookoutRun *self)
{
  LookoutAccounts *accounts = lookout_context_get_accounts (self->context);

  if (self->options->simulate)
    lookout_accounts_simulate (accounts);
  else if (self->options->server != NULL)
    lookout_run_open_server (self, accounts);
  else
    {
      lookout_accounts_start (accounts);
      lookout_run_start_views (self);
    }
}

/**
 * lookout_run_start:
 * @self: a run
 * @window: its window, not yet presented
 *
 * Does what was asked for.
 */
void
lookout_run_start (LookoutRun *self, LookoutWindow *window)
{
  g_return_if_fail (LOOKOUT_IS_RUN (self));

  g_set_weak_pointer (&self->window, window);
  g_set_object (&self->context, lookout_window_get_context (window));
  /* Closed, it has nothing to look at any more, and the program may go on for a while without it. */
  g_signal_connect_object (window, "destroy", G_CALLBACK (lookout_run_stop_waiting), self,
                           G_CONNECT_SWAPPED);
  if (lookout_options_get_layout (self->options) > 0)
    lookout_stage_set_layout (self->context, lookout_options_get_layout (self->options));
  if (self->options->protocol != NULL)
    lookout_stage_set_protocol (self->context, self->options->protocol);
  if (lookout_run_fills_screen (self))
    gtk_window_fullscreen (GTK_WINDOW (window));
  if (self->options->kiosk)
    lookout_kiosk_start (GTK_WINDOW (window));
  g_signal_connect_object (self->context, "notify::session", G_CALLBACK (on_session), self,
                           G_CONNECT_SWAPPED);
  if (self->options->open != NULL)
    g_signal_connect_object (lookout_context_get_accounts (self->context), "changed",
                             G_CALLBACK (on_accounts_changed), self, G_CONNECT_SWAPPED);
  lookout_run_open_account (self);
  lookout_run_plan_screenshot (self);
}

static void
lookout_run_finalize (GObject *object)
{
  LookoutRun *self = LOOKOUT_RUN (object);

  lookout_run_stop_waiting (self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->context);
  g_clear_object (&self->database);
  g_clear_pointer (&self->api_key, g_free);
  g_clear_pointer (&self->access_key, g_free);
  G_OBJECT_CLASS (lookout_run_parent_class)->finalize (object);
}

static void
lookout_run_class_init (LookoutRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_run_finalize;
}

static void
lookout_run_init (LookoutRun *self)
{
}

/* Leaves @key alone where no file is named. */
static gboolean
read_key (const char *option, const char *path, LookoutKeyRule rule, char **key, GError **error)
{
  if (path != NULL)
    *key = lookout_key_file_read (option, path, rule, error);
  return path == NULL || *key != NULL;
}

static gboolean
lookout_run_read_files (LookoutRun *self, GError **error)
{
  const LookoutOptions *options = self->options;
  g_autoptr (GError) local = NULL;

  if (!read_key ("--api-key-file", options->api_key_file, fleet_account_validate_api_key,
                 &self->api_key, error)
      || !read_key ("--access-key-file", options->access_key_file,
                    fleet_account_validate_access_key, &self->access_key, error))
    return FALSE;
  if (options->tls_ca != NULL)
    {
      g_autofree char *path = g_canonicalize_filename (options->tls_ca, NULL);

      self->database = g_tls_file_database_new (path, &local);
    }
  if (local != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("The certificates to trust cannot be read: %s"), local->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * lookout_run_new:
 * @options: what was asked for, checked; must outlive the run
 * @error: where a sentence for the person goes
 *
 * Reads the files that the command line names, which is done before the main loop runs.
 *
 * Returns: (transfer full) (nullable): a run to start once there is a window
 */
LookoutRun *
lookout_run_new (const LookoutOptions *options, GError **error)
{
  g_autoptr (LookoutRun) self = g_object_new (LOOKOUT_TYPE_RUN, NULL);

  self->options = options;
  if (!lookout_run_read_files (self, error))
    return NULL;
  if (options->view != NULL && !lookout_view_check (options->view, error))
    return NULL;
  return g_steal_pointer (&self);
}

int
lookout_run_get_status (LookoutRun *self)
{
  g_return_val_if_fail (LOOKOUT_IS_RUN (self), EXIT_FAILURE);

  return self->status;
}
