/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SimSound:
 * @SIM_SOUND_NONE: the camera has no microphone
 * @SIM_SOUND_AAC: AAC-LC, 16 kHz mono
 * @SIM_SOUND_PCMA: G.711 A-law, 8 kHz mono
 * @SIM_SOUND_PCMU: G.711 µ-law, 8 kHz mono
 *
 * What a camera sounds like: a tone that beats with the clock in the picture.
 */
typedef enum
{
  SIM_SOUND_NONE,
  SIM_SOUND_AAC,
  SIM_SOUND_PCMA,
  SIM_SOUND_PCMU,
} SimSound;

/**
 * SimCameraConfig:
 * @device_id: the device that the camera belongs to
 * @channel_id: its channel
 * @name: what is burnt into the picture, any script
 * @width: pixels, even, 64 to 3840
 * @height: pixels, even, 64 to 2160
 * @fps: pictures a second, 1 to 60
 * @gop_seconds: between two keyframes, 0.1 to 60
 * @bitrate_kbps: kbit/s, 0 for what suits the size
 * @h265: H.265 instead of H.264
 * @video_file: (nullable): a film to loop instead of the generated scene
 * @seed: colours and scene
 * @sound: what it sounds like; a film brings its own sound and ignores this
 * @linger_ms: how long the encoder goes on after the last viewer
 * @time_zone: (nullable): of the clock in the picture, Asia/Shanghai if unset
 */
typedef struct
{
  guint64 device_id;
  guint channel_id;
  char *name;
  int width;
  int height;
  int fps;
  double gop_seconds;
  guint bitrate_kbps;
  gboolean h265;
  char *video_file;
  guint seed;
  SimSound sound;
  guint linger_ms;
  char *time_zone;
} SimCameraConfig;

#define SIM_TYPE_CAMERA_CONFIG (sim_camera_config_get_type ())
GType sim_camera_config_get_type (void);

SimCameraConfig *sim_camera_config_new (guint64 device_id, guint channel_id, const char *name);
SimCameraConfig *sim_camera_config_copy (const SimCameraConfig *config);
void sim_camera_config_free (SimCameraConfig *config);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimCameraConfig, sim_camera_config_free)

G_END_DECLS
