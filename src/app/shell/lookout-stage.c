/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-stage.h"

#include "fleet.h"
#include "live/lookout-wall-figures.h"
#include "live/lookout-wall.h"

static LookoutWall *
get_wall (LookoutContext *context)
{
  GtkWidget *wall = lookout_context_get_wall (context);

  return wall != NULL ? LOOKOUT_WALL (wall) : NULL;
}

/**
 * lookout_stage_open_channel:
 * @context: what is open in the window
 * @channel: a channel of the open account
 *
 * Shows @channel on the wall.
 */
void
lookout_stage_open_channel (LookoutContext *context, FleetChannel *channel)
{
  LookoutWall *wall = get_wall (context);

  if (wall != NULL)
    lookout_wall_open (wall, channel);
}

/**
 * lookout_stage_open_device:
 * @context: what is open in the window
 * @device: a device of the open account
 *
 * Shows the channels of @device on the wall.
 */
void
lookout_stage_open_device (LookoutContext *context, FleetDevice *device)
{
  LookoutWall *wall = get_wall (context);

  if (wall != NULL)
    lookout_wall_open_device (wall, device);
}

void
lookout_stage_set_layout (LookoutContext *context, guint n_tiles)
{
  LookoutWall *wall = get_wall (context);

  if (wall != NULL)
    lookout_wall_set_layout (wall, n_tiles);
}

/**
 * lookout_stage_get_layout:
 * @context: what is open in the window
 *
 * Returns: the number of tiles of the wall
 */
guint
lookout_stage_get_layout (LookoutContext *context)
{
  LookoutWall *wall = get_wall (context);

  return wall != NULL ? lookout_wall_get_n_tiles (wall) : 0;
}

/**
 * lookout_stage_set_protocol:
 * @context: what is open in the window
 * @protocol: `flv`, `hls` or `rtmp`
 *
 * Says what pictures are asked for first.
 */
void
lookout_stage_set_protocol (LookoutContext *context, const char *protocol)
{
  LookoutWall *wall = get_wall (context);
  MediaProtocol found;

  if (wall != NULL && media_protocol_find (protocol, &found))
    lookout_wall_set_protocol (wall, found);
}

/**
 * lookout_stage_retry:
 * @context: what is open in the window
 *
 * Lets no tile wait any longer.
 */
void
lookout_stage_retry (LookoutContext *context)
{
  LookoutWall *wall = get_wall (context);

  if (wall != NULL)
    lookout_wall_retry (wall);
}

/**
 * lookout_stage_is_playing:
 * @context: what is open in the window
 *
 * Returns: whether something is open and all that is open plays
 */
gboolean
lookout_stage_is_playing (LookoutContext *context)
{
  LookoutWall *wall = get_wall (context);

  return wall != NULL && lookout_wall_is_playing (wall, 1);
}

/**
 * lookout_stage_dup_figures:
 * @context: what is open in the window
 *
 * Returns: (transfer full): how the tiles play, as one line of JSON
 */
char *
lookout_stage_dup_figures (LookoutContext *context)
{
  LookoutWall *wall = get_wall (context);

  return wall != NULL ? lookout_wall_dup_figures (wall) : g_strdup ("{\"tiles\":[],\"playing\":0}");
}

/**
 * lookout_stage_dup_complaints:
 * @context: what is open in the window
 *
 * Returns: (transfer full): a line for each tile that does not play, translated
 */
char *
lookout_stage_dup_complaints (LookoutContext *context)
{
  LookoutWall *wall = get_wall (context);

  return wall != NULL ? lookout_wall_dup_complaints (wall) : g_strdup ("");
}

/**
 * lookout_stage_dup_report:
 * @context: what is open in the window
 *
 * Returns: (transfer full): a line for each tile, for somebody who looks for a fault, not translated
 */
char *
lookout_stage_dup_report (LookoutContext *context)
{
  LookoutWall *wall = get_wall (context);

  return wall != NULL ? lookout_wall_dup_report (wall) : g_strdup ("");
}
