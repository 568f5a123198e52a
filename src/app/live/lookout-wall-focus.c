/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The way of the arrow keys from tile to tile. */

#include "live/lookout-wall-private.h"

/* A way to the next tile and one in doubt about which: that lies nearest beside, whatever their sizes are. */
#define AHEAD_WEIGHT 16

static gboolean
get_bounds (LookoutWall *self, LookoutTile *tile, graphene_rect_t *bounds)
{
  return gtk_widget_get_child_visible (GTK_WIDGET (tile))
         && gtk_widget_compute_bounds (GTK_WIDGET (tile), GTK_WIDGET (self), bounds);
}

/* A stretch of the wall across the way, or along it. */
typedef struct
{
  float start;
  float end;
} Stretch;

static Stretch
get_stretch (const graphene_rect_t *bounds, gboolean horizontal)
{
  if (horizontal)
    return (Stretch){ bounds->origin.x, bounds->origin.x + bounds->size.width };
  return (Stretch){ bounds->origin.y, bounds->origin.y + bounds->size.height };
}

/* How far @to lies from @from in a direction; what stands behind it, or not beside it at all, is no way. */
static float
get_distance (const graphene_rect_t *from, const graphene_rect_t *to, GtkDirectionType direction)
{
  gboolean horizontal = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  gboolean forward = direction == GTK_DIR_RIGHT || direction == GTK_DIR_DOWN;
  Stretch from_along = get_stretch (from, horizontal);
  Stretch to_along = get_stretch (to, horizontal);
  Stretch from_across = get_stretch (from, !horizontal);
  Stretch to_across = get_stretch (to, !horizontal);
  float ahead = forward ? to_along.start - from_along.end : from_along.start - to_along.end;
  float aside = (to_across.start + to_across.end - from_across.start - from_across.end) / 2;

  if (ahead < 0 || to_across.start >= from_across.end || to_across.end <= from_across.start)
    return -1;
  return AHEAD_WEIGHT * ahead + ABS (aside);
}

static LookoutTile *
lookout_wall_find_neighbour (LookoutWall *self, LookoutTile *from, GtkDirectionType direction)
{
  LookoutTile *nearest = NULL;
  float least = 0;
  graphene_rect_t start, end;

  if (!get_bounds (self, from, &start))
    return NULL;
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);
      float distance;

      if (!get_bounds (self, tile, &end))
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
