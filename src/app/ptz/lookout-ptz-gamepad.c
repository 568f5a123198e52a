/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-input.h"

/* Gamepads steer the current camera of the window that is active, while the panel is open. */

#define HELM "lookout-ptz-gamepad-helm"
#define HANDS "lookout-ptz-gamepad-hands"

/* How one gamepad holds the helm of one window. */
typedef struct
{
  gboolean held;
  gboolean pressed; /* as a button: when it is short it is a step */
  gboolean spent;   /* what it held was taken away: it has to come to rest first */
} Hand;

static Hand *
get_hand (LookoutWall *wall, gpointer pad)
{
  GHashTable *hands = g_object_get_data (G_OBJECT (wall), HANDS);
  Hand *hand = g_hash_table_lookup (hands, pad);

  if (hand == NULL)
    {
      hand = g_new0 (Hand, 1);
      g_hash_table_insert (hands, pad, hand);
    }
  return hand;
}

static gboolean
is_active (LookoutWall *wall)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (wall));

  return GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root));
}

static void
rest (LookoutHelm *helm, gpointer pad, Hand *hand)
{
  if (hand->pressed)
    lookout_helm_release (helm, pad);
  else
    lookout_helm_let_go (helm, pad);
  *hand = (Hand){ 0 };
}

static void
on_moved (LookoutGamepads *gamepads, gpointer pad, LookoutPadIntent *intent, LookoutWall *wall)
{
  LookoutHelm *helm = g_object_get_data (G_OBJECT (wall), HELM);
  Hand *hand = get_hand (wall, pad);

  if (intent->action == FLEET_PTZ_REST)
    {
      rest (helm, pad, hand);
      return;
    }
  /* Another tile, another window, another hand: a stick that is still held must not move what comes then. */
  if (!is_active (wall) || (hand->held && !lookout_helm_is_held_by (helm, pad)))
    hand->spent = TRUE;
  if (hand->spent)
    return;
  hand->pressed = !hand->held && intent->speed == 0;
  if (hand->pressed)
    lookout_helm_press (helm, pad, intent->action);
  else
    lookout_helm_steer (helm, pad, intent->action,
                        intent->speed != 0 ? intent->speed : lookout_helm_get_speed (helm));
  hand->held = TRUE;
}

static void
on_unplugged (LookoutGamepads *gamepads, gpointer pad, LookoutWall *wall)
{
  lookout_helm_let_go (g_object_get_data (G_OBJECT (wall), HELM), pad);
  g_hash_table_remove (g_object_get_data (G_OBJECT (wall), HANDS), pad);
}

/* The next tile with a camera, round and round. */
static void
go_to_tile (LookoutWall *wall, guint step)
{
  guint n_tiles = lookout_wall_get_n_tiles (wall);
  LookoutTile *current = lookout_wall_get_current (wall);
  guint at = 0;

  while (at < n_tiles && lookout_wall_get_tile (wall, at) != current)
    at++;
  for (guint i = 1; i < n_tiles; i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (wall, (at + i * step) % n_tiles);

      if (tile != NULL && gtk_widget_get_mapped (GTK_WIDGET (tile))
          && !lookout_tile_is_empty (tile))
        {
          lookout_wall_set_current (wall, tile);
          gtk_widget_grab_focus (GTK_WIDGET (tile));
          return;
        }
    }
}

static void
on_pressed (LookoutGamepads *gamepads, guint role, LookoutWall *wall)
{
  LookoutHelm *helm = g_object_get_data (G_OBJECT (wall), HELM);

  if (!is_active (wall))
    return;
  switch (role)
    {
    case LOOKOUT_PAD_STOP:
      lookout_helm_stop (helm);
      break;
    case LOOKOUT_PAD_PANEL:
      gtk_widget_activate_action (GTK_WIDGET (wall), "win.steer", NULL);
      break;
    case LOOKOUT_PAD_PREVIOUS:
      go_to_tile (wall, lookout_wall_get_n_tiles (wall) - 1);
      break;
    case LOOKOUT_PAD_NEXT:
      go_to_tile (wall, 1);
      break;
    default:
      break;
    }
}

/**
 * lookout_ptz_gamepad_add:
 * @wall: the wall
 * @helm: the helm
 * @gamepads: who says what they do
 *
 * Lets gamepads steer the current camera, while its window is the active one and the panel is open.
 */
void
lookout_ptz_gamepad_add (LookoutWall *wall, LookoutHelm *helm, LookoutGamepads *gamepads)
{
  g_object_set_data_full (G_OBJECT (wall), HELM, g_object_ref (helm), g_object_unref);
  g_object_set_data_full (G_OBJECT (wall), HANDS, g_hash_table_new_full (NULL, NULL, NULL, g_free),
                          (GDestroyNotify) g_hash_table_unref);
  g_signal_connect_object (gamepads, "moved", G_CALLBACK (on_moved), wall, 0);
  g_signal_connect_object (gamepads, "pressed", G_CALLBACK (on_pressed), wall, 0);
  g_signal_connect_object (gamepads, "unplugged", G_CALLBACK (on_unplugged), wall, 0);
}
