/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live pictures over HLS: a playlist, its segments, and the preload of 4.2. */
#include "config.h"

#include "platform/stream-hls.h"

#include "faults/sim-fault-answer.h"
#include "faults/sim-fault-stream.h"
#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"

#include <string.h>

/* The document names no standard for `idle_time`: a minute is this stand-in's own. */
#define STANDARD_IDLE_SECONDS 60

static SimCamera *
find_camera (SimCall *call)
{
  if (!sim_device_is_online (call->device))
    {
      sim_call_fail (call, SIM_ERROR_OFFLINE, NULL);
      return NULL;
    }
  return sim_cameras_get (call->platform->cameras, call->device, call->channel)->camera;
}

static double
touch (SimCall *call, gsize bytes)
{
  return sim_audience_touch (call->platform->audience, call->token, call->device->id, call->channel,
                             call->secure ? "https-hls" : "hls", call->peer, bytes);
}

/* A session that a fault stalls is answered no more. */
static gboolean
is_stalled (SimCall *call, double age)
{
  const SimFault *stall = sim_call_find_fault (call, SIM_FAULT_STALL);

  if (stall == NULL || age < stall->value)
    return FALSE;
  sim_fault_answer_never (call);
  return TRUE;
}

static void
on_playlist (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimCall) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;
  char *text = sim_camera_get_playlist_finish (SIM_CAMERA (source), result, &error);

  if (text == NULL)
    {
      sim_call_fail (call, SIM_ERROR_INTERNAL, error->message);
      return;
    }
  body = g_bytes_new_take (text, strlen (text));
  touch (call, g_bytes_get_size (body));
  sim_call_send (call, SOUP_STATUS_OK, "application/vnd.apple.mpegurl", body);
}

/**
 * sim_stream_hls_playlist:
 * @call: a request for a playlist, with its token checked
 *
 * Answers when the camera has segments; each carries the token on.
 */
void
sim_stream_hls_playlist (SimCall *call)
{
  SimCamera *camera = find_camera (call);
  double age;

  if (camera == NULL)
    return;
  age = touch (call, 0);
  if (is_stalled (call, age))
    return;
  if (age == 0)
    sim_fault_stream_freeze (call->platform, call->faults, call->device, call->channel);
  sim_camera_get_playlist_async (camera, call->token, NULL, on_playlist, sim_call_ref (call));
}

/**
 * sim_stream_hls_segment:
 * @call: a request for a segment, with its token checked
 *
 * Answers with the segment, while the camera keeps it.
 */
void
sim_stream_hls_segment (SimCall *call)
{
  SimCamera *camera = find_camera (call);
  g_autoptr (GBytes) segment = NULL;

  if (camera == NULL)
    return;
  segment = sim_camera_get_segment (camera, sim_call_get_text (call, "segment"));
  if (segment == NULL)
    sim_call_fail (call, SIM_ERROR_NO_CHANNEL, NULL);
  else if (!is_stalled (call, touch (call, g_bytes_get_size (segment))))
    sim_call_send (call, SOUP_STATUS_OK, "video/mp2t", segment);
}

/**
 * sim_stream_hls_preload:
 * @call: 4.2, with key and token checked
 *
 * Begins to make segments, and goes on for `idle_time` seconds without a viewer.
 */
void
sim_stream_hls_preload (SimCall *call)
{
  SimCamera *camera = find_camera (call);
  gint64 idle = sim_call_get_number (call, "idle_time", STANDARD_IDLE_SECONDS);

  if (camera == NULL)
    return;
  sim_camera_preload_hls (camera, (guint) idle);
  sim_call_reply (call, NULL, NULL);
}
