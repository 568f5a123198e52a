/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* From the wall to a view, and back. */

#include "views/lookout-view-wall.h"

#include "live/lookout-layouts.h"
#include "live/lookout-locator.h"
#include "views/lookout-view-gap.h"

static void
capture_play (FleetView *view,
              guint tile,
              LookoutPlay *play,
              FleetStreamSize size,
              const char *account,
              const char *key)
{
  const LookoutZoom *zoom = lookout_play_get_zoom (play);
  const FleetViewCamera camera = {
    .tile = tile,
    .account = (char *) account,
    .key = (char *) key,
    .name = (char *) lookout_play_get_name (play),
    .protocol = lookout_protocol_to_fleet (lookout_play_get_protocol (play)),
    .size = size,
    .pace = lookout_pace_to_fleet (lookout_play_get_pace (play)),
    .zoom = { zoom->factor, zoom->x, zoom->y },
  };

  fleet_view_add_camera (view, &camera);
}

static FleetStreamSize
get_size (FleetChannel *channel)
{
  FleetSizer *sizer = fleet_channel_get_sizer (channel);

  return sizer != NULL ? fleet_sizer_get_wish (sizer) : FLEET_STREAM_AUTOMATIC;
}

static void
capture_channel (FleetView *view, guint tile, LookoutPlay *play)
{
  FleetChannel *channel = lookout_play_get_channel (play);
  g_autoptr (FleetSession) session = fleet_device_dup_session (fleet_channel_get_device (channel));
  FleetAccount *account;

  if (session == NULL)
    return;
  account = fleet_session_get_account (session);
  capture_play (view, tile, play, get_size (channel), fleet_account_get_id (account),
                fleet_channel_get_key (channel));
  if (fleet_account_get_temporary (account))
    fleet_view_set_temporary (view, TRUE);
}

static void
capture_gap (FleetView *view, guint tile, LookoutPlay *play)
{
  LookoutViewGap *gap = LOOKOUT_VIEW_GAP (lookout_play_get_locator (play));

  capture_play (view, tile, play, lookout_view_gap_get_size (gap),
                lookout_view_gap_get_account (gap), lookout_view_gap_get_key (gap));
}

static FleetView *
create_view (const char *name, LookoutWall *wall)
{
  FleetView *view = fleet_view_new (name, lookout_wall_get_n_tiles (wall));

  if (lookout_wall_get_layout (wall) == LOOKOUT_LAYOUT_FREE)
    fleet_view_set_grid (view, lookout_wall_get_grid (wall));
  return view;
}

/**
 * lookout_view_capture:
 * @wall: a wall
 * @name: what the view is called
 *
 * Returns: (transfer full): how the wall is arranged, as a view that nobody has saved; it is temporary if a camera is
 *   of an account for this run only
 */
FleetView *
lookout_view_capture (LookoutWall *wall, const char *name)
{
  FleetView *view;

  g_return_val_if_fail (LOOKOUT_IS_WALL (wall), NULL);

  view = create_view (name, wall);
  for (guint i = 0; i < lookout_wall_get_n_tiles (wall); i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (wall, i);
      LookoutPlay *play = lookout_tile_get_play (tile);

      if (tile == lookout_wall_get_hotspot (wall))
        fleet_view_set_hotspot (view, i);
      else if (play == NULL)
        continue;
      else if (lookout_play_get_channel (play) != NULL)
        capture_channel (view, i, play);
      else if (LOOKOUT_IS_VIEW_GAP (lookout_play_get_locator (play)))
        capture_gap (view, i, play);
    }
  return view;
}

/* With one tile, there is no room for it beside a camera. */
static guint
find_hotspot (LookoutWall *wall)
{
  guint n_tiles = lookout_wall_get_n_tiles (wall);

  for (guint i = 0; n_tiles > 1 && i < n_tiles; i++)
    if (lookout_wall_get_tile (wall, i) == lookout_wall_get_hotspot (wall))
      return i;
  return FLEET_VIEW_NO_HOTSPOT;
}

/**
 * lookout_view_count_room:
 * @wall: a wall
 *
 * Returns: for how many cameras it has tiles, which the hotspot is not
 */
guint
lookout_view_count_room (LookoutWall *wall)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (wall), 0);

  return lookout_wall_get_n_tiles (wall) - (find_hotspot (wall) != FLEET_VIEW_NO_HOTSPOT);
}

