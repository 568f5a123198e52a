/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Whether two views show the same. */

#include "views/fleet-view-private.h"

/* Shares of a picture that differ by less are the same: files hold them in steps of this size. */
#define ZOOM_STEP (1.0 / 1024)

gboolean
fleet_view_camera_is_same (const FleetViewCamera *a, const FleetViewCamera *b)
{
  return g_strcmp0 (a->account, b->account) == 0 && g_strcmp0 (a->key, b->key) == 0;
}

static double
round_share (double share)
{
  return (double) (gint64) (share / ZOOM_STEP + 0.5) * ZOOM_STEP;
}

/* Up to what a file can hold. */
FleetViewZoom
fleet_view_zoom_round (const FleetViewZoom *zoom)
{
  if (zoom->factor <= 1)
    return (FleetViewZoom){ 0 };
  return (FleetViewZoom){ round_share (zoom->factor), round_share (zoom->x),
                          round_share (zoom->y) };
}

static gboolean
is_same_zoom (const FleetViewZoom *a, const FleetViewZoom *b)
{
  FleetViewZoom mine = fleet_view_zoom_round (a);
  FleetViewZoom theirs = fleet_view_zoom_round (b);

  return ABS (mine.factor - theirs.factor) < ZOOM_STEP / 2
         && ABS (mine.x - theirs.x) < ZOOM_STEP / 2 && ABS (mine.y - theirs.y) < ZOOM_STEP / 2;
}

static gboolean
are_chosen_alike (const FleetViewCamera *a, const FleetViewCamera *b)
{
  for (guint i = 0; i < FLEET_VIEW_N_CHOICES; i++)
    if (fleet_view_choice_get (&fleet_view_choices[i], a)
        != fleet_view_choice_get (&fleet_view_choices[i], b))
      return FALSE;
  return TRUE;
}

/**
 * fleet_view_shows_same:
 * @self: a view
 * @other: another
 *
 * Compares what the two show, not what they are called.
 *
 * Returns: %TRUE if layout, hotspot, cameras, places, what is chosen for each, and zooms are the same
 */
gboolean
fleet_view_shows_same (FleetView *self, FleetView *other)
{
  guint n_cameras;

  g_return_val_if_fail (FLEET_IS_VIEW (self), FALSE);
  g_return_val_if_fail (FLEET_IS_VIEW (other), FALSE);

  n_cameras = fleet_view_get_n_cameras (self);
  if (fleet_view_get_layout (self) != fleet_view_get_layout (other)
      || !fleet_grid_is_same (fleet_view_get_grid (self), fleet_view_get_grid (other))
      || fleet_view_get_hotspot (self) != fleet_view_get_hotspot (other)
      || n_cameras != fleet_view_get_n_cameras (other))
    return FALSE;
  for (guint i = 0; i < n_cameras; i++)
    {
      const FleetViewCamera *mine = fleet_view_get_camera (self, i);
      const FleetViewCamera *theirs = fleet_view_find_camera (other, mine->tile);

      if (theirs == NULL || !fleet_view_camera_is_same (mine, theirs)
          || !are_chosen_alike (mine, theirs) || !is_same_zoom (&mine->zoom, &theirs->zoom))
        return FALSE;
    }
  return TRUE;
}
