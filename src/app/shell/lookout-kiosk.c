/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A window that shows nothing but the tiles, whatever is pressed, and no pointer while nobody moves it. */

#include "shell/lookout-kiosk.h"

typedef struct
{
  GtkWidget *window; /* owns this */
  guint timer;
  double x;
  double y;
} Kiosk;

static void
kiosk_free (gpointer data)
{
  Kiosk *kiosk = data;

  g_clear_handle_id (&kiosk->timer, g_source_remove);
  g_free (kiosk);
}

static GQuark
kiosk_quark (void)
{
  return g_quark_from_static_string ("lookout-kiosk");
}

static gboolean
on_still (gpointer user_data)
{
  Kiosk *kiosk = user_data;

  kiosk->timer = 0;
  gtk_widget_set_cursor_from_name (kiosk->window, "none");
  return G_SOURCE_REMOVE;
}

static void
kiosk_show_pointer (Kiosk *kiosk)
{
  gtk_widget_set_cursor (kiosk->window, NULL);
  g_clear_handle_id (&kiosk->timer, g_source_remove);
  kiosk->timer = g_timeout_add_seconds (LOOKOUT_KIOSK_POINTER_S, on_still, kiosk);
}

/* It is also told where the pointer is when what lies below it moves. */
static void
on_motion (GtkEventControllerMotion *controller, double x, double y, Kiosk *kiosk)
{
  if (x == kiosk->x && y == kiosk->y)
    return;
  kiosk->x = x;
  kiosk->y = y;
  kiosk_show_pointer (kiosk);
}

/* Whoever manages the windows may leave full screen by a key of its own. */
static void
on_fullscreened (GtkWindow *window)
{
  if (!gtk_window_is_fullscreen (window))
    gtk_window_fullscreen (window);
}

/**
 * lookout_kiosk_start:
 * @window: a window, for as long as it lives
 *
 * Lets it fill the screen until it is closed.
 */
void
lookout_kiosk_start (GtkWindow *window)
{
  GtkEventController *motion;
  Kiosk *kiosk;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (lookout_kiosk_is_on (window))
    return;
  kiosk = g_new0 (Kiosk, 1);
  kiosk->window = GTK_WIDGET (window);
  g_object_set_qdata_full (G_OBJECT (window), kiosk_quark (), kiosk, kiosk_free);
  motion = gtk_event_controller_motion_new ();
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), kiosk);
  gtk_widget_add_controller (GTK_WIDGET (window), motion);
  gtk_window_fullscreen (window);
  g_signal_connect (window, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
  kiosk_show_pointer (kiosk);
}

gboolean
lookout_kiosk_is_on (GtkWindow *window)
{
  return window != NULL && g_object_get_qdata (G_OBJECT (window), kiosk_quark ()) != NULL;
}