static void
add_channel (FleetView *view, guint tile, FleetChannel *channel, LookoutWall *wall)
{
  g_autoptr (FleetSession) session = fleet_device_dup_session (fleet_channel_get_device (channel));
  g_autofree char *name = fleet_channel_dup_name (channel);
  FleetViewCamera camera = {
    .tile = tile,
    .name = name,
    .protocol = lookout_protocol_to_fleet (lookout_wall_get_protocol (wall)),
    .size = get_size (channel),
    .pace = lookout_pace_to_fleet (lookout_wall_get_pace (wall)),
  };

  if (session == NULL)
    return;
  camera.account = (char *) fleet_account_get_id (fleet_session_get_account (session));
  camera.key = (char *) fleet_channel_get_key (channel);
  fleet_view_add_camera (view, &camera);
}

/* Takes the view. */
static FleetView *
fill_page (FleetView *view, LookoutWall *wall, guint hotspot, GPtrArray *channels)
{
  guint room = fleet_view_get_layout (view) - (hotspot != FLEET_VIEW_NO_HOTSPOT);

  fleet_view_set_hotspot (view, hotspot);
  for (guint i = 0; i < MIN (channels->len, room); i++)
    add_channel (view, i < hotspot ? i : i + 1, g_ptr_array_index (channels, i), wall);
  return view;
}

/**
 * lookout_view_new_for_channels:
 * @wall: a wall
 * @channels: (element-type FleetChannel): what is to be shown; what has no room is left out
 *
 * Returns: (transfer full): a view that nobody has saved, with the division and the hotspot of the wall
 */
FleetView *
lookout_view_new_for_channels (LookoutWall *wall, GPtrArray *channels)
{
  return fill_page (create_view ("page", wall), wall, find_hotspot (wall), channels);
}

/**
 * lookout_view_new_with_room:
 * @wall: a wall
 * @n_tiles: for how many cameras there is to be room
 * @channels: (element-type FleetChannel): what is to be shown; what has no room is left out
 *
 * Returns: (transfer full): a view that nobody has saved, without a hotspot
 */
FleetView *
lookout_view_new_with_room (LookoutWall *wall, guint n_tiles, GPtrArray *channels)
{
  return fill_page (fleet_view_new ("page", n_tiles), wall, FLEET_VIEW_NO_HOTSPOT, channels);
}

/* The play that shows a channel already, unless it was given a tile before. */
static LookoutPlay *
find_play (LookoutWall *wall, FleetChannel *channel)
{
  for (guint i = 0; i < lookout_wall_get_n_tiles (wall); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (wall, i);

      if (play != NULL && lookout_play_get_channel (play) == channel)
        return g_object_ref (play);
    }
  return NULL;
}

static LookoutPlay *
find_ready (GPtrArray *ready, FleetChannel *channel)
{
  for (guint i = 0; i < ready->len; i++)
    if (lookout_play_get_channel (g_ptr_array_index (ready, i)) == channel)
      return g_object_ref (g_ptr_array_index (ready, i));
  return NULL;
}

static LookoutPlay *
create_gap (const FleetViewCamera *camera, const GError *reason)
{
  g_autoptr (LookoutViewGap) gap = lookout_view_gap_new (camera, reason);

  return lookout_play_new_for_locator (MEDIA_LOCATOR (gap),
                                       camera->name != NULL ? camera->name : camera->key,
                                       lookout_protocol_from_fleet (camera->protocol));
}

/* %NULL where the view names a camera twice: it can be in one tile only. */
static LookoutPlay *
create_play (LookoutWall *wall,
             const FleetViewCamera *camera,
             FleetSession *session,
             GPtrArray *ready,
             GPtrArray *plays)
{
  MediaProtocol protocol = lookout_protocol_from_fleet (camera->protocol);
  FleetChannel *channel = fleet_session_get_channel (session, camera->key);
  LookoutPlay *play;

  if (channel == NULL)
    return NULL;
  for (guint i = 0; i < plays->len; i++)
    {
      play = g_ptr_array_index (plays, i);
      if (play != NULL && lookout_play_get_channel (play) == channel)
        return NULL;
    }
  play = find_play (wall, channel);
  if (play == NULL)
    play = find_ready (ready, channel);
  if (play == NULL)
    return lookout_play_new (channel, protocol);
  lookout_play_set_protocol (play, protocol);
  return play;
}

