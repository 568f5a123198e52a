/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single pictures of a camera, whether it runs or not. */
#include "config.h"

#include "camera/sim-camera-private.h"
#include "camera/sim-still.h"

typedef struct
{
  SimScene *scene;
  SimCameraConfig *config;
  gboolean asleep;
  gboolean pushed;
  SimPacket *keyframe; /* of what is pushed */
  SimCodec codec;
  gboolean film;
  int width;
  int height;
  int quality;
} PictureRequest;

static void
picture_request_free (gpointer data)
{
  PictureRequest *request = data;

  g_object_unref (request->scene);
  sim_camera_config_free (request->config);
  g_clear_pointer (&request->keyframe, sim_packet_unref);
  g_free (request);
}

static void
make_picture (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PictureRequest *request = task_data;
  GError *error = NULL;
  GBytes *picture = NULL;

  if (request->keyframe != NULL)
    picture = sim_still_from_packet (request->codec, request->keyframe, request->width,
                                     request->height, request->quality, &error);
  else if (request->pushed)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "No picture has been pushed yet");
  else if (request->film)
    picture = sim_still_from_clip (request->config, request->width, request->height,
                                   request->quality, &error);
  else
    picture = sim_still_from_scene (request->scene, request->width, request->height,
                                    request->quality, &error);
  if (request->asleep)
    sim_scene_trim (request->scene);
  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sim_camera_get_picture_async:
 * @self: a camera
 * @width: pixels, 16 to 3840
 * @height: pixels, 16 to 2160
 * @quality: of JPEG, 1 to 100
 * @cancellable: (nullable): to cancel
 * @callback: called with the picture
 * @user_data: for @callback
 *
 * Takes a picture of what the camera sees now, whether somebody watches or not.
 */
void
sim_camera_get_picture_async (SimCamera *self,
                              int width,
                              int height,
                              int quality,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  PictureRequest *request = g_new (PictureRequest, 1);
  const SimTrack *video = sim_feed_get_track (self->feed, SIM_TRACK_VIDEO);

  *request = (PictureRequest){
    .pushed = sim_feed_is_pushed (self->feed),
    .keyframe = sim_feed_dup_keyframe (self->feed),
    .codec = video != NULL ? video->codec : SIM_CODEC_H264,
    .scene = g_object_ref (self->scene),
    .config = sim_camera_config_copy (self->config),
    .film = self->config->video_file != NULL && !self->off,
    .asleep = !sim_feed_is_running (self->feed),
    .width = CLAMP (width, 16, 3840),
    .height = CLAMP (height, 16, 2160),
    .quality = CLAMP (quality, 1, 100),
  };
  g_task_set_source_tag (task, sim_camera_get_picture_async);
  g_task_set_task_data (task, request, picture_request_free);
  g_task_run_in_thread (task, make_picture);
}

/**
 * sim_camera_get_picture_finish:
 * @self: a camera
 * @result: as given to the callback
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): a JPEG
 */
GBytes *
sim_camera_get_picture_finish (SimCamera *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
