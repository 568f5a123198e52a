/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an alarm comes about: a picture, a thumbnail and a clip first, then the alarm with them. */
#include "config.h"

#include "platform/sim-alarms.h"

#include "platform/sim-cameras.h"
#include "platform/sim-clock.h"
#include "platform/sim-pictures.h"
#include "platform/sim-recorder.h"
#include "platform/sim-recording-plan.h"
#include "platform/sim-vod.h"

#define CLIP_SECONDS 10
#define PICTURE_QUALITY 90
#define THUMBNAIL_WIDTH 160

enum
{
  PICTURE,
  THUMBNAIL,
};

/* The members of an alarm that lead to its pictures. */
static const char *const picture_members[] = {
  [PICTURE] = "picture",
  [THUMBNAIL] = "thumbnail",
};

/* An alarm on its way. */
typedef struct
{
  SimPlatform *platform;
  SimCamera *camera;
  guint64 device_id;
  guint channel_id;
  gint64 time;
  char *id;
  JsonObject *alarm;
  guint n_waiting; /* pictures and clip that are not there yet */
} Raising;

/* A picture of it: the member that gets its path, and its width, 0 for the camera's own. */
typedef struct
{
  Raising *raising;
  const char *member;
  char *name;
} Shot;

static char *
make_picture_name (const char *alarm, const char *member)
{
  return g_strdup_printf ("alarm-%s-%s", alarm, member);
}

/**
 * sim_alarms_remove:
 * @store: where alarms are kept
 * @alarm: an alarm
 *
 * Deletes it, with its pictures and its clip.
 */
void
sim_alarms_remove (SimStore *store, const SimRow *alarm)
{
  JsonObject *known = sim_row_get_object (alarm);
  const char *video = json_object_get_string_member_with_default (known, "video", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (picture_members); i++)
    {
      g_autofree char *name = make_picture_name (alarm->name, picture_members[i]);

      sim_store_remove (store, SIM_PICTURES, alarm->device, alarm->channel, name);
    }
  if (video != NULL)
    sim_store_remove (store, SIM_VIDEOS, alarm->device, alarm->channel, video);
  sim_store_remove (store, SIM_ALARMS, alarm->device, alarm->channel, alarm->name);
}

static void
drop_oldest (SimStore *store, guint64 device_id)
{
  SimQuery query = {
    .kind = SIM_ALARMS,
    .device = device_id,
    .newest_first = TRUE,
    .skip = SIM_ALARMS_KEPT,
  };
  g_autoptr (GPtrArray) old = sim_store_find (store, &query, NULL);

  for (guint i = 0; i < old->len; i++)
    sim_alarms_remove (store, old->pdata[i]);
}

static void
keep (Raising *self)
{
  const SimDevice *device = sim_devices_get (self->platform->devices, self->device_id);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), self->alarm);
  SimRow row = {
    .device = self->device_id,
    .channel = self->channel_id,
    .name = self->id,
    .time = self->time,
    .document = node,
  };

  /* Who deletes a device or a channel while it raises an alarm gets none of it. */
  if (device != NULL && sim_device_has_channel (device, self->channel_id))
    {
      sim_store_put (self->platform->store, SIM_ALARMS, &row);
      drop_oldest (self->platform->store, self->device_id);
    }
}

static void
done (Raising *self)
{
  if (--self->n_waiting > 0)
    return;
  keep (self);
  g_object_unref (self->camera);
  json_object_unref (self->alarm);
  g_free (self->id);
  g_free (self);
}

static void
shot_free (Shot *shot)
{
  Raising *raising = shot->raising;

  sim_platform_release (raising->platform);
  g_free (shot->name);
  g_free (shot);
  done (raising);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  Shot *shot = data;
  Raising *self = shot->raising;
  g_autoptr (GError) error = NULL;
  g_autoptr (SimRow) row = NULL;
  g_autofree char *path = NULL;

  if (!sim_pictures_add_finish (self->platform, result, &error))
    g_warning ("A picture of an alarm is lost: %s", error->message);
  row = sim_store_get (self->platform->store, SIM_PICTURES, self->device_id, self->channel_id,
                       shot->name);
  path = row != NULL ? sim_pictures_make_path (row) : NULL;
  if (path != NULL)
    json_object_set_string_member (self->alarm, shot->member, path);
  shot_free (shot);
}

