/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-window-place.h"

#include "accounts/lookout-accounts.h"
#include "fleet.h"
#include "kit/lookout-paths.h"
#include "privacy/lookout-privacy.h"

LookoutWindowPlace *
lookout_window_place_new (guint number)
{
  LookoutWindowPlace *self = g_new0 (LookoutWindowPlace, 1);

  self->number = number;
  self->monitor = g_strdup ("");
  self->account = g_strdup ("");
  return self;
}

LookoutWindowPlace *
lookout_window_place_new_from_variant (GVariant *variant)
{
  LookoutWindowPlace *self = g_new0 (LookoutWindowPlace, 1);

  g_variant_get (variant, LOOKOUT_WINDOW_PLACE_TYPE, &self->number, &self->width, &self->height,
                 &self->maximized, &self->fullscreen, &self->monitor, &self->account);
  return self;
}

void
lookout_window_place_free (LookoutWindowPlace *self)
{
  g_free (self->monitor);
  g_free (self->account);
  g_free (self);
}

GVariant *
lookout_window_place_serialize (LookoutWindowPlace *self)
{
  return g_variant_new (LOOKOUT_WINDOW_PLACE_TYPE, self->number, self->width, self->height,
                        self->maximized, self->fullscreen, self->monitor, self->account);
}

static GdkMonitor *
get_monitor (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return surface != NULL
             ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
             : NULL;
}

/* That of this run only is nothing to come back to. */
static const char *
get_account (LookoutWindow *window)
{
  LookoutContext *context = lookout_window_get_context (window);
  FleetSession *session = lookout_context_get_session (context);
  FleetAccount *account = session != NULL ? fleet_session_get_account (session) : NULL;

  if (account == NULL || fleet_account_get_temporary (account) || !lookout_privacy_get_remembers ())
    return "";
  return fleet_account_get_id (account);
}

/**
 * lookout_window_place_read:
 * @self: a place
 *
 * Takes down how its window is now, if it is open.
 */
void
lookout_window_place_read (LookoutWindowPlace *self)
{
  GtkWindow *window = (GtkWindow *) self->window;
  GdkMonitor *monitor = window != NULL ? get_monitor (window) : NULL;

  if (window == NULL)
    return;
  gtk_window_get_default_size (window, &self->width, &self->height);
  self->maximized = gtk_window_is_maximized (window);
  self->fullscreen = gtk_window_is_fullscreen (window);
  g_free (self->monitor);
  self->monitor = g_strdup (monitor != NULL ? gdk_monitor_get_connector (monitor) : NULL);
  if (self->monitor == NULL)
    self->monitor = g_strdup ("");
  g_free (self->account);
  self->account = g_strdup (get_account (self->window));
}

/* (transfer full) (nullable): the one of this name, if it is there. */
static GdkMonitor *
dup_monitor (LookoutWindowPlace *self)
{
  GListModel *monitors
      = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self->window)));

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (g_strcmp0 (gdk_monitor_get_connector (monitor), self->monitor) == 0)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

static void
lookout_window_place_fill_screen (LookoutWindowPlace *self)
{
  g_autoptr (GdkMonitor) monitor = dup_monitor (self);

  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->window), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self->window));
}

/**
 * lookout_window_place_apply:
 * @self: the place of a window that is not presented yet
 *
 * Makes the window as it was, unless windows are to begin in their usual size. The size of the first is its own.
 */
void
lookout_window_place_apply (LookoutWindowPlace *self)
{
  GtkWindow *window = GTK_WINDOW (self->window);

  if (!g_settings_get_boolean (lookout_paths_get_settings (), "window-restored"))
    return;
  if (self->number > 0 && self->width > 0 && self->height > 0)
    gtk_window_set_default_size (window, self->width, self->height);
  if (self->number > 0 && self->maximized)
    gtk_window_maximize (window);
  if (self->fullscreen)
    lookout_window_place_fill_screen (self);
}
