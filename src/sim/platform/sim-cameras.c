/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-cameras.h"

#include "platform/sim-setup.h"

struct _SimCameras
{
  const SimOptions *options;
  SimStore *store;
  gint64 start; /* µs of UTC */
  SimMotionFunc motion;
  gpointer motion_data;
  GHashTable *channels; /* "DEVICE/CHANNEL" → SimChannel */
};

/* The first camera can be heard over every protocol; the others are what fleets are made of. */
static const SimSound sounds[] = {
  SIM_SOUND_AAC,
  SIM_SOUND_PCMA,
  SIM_SOUND_NONE,
  SIM_SOUND_PCMU,
};

static void
channel_free (gpointer data)
{
  SimChannel *channel = data;

  g_signal_handlers_disconnect_by_data (channel->camera, channel);
  g_object_unref (channel->camera);
  g_free (channel);
}

/**
 * sim_cameras_new:
 * @options: what cameras are like; kept, not copied
 * @store: (nullable): where they keep their settings
 *
 * Returns: (transfer full): cameras, of which none is made before it is asked for
 */
SimCameras *
sim_cameras_new (const SimOptions *options, SimStore *store)
{
  SimCameras *self = g_new0 (SimCameras, 1);

  self->options = options;
  self->store = store;
  self->start = g_get_real_time ();
  self->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, channel_free);
  return self;
}

/**
 * sim_cameras_free:
 * @self: the cameras
 *
 * Ends every camera, and waits until its threads have ended.
 */
void
sim_cameras_free (SimCameras *self)
{
  g_hash_table_unref (self->channels);
  sim_camera_drain ();
  g_free (self);
}

/**
 * sim_cameras_set_motion_func:
 * @self: the cameras
 * @func: called when something moves
 * @data: for @func
 */
void
sim_cameras_set_motion_func (SimCameras *self, SimMotionFunc func, gpointer data)
{
  self->motion = func;
  self->motion_data = data;
}

/**
 * sim_cameras_get_store:
 * @self: the cameras
 *
 * Returns: (transfer none) (nullable): where they keep their settings
 */
SimStore *
sim_cameras_get_store (SimCameras *self)
{
  return self->store;
}

/**
 * sim_cameras_foreach:
 * @self: the cameras
 * @func: called for each that was made
 * @data: for @func
 */
void
sim_cameras_foreach (SimCameras *self, SimCameraFunc func, gpointer data)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->channels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    func (((SimChannel *) value)->camera, data);
}

/**
 * sim_cameras_forget:
 * @self: the cameras
 * @device_id: a device that is being deleted
 * @channel_id: the channel that is, 0 for all
 *
 * Ends the cameras, once nobody holds them any more.
 */
void
sim_cameras_forget (SimCameras *self, guint64 device_id, guint channel_id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->channels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const SimCameraConfig *config = sim_camera_get_config (((SimChannel *) value)->camera);

      if (config->device_id == device_id && (channel_id == 0 || config->channel_id == channel_id))
        g_hash_table_iter_remove (&iter);
    }
}

/**
 * sim_cameras_get_start:
 * @self: the cameras
 *
 * Returns: when they were switched on, µs of UTC
 */
gint64
sim_cameras_get_start (SimCameras *self)
{
  return self->start;
}

/**
 * sim_cameras_make_name:
 * @device: a device
 * @channel_id: a channel that it has
 *
 * Returns: (transfer full): what the camera is called
 */
char *
sim_cameras_make_name (const SimDevice *device, guint channel_id)
{
  if (device->n_channels == 1)
    return g_strdup (device->title);
  return g_strdup_printf ("%s #%u", device->title, channel_id);
}

/**
 * sim_cameras_make_config:
 * @self: the cameras
 * @device: a device
 * @channel_id: a channel that it has
 *
 * Returns: (transfer full): the camera as it leaves the factory
 */
