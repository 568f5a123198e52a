/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-wall-private.h"

#include <glib/gi18n.h>

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MESSAGE,
  SIGNAL_SNAPSHOT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LookoutWall, lookout_wall, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

LookoutWallLayout *
lookout_wall_get_manager (LookoutWall *self)
{
  return LOOKOUT_WALL_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
}

static void
set_css_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* By the focus or the hotspot, here or in another tile. */
static gboolean
lookout_wall_is_looked_at (LookoutWall *self, LookoutTile *tile)
{
  LookoutPlay *play = lookout_tile_get_play (tile);

  return tile == self->current || tile == self->hotspot
         || (self->current != NULL && play == lookout_tile_get_play (self->current))
         || (self->hotspot != NULL && play == lookout_tile_get_play (self->hotspot));
}

/* The classes that depend on the other tiles, and not on the tile alone. */
static void
lookout_wall_update_classes (LookoutWall *self)
{
  LookoutTile *enlarged = lookout_wall_get_enlarged (self);
  gboolean first = TRUE;

  set_css_class (GTK_WIDGET (self), "several",
                 enlarged == NULL && lookout_wall_get_n_tiles (self) > 1);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      LookoutTile *tile = g_ptr_array_index (self->tiles, i);
      gboolean empty = lookout_tile_is_empty (tile);
      gboolean hotspot = tile == self->hotspot;

      set_css_class (GTK_WIDGET (tile), "first", empty && first && !hotspot);
      set_css_class (GTK_WIDGET (tile), "hotspot", hotspot);
      set_css_class (GTK_WIDGET (tile), "current", tile == self->current);
      lookout_tile_set_enlarged (tile, tile == enlarged);
      lookout_tile_set_hotspot (tile, hotspot);
      if (!empty)
        lookout_play_set_spared (lookout_tile_get_play (tile),
                                 lookout_wall_is_looked_at (self, tile));
      first = first && (!empty || hotspot);
    }
}

void
lookout_wall_changed (LookoutWall *self)
{
  lookout_wall_update_classes (self);
  lookout_wall_describe_tiles (self);
  lookout_wall_update_sound (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
lookout_wall_tell (LookoutWall *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, message);
}

static void
on_tile_changed (LookoutWall *self, LookoutTile *tile)
{
  if (tile == self->current)
    lookout_wall_follow (self, FALSE);
  if (lookout_tile_is_empty (tile) && tile == lookout_wall_get_enlarged (self))
    lookout_wall_set_enlarged (self, NULL);
  else
    lookout_wall_changed (self);
}

static void
on_tile_enlarge (LookoutWall *self, LookoutTile *tile)
{
  gboolean enlarged = tile == lookout_wall_get_enlarged (self);

  lookout_wall_set_current (self, tile);
  if (enlarged || lookout_tile_is_empty (tile))
    lookout_wall_set_enlarged (self, NULL);
  else
    lookout_wall_set_enlarged (self, tile);
}

static void
on_tile_snapshot (LookoutWall *self, LookoutTile *tile)
{
  g_signal_emit (self, signals[SIGNAL_SNAPSHOT], 0, tile);
}

static void
lookout_wall_take_current (LookoutWall *self, LookoutTile *tile)
{
  if (self->current == tile)
    return;
  self->current = tile;
  lookout_wall_follow (self, TRUE);
  lookout_wall_changed (self);
}

static void
on_tile_focus (GtkEventController *controller, LookoutWall *self)
{
  lookout_wall_take_current (self, LOOKOUT_TILE (gtk_event_controller_get_widget (controller)));
  lookout_wall_follow (self, TRUE);
}

void
lookout_wall_add_tile (LookoutWall *self)
{
  LookoutTile *tile = LOOKOUT_TILE (lookout_tile_new ());
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (tile, "changed", G_CALLBACK (on_tile_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tile, "enlarge", G_CALLBACK (on_tile_enlarge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tile, "snapshot", G_CALLBACK (on_tile_snapshot), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_tile_focus), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (tile), focus);
  lookout_wall_add_drop_target (self, tile);
  lookout_tile_set_figures_visible (tile, self->figures_visible);
  lookout_tile_set_suspended (tile, lookout_sight_get_hidden (self->sight));
  gtk_widget_set_parent (GTK_WIDGET (tile), GTK_WIDGET (self));
  g_ptr_array_add (self->tiles, tile);
}

void
lookout_wall_remove_last_tile (LookoutWall *self)
{
  LookoutTile *tile = g_ptr_array_steal_index (self->tiles, self->tiles->len - 1);

  g_signal_handlers_disconnect_by_data (tile, self);
  if (self->current == tile)
    self->current = NULL;
  if (self->hotspot == tile)
    self->hotspot = NULL;
  gtk_widget_unparent (GTK_WIDGET (tile));
}

/**
 * lookout_wall_get_tile:
 * @self: the wall
 * @index: in reading order
 *
 * Returns: (transfer none) (nullable): a tile of the layout
 */
LookoutTile *
lookout_wall_get_tile (LookoutWall *self, guint index)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  if (index >= lookout_wall_get_n_tiles (self) || index >= self->tiles->len)
    return NULL;
  return g_ptr_array_index (self->tiles, index);
}

/**
 * lookout_wall_get_play:
 * @self: the wall
 * @index: of a tile
 *
 * Each play is got once.
 *
 * Returns: (transfer none) (nullable): what is watched there; %NULL for an empty tile, and for the hotspot while it
 *   shows what another tile shows
 */
LookoutPlay *
lookout_wall_get_play (LookoutWall *self, guint index)
{
  LookoutTile *tile = lookout_wall_get_tile (self, index);

  if (tile == self->hotspot && lookout_wall_is_shown_elsewhere (self, lookout_tile_get_play (tile)))
    return NULL;
  return lookout_tile_get_play (tile);
}

/* Also where it is parked; the hotspot, which it may be shown in besides, does not count. */
LookoutTile *
lookout_wall_find_channel (LookoutWall *self, FleetChannel *channel)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      LookoutTile *tile = g_ptr_array_index (self->tiles, i);
      LookoutPlay *play = lookout_tile_get_play (tile);

      if (play != NULL && tile != self->hotspot && lookout_play_get_channel (play) == channel)
        return tile;
    }
  return NULL;
}

