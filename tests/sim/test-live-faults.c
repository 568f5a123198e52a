/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every fault of streams, switched on and off while they run, over every protocol at once. */
#include "config.h"

#include "live-viewer.h"

#include <gst/gst.h>

/* Generous: the machine may be busy. */
#define PATIENCE_MS 60000
/* Longer than what HLS has in a segment, and shorter than anyone's patience. */
#define WINDOW_MS 4000
/* At ten pictures a second. */
#define MANY 15
#define FEW 5

typedef struct
{
  const char *name;
  guint number;
  const char *device;
} Protocol;

/* Each on a camera of its own, for a frozen camera is frozen for all. */
static const Protocol protocols[] = {
  { "FLV", 3, "1001" },
  { "HLS", 1, "1002" },
  { "RTMP", 0, "1003" },
};

/* What a fault is not aimed at. */
static const Protocol bystander = { "a bystander", 3, "1004" };

/* What is seen while a fault is on, and who sees pictures again when it is off. */
typedef enum
{
  NO_PICTURES,
  SAME_PICTURE,
  HARDLY_ANY,
  GONE,
} Seen;

typedef struct
{
  const char *name;
  const char *spec; /* to be aimed */
  Seen seen;
} Row;

static const Row rows[] = {
  { "stall", "stall:after=1,", NO_PICTURES },
  { "freeze-picture", "freeze:", SAME_PICTURE },
  { "freeze-sound", "freeze:mode=sound,", NO_PICTURES },
  { "black-hole", "black-hole:", NO_PICTURES },
  { "drip", "drip:bytes-per-second=400,", HARDLY_ANY },
  { "reset", "reset:", GONE },
  { "expire", "expire:", GONE },
};

static gboolean
is_alive (LiveViewer *viewer)
{
  return live_viewer_count_changes (viewer, WINDOW_MS) >= MANY;
}

static gboolean
is_seen (LiveViewer *viewer, Seen seen)
{
  guint pictures = live_viewer_count_pictures (viewer, WINDOW_MS);
  gboolean ended = live_viewer_has_ended (viewer);

  switch (seen)
    {
    case NO_PICTURES:
      return !ended && pictures == 0;
    case SAME_PICTURE:
      return !ended && pictures >= MANY && live_viewer_count_changes (viewer, WINDOW_MS) == 0;
    case HARDLY_ANY:
      return !ended && pictures <= FEW;
    case GONE:
    default:
      return pictures == 0;
    }
}

typedef gboolean (*Check) (LiveViewer *viewer, int arg);

static gboolean
check_alive (LiveViewer *viewer, int arg)
{
  return is_alive (viewer);
}

static gboolean
check_seen (LiveViewer *viewer, int arg)
{
  return is_seen (viewer, (Seen) arg);
}

static void
wait_for (LiveViewer *viewer, Check check, int arg, const char *who, const char *what)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end = start + PATIENCE_MS * (gint64) 1000;

  while (!check (viewer, arg) && g_get_monotonic_time () < end)
    sim_test_wait (50);
  g_test_message ("%s %s after %d ms (%u pictures, %u changes%s)", who, what,
                  (int) ((g_get_monotonic_time () - start) / 1000),
                  live_viewer_count_pictures (viewer, WINDOW_MS),
                  live_viewer_count_changes (viewer, WINDOW_MS),
                  live_viewer_has_ended (viewer) ? ", ended" : "");
  g_assert_true (check (viewer, arg));
}

static LiveViewer *
open_viewer (SimTest *test, const Protocol *protocol)
{
  if (protocol->number == 0 && test->rtmp == NULL)
    {
      g_test_message ("RTMP is left out: nginx with its RTMP module is not installed");
      return NULL;
    }
  return live_viewer_new (test, protocol->device, protocol->number);
}

static void
wait_for_all (LiveViewer **viewers, Check check, int arg, const char *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (protocols); i++)
    if (viewers[i] != NULL)
      wait_for (viewers[i], check, arg, protocols[i].name, what);
}

/* At streams of the three cameras, and neither at the fourth nor at requests for addresses. */
static char *
aim (const char *spec)
{
  g_autoptr (GString) faults = g_string_new ("[");

  for (gsize i = 0; i < G_N_ELEMENTS (protocols); i++)
    g_string_append_printf (faults, "%s\"%spath=/live/*,device=%s\"", i > 0 ? "," : "", spec,
                            protocols[i].device);
  g_string_append_c (faults, ']');
  return g_strdup (faults->str);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *faults = aim (row->spec);
  g_autoptr (SimTest) test = NULL;
  g_autoptr (LiveViewer) other = NULL;
  LiveViewer *viewers[G_N_ELEMENTS (protocols)];

  if (!live_viewer_is_available ())
    {
      g_test_skip ("ffmpeg is not installed");
      return;
    }
  test = sim_test_new ("--devices=4", NULL);
  other = open_viewer (test, &bystander);
  for (gsize i = 0; i < G_N_ELEMENTS (protocols); i++)
    viewers[i] = open_viewer (test, &protocols[i]);
  wait_for (other, check_alive, 0, bystander.name, "plays");
  wait_for_all (viewers, check_alive, 0, "plays");

  sim_test_set_faults (test, faults);
  wait_for_all (viewers, check_seen, row->seen, row->name);
  wait_for (other, check_alive, 0, bystander.name, "plays on");

  sim_test_set_faults (test, "[]");
  for (gsize i = 0; i < G_N_ELEMENTS (protocols) && row->seen == GONE; i++)
    {
      g_clear_pointer (&viewers[i], live_viewer_free);
      viewers[i] = open_viewer (test, &protocols[i]);
    }
  wait_for_all (viewers, check_alive, 0, "plays again");
  for (gsize i = 0; i < G_N_ELEMENTS (protocols); i++)
    g_clear_pointer (&viewers[i], live_viewer_free);
}

/* The stand-in ends while it is watched. */
static void
test_end (void)
{
  SimTest *test;
  LiveViewer *viewers[G_N_ELEMENTS (protocols)];

  if (!live_viewer_is_available ())
    {
      g_test_skip ("ffmpeg is not installed");
      return;
    }
  test = sim_test_new ("--devices=4", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (protocols); i++)
    viewers[i] = open_viewer (test, &protocols[i]);
  wait_for_all (viewers, check_alive, 0, "plays");
  sim_test_free (test);
  for (gsize i = 0; i < G_N_ELEMENTS (protocols); i++)
    g_clear_pointer (&viewers[i], live_viewer_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/live-faults/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/live-faults/end", test_end);
  return g_test_run ();
}
