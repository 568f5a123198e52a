/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The wall against simulated cameras, by all that stands between them. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

#include "app-test.h"
#include "live-test.h"
#include "sim-wall.h"
#include "live/lookout-awake.h"
#include "live/lookout-live-words.h"
#include "live/lookout-snapshot.h"
#include "live/lookout-wall-figures.h"
#include "live/lookout-wall-private.h"
#include "onv.h"
#include "test-devices.h"

static gboolean
are_interrupted (gpointer user_data)
{
  return sim_wall_all_have_mood (user_data, LOOKOUT_MOOD_STALLED, LOOKOUT_MOOD_WAITING);
}

static gboolean
are_waiting (gpointer user_data)
{
  return sim_wall_all_have_mood (user_data, LOOKOUT_MOOD_WAITING, LOOKOUT_MOOD_WAITING);
}

static gboolean
is_playing (gpointer user_data)
{
  SimWall *self = user_data;

  return lookout_wall_is_playing (self->wall, SIM_WALL_N_CAMERAS);
}

/* What stands on the screen where the tile is, without its overlay, as a number. */
static guint
hash_picture (SimWall *self, guint index)
{
  GdkPaintable *paintable
      = media_player_get_paintable (lookout_play_get_player (sim_wall_get_play (self, index)));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (self->window));
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, 320, 180);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return 0;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, 320, 180));
  gsk_render_node_unref (node);
  bytes = gdk_texture_save_to_tiff_bytes (texture);
  return g_bytes_hash (bytes);
}

typedef struct
{
  SimWall *fixture;
  guint index;
  guint before;
} Picture;

static gboolean
is_other_picture (gpointer user_data)
{
  Picture *picture = user_data;
  guint now = hash_picture (picture->fixture, picture->index);

  return now != 0 && now != picture->before;
}

/* The name comes after the first picture, or before it. */
static gboolean
is_named (gpointer user_data)
{
  SimWall *self = user_data;

  return g_str_has_prefix (lookout_play_get_name (sim_wall_get_play (self, 0)), "Camera 0001 Gate");
}

static void
test_live (SimWall *self, gconstpointer data)
{
  g_autofree char *figures = NULL;

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    {
      Picture picture = { self, i, hash_picture (self, i) };

      g_assert_true (app_test_wait (is_other_picture, &picture));
    }
  g_assert_true (app_test_wait (is_playing, self));
  figures = lookout_wall_dup_figures (self->wall);
  g_assert_nonnull (strstr (figures, "\"playing\":4"));
  g_assert_true (app_test_wait (is_named, self));
}

static void
on_layout (GdkFrameClock *clock, guint *n_layouts)
{
  (*n_layouts)++;
}

/* A new picture is drawn, and nothing is laid out anew for it. */
static void
test_cheap (SimWall *self, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  guint n_layouts = 0;

  lookout_wall_set_figures_visible (self->wall, TRUE);
  g_assert_true (app_test_wait (is_playing, self));
  sim_wall_wait_for_pictures (self, 0, 10);
  g_signal_connect (clock, "layout", G_CALLBACK (on_layout), &n_layouts);
  sim_wall_wait_for_pictures (self, 0, 40);
  g_signal_handlers_disconnect_by_data (clock, &n_layouts);
  g_test_message ("%u layouts for 40 pictures in each of four tiles", n_layouts);
  g_assert_cmpuint (n_layouts, <, 16);
}

static void
test_hidden (SimWall *self, gconstpointer data)
{
  guint64 before;

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  lookout_wall_set_enlarged (self->wall, lookout_wall_get_tile (self->wall, 1));
  gtk_test_widget_wait_for_draw (self->window);
  sim_wall_wait_for_pictures (self, 1, 3);
  before = sim_wall_get_shown (self, 0);
  sim_wall_wait_for_pictures (self, 1, 10);
  g_assert_cmpuint (sim_wall_get_shown (self, 0) - before, <=, 1);

  lookout_wall_set_enlarged (self->wall, NULL);
  sim_wall_wait_for_pictures (self, 0, 3);
}

