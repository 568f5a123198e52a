/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-publisher.h"

#include <gst/app/gstappsrc.h>
#include <string.h>

#include "camera/sim-work.h"

#define RETRY_MS 1000
/* What may wait for a server that takes nothing; then the connection is made anew. */
#define MAX_WAITING_BYTES ((guint64) 8 * 1024 * 1024)
#define FLV_HEADER_SIZE 13
#define TAG_HEADER_SIZE 11

struct _SimPublisher
{
  GObject parent_instance;

  SimCamera *camera; /* unowned: the camera owns this */
  char *url;
  GMainContext *context;

  SimViewer *viewer;
  GstElement *pipeline; /* %NULL between two attempts */
  GstElement *source;
  GSource *bus_watch;
  GSource *retry;
};

G_DEFINE_FINAL_TYPE (SimPublisher, sim_publisher, G_TYPE_OBJECT)

static void connect_to_server (SimPublisher *self);

static void
sim_publisher_finalize (GObject *object)
{
  SimPublisher *self = SIM_PUBLISHER (object);

  g_assert (self->pipeline == NULL);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (sim_publisher_parent_class)->finalize (object);
}

static void
sim_publisher_class_init (SimPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sim_publisher_finalize;
}

static void
sim_publisher_init (SimPublisher *self)
{
  self->context = g_main_context_ref_thread_default ();
}

static void
play_pipeline (gpointer object)
{
  gst_element_set_state (object, GST_STATE_PLAYING);
}

static void
end_pipeline (gpointer object)
{
  gst_element_set_state (object, GST_STATE_NULL);
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
disconnect_from_server (SimPublisher *self)
{
  g_clear_pointer (&self->viewer, sim_viewer_close);
  clear_source (&self->bus_watch);
  gst_clear_object (&self->source);
  if (self->pipeline != NULL)
    sim_work_push (end_pipeline, G_OBJECT (self->pipeline));
  gst_clear_object (&self->pipeline);
}

static gboolean
on_retry (gpointer user_data)
{
  SimPublisher *self = user_data;

  clear_source (&self->retry);
  connect_to_server (self);
  return G_SOURCE_REMOVE;
}

static void
try_again_later (SimPublisher *self)
{
  disconnect_from_server (self);
  clear_source (&self->retry);
  self->retry = g_timeout_source_new (RETRY_MS);
  g_source_set_callback (self->retry, on_retry, self, NULL);
  g_source_attach (self->retry, self->context);
}

static gboolean
on_bus_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  SimPublisher *self = user_data;
  g_autoptr (GError) error = NULL;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return G_SOURCE_CONTINUE;
  gst_message_parse_error (message, &error, NULL);
  g_debug ("Publishing failed, trying again: %s", error->message);
  try_again_later (self);
  return G_SOURCE_REMOVE;
}

/* The sink wants each tag in a buffer of its own. */
static void
push_tags (SimPublisher *self, GBytes *chunk)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (chunk, &size);
  gsize at = size >= 3 && memcmp (data, "FLV", 3) == 0 ? FLV_HEADER_SIZE : 0;

  while (at + TAG_HEADER_SIZE <= size)
    {
      gsize body = (gsize) data[at + 1] << 16 | (gsize) data[at + 2] << 8 | data[at + 3];
      gsize length = MIN (TAG_HEADER_SIZE + body + 4, size - at);
      g_autoptr (GBytes) tag = g_bytes_new_from_bytes (chunk, at, length);

      gst_app_src_push_buffer (GST_APP_SRC (self->source), gst_buffer_new_wrapped_bytes (tag));
      at += length;
    }
}

static void
on_chunk (GBytes *chunk, const GError *error, gpointer user_data)
{
  SimPublisher *self = user_data;

  if (chunk == NULL)
    g_signal_emit_by_name (self->camera, "published-ended");
  if (chunk == NULL
      || gst_app_src_get_current_level_bytes (GST_APP_SRC (self->source)) > MAX_WAITING_BYTES)
    try_again_later (self);
  else
    push_tags (self, chunk);
}

static void
watch_bus (SimPublisher *self)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);

  self->bus_watch = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus_watch, G_SOURCE_FUNC (on_bus_message), self, NULL);
  g_source_attach (self->bus_watch, self->context);
}

static void
connect_to_server (SimPublisher *self)
{
  GstElement *sink = gst_element_factory_make ("rtmp2sink", NULL);
  g_autoptr (GstCaps) caps = gst_caps_new_empty_simple ("video/x-flv");

  if (sink == NULL)
    {
      g_warning ("Cannot publish: GStreamer's rtmp2sink is not installed");
      return;
    }
  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  self->source = gst_object_ref_sink (gst_element_factory_make ("appsrc", NULL));
  g_object_set (self->source, "caps", caps, "format", GST_FORMAT_TIME, "is-live", TRUE, NULL);
  gst_util_set_object_arg (G_OBJECT (self->source), "max-bytes", "0");
  g_object_set (sink, "location", self->url, "sync", FALSE, "async", FALSE, NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), self->source, sink, NULL);
  gst_element_link (self->source, sink);
  watch_bus (self);
  sim_work_push (play_pipeline, G_OBJECT (self->pipeline));
  self->viewer = sim_camera_watch (self->camera, SIM_FORMAT_FLV, on_chunk, self, NULL);
  sim_camera_request_keyframe (self->camera); /* a camera that pushes begins with one */
}

/**
 * sim_publisher_new:
 * @camera: (transfer none): must outlive this
 * @url: rtmp://HOST:PORT/APPLICATION/STREAM
 *
 * Sends the camera's stream to an RTMP server, and connects again whenever the server goes.
 *
 * Returns: (transfer full): the publisher, until sim_publisher_close()
 */
SimPublisher *
sim_publisher_new (SimCamera *camera, const char *url)
{
  SimPublisher *self = g_object_new (SIM_TYPE_PUBLISHER, NULL);

  self->camera = camera;
  self->url = g_strdup (url);
  connect_to_server (self);
  return self;
}

/**
 * sim_publisher_close:
 * @self: (transfer full): a publisher
 *
 * Ends it. Returns at once.
 */
void
sim_publisher_close (SimPublisher *self)
{
  disconnect_from_server (self);
  clear_source (&self->retry);
  g_object_unref (self);
}
