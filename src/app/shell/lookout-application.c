/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdlib.h>

#include "fleet.h"
#include "kit/lookout-hold.h"
#include "kit/lookout-paths.h"
#include "shell/lookout-actions.h"
#include "shell/lookout-options.h"
#include "shell/lookout-renderer.h"
#include "shell/lookout-run.h"
#include "shell/lookout-tables.h"
#include "shell/lookout-window-list.h"
#include "usage/lookout-meter.h"

struct _LookoutApplication
{
  AdwApplication parent_instance;

  LookoutOptions options;
  LookoutRun *run;
  FleetAccountStore *store;
  FleetViewStore *views;
  LookoutWindowList *windows;
};

G_DEFINE_FINAL_TYPE (LookoutApplication, lookout_application, ADW_TYPE_APPLICATION)

/* In the order of the schema's enum. */
static const AdwColorScheme color_schemes[]
    = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

static void
on_appearance (GSettings *settings, const char *key, LookoutApplication *self)
{
  int choice = g_settings_get_enum (settings, "appearance");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color_schemes[choice]);
}

static void
load_styles (void)
{
  for (guint i = 0; lookout_style_folders[i] != NULL; i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/io/github/lookout/Lookout/%s/style.css", lookout_style_folders[i]);
      g_autoptr (GtkCssProvider) provider = NULL;

      if (!g_resources_get_info (path, 0, NULL, NULL, NULL))
        continue;
      provider = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (provider, path);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}

/* All main windows are remembered together; what belongs to them goes with them. */
static void
lookout_application_end (LookoutApplication *self)
{
  g_autoptr (GList) rest = NULL;

  lookout_window_list_end (self->windows);
  rest = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  for (GList *l = rest; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* Told to end, it ends as if the person had closed its windows: a camera that moves is stopped first. */
static gboolean
on_signal (gpointer application)
{
  lookout_application_end (application);
  return G_SOURCE_CONTINUE;
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  lookout_application_end (application);
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  LookoutApplication *self = application;

  if (lookout_window_list_get_n_open (self->windows) > 0)
    lookout_window_list_add (self->windows);
  else
    g_application_activate (application);
}

static void
add_actions (LookoutApplication *self)
{
  static const GActionEntry entries[]
      = { { LOOKOUT_PROGRAM_NEW_WINDOW, on_new_window }, { LOOKOUT_PROGRAM_QUIT, on_quit } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
watch_signals (LookoutApplication *self)
{
  static const int signals[] = { SIGHUP, SIGINT, SIGTERM };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], on_signal, self);
}

static gboolean
on_window_gone (gpointer application)
{
  fleet_meter_save (lookout_meter_get ());
  g_application_release (application);
  return G_SOURCE_REMOVE;
}

/* Its cameras end with it, and count what came last. */
static void
lookout_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  g_application_hold (G_APPLICATION (application));
  g_idle_add (on_window_gone, application);
  GTK_APPLICATION_CLASS (lookout_application_parent_class)->window_removed (application, window);
}

static void
lookout_application_startup (GApplication *application)
{
  LookoutApplication *self = LOOKOUT_APPLICATION (application);
  GSettings *settings = lookout_paths_get_settings ();

  G_APPLICATION_CLASS (lookout_application_parent_class)->startup (application);

  self->store = fleet_account_store_new ();
  self->views = lookout_hold_while_busy (application, fleet_view_store_new ());
  lookout_hold_while_busy (application, lookout_meter_get ());
  self->windows = lookout_window_list_new (GTK_APPLICATION (self), self->store, self->views,
                                           lookout_options_is_empty (&self->options));
  add_actions (self);
  gtk_window_set_default_icon_name (LOOKOUT_APPLICATION_ID);
  load_styles ();
  watch_signals (self);
  lookout_actions_set_accels (GTK_APPLICATION (self));
  g_signal_connect_object (settings, "changed::appearance", G_CALLBACK (on_appearance), self, 0);
  on_appearance (settings, NULL, self);
}

static void
lookout_application_activate (GApplication *application)
{
  LookoutApplication *self = LOOKOUT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    lookout_window_list_begin (self->windows, self->run);
}

static int
refuse (const char *message)
{
  g_printerr ("lookout: %s\n%s\n", message, _ ("“lookout --help” shows what can be asked for."));
  return EXIT_FAILURE;
}

/* The Lookout that runs opens it; where none does, this one begins as always. */
static int
ask_for_window (GApplication *application)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("lookout: %s\n", error->message);
      return EXIT_FAILURE;
    }
  if (!g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), LOOKOUT_PROGRAM_NEW_WINDOW, NULL);
  g_dbus_connection_flush_sync (g_application_get_dbus_connection (application), NULL, NULL);
  return EXIT_SUCCESS;
}

/* Everything that can be wrong with the command line is said here, before a window opens. */
static int
lookout_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  LookoutApplication *self = LOOKOUT_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (self->options.version)
    {
      g_print ("Lookout %s\n", LOOKOUT_VERSION);
      return EXIT_SUCCESS;
    }
  if (!lookout_options_check (&self->options, &error))
    return refuse (error->message);
  self->run = lookout_run_new (&self->options, &error);
  if (self->run == NULL)
    return refuse (error->message);
  if (!lookout_options_is_empty (&self->options))
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);

  g_set_prgname (LOOKOUT_APPLICATION_ID);
  /* Asked a second time, gtk_init_check() says yes whatever it found. */
  gtk_init_check ();
  lookout_renderer_choose ();
  if (gdk_display_get_default () == NULL)
    {
      g_printerr ("lookout: %s\n", _ ("There is no display to open a window on."));
      return EXIT_FAILURE;
    }
  if (self->options.new_window && lookout_options_is_empty (&self->options))
    return ask_for_window (application);
  return -1;
}

static void
lookout_application_finalize (GObject *object)
{
  LookoutApplication *self = LOOKOUT_APPLICATION (object);

  g_clear_object (&self->windows);
  g_clear_object (&self->run);
  g_clear_object (&self->store);
  g_clear_object (&self->views);
  lookout_options_clear (&self->options);
  G_OBJECT_CLASS (lookout_application_parent_class)->finalize (object);
}

static void
lookout_application_class_init (LookoutApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lookout_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_removed = lookout_application_window_removed;
  application_class->startup = lookout_application_startup;
  application_class->activate = lookout_application_activate;
  application_class->handle_local_options = lookout_application_handle_local_options;
}

static void
lookout_application_init (LookoutApplication *self)
{
  lookout_options_add_to (&self->options, G_APPLICATION (self));
}

/**
 * lookout_application_new:
 *
 * Returns: (transfer full): the program
 */
LookoutApplication *
lookout_application_new (void)
{
  return g_object_new (LOOKOUT_TYPE_APPLICATION, "application-id", LOOKOUT_APPLICATION_ID, "flags",
                       G_APPLICATION_DEFAULT_FLAGS, NULL);
}

/**
 * lookout_application_get_status:
 * @self: the program
 *
 * Returns: the exit status, once the main loop has ended
 */
int
lookout_application_get_status (LookoutApplication *self)
{
  g_return_val_if_fail (LOOKOUT_IS_APPLICATION (self), EXIT_FAILURE);

  return self->run != NULL ? lookout_run_get_status (self->run) : EXIT_SUCCESS;
}