static void
test_interrupted (SimWall *self, gconstpointer data)
{
  gint64 start;

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  sim_wall_stop_simulator (self);
  start = g_get_monotonic_time ();
  g_assert_true (app_test_wait (are_interrupted, self));
  /* Four seconds, and as many for a busy machine. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_assert_true (app_test_wait (are_waiting, self));
  sim_wall_start_simulator (self);
  g_assert_true (app_test_wait (sim_wall_are_live, self));
}

/* The stand-in is told what goes wrong while it runs. */
static void
set_faults (SimWall *self, const char *json)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri
      = g_strconcat (fleet_simulator_get_url (self->simulator), "_sim/faults", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("PUT", uri);
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "api-key",
                               fleet_simulator_get_api_key (self->simulator));
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  stream = soup_session_send (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
}

typedef struct
{
  SimWall *fixture;
  guint index;
} Tile;

static gboolean
is_interrupted (gpointer user_data)
{
  Tile *tile = user_data;
  LookoutMood mood = lookout_play_get_mood (sim_wall_get_play (tile->fixture, tile->index));

  return mood >= LOOKOUT_MOOD_STALLED && mood <= LOOKOUT_MOOD_WAITING;
}

/* One camera sends sound alone, and no pictures any more: its tile says so, the others stay live. */
static void
test_sound_alone (SimWall *self, gconstpointer data)
{
  Tile frozen = { self, 1 }, well = { self, 0 };

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  set_faults (self, "[\"freeze:mode=sound,device=1002\"]");
  g_assert_true (app_test_wait (is_interrupted, &frozen));
  g_assert_false (is_interrupted (&well));
  set_faults (self, "[]");
  g_assert_true (app_test_wait (sim_wall_are_live, self));
}

static void
test_snapshot (SimWall *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = lookout_snapshot_dup_folder ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  lookout_snapshot_take_async (sim_wall_get_play (self, 0), NULL, sim_wall_on_result, self);
  g_assert_true (app_test_wait (sim_wall_has_result, self));
  path = lookout_snapshot_take_finish (self->result, &error);
  g_clear_object (&self->result);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (path, folder));
  texture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 320);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 180);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static gboolean
is_over (gpointer user_data)
{
  SimWall *self = user_data;

  return media_player_get_protocol (lookout_play_get_player (sim_wall_get_play (self, 0)))
             == MEDIA_PROTOCOL_HLS
         && sim_wall_are_live (self);
}

static void
test_protocol (SimWall *self, gconstpointer data)
{
  g_assert_true (app_test_wait (sim_wall_are_live, self));
  lookout_wall_set_protocol (self->wall, MEDIA_PROTOCOL_HLS);
  g_assert_true (app_test_wait (is_over, self));
}

static gboolean
is_at_the_end (gpointer user_data)
{
  SimWall *self = user_data;
  FleetChannel *channel = fleet_session_get_channel (self->session, "1002/1");
  LookoutPlay *play = sim_wall_get_play (self, 3);

  return play != NULL && lookout_play_get_channel (play) == channel;
}

/* A device that is dropped on a tile changes places with what is there. */
static void
test_drop (SimWall *self, gconstpointer data)
{
  LookoutTile *last = lookout_wall_get_tile (self->wall, 3);
  LookoutPlay *displaced = lookout_tile_get_play (last);

  lookout_wall_open_device_at (self->wall, last, fleet_session_get_device (self->session, "1002"));
  g_assert_true (app_test_wait (is_at_the_end, self));
  g_assert_true (sim_wall_get_play (self, 1) == displaced);
}

static gboolean
is_awake (gpointer user_data)
{
  SimWall *self = user_data;

  return lookout_awake_get_held (self->awake);
}

/* The screen is kept on while pictures come and somebody can see them; the grace is for pictures that fail only. */
static void
test_awake (SimWall *self, gconstpointer data)
{
  g_assert_false (is_awake (self));
  g_assert_true (app_test_wait (sim_wall_are_live, self));
  g_assert_true (is_awake (self));
  gtk_widget_set_visible (GTK_WIDGET (self->wall), FALSE);
  g_assert_false (is_awake (self));
  gtk_widget_set_visible (GTK_WIDGET (self->wall), TRUE);
  g_assert_true (app_test_wait (is_awake, self));
  g_assert_true (app_test_wait (sim_wall_are_live, self));
  sim_wall_stop_simulator (self);
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    lookout_play_next_protocol (sim_wall_get_play (self, i));
  g_assert_true (is_awake (self));
  lookout_wall_close_all (self->wall);
  g_assert_false (is_awake (self));
  sim_wall_start_simulator (self);
}