static void
on_picture (GObject *source, GAsyncResult *result, gpointer data)
{
  Shot *shot = data;
  Raising *self = shot->raising;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = sim_camera_get_picture_finish (self->camera, result, &error);
  SimRow row = {
    .device = self->device_id,
    .channel = self->channel_id,
    .name = shot->name,
    .time = self->time,
  };

  if (picture != NULL)
    sim_pictures_add_async (self->platform, &row, "jpg", shot->member, picture, on_kept, shot);
  else
    shot_free (shot);
}

static void
take_picture (Raising *self, const char *member, int width)
{
  const SimCameraConfig *config = sim_camera_get_config (self->camera);
  int own_width = width != 0 ? MIN (width, config->width) : config->width;
  Shot *shot = g_new (Shot, 1);

  *shot = (Shot){ self, member, make_picture_name (self->id, member) };
  self->n_waiting++;
  sim_platform_hold (self->platform);
  sim_camera_get_picture_async (self->camera, own_width,
                                config->height * own_width / config->width / 2 * 2, PICTURE_QUALITY,
                                NULL, on_picture, shot);
}

static void
on_clip (const SimRow *video, gpointer data)
{
  Raising *self = data;

  if (video != NULL)
    json_object_set_string_member (self->alarm, "video", video->name);
  done (self);
}

static void
record_clip (Raising *self, const SimDevice *device)
{
  SimRecordingPlan plan = { 0 };

  sim_plans_get (self->platform, self->device_id, self->channel_id, &plan);
  self->n_waiting++;
  sim_recorder_start (self->platform->recorder, device, self->channel_id, SIM_REASON_ALARM,
                      plan.days, CLIP_SECONDS, on_clip, self);
}

static SimAlarmWay
get_way (SimAlarmEvent event)
{
  if (event == SIM_EVENT_CLOUD)
    return SIM_ALARM_VIDEO;
  return event == SIM_EVENT_PICTURE ? SIM_ALARM_PICTURE : SIM_ALARM_MESSAGE;
}

/* A plan of events (13) records whatever the detector itself asks for. */
static SimAlarmEvent
add_plan (SimPlatform *platform, guint64 device_id, guint channel_id, SimAlarmEvent event)
{
  SimRecordingPlan plan;

  if (sim_plans_get (platform, device_id, channel_id, &plan) && plan.kind == SIM_PLAN_EVENTS)
    return SIM_EVENT_CLOUD;
  return event;
}

/**
 * sim_alarms_raise:
 * @platform: the stand-in
 * @device: a device that is online
 * @channel_id: its channel
 * @type: `alarm_type`
 * @event: what it sets off
 * @comment: in words
 *
 * Raises an alarm. It is listed when its picture, thumbnail and clip are there.
 */
void
sim_alarms_raise (SimPlatform *platform,
                  const SimDevice *device,
                  guint channel_id,
                  int type,
                  SimAlarmEvent event,
                  const char *comment)
{
  Raising *self = g_new0 (Raising, 1);
  SimAlarmWay way;
  g_autofree char *uuid = g_uuid_string_random ();

  event = add_plan (platform, device->id, channel_id, event);
  way = get_way (event);
  self->platform = platform;
  self->camera = g_object_ref (sim_cameras_get (platform->cameras, device, channel_id)->camera);
  self->device_id = device->id;
  self->channel_id = channel_id;
  self->time = sim_clock_now ();
  self->id = g_compute_checksum_for_string (G_CHECKSUM_MD5, uuid, -1);
  self->alarm = json_object_new ();
  self->n_waiting = 1;
  json_object_set_string_member (self->alarm, "alarm_id", self->id);
  json_object_set_int_member (self->alarm, "alarm_type", type);
  json_object_set_int_member (self->alarm, "alarm_way", way);
  json_object_set_int_member (self->alarm, "alarm_status", SIM_ALARM_UNREAD);
  json_object_set_string_member (self->alarm, "comment", comment);
  if (way != SIM_ALARM_MESSAGE)
    {
      take_picture (self, picture_members[PICTURE], 0);
      take_picture (self, picture_members[THUMBNAIL], THUMBNAIL_WIDTH);
    }
  if (way == SIM_ALARM_VIDEO)
    record_clip (self, device);
  done (self);
}