/**
 * lookout_wall_get_current:
 * @self: the wall
 *
 * Returns: (transfer none) (nullable): the tile that actions are about
 */
LookoutTile *
lookout_wall_get_current (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  return self->current;
}

/**
 * lookout_wall_set_current:
 * @self: the wall
 * @tile: the tile that actions are about from now on
 *
 * A focus that is in another tile moves along: keys go to the tile that is marked.
 */
void
lookout_wall_set_current (LookoutWall *self, LookoutTile *tile)
{
  GtkWidget *focus;

  g_return_if_fail (LOOKOUT_IS_WALL (self));

  lookout_wall_take_current (self, tile);
  focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  if (tile != NULL && focus != NULL && focus != GTK_WIDGET (tile))
    gtk_widget_grab_focus (GTK_WIDGET (tile));
}

/**
 * lookout_wall_get_enlarged:
 * @self: the wall
 *
 * Returns: (transfer none) (nullable): the tile that covers all others
 */
LookoutTile *
lookout_wall_get_enlarged (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  return (LookoutTile *) lookout_wall_layout_get_enlarged (lookout_wall_get_manager (self));
}

/**
 * lookout_wall_set_enlarged:
 * @self: the wall
 * @tile: (nullable): the tile that covers all others, or %NULL to go back
 */
void
lookout_wall_set_enlarged (LookoutWall *self, LookoutTile *tile)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  if (tile == lookout_wall_get_enlarged (self))
    return;
  if (lookout_wall_get_n_tiles (self) == 1)
    tile = NULL;
  lookout_wall_layout_set_enlarged (lookout_wall_get_manager (self), (GtkWidget *) tile);
  lookout_wall_changed (self);
}

MediaProtocol
lookout_wall_get_protocol (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), MEDIA_PROTOCOL_FLV);

  return self->protocol;
}

/**
 * lookout_wall_set_protocol:
 * @self: the wall
 * @protocol: by which protocol cameras are asked for first
 *
 * What is open is played anew by it.
 */
void
lookout_wall_set_protocol (LookoutWall *self, MediaProtocol protocol)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  self->protocol = protocol;
  for (guint i = 0; i < self->tiles->len; i++)
    {
      LookoutPlay *play = lookout_tile_get_play (g_ptr_array_index (self->tiles, i));

      if (play != NULL)
        lookout_play_set_protocol (play, protocol);
    }
  lookout_wall_changed (self);
}

MediaPace
lookout_wall_get_pace (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), MEDIA_PACE_NORMAL);

  return self->pace;
}

/**
 * lookout_wall_set_pace:
 * @self: the wall
 * @pace: how soon the pictures of cameras that are opened from now on are wanted
 */
