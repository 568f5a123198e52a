/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-camera-config.h"

G_DEFINE_BOXED_TYPE (SimCameraConfig,
                     sim_camera_config,
                     sim_camera_config_copy,
                     sim_camera_config_free)

/**
 * sim_camera_config_new:
 * @device_id: the device that the camera belongs to
 * @channel_id: its channel
 * @name: what is burnt into the picture
 *
 * A camera of 640×360 at 15 pictures a second in H.264, a keyframe every 2 s, without sound, whose
 * scene follows from its ids. Change the members before it is given to sim_camera_new().
 *
 * Returns: (transfer full): the configuration
 */
SimCameraConfig *
sim_camera_config_new (guint64 device_id, guint channel_id, const char *name)
{
  SimCameraConfig *config = g_new0 (SimCameraConfig, 1);

  config->device_id = device_id;
  config->channel_id = channel_id;
  config->name = g_strdup (name);
  config->width = 640;
  config->height = 360;
  config->fps = 15;
  config->gop_seconds = 2;
  config->seed = (guint) (device_id * 31 + channel_id);
  config->linger_ms = 5000;
  return config;
}

/**
 * sim_camera_config_copy:
 * @config: a configuration
 *
 * Returns: (transfer full): a copy
 */
SimCameraConfig *
sim_camera_config_copy (const SimCameraConfig *config)
{
  SimCameraConfig *copy = g_memdup2 (config, sizeof *config);

  copy->name = g_strdup (config->name);
  copy->video_file = g_strdup (config->video_file);
  copy->time_zone = g_strdup (config->time_zone);
  return copy;
}

/**
 * sim_camera_config_free:
 * @config: (transfer full): a configuration
 */
void
sim_camera_config_free (SimCameraConfig *config)
{
  g_free (config->name);
  g_free (config->video_file);
  g_free (config->time_zone);
  g_free (config);
}
