/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 4.3: what a camera sees now, small. */
#include "config.h"

#include "platform/stream-preview.h"

#include "platform/sim-cameras.h"

#define PREVIEW_WIDTH 320
#define PREVIEW_QUALITY 80

static void
on_picture (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimCall) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = sim_camera_get_picture_finish (SIM_CAMERA (source), result, &error);

  sim_platform_release (call->platform);
  if (picture == NULL)
    sim_call_fail (call, SIM_ERROR_INTERNAL, error->message);
  else
    sim_call_send (call, SOUP_STATUS_OK, "image/jpeg", picture);
}

/**
 * sim_stream_preview_handle:
 * @call: 4.3, with its token checked
 *
 * Answers with a JPEG.
 */
void
sim_stream_preview_handle (SimCall *call)
{
  const SimOptions *options = call->platform->options;
  int height = PREVIEW_WIDTH * options->height / options->width / 2 * 2;

  if (!sim_device_is_online (call->device))
    {
      sim_call_fail (call, SIM_ERROR_OFFLINE, NULL);
      return;
    }
  sim_platform_hold (call->platform);
  sim_camera_get_picture_async (
      sim_cameras_get (call->platform->cameras, call->device, call->channel)->camera, PREVIEW_WIDTH,
      MAX (2, height), PREVIEW_QUALITY, NULL, on_picture, sim_call_ref (call));
}
