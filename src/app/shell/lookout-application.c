/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-application.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"
#include "shell/lookout-actions.h"
#include "shell/lookout-tables.h"
#include "shell/lookout-window.h"

struct _LookoutApplication
{
  AdwApplication parent_instance;
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

static void
lookout_application_startup (GApplication *application)
{
  LookoutApplication *self = LOOKOUT_APPLICATION (application);
  GSettings *settings = lookout_paths_get_settings ();

  G_APPLICATION_CLASS (lookout_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (LOOKOUT_APPLICATION_ID);
  load_styles ();
  lookout_actions_set_accels (GTK_APPLICATION (self));
  g_signal_connect_object (settings, "changed::appearance", G_CALLBACK (on_appearance), self, 0);
  on_appearance (settings, NULL, self);
}

static void
lookout_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (lookout_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
lookout_application_class_init (LookoutApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = lookout_application_startup;
  application_class->activate = lookout_application_activate;
}

static void
lookout_application_init (LookoutApplication *self)
{
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
