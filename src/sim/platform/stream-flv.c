/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live pictures over HTTP-FLV: one connection a viewer. */
#include "config.h"

#include "platform/stream-flv.h"

#include "faults/sim-fault-stream.h"
#include "http/sim-outlet.h"
#include "http/sim-tokens.h"
#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"

typedef struct
{
  SimPlatform *platform;
  SimOutlet *outlet;
  SimViewer *viewer;
  SimWatcher *watcher;
  guint cut_id;
} Stream;

static const char head[] = "HTTP/1.1 200 OK\r\n"
                           "Content-Type: video/x-flv\r\n"
                           "Cache-Control: no-cache\r\n"
                           "Connection: close\r\n"
                           "\r\n";

static void
on_closed (SimOutlet *outlet, gpointer data)
{
  Stream *self = data;

  g_clear_handle_id (&self->cut_id, g_source_remove);
  g_clear_pointer (&self->viewer, sim_viewer_close);
  sim_audience_remove (self->platform->audience, self->watcher);
  g_object_unref (self->outlet);
  g_free (self);
}

static void
stop (gpointer data)
{
  sim_outlet_close (((Stream *) data)->outlet, FALSE);
}

static void
on_chunk (GBytes *chunk, const GError *error, gpointer data)
{
  Stream *self = data;

  if (chunk == NULL)
    {
      sim_outlet_finish (self->outlet);
      return;
    }
  sim_watcher_add_bytes (self->watcher, g_bytes_get_size (chunk));
  sim_outlet_send (self->outlet, chunk);
}

static gboolean
on_cut (gpointer data)
{
  Stream *self = data;

  self->cut_id = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

/* Only a token that a fault shortened takes its stream with it. */
static void
arrange_cut (Stream *self, const char *token)
{
  gint64 left = sim_tokens_get_cut (self->platform->tokens, token);

  if (left >= 0)
    self->cut_id = g_timeout_add ((guint) left, on_cut, self);
}

/**
 * sim_stream_flv_handle:
 * @call: a request for a live stream, with its token checked
 *
 * Sends the camera's stream until either side ends it.
 */
void
sim_stream_flv_handle (SimCall *call)
{
  SimPlatform *platform = call->platform;
  g_autoptr (GBytes) head_bytes = g_bytes_new_static (head, sizeof head - 1);
  GIOStream *connection;
  Stream *self;

  if (!sim_device_is_online (call->device))
    {
      sim_call_fail (call, SIM_ERROR_OFFLINE, NULL);
      return;
    }
  connection = sim_call_steal (call);
  if (connection == NULL)
    return;
  self = g_new0 (Stream, 1);
  self->platform = platform;
  self->outlet = sim_outlet_new (connection);
  self->watcher = sim_audience_add (platform->audience, call->device->id, call->channel,
                                    call->secure ? "https-flv" : "flv", call->peer, stop, self);
  g_signal_connect (self->outlet, "closed", G_CALLBACK (on_closed), self);
  sim_fault_stream_apply (call, self->outlet);
  arrange_cut (self, call->token);
  sim_outlet_send (self->outlet, head_bytes);
  self->viewer
      = sim_camera_watch (sim_cameras_get (platform->cameras, call->device, call->channel)->camera,
                          SIM_FORMAT_FLV, on_chunk, self, NULL);
}
