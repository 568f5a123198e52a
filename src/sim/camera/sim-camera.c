/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-camera-private.h"

#include "camera/sim-work.h"

/* Who plays HLS has no connection: it is there for so long after each request. */
#define HLS_KEEP_SECONDS 12

G_DEFINE_FINAL_TYPE (SimCamera, sim_camera, G_TYPE_OBJECT)

enum
{
  SIGNAL_MOTION,
  SIGNAL_PUBLISHED_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sim_camera_dispose (GObject *object)
{
  SimCamera *self = SIM_CAMERA (object);

  g_clear_pointer (&self->publisher, sim_publisher_close);
  G_OBJECT_CLASS (sim_camera_parent_class)->dispose (object);
}

static void
sim_camera_finalize (GObject *object)
{
  SimCamera *self = SIM_CAMERA (object);

  g_clear_object (&self->feed);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->osd, sim_osd_free);
  g_clear_pointer (&self->config, sim_camera_config_free);
  G_OBJECT_CLASS (sim_camera_parent_class)->finalize (object);
}

static void
sim_camera_class_init (SimCameraClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sim_camera_dispose;
  G_OBJECT_CLASS (klass)->finalize = sim_camera_finalize;

  /**
   * SimCamera::motion:
   * @self: a camera
   *
   * Something has moved where sim_camera_set_watch() said, while somebody watched.
   */
  signals[SIGNAL_MOTION] = g_signal_new ("motion", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SimCamera::published-ended:
   * @self: a camera
   *
   * The stream that was published has ended, since the next is another: of another codec, or without
   * sound. Publishing goes on with that.
   */
  signals[SIGNAL_PUBLISHED_ENDED]
      = g_signal_new ("published-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
sim_camera_init (SimCamera *self)
{
}

static void
on_motion (SimScene *scene, SimCamera *self)
{
  g_signal_emit (self, signals[SIGNAL_MOTION], 0);
}

/**
 * sim_camera_new:
 * @config: what it is
 *
 * A camera. Nothing runs until somebody watches. GStreamer must be initialised.
 *
 * Returns: (transfer full): the camera
 */
SimCamera *
sim_camera_new (const SimCameraConfig *config)
{
  SimCamera *self = g_object_new (SIM_TYPE_CAMERA, NULL);

  self->config = sim_camera_config_copy (config);
  self->osd = sim_osd_new (config->name);
  self->scene = sim_scene_new (config);
  self->feed = sim_feed_new (self->scene, config);
  g_signal_connect_object (self->scene, "motion", G_CALLBACK (on_motion), self, 0);
  return self;
}

/**
 * sim_camera_drain:
 *
 * Blocks until the encoders of all cameras that were stopped or freed have ended. For the end of a
 * program.
 */
void
sim_camera_drain (void)
{
  sim_work_drain ();
}

/**
 * sim_camera_get_config:
 * @self: a camera
 *
 * Returns: (transfer none): what it is
 */
const SimCameraConfig *
sim_camera_get_config (SimCamera *self)
{
  return self->config;
}

/**
 * sim_camera_is_running:
 * @self: a camera
 *
 * Returns: whether it films
 */
gboolean
sim_camera_is_running (SimCamera *self)
{
  return sim_feed_is_running (self->feed);
}

/**
 * sim_camera_get_n_viewers:
 * @self: a camera
 *
 * Returns: how many hold a connection, a publication among them; who plays HLS holds none
 */
guint
sim_camera_get_n_viewers (SimCamera *self)
{
  return sim_feed_get_n_viewers (self->feed);
}

/**
 * sim_camera_get_track:
 * @self: a camera
 * @kind: pictures or sound
 *
 * Returns: (transfer none) (nullable): what it sends, %NULL when it sends none, or sleeps
 */
const SimTrack *
sim_camera_get_track (SimCamera *self, SimTrackKind kind)
{
  return sim_feed_get_track (self->feed, kind);
}

/**
 * sim_camera_get_rate:
 * @self: a camera
 *
 * Returns: bits a second that it has sent since it began to film, 0 while it sleeps
 */
gint64
sim_camera_get_rate (SimCamera *self)
{
  double seconds = sim_feed_get_seconds (self->feed);

  return seconds > 0 ? (gint64) ((double) sim_feed_get_bytes (self->feed) * 8 / seconds) : 0;
}

/**
 * sim_camera_get_seconds:
 * @self: a camera
 *
 * Returns: for how long it has filmed, 0 while it sleeps
 */
double
sim_camera_get_seconds (SimCamera *self)
{
  return sim_feed_get_seconds (self->feed);
}

/**
 * sim_camera_watch:
 * @self: a camera
 * @format: of what comes
 * @func: gets it, a header first
 * @user_data: for @func
 * @destroy: (nullable): for @user_data, once the viewer is closed
 *
 * Starts the camera if it sleeps. Who comes later waits for the next keyframe, as with nginx-rtmp.
 *
 * Returns: (transfer full): a viewer, until sim_viewer_close()
 */
SimViewer *
sim_camera_watch (SimCamera *self,
                  SimFormat format,
                  SimViewerFunc func,
                  gpointer user_data,
                  GDestroyNotify destroy)
{
  g_return_val_if_fail (format == SIM_FORMAT_FLV, NULL);
  return sim_feed_watch (self->feed, func, user_data, destroy);
}

/**
 * sim_camera_tap:
 * @self: a camera
 * @func: gets its packets as they are
 * @user_data: for @func
 *
 * Starts the camera if it sleeps. For what is not a viewer: a recording.
 *
 * Returns: (transfer full): a tap, until sim_camera_untap()
 */
SimTap *
sim_camera_tap (SimCamera *self, SimTapFunc func, gpointer user_data)
{
  return sim_feed_tap (self->feed, func, user_data);
}

void
sim_camera_untap (SimCamera *self, SimTap *tap)
{
  sim_feed_untap (self->feed, tap);
}

/**
 * sim_camera_request_keyframe:
 * @self: a camera
 *
 * Command 5 (3.2): the next picture is a keyframe. A film has its keyframes where it has them, and
 * a camera that sleeps begins with one.
 */
void
sim_camera_request_keyframe (SimCamera *self)
{
  sim_feed_request_keyframe (self->feed);
}

/**
 * sim_camera_control_ptz:
 * @self: a camera
 * @phase: start, stop or one step
 * @command: member `cmd` of command 7 (3.2)
 * @speed: 1 to 7
 *
 * Returns: %FALSE for a command or a speed that the document does not know
 */
gboolean
sim_camera_control_ptz (SimCamera *self, SimPtzPhase phase, int command, int speed)
{
  return sim_scene_control_ptz (self->scene, phase, command, speed);
}

/**
 * sim_camera_get_osd:
 * @self: a camera
 *
 * Returns: (transfer none): what command 20 (3.2) reads
 */
const SimOsd *
sim_camera_get_osd (SimCamera *self)
{
  return self->osd;
}

/**
 * sim_camera_set_osd:
 * @self: a camera
 * @osd: what command 21 (3.2) writes
 *
 * It is seen in the next picture.
 */
void
sim_camera_set_osd (SimCamera *self, const SimOsd *osd)
{
  SimOsd *copy = sim_osd_copy (osd);

  sim_osd_free (self->osd);
  self->osd = copy;
  sim_scene_set_osd (self->scene, osd);
}

/**
 * sim_camera_set_encoder:
 * @self: a camera
 * @config: size, rate, codec and sound as they shall be; what else it holds stays as it was
 * @look: how the picture is shown
 *
 * Commands 34, 40 and 6 (3.2), whether it runs or not. While somebody watches, another size or rate
 * goes on in the same stream, with a keyframe; another codec or sound ends the stream, as a camera
 * does that connects again. A film stays as it is, unless the lens is closed.
 */
void
sim_camera_set_encoder (SimCamera *self, const SimCameraConfig *config, const SimLook *look)
{
  g_autoptr (SimCameraConfig) frame = NULL;

  self->off = look->off;
  self->config->width = config->width;
  self->config->height = config->height;
  self->config->fps = config->fps;
  self->config->bitrate_kbps = config->bitrate_kbps;
  self->config->h265 = config->h265;
  self->config->sound = config->sound;
  sim_scene_set_size (self->scene, config->width, config->height);
  sim_scene_set_look (self->scene, look);
  frame = sim_camera_config_copy (self->config);
  sim_scene_get_frame_size (self->scene, &frame->width, &frame->height);
  if (look->off)
    g_clear_pointer (&frame->video_file, g_free);
  sim_feed_set_config (self->feed, frame);
}

/**
 * sim_camera_get_size:
 * @self: a camera
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * How large its pictures are, as they are turned.
 */
void
sim_camera_get_size (SimCamera *self, int *width, int *height)
{
  sim_scene_get_frame_size (self->scene, width, height);
}

/**
 * sim_camera_set_time_offset:
 * @self: a camera
 * @offset: µs
 *
 * Makes it film another time than this, and show that in its clock.
 */
void
sim_camera_set_time_offset (SimCamera *self, gint64 offset)
{
  sim_scene_set_time_offset (self->scene, offset);
}

/**
 * sim_camera_interrupt:
 * @self: a camera
 *
 * Ends every stream, as when it is switched off; who comes next starts it again.
 */
void
sim_camera_interrupt (SimCamera *self)
{
  sim_feed_interrupt (self->feed);
}

/**
 * sim_camera_set_watch:
 * @self: a camera
 * @watch: where to look for motion, see #SimCamera::motion
 */
void
sim_camera_set_watch (SimCamera *self, const SimWatch *watch)
{
  sim_scene_set_watch (self->scene, watch);
}

/**
 * sim_camera_set_freeze:
 * @self: a camera
 * @freeze: what is wrong with it
 *
 * Breaks or mends the camera, whether it runs or not. Pictures come back with a keyframe.
 */
void
sim_camera_set_freeze (SimCamera *self, SimFreeze freeze)
{
  sim_feed_set_freeze (self->feed, freeze);
}

/**
 * sim_camera_preload_hls:
 * @self: a camera
 * @idle_seconds: how long segments are made without anybody asking for them, up to 120
 *
 * Call 4.2: makes HLS ready before it is opened.
 */
void
sim_camera_preload_hls (SimCamera *self, guint idle_seconds)
{
  sim_feed_want_hls (self->feed, idle_seconds);
}

/**
 * sim_camera_get_playlist:
 * @self: a camera
 * @query: (nullable): what the addresses of segments carry on, without the question mark
 *
 * Starts HLS, or keeps it going.
 *
 * Returns: (transfer full) (nullable): the playlist, %NULL while there are too few segments
 */
char *
sim_camera_get_playlist (SimCamera *self, const char *query)
{
  sim_feed_want_hls (self->feed, HLS_KEEP_SECONDS);
  return sim_feed_create_playlist (self->feed, query);
}

/**
 * sim_camera_get_playlist_async:
 * @self: a camera
 * @query: (nullable): what the addresses of segments carry on, without the question mark
 * @cancellable: (nullable): looked at when the playlist is there
 * @callback: called with the playlist
 * @user_data: for @callback
 *
 * As sim_camera_get_playlist(), but waits for the first segments of a camera that slept.
 */
void
sim_camera_get_playlist_async (SimCamera *self,
                               const char *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sim_camera_get_playlist_async);
  g_task_set_task_data (task, g_strdup (query), g_free);
  sim_feed_want_hls (self->feed, HLS_KEEP_SECONDS);
  sim_feed_await_playlist (self->feed, task);
}

/**
 * sim_camera_get_playlist_finish:
 * @self: a camera
 * @result: as given to the callback
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the playlist
 */
char *
sim_camera_get_playlist_finish (SimCamera *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sim_camera_get_segment:
 * @self: a camera
 * @name: as in the playlist, without its query
 *
 * Keeps HLS going.
 *
 * Returns: (transfer full) (nullable): the segment, %NULL when it is not there (any more)
 */
GBytes *
sim_camera_get_segment (SimCamera *self, const char *name)
{
  GBytes *segment = sim_feed_get_segment (self->feed, name);

  if (segment != NULL)
    sim_feed_want_hls (self->feed, HLS_KEEP_SECONDS);
  return segment;
}

/**
 * sim_camera_set_push:
 * @self: a camera
 * @url: (nullable): where something is pushed to, %NULL when nothing is any more
 *
 * What is pushed there (4.4) takes the place of what the camera films.
 */
void
sim_camera_set_push (SimCamera *self, const char *url)
{
  sim_feed_set_push (self->feed, url);
}

/**
 * sim_camera_publish_rtmp:
 * @self: a camera
 * @url: rtmp://HOST:PORT/APPLICATION/STREAM
 *
 * Sends the stream there until sim_camera_unpublish_rtmp(), through every restart of the server.
 */
void
sim_camera_publish_rtmp (SimCamera *self, const char *url)
{
  g_clear_pointer (&self->publisher, sim_publisher_close);
  self->publisher = sim_publisher_new (self, url);
}

/**
 * sim_camera_unpublish_rtmp:
 * @self: a camera
 *
 * Ends what sim_camera_publish_rtmp() began.
 */
void
sim_camera_unpublish_rtmp (SimCamera *self)
{
  g_clear_pointer (&self->publisher, sim_publisher_close);
}