void
lookout_wall_set_pace (LookoutWall *self, MediaPace pace)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  self->pace = pace;
  lookout_wall_changed (self);
}

gboolean
lookout_wall_get_figures_visible (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);

  return self->figures_visible;
}

void
lookout_wall_set_figures_visible (LookoutWall *self, gboolean visible)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  self->figures_visible = visible;
  for (guint i = 0; i < self->tiles->len; i++)
    lookout_tile_set_figures_visible (g_ptr_array_index (self->tiles, i), visible);
  lookout_wall_changed (self);
}

/**
 * lookout_wall_close_all:
 * @self: the wall
 *
 * Closes every camera.
 */
void
lookout_wall_close_all (LookoutWall *self)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  for (guint i = 0; i < self->tiles->len; i++)
    lookout_tile_set_play (g_ptr_array_index (self->tiles, i), NULL);
  lookout_wall_divide (self, lookout_wall_get_grid (self), self->free);
}

static void
on_tick (LookoutWall *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  lookout_wall_size_plays (self);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      LookoutTile *tile = g_ptr_array_index (self->tiles, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (tile)))
        lookout_tile_tick (tile, now);
    }
}

static void
on_hidden (LookoutWall *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    lookout_tile_set_suspended (g_ptr_array_index (self->tiles, i),
                                lookout_sight_get_hidden (self->sight));
}

static void
lookout_wall_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (lookout_wall_parent_class)->snapshot (widget, snapshot);
  lookout_wall_draw_edges (LOOKOUT_WALL (widget), snapshot);
}

static gboolean
lookout_wall_grab_focus (GtkWidget *widget)
{
  LookoutTile *current = LOOKOUT_WALL (widget)->current;

  return current != NULL && gtk_widget_grab_focus (GTK_WIDGET (current));
}

/* Arrow keys go from tile to tile, past the buttons inside; Tab goes through everything. */
static gboolean
lookout_wall_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) == NULL)
    return lookout_wall_grab_focus (widget);
  if (direction == GTK_DIR_TAB_BACKWARD
      && gtk_widget_is_focus (gtk_widget_get_focus_child (widget)))
    return lookout_wall_focus_before (LOOKOUT_WALL (widget));
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (lookout_wall_parent_class)->focus (widget, direction);
  return lookout_wall_focus_neighbour (LOOKOUT_WALL (widget), direction);
}

static void
lookout_wall_dispose (GObject *object)
{
  LookoutWall *self = LOOKOUT_WALL (object);

  self->current = NULL;
  g_clear_weak_pointer (&self->sound.heard);
  self->hotspot = NULL;
  g_clear_weak_pointer (&self->followed);
  while (self->tiles->len > 0)
    lookout_wall_remove_last_tile (self);
  g_clear_object (&self->sight);
  G_OBJECT_CLASS (lookout_wall_parent_class)->dispose (object);
}

static void
lookout_wall_finalize (GObject *object)
{
  LookoutWall *self = LOOKOUT_WALL (object);

  g_ptr_array_unref (self->tiles);
  g_array_unref (self->shapes);
  G_OBJECT_CLASS (lookout_wall_parent_class)->finalize (object);
}

static void
lookout_wall_class_init (LookoutWallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lookout_wall_dispose;
  object_class->finalize = lookout_wall_finalize;
  widget_class->snapshot = lookout_wall_snapshot;
  widget_class->focus = lookout_wall_focus;
  widget_class->grab_focus = lookout_wall_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LOOKOUT_TYPE_WALL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", LOOKOUT_TYPE_WALL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SNAPSHOT] = g_signal_new ("snapshot", LOOKOUT_TYPE_WALL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, LOOKOUT_TYPE_TILE);

  gtk_widget_class_set_layout_manager_type (widget_class, LOOKOUT_TYPE_WALL_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "wall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lookout_wall_init (LookoutWall *self)
{
  self->tiles = g_ptr_array_new ();
  self->shapes = g_array_new (FALSE, FALSE, sizeof (LookoutWallShape));
  self->sound.volume = 1;
  self->sight = lookout_sight_new (GTK_WIDGET (self));
  g_signal_connect_object (self->sight, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sight, "notify::hidden", G_CALLBACK (on_hidden), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Live wall"), -1);
  lookout_wall_add_edges (self);
  lookout_wall_set_layout (self, 4);
}

GtkWidget *
lookout_wall_new (void)
{
  return g_object_new (LOOKOUT_TYPE_WALL, NULL);
}
