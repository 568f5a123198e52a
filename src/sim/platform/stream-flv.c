/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live pictures over HTTP-FLV: one connection a viewer. */
#include "config.h"

#include "platform/stream-flv.h"

#include "faults/sim-fault-stream.h"
#include "http/sim-outlet.h"
#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"

typedef struct
{
  SimPlatform *platform;
  SimOutlet *outlet;
  SimViewer *viewer;
  SimWatcher *watcher;
  SimCamera *camera;
  SimFaultStream *faults;
  gboolean held;
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

  g_clear_pointer (&self->faults, sim_fault_stream_free);
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

/* Who goes on after a while does so with a keyframe: what it missed is lost. */
static void
set_held (gpointer stream, gboolean held)
{
  Stream *self = stream;

  if (self->held == held)
    return;
  self->held = held;
  sim_viewer_set_held (self->viewer, held);
  sim_outlet_set_held (self->outlet, held);
  if (!held)
    sim_camera_request_keyframe (self->camera);
}

static void
set_rate (gpointer stream, double bytes_per_second)
{
  sim_outlet_set_rate (((Stream *) stream)->outlet, bytes_per_second);
}

static void
end (gpointer stream, gboolean reset)
{
  sim_outlet_close (((Stream *) stream)->outlet, reset);
}

static const SimFaultStreamOps ops = { set_held, set_rate, end };

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
  self->camera = sim_cameras_get (platform->cameras, call->device, call->channel)->camera;
  sim_outlet_send (self->outlet, head_bytes);
  self->viewer = sim_camera_watch (self->camera, SIM_FORMAT_FLV, on_chunk, self, NULL);
  self->faults = sim_fault_stream_new (call, &ops, self);
}