SimCameraConfig *
sim_cameras_make_config (SimCameras *self, const SimDevice *device, guint channel_id)
{
  const SimOptions *options = self->options;
  guint index
      = (guint) (device->id - SIM_FIRST_DEVICE) * (guint) options->channels + channel_id - 1;
  guint n_videos = options->videos != NULL ? g_strv_length (options->videos) : 0;
  g_autofree char *name = sim_cameras_make_name (device, channel_id);
  SimCameraConfig *config = sim_camera_config_new (device->id, channel_id, name);

  config->width = options->width;
  config->height = options->height;
  config->fps = options->fps;
  config->gop_seconds = options->gop_seconds;
  config->h265 = options->h265;
  config->video_file = n_videos > 0 ? g_strdup (options->videos[index % n_videos]) : NULL;
  config->seed = (guint) options->seed + index;
  config->sound = sounds[index % G_N_ELEMENTS (sounds)];
  return config;
}

static SimCamera *
make_camera (SimCameras *self, const SimDevice *device, guint channel_id)
{
  g_autoptr (SimCameraConfig) config = sim_cameras_make_config (self, device, channel_id);
  SimCamera *camera = sim_camera_new (config);

  sim_setup_apply (&(SimPart){ self, device, channel_id }, camera);
  return camera;
}

/**
 * sim_cameras_make_past:
 * @self: the cameras
 * @device: a device
 * @channel_id: a channel that it has
 * @seconds: to add to the time that it films, negative for the past
 *
 * Returns: (transfer full): another camera, that films what the channel's filmed then
 */
SimCamera *
sim_cameras_make_past (SimCameras *self, const SimDevice *device, guint channel_id, gint64 seconds)
{
  SimCamera *camera = make_camera (self, device, channel_id);
  static const SimWatch nothing = { 0 };

  sim_camera_set_watch (camera, &nothing);
  sim_camera_set_time_offset (camera, seconds * G_USEC_PER_SEC);
  return camera;
}

/**
 * sim_cameras_interrupt:
 * @self: the cameras
 * @device_id: a device that starts again
 *
 * Ends the streams of its cameras.
 */
void
sim_cameras_interrupt (SimCameras *self, guint64 device_id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->channels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SimCamera *camera = ((SimChannel *) value)->camera;

      if (sim_camera_get_config (camera)->device_id == device_id)
        sim_camera_interrupt (camera);
    }
}

static char *
make_key (const SimDevice *device, guint channel_id)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT "/%u", device->id, channel_id);
}

/**
 * sim_cameras_refresh:
 * @self: the cameras
 * @device: a device
 * @channel_id: its channel, 0 for a setting of the device, which no camera shows
 *
 * Lets the camera show what was set. One that nobody has asked for yet will when it is made.
 */
void
sim_cameras_refresh (SimCameras *self, const SimDevice *device, guint channel_id)
{
  g_autofree char *key = make_key (device, channel_id);
  SimChannel *channel = g_hash_table_lookup (self->channels, key);

  if (channel != NULL)
    sim_setup_apply (&(SimPart){ self, device, channel_id }, channel->camera);
}

static void
on_motion (SimCamera *camera, SimChannel *channel)
{
  SimCameras *self = channel->cameras;

  if (self->motion != NULL)
    self->motion (channel->device, channel->channel_id, self->motion_data);
}

/**
 * sim_cameras_get:
 * @self: the cameras
 * @device: a device
 * @channel_id: a channel that it has
 *
 * Returns: (transfer none): the channel, made when it is asked for the first time
 */
SimChannel *
sim_cameras_get (SimCameras *self, const SimDevice *device, guint channel_id)
{
  g_autofree char *key = make_key (device, channel_id);
  SimChannel *channel = g_hash_table_lookup (self->channels, key);

  if (channel == NULL)
    {
      channel = g_new0 (SimChannel, 1);
      channel->camera = make_camera (self, device, channel_id);
      channel->cameras = self;
      channel->device = device;
      channel->channel_id = channel_id;
      g_signal_connect (channel->camera, "motion", G_CALLBACK (on_motion), channel);
      g_hash_table_insert (self->channels, g_steal_pointer (&key), channel);
    }
  return channel;
}

/**
 * sim_cameras_thaw:
 * @self: the cameras
 *
 * Ends every freeze.
 */
void
sim_cameras_thaw (SimCameras *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->channels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    sim_camera_set_freeze (((SimChannel *) value)->camera, SIM_FREEZE_NONE);
}
