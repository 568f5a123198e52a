/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wall of players beside nothing but decoding the same film: CPU, memory, pictures. By hand:
 *   LOOKOUT_SIM=… build-aux/with-display bench-wall --video=film.mp4 [--tiles=16] [--seconds=15] */
#include "config.h"

#include <gst/gst.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "media-test-server.h"
#include "media-test-sim.h"

#define MAX_TILES 64
#define START_WITHIN_MS 60000

static int n_tiles = 16;
static int seconds = 15;
static char *video;
static gboolean textures;

static const GOptionEntry entries[] = {
  { "tiles", 0, 0, G_OPTION_ARG_INT, &n_tiles, "How many", "N" },
  { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "For how long", "N" },
  { "video", 0, 0, G_OPTION_ARG_FILENAME, &video, "What is filmed", "FILE" },
  { "textures", 0, 0, G_OPTION_ARG_NONE, &textures, "Draw textures", NULL },
  { NULL },
};

typedef struct
{
  MediaPlayer *players[MAX_TILES];
  guint64 seen[MAX_TILES];
  guint64 painted;
} Wall;

static gboolean
never (gpointer data)
{
  return FALSE;
}

static double
get_own_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Parent and CPU seconds of a process, from /proc. */
static gboolean
read_process (int pid, int *parent, double *cpu)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  unsigned long user, system;

  if (!g_file_get_contents (path, &text, NULL, NULL)
      || sscanf (strrchr (text, ')') + 2, "%*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                 parent, &user, &system)
             != 3)
    return FALSE;

  *cpu = (double) (user + system) / (double) sysconf (_SC_CLK_TCK);
  return TRUE;
}

static gboolean
is_ancestor (int pid)
{
  double cpu;

  for (int mine = getpid (); mine > 1;)
    {
      if (mine == pid)
        return TRUE;
      if (!read_process (mine, &mine, &cpu))
        break;
    }

  return FALSE;
}

/* CPU seconds of the X server that build-aux/with-display started for us: an aunt. */
static double
get_x_cpu (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;
  double cpu;
  int parent;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%s/comm", name);
      g_autofree char *comm = NULL;

      if (g_file_get_contents (path, &comm, NULL, NULL) && g_str_has_prefix (comm, "Xvfb")
          && read_process (atoi (name), &parent, &cpu) && parent > 1 && is_ancestor (parent))
        return cpu;
    }

  return 0;
}

static guint
get_memory_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL);
  line = text ? strstr (text, "\nPss:") : NULL;
  return line ? (guint) (g_ascii_strtoull (line + 5, NULL, 10) / 1024) : 0;
}

static double
measure_floor (void)
{
  g_autofree char *text = g_strdup_printf ("filesrc location=%s ! qtdemux ! h264parse ! "
                                           "avdec_h264 max-threads=1 ! fakesink sync=true",
                                           video);
  GstElement *pipelines[MAX_TILES];
  double begin;

  for (int i = 0; i < n_tiles; i++)
    {
      pipelines[i] = gst_object_ref_sink (gst_parse_launch (text, NULL));
      gst_element_set_state (pipelines[i], GST_STATE_PLAYING);
    }
  test_wait (never, NULL, 2000);
  begin = get_own_cpu ();
  test_wait (never, NULL, (guint) seconds * 1000);
  begin = get_own_cpu () - begin;
  for (int i = 0; i < n_tiles; i++)
    {
      gst_element_set_state (pipelines[i], GST_STATE_NULL);
      gst_object_unref (pipelines[i]);
    }

  return begin;
}

static void
on_after_paint (GdkFrameClock *clock, Wall *wall)
{
  for (int i = 0; i < n_tiles; i++)
    {
      guint64 shown = media_player_get_shown (wall->players[i]);

      wall->painted += shown != wall->seen[i];
      wall->seen[i] = shown;
    }
}

static gboolean
all_live (gpointer data)
{
  Wall *wall = data;

  for (int i = 0; i < n_tiles; i++)
    if (media_player_get_state (wall->players[i]) != MEDIA_STATE_LIVE)
      return FALSE;
  return TRUE;
}

