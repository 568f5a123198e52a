/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-input.h"

#include <stdlib.h>

#include "ptz/lookout-ptz-actions.h"

/* The keys of the rows that need steering, while a picture has the focus and the panel is open. */

#define HELD "lookout-ptz-held" /* the key that is down, and holds the helm */

static gboolean
row_has_key (const LookoutActionRow *row, guint key)
{
  g_auto (GStrv) accels = g_strsplit (row->accels != NULL ? row->accels : "", " ", -1);

  for (guint i = 0; accels[i] != NULL; i++)
    if (gdk_keyval_from_name (accels[i]) == key)
      return TRUE;
  return FALSE;
}

static const LookoutActionRow *
find_row (guint key)
{
  for (const LookoutActionRow *row = lookout_ptz_actions; row->name != NULL; row++)
    if (row->needs == LOOKOUT_NEEDS_STEERING && row_has_key (row, key))
      return row;
  return NULL;
}

/* With Shift they are about the tile, and not about its camera. */
static gboolean
is_arrow (guint key)
{
  return key == GDK_KEY_Left || key == GDK_KEY_Right || key == GDK_KEY_Up || key == GDK_KEY_Down;
}

/* Not on the buttons of a tile. */
static gboolean
picture_has_focus (GtkWidget *wall)
{
  GtkRoot *root = gtk_widget_get_root (wall);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && LOOKOUT_IS_TILE (focus);
}

static gboolean
on_key_pressed (GtkEventController *keys,
                guint key,
                guint code,
                GdkModifierType state,
                LookoutHelm *helm)
{
  GtkWidget *wall = gtk_event_controller_get_widget (keys);
  const LookoutActionRow *row = find_row (key);
  g_autofree char *name = NULL;
  guint held = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (keys), HELD));
  OnvPtzAction action;

  if (row == NULL || lookout_helm_get_ptz (helm) == NULL || !picture_has_focus (wall)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || ((state & GDK_SHIFT_MASK) != 0 && is_arrow (key)))
    return FALSE;
  action = lookout_ptz_actions_get_action (row);
  if (action == FLEET_PTZ_REST)
    {
      name = g_strconcat ("win.", row->name, NULL);
      if (row->target != NULL)
        gtk_widget_activate_action (wall, name, "i", atoi (row->target));
      else
        gtk_widget_activate_action (wall, name, NULL);
    }
  else if (held != code) /* and not a repetition of it */
    {
      g_object_set_data (G_OBJECT (keys), HELD, GUINT_TO_POINTER (code));
      lookout_helm_press (helm, keys, action);
    }
  return TRUE;
}

static void
on_key_released (GtkEventController *keys,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 LookoutHelm *helm)
{
  if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (keys), HELD)) != code)
    return;
  g_object_set_data (G_OBJECT (keys), HELD, NULL);
  lookout_helm_release (helm, keys);
}

/* Wherever the focus goes, the release of the key may go, too. */
static void
on_focus_moved (GtkRoot *root, GParamSpec *pspec, GtkEventController *keys)
{
  LookoutHelm *helm = g_object_get_data (G_OBJECT (keys), "lookout-helm");

  g_object_set_data (G_OBJECT (keys), HELD, NULL);
  lookout_helm_let_go (helm, keys);
}

static void
on_realize (GtkWidget *wall, GtkEventController *keys)
{
  GtkRoot *root = gtk_widget_get_root (wall);

  g_signal_handlers_disconnect_by_func (root, on_focus_moved, keys);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_moved), keys, 0);
}

/**
 * lookout_ptz_keys_add:
 * @wall: the wall
 * @helm: the helm
 *
 * Lets the keys of the table steer the camera whose picture has the focus.
 */
void
lookout_ptz_keys_add (LookoutWall *wall, LookoutHelm *helm)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the keys of the wall, which go from tile to tile. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_object_set_data_full (G_OBJECT (keys), "lookout-helm", g_object_ref (helm), g_object_unref);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), helm, 0);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (on_key_released), helm, 0);
  g_signal_connect_object (wall, "realize", G_CALLBACK (on_realize), keys, 0);
  gtk_widget_add_controller (GTK_WIDGET (wall), keys);
}
