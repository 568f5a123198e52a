/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The way of the arrow keys from tile to tile. */

#include "live/lookout-wall-private.h"

typedef struct
{
  graphene_rect_t bounds;
  graphene_point_t center;
} Position;

static gboolean
get_position (LookoutWall *self, LookoutTile *tile, Position *position)
{
  if (!gtk_widget_get_child_visible (GTK_WIDGET (tile))
      || !gtk_widget_compute_bounds (GTK_WIDGET (tile), GTK_WIDGET (self), &position->bounds))
    return FALSE;
  graphene_rect_get_center (&position->bounds, &position->center);
  return TRUE;
}

/* How far @to lies from @from in a direction; sideways counts double, and behind is no way at all. */
static float
get_distance (const Position *from, const Position *to, GtkDirectionType direction)
{
  float dx = to->center.x - from->center.x;
  float dy = to->center.y - from->center.y;
  float ahead, aside;

  switch (direction)
    {
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      ahead = direction == GTK_DIR_RIGHT ? dx : -dx;
      aside = dy;
      break;
    default:
      ahead = direction == GTK_DIR_DOWN ? dy : -dy;
      aside = dx;
    }
  if (ahead < 1)
    return -1;
  return ahead + 2 * ABS (aside);
}

static LookoutTile *
lookout_wall_find_neighbour (LookoutWall *self, LookoutTile *from, GtkDirectionType direction)
{
  LookoutTile *nearest = NULL;
  float least = 0;
  Position start, end;

  if (!get_position (self, from, &start))
    return NULL;
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);
      float distance;

      if (!get_position (self, tile, &end))
        continue;
      distance = get_distance (&start, &end, direction);
      if (distance >= 0 && (nearest == NULL || distance < least))
        {
          nearest = tile;
          least = distance;
        }
    }
  return nearest;
}

/* From the tile that has the focus, or holds what has it. */
gboolean
lookout_wall_focus_neighbour (LookoutWall *self, GtkDirectionType direction)
{
  GtkWidget *inside = gtk_widget_get_focus_child (GTK_WIDGET (self));
  LookoutTile *neighbour = lookout_wall_find_neighbour (self, LOOKOUT_TILE (inside), direction);

  return neighbour != NULL && gtk_widget_grab_focus (GTK_WIDGET (neighbour));
}

/* Backwards from a tile that has the focus itself, to the last part of the one before: the toolkit would stay on it. */
gboolean
lookout_wall_focus_before (LookoutWall *self)
{
  LookoutTile *before = NULL;

  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);

      if (GTK_WIDGET (tile) == gtk_widget_get_focus_child (GTK_WIDGET (self)))
        break;
      if (gtk_widget_get_mapped (GTK_WIDGET (tile)))
        before = tile;
    }
  return before != NULL && gtk_widget_child_focus (GTK_WIDGET (before), GTK_DIR_TAB_BACKWARD);
}
