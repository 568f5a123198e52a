/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live pictures over HLS: a playlist, its segments, and the preload of 4.2. */
#include "config.h"

#include "platform/stream-hls.h"

#include "faults/sim-fault-answer.h"
#include "faults/sim-fault-park.h"
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

/* Who plays HLS has no connection, and is known by the token; this is what faults hit. */
typedef struct
{
  SimWatcher *watcher;
  SimFaultStream *faults;
  SimFaultPark *park;
  gboolean held;
  gboolean reset;
} Session;

static void
session_free (gpointer data)
{
  Session *session = data;

  sim_fault_stream_free (session->faults);
  sim_fault_park_free (session->park);
  g_free (session);
}

static gboolean
is_busy (gpointer session)
{
  return !sim_fault_park_is_empty (((Session *) session)->park);
}

static void
set_held (gpointer stream, gboolean held)
{
  Session *session = stream;

  session->held = held;
  session->reset = FALSE;
  if (held)
    return;
  sim_watcher_see (session->watcher);
  sim_fault_park_release (session->park);
}

/* In order it ends with its token, which opens nothing any more. */
static void
end (gpointer stream, gboolean reset)
{
  ((Session *) stream)->reset = reset;
}

/* Each answer of a session drips by itself. */
static const SimFaultStreamOps ops = { .set_held = set_held, .end = end };

static Session *
touch (SimCall *call, gsize bytes)
{
  SimWatcher *watcher
      = sim_audience_touch (call->platform->audience, call->token, call->device->id, call->channel,
                            call->secure ? "https-hls" : "hls", call->peer, bytes);
  Session *session = sim_watcher_get_session (watcher);

  if (session == NULL)
    {
      session = g_new0 (Session, 1);
      session->watcher = watcher;
      session->park = sim_fault_park_new ();
      session->faults = sim_fault_stream_new (call, &ops, session);
      sim_watcher_set_session (watcher, session, is_busy, session_free);
    }
  return session;
}

/* Says whether a fault of the session has taken the call. */
static gboolean
take (SimCall *call, Session *session, SimFaultContinue proceed)
{
  if (session->reset)
    sim_fault_answer_reset (call);
  else if (session->held)
    sim_fault_park_add (session->park, call, proceed);
  return session->reset || session->held;
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
  if (take (call, touch (call, g_bytes_get_size (body)), sim_stream_hls_playlist))
    return;
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

  if (camera == NULL || take (call, touch (call, 0), sim_stream_hls_playlist))
    return;
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

  if (camera == NULL || take (call, touch (call, 0), sim_stream_hls_segment))
    return;
  segment = sim_camera_get_segment (camera, sim_call_get_text (call, "segment"));
  if (segment == NULL)
    {
      sim_call_fail (call, SIM_ERROR_NO_CHANNEL, NULL);
      return;
    }
  touch (call, g_bytes_get_size (segment));
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