/* A camera that is parked is fetched, and not opened twice. */
static void
test_parked (SimWall *self, gconstpointer data)
{
  FleetChannel *channel = fleet_session_get_channel (self->session, "1003/1");
  LookoutPlay *play = sim_wall_get_play (self, 2);
  LookoutPlay *first = sim_wall_get_play (self, 0);

  lookout_wall_set_layout (self->wall, 1);
  g_assert_true (lookout_play_get_parked (play));
  lookout_wall_open (self->wall, channel);
  g_assert_true (sim_wall_get_play (self, 0) == play);
  g_assert_false (lookout_play_get_parked (play));
  g_assert_true (lookout_play_get_parked (first));
  lookout_wall_set_layout (self->wall, 4);
  g_assert_true (sim_wall_get_play (self, 2) == first);
  g_assert_true (app_test_wait (sim_wall_are_live, self));
}

static gboolean
has_audio (gpointer user_data)
{
  return lookout_play_has_audio (sim_wall_get_play (user_data, 0));
}

static gboolean
is_told (gpointer user_data)
{
  SimWall *self = user_data;
  const char *words = lookout_live_words_get_notice (MEDIA_NOTICE_NO_SOUND_DEVICE);
  GtkWidget *label = app_test_find (GTK_WIDGET (lookout_wall_get_tile (self->wall, 0)),
                                    GTK_TYPE_LABEL, "label", words);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* It is said, the button shows that it is silent, and trying once more says it once more. */
static void
test_no_sound_device (SimWall *self, gconstpointer data)
{
  GList *devices = test_devices_take_away ();
  GtkWidget *tile = GTK_WIDGET (lookout_wall_get_tile (self->wall, 0));

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  g_assert_true (app_test_wait (has_audio, self));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_activate_action (tile, "tile.sound", NULL));
      g_assert_false (lookout_play_get_muted (sim_wall_get_play (self, 0)));
      g_assert_false (is_told (self));
      g_assert_true (app_test_wait (is_told, self));
      g_assert_true (lookout_play_get_muted (sim_wall_get_play (self, 0)));
    }
  sim_wall_wait_for_pictures (self, 0, 5);
  test_devices_give_back (devices);
}

static guint
get_picture_width (SimWall *self)
{
  LookoutTileStatus status;

  lookout_play_read_status (sim_wall_get_play (self, 0), &status);
  return status.width;
}

static gboolean
is_small (gpointer user_data)
{
  guint width = get_picture_width (user_data);

  return width > 0 && width < 160;
}

static gboolean
is_whole (gpointer user_data)
{
  return get_picture_width (user_data) == 320;
}

/* What a person asks for comes, and what is enlarged is asked for at its best. */
static void
test_stream_size (SimWall *self, gconstpointer data)
{
  g_assert_true (app_test_wait (sim_wall_are_live, self));
  g_assert_true (is_whole (self));
  lookout_wall_set_stream_size (self->wall, sim_wall_get_play (self, 0), FLEET_STREAM_FLUENT);
  g_assert_cmpint (lookout_wall_get_stream_size (self->wall, sim_wall_get_play (self, 0)), ==,
                   FLEET_STREAM_FLUENT);
  g_assert_true (app_test_wait (is_small, self));
  g_assert_true (app_test_wait (sim_wall_are_live, self));
  lookout_wall_set_right_size (self->wall, TRUE);
  lookout_wall_set_stream_size (self->wall, sim_wall_get_play (self, 0), FLEET_STREAM_AUTOMATIC);
  lookout_wall_set_enlarged (self->wall, lookout_wall_get_tile (self->wall, 0));
  g_assert_true (app_test_wait (is_whole, self));
}

#define ADD(name, func) \
  g_test_add ("/live/sim/" name, SimWall, NULL, sim_wall_set_up, func, sim_wall_tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("lookout-live-XXXXXX", NULL);

  g_setenv ("HOME", home, TRUE);
  app_test_init (&argc, &argv);
  ADD ("live", test_live);
  ADD ("cheap", test_cheap);
  ADD ("drop", test_drop);
  ADD ("parked", test_parked);
  ADD ("awake", test_awake);
  ADD ("hidden", test_hidden);
  ADD ("interrupted", test_interrupted);
  ADD ("sound-alone", test_sound_alone);
  ADD ("no-sound-device", test_no_sound_device);
  ADD ("snapshot", test_snapshot);
  ADD ("protocol", test_protocol);
  ADD ("stream-size", test_stream_size);
  return g_test_run ();
}