static void
set_size (LookoutPlay *play, FleetStreamSize size)
{
  FleetChannel *channel = play != NULL ? lookout_play_get_channel (play) : NULL;
  FleetSizer *sizer = channel != NULL ? fleet_channel_get_sizer (channel) : NULL;

  if (sizer != NULL)
    fleet_sizer_set_wish (sizer, size);
}

static void
set_pace (LookoutPlay *play, FleetPace pace)
{
  if (play != NULL)
    lookout_play_set_pace (play, lookout_pace_from_fleet (pace));
}

static void
set_zoom (LookoutPlay *play, const FleetViewZoom *zoom)
{
  LookoutZoom wanted = { MAX (zoom->factor, 1), zoom->x, zoom->y };

  if (play != NULL)
    lookout_play_set_zoom (play, &wanted);
}

static void
clear_play (gpointer play)
{
  if (play != NULL)
    g_object_unref (play);
}

static guint
count_tiles (FleetView *view)
{
  guint n_tiles = fleet_view_get_layout (view);

  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    n_tiles = MAX (n_tiles, fleet_view_get_camera (view, i)->tile + 1);
  return n_tiles;
}

/**
 * lookout_view_show:
 * @view: a view
 * @wall: a wall
 * @ready: (element-type LookoutPlay): what plays already, beside what the wall shows
 * @func: (scope call): who knows the sessions
 * @user_data: for @func
 *
 * Arranges the wall as the view says. A camera whose account has no session is shown as what it is called, with the
 * reason.
 */
void
lookout_view_show (FleetView *view,
                   LookoutWall *wall,
                   GPtrArray *ready,
                   LookoutViewSessionFunc func,
                   gpointer user_data)
{
  g_autoptr (GPtrArray) plays = g_ptr_array_new_with_free_func (clear_play);

  g_return_if_fail (FLEET_IS_VIEW (view));
  g_return_if_fail (LOOKOUT_IS_WALL (wall));

  g_ptr_array_set_size (plays, (int) count_tiles (view));
  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    {
      const FleetViewCamera *camera = fleet_view_get_camera (view, i);
      g_autoptr (GError) error = NULL;
      FleetSession *session = func (camera->account, user_data, &error);
      LookoutPlay *play = session != NULL ? create_play (wall, camera, session, ready, plays)
                                          : create_gap (camera, error);

      set_zoom (play, &camera->zoom);
      set_size (play, camera->size);
      set_pace (play, camera->pace);
      g_ptr_array_index (plays, camera->tile) = play;
    }
  lookout_wall_set_hotspot (wall, NULL);
  lookout_wall_show_plays (wall, fleet_view_get_layout (view), fleet_view_get_grid (view), plays);
  lookout_wall_set_hotspot (wall, lookout_wall_get_tile (wall, fleet_view_get_hotspot (view)));
}

/**
 * lookout_view_prepare:
 * @view: a view that will be shown soon
 * @wall: a wall
 * @ready: (element-type LookoutPlay): what was made ready before
 * @func: (scope call): who knows the sessions
 * @user_data: for @func
 *
 * Returns: (transfer full) (element-type LookoutPlay): what the wall does not show and the view needs, playing unseen
 */
GPtrArray *
lookout_view_prepare (FleetView *view,
                      LookoutWall *wall,
                      GPtrArray *ready,
                      LookoutViewSessionFunc func,
                      gpointer user_data)
{
  g_autoptr (GPtrArray) plays = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (FLEET_IS_VIEW (view), NULL);
  g_return_val_if_fail (LOOKOUT_IS_WALL (wall), NULL);

  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    {
      const FleetViewCamera *camera = fleet_view_get_camera (view, i);
      FleetSession *session = func (camera->account, user_data, NULL);
      FleetChannel *channel
          = session != NULL ? fleet_session_get_channel (session, camera->key) : NULL;
      g_autoptr (LookoutPlay) shown = channel != NULL ? find_play (wall, channel) : NULL;
      LookoutPlay *play = NULL;

      if (channel == NULL || shown != NULL)
        continue;
      play = find_ready (ready, channel);
      if (play == NULL)
        play = lookout_play_new (channel, lookout_protocol_from_fleet (camera->protocol));
      set_pace (play, camera->pace);
      g_ptr_array_add (plays, play);
    }
  return g_steal_pointer (&plays);
}
