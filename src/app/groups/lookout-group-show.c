/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A whole group on the wall: at once, or some cameras at a time. */

#include "groups/lookout-group-show.h"

#include <glib/gi18n.h>

#include "fleet.h"
#include "live/lookout-layouts.h"
#include "live/lookout-wall.h"
#include "patrol/lookout-round.h"
#include "shell/lookout-window.h"
#include "views/lookout-view-wall.h"
#include "views/lookout-views.h"

typedef void (*UseCameras) (LookoutContext *context, GPtrArray *channels);

/* A group whose devices are being asked for their channels. */
typedef struct
{
  LookoutContext *context;
  FleetSession *session;
  GPtrArray *members;
  guint n_read;
  GPtrArray *channels;
  UseCameras use;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->context);
  g_object_unref (reading->session);
  g_ptr_array_unref (reading->members);
  g_ptr_array_unref (reading->channels);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* A device, and one of its channels, may both be in the group. */
static void
reading_take (Reading *reading, FleetChannel *channel)
{
  if (!g_ptr_array_find (reading->channels, channel, NULL))
    g_ptr_array_add (reading->channels, g_object_ref (channel));
}

static void
reading_take_all (Reading *reading, GListModel *channels)
{
  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr (FleetChannel) channel = g_list_model_get_item (channels, i);

      reading_take (reading, channel);
    }
}

static void reading_go_on (Reading *reading);

/* A device that does not tell of its cameras is left out. */
static void
on_channels (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GListModel) channels
      = fleet_device_load_channels_finish (FLEET_DEVICE (source), result, NULL);

  if (channels != NULL)
    reading_take_all (reading, channels);
  reading_go_on (reading);
}

static void
reading_end (Reading *reading)
{
  LookoutContext *context = reading->context;

  if (lookout_context_get_session (context) != reading->session
      || lookout_context_get_wall (context) == NULL)
    return;
  if (reading->channels->len == 0)
    lookout_context_toast (context, _ ("The group has no camera that could be shown"));
  else
    reading->use (context, reading->channels);
}

static void
reading_go_on (Reading *reading)
{
  g_autoptr (Reading) ended = NULL;

  while (reading->n_read < reading->members->len)
    {
      FleetGroupMember *member = g_ptr_array_index (reading->members, reading->n_read++);
      FleetDevice *device = fleet_group_member_get_device (member);

      if (fleet_group_member_get_gone (member) || device == NULL)
        continue;
      if (fleet_group_member_get_channel (member) != NULL)
        reading_take (reading, fleet_group_member_get_channel (member));
      else if (fleet_device_get_channels (device) != NULL)
        reading_take_all (reading, fleet_device_get_channels (device));
      else
        {
          fleet_device_load_channels_async (device, NULL, on_channels, reading);
          return;
        }
    }
  ended = reading;
  reading_end (ended);
}

static void
read_cameras (LookoutContext *context, FleetGroup *group, UseCameras use)
{
  FleetSession *session = lookout_context_get_session (context);
  GListModel *members = fleet_group_get_members (group);
  Reading *reading = g_new0 (Reading, 1);

  reading->context = g_object_ref (context);
  reading->session = g_object_ref (session);
  reading->members = g_ptr_array_new_with_free_func (g_object_unref);
  reading->channels = g_ptr_array_new_with_free_func (g_object_unref);
  reading->use = use;
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    g_ptr_array_add (reading->members, g_list_model_get_item (members, i));
  fleet_group_look_up (group, session);
  reading_go_on (reading);
}

/* In the smallest division that has room for all. */
static void
show (LookoutContext *context, GPtrArray *channels)
{
  LookoutWall *wall = LOOKOUT_WALL (lookout_context_get_wall (context));
  guint n_tiles = lookout_layouts_find_for (channels->len)->n_tiles;
  g_autoptr (FleetView) view = lookout_view_new_with_room (wall, n_tiles, channels);
  g_autofree char *text = NULL;

  lookout_views_show (lookout_context_get_views (context), view);
  lookout_window_leave_sidebar (LOOKOUT_WINDOW (lookout_context_get_window (context)));
  if (channels->len <= n_tiles)
    return;
  text = g_strdup_printf (_ ("The first %u of %u cameras are shown. A patrol shows all of them."),
                          n_tiles, channels->len);
  lookout_context_toast (context, text);
}

static void
patrol (LookoutContext *context, GPtrArray *channels)
{
  LookoutRound *round = lookout_context_get_round (context);

  if (round != NULL)
    lookout_round_start_cameras (round, channels);
}

/**
 * lookout_group_show:
 * @context: what is open in the window
 * @group: a group of the open account
 *
 * Shows all its cameras in place of what is on the wall.
 */
void
lookout_group_show (LookoutContext *context, FleetGroup *group)
{
  g_return_if_fail (lookout_context_get_session (context) != NULL);

  read_cameras (context, group, show);
}

/**
 * lookout_group_patrol:
 * @context: what is open in the window
 * @group: a group of the open account
 *
 * Goes through its cameras, as many at a time as the wall has room for.
 */
void
lookout_group_patrol (LookoutContext *context, FleetGroup *group)
{
  g_return_if_fail (lookout_context_get_session (context) != NULL);

  read_cameras (context, group, patrol);
}