static GtkWidget *
create_wall (Wall *wall, TestSim *sim)
{
  GtkWidget *window = gtk_window_new (), *grid = gtk_grid_new ();
  int columns = 1;

  while (columns * columns < n_tiles)
    columns++;
  gtk_grid_set_row_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_window_set_child (GTK_WINDOW (window), grid);
  gtk_window_set_default_size (GTK_WINDOW (window), 1920, 1080);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);

  for (int i = 0; i < n_tiles; i++)
    {
      g_autofree char *device = g_strdup_printf ("%d", 1001 + i);
      g_autoptr (TestSimLocator) locator
          = test_sim_locator_new (sim, device, MEDIA_PROTOCOL_FLV, FALSE);
      GtkWidget *picture;

      wall->players[i] = media_player_new (MEDIA_LOCATOR (locator));
      media_player_set_target_size (wall->players[i], 1920 / columns, 1080 / columns);
      picture = gtk_picture_new_for_paintable (media_player_get_paintable (wall->players[i]));
      gtk_widget_set_hexpand (picture, TRUE);
      gtk_widget_set_vexpand (picture, TRUE);
      gtk_grid_attach (GTK_GRID (grid), picture, i % columns, i / columns, 1, 1);
      media_player_start (wall->players[i]);
    }

  return window;
}

static guint64
sum (Wall *wall, guint64 (*get) (MediaPlayer *))
{
  guint64 total = 0;

  for (int i = 0; i < n_tiles; i++)
    total += get (wall->players[i]);
  return total;
}

static void
measure_wall (double floor)
{
  g_autofree char *devices = g_strdup_printf ("--devices=%d", n_tiles);
  g_autofree char *film = g_strconcat ("--video=", video, NULL);
  TestSim *sim = test_sim_new (devices, film, NULL);
  Wall wall = { 0 };
  GtkWidget *window = create_wall (&wall, sim);
  guint64 shown, dropped;
  double own, x;

  gtk_window_present (GTK_WINDOW (window));
  if (!test_wait (all_live, &wall, START_WITHIN_MS))
    g_printerr ("not all tiles play\n");
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))),
                    "after-paint", G_CALLBACK (on_after_paint), &wall);
  test_wait (never, NULL, 3000);

  wall.painted = 0;
  shown = sum (&wall, media_player_get_shown);
  dropped = sum (&wall, media_player_get_dropped);
  own = get_own_cpu ();
  x = get_x_cpu ();
  test_wait (never, NULL, (guint) seconds * 1000);
  own = get_own_cpu () - own;
  x = get_x_cpu () - x;
  shown = sum (&wall, media_player_get_shown) - shown;
  dropped = sum (&wall, media_player_get_dropped) - dropped;

  g_print ("floor %.1f s, wall %.1f s + X %.1f s = %.2f of the floor; painted %" G_GUINT64_FORMAT
           ", shown %" G_GUINT64_FORMAT ", dropped %" G_GUINT64_FORMAT ", of %d; %u MB\n",
           floor, own, x, (own + x) / floor, wall.painted, shown, dropped, n_tiles * seconds * 25,
           get_memory_mb ());
  g_print ("first picture %u ms, delay %u ms\n",
           media_player_get_first_picture_ms (wall.players[0]),
           media_player_get_delay_ms (wall.players[0]));

  gtk_window_destroy (GTK_WINDOW (window));
  for (int i = 0; i < n_tiles; i++)
    {
      media_player_stop (wall.players[i]);
      g_object_unref (wall.players[i]);
    }
  media_wait_quiet (10000);
  test_sim_free (sim);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || video == NULL
      || n_tiles > MAX_TILES)
    {
      g_printerr ("%s\n", error ? error->message : "--video is needed");
      return 2;
    }

  media_init ();
  gtk_init ();
  media_set_drawing (textures ? MEDIA_DRAWING_TEXTURE : MEDIA_DRAWING_CAIRO);
  measure_wall (measure_floor ());

  return 0;
}
