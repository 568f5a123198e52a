/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-viewer.h"

#include <string.h>

#define WIDTH 80
#define HEIGHT 45
#define PICTURE_BYTES (WIDTH * HEIGHT)
#define STRINGIFY(x) #x
#define TEXT(x) STRINGIFY (x)
/* A keyframe alone changes up to ten pixels by more than this, of 255; what moves changes 60 to 120. */
#define CHANGE 24
#define CHANGED_PIXELS 30

typedef struct
{
  gint64 when;
  gboolean changed;
} Picture;

struct _LiveViewer
{
  GSubprocess *process;
  GInputStream *output;
  GCancellable *cancellable;
  GArray *pictures; /* of Picture */
  guint8 now[PICTURE_BYTES];
  guint8 before[PICTURE_BYTES];
  gboolean ended;
};

gboolean
live_viewer_is_available (void)
{
  g_autofree char *path = g_find_program_in_path ("ffmpeg");

  return path != NULL;
}

static void read_on (LiveViewer *self);

static gboolean
has_changed (const LiveViewer *self)
{
  guint n = 0;

  for (gsize i = 0; i < PICTURE_BYTES; i++)
    n += ABS (self->now[i] - self->before[i]) > CHANGE;
  return n > CHANGED_PIXELS;
}

static void
on_picture (GObject *source, GAsyncResult *result, gpointer data)
{
  LiveViewer *self = data;
  Picture picture = { g_get_monotonic_time (), FALSE };
  gsize size = 0;

  g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, NULL);
  if (size < PICTURE_BYTES)
    {
      self->ended = TRUE;
      return;
    }
  picture.changed = has_changed (self);
  memcpy (self->before, self->now, PICTURE_BYTES);
  g_array_append_val (self->pictures, picture);
  read_on (self);
}

static void
read_on (LiveViewer *self)
{
  g_input_stream_read_all_async (self->output, self->now, PICTURE_BYTES, G_PRIORITY_DEFAULT,
                                 self->cancellable, on_picture, self);
}

/* How 4.1's reply becomes an address, by the number of the protocol. */
static const struct
{
  const char *scheme;
  const char *before;
  const char *after;
} forms[] = {
  [0] = { "rtmp", "/live/", "-1" },
  [1] = { "http", "/live/live_", "_1/index.m3u8" },
  [3] = { "http", "/live/", "-1.flv" },
};

/* Opens an address that has its token. */
LiveViewer *
live_viewer_open (const char *uri)
{
  LiveViewer *self = g_new0 (LiveViewer, 1);
  g_autoptr (GError) error = NULL;

  self->process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          &error, "ffmpeg", "-v", "error", "-nostdin", "-threads", "1", "-fflags",
                          "nobuffer", "-probesize", "32768", "-analyzeduration", "500000", "-i",
                          uri, "-map", "0:v", "-fps_mode", "passthrough", "-vf",
                          "scale=" TEXT (WIDTH) ":" TEXT (HEIGHT) ",format=gray", "-f", "rawvideo",
                          "-flush_packets", "1", "pipe:1", NULL);
  g_assert_no_error (error);
  self->output = g_subprocess_get_stdout_pipe (self->process);
  self->cancellable = g_cancellable_new ();
  self->pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  read_on (self);
  return self;
}

/* Opens a camera with a token of its own. */
LiveViewer *
live_viewer_new (SimTest *test, const char *device, guint protocol)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, device, 1, protocol, &token);
  g_autofree char *uri
      = g_strdup_printf ("%s://%s%s%s%s?%s", forms[protocol].scheme, address,
                         forms[protocol].before, device, forms[protocol].after, token);

  return live_viewer_open (uri);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
}

void
live_viewer_free (LiveViewer *self)
{
  gboolean gone = FALSE;

  g_subprocess_force_exit (self->process);
  g_subprocess_wait_async (self->process, NULL, on_ended, &gone);
  while (!gone || !self->ended)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (self->process);
  g_object_unref (self->cancellable);
  g_array_unref (self->pictures);
  g_free (self);
}

static guint
count (LiveViewer *self, guint window_ms, gboolean changed)
{
  gint64 since = g_get_monotonic_time () - window_ms * (gint64) 1000;
  guint n = 0;

  for (guint i = self->pictures->len; i > 0; i--)
    {
      const Picture *picture = &g_array_index (self->pictures, Picture, i - 1);

      if (picture->when < since)
        break;
      n += !changed || picture->changed;
    }
  return n;
}

guint
live_viewer_count_pictures (LiveViewer *self, guint window_ms)
{
  return count (self, window_ms, FALSE);
}

guint
live_viewer_count_changes (LiveViewer *self, guint window_ms)
{
  return count (self, window_ms, TRUE);
}

gboolean
live_viewer_has_ended (LiveViewer *self)
{
  return self->ended;
}
