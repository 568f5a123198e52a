/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "app-test.h"
#include "live-test.h"
#include "live/lookout-figures-item.h"
#include "live/lookout-figures-window.h"
#include "live/lookout-wall-figures.h"
#include "onv.h"

static LookoutPlay *
open_play (LiveTestWall *self, const char *name)
{
  g_autoptr (LookoutPlay) play = live_test_play_new (name, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);

  lookout_wall_open_play (self->wall, play);
  return play; /* the wall holds it */
}

static guint
find_play (LiveTestWall *self, LookoutPlay *play)
{
  for (guint i = 0; i < lookout_wall_get_n_tiles (self->wall); i++)
    if (lookout_wall_get_play (self->wall, i) == play)
      return i;
  return G_MAXUINT;
}

static void
test_layout (LiveTestWall *self, gconstpointer data)
{
  static const guint counts[] = { 1, 4, 6, 8, 9, 13, 16, 25, 36 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      LookoutTile *last;

      lookout_wall_set_layout (self->wall, counts[i]);
      live_test_wall_settle (self);
      g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, counts[i]);
      last = live_test_wall_get_tile (self, counts[i] - 1);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (last)));
      g_assert_null (live_test_wall_get_tile (self, counts[i]));
    }
  lookout_wall_set_layout (self->wall, 7);
  g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, 36);
}

static void
test_place (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *first = open_play (self, "a");
  LookoutPlay *second = open_play (self, "b");

  g_assert_cmpuint (find_play (self, first), ==, 0);
  g_assert_cmpuint (find_play (self, second), ==, 1);
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 3));
  g_assert_cmpuint (find_play (self, open_play (self, "c")), ==, 3);
  g_assert_cmpuint (find_play (self, open_play (self, "d")), ==, 2);
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 1));
  g_assert_cmpuint (find_play (self, open_play (self, "e")), ==, 1);
}

static void
test_shrink (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *plays[3];

  lookout_wall_set_layout (self->wall, 9);
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 2 + 3 * i));
      plays[i] = open_play (self, "x");
    }
  lookout_wall_set_layout (self->wall, 4);
  g_assert_cmpuint (find_play (self, plays[0]), ==, 2);
  g_assert_cmpuint (find_play (self, plays[1]), ==, 0);
  g_assert_cmpuint (find_play (self, plays[2]), ==, 1);

  lookout_wall_set_layout (self->wall, 1);
  g_assert_cmpuint (find_play (self, plays[1]), ==, 0);
  g_assert_true (lookout_play_get_parked (plays[0]));
  g_assert_null (lookout_play_get_player (plays[0]));
  g_assert_false (lookout_play_get_parked (plays[1]));
  lookout_wall_set_layout (self->wall, 4);
  g_assert_false (lookout_play_get_parked (plays[0]));
  g_assert_nonnull (lookout_play_get_player (plays[0]));
}

static gboolean
is_visible (LookoutPlay *play)
{
  return media_player_get_visible (lookout_play_get_player (play));
}

static void
test_enlarge (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *first = open_play (self, "a");
  LookoutPlay *second = open_play (self, "b");

  /* What comes or goes changes what others say, and so their size: they are drawn when they have it, or GTK warns. */
  for (guint i = 0; i < 2; i++)
    g_signal_connect_object (live_test_wall_get_tile (self, 2), i == 0 ? "unmap" : "map",
                             G_CALLBACK (gtk_widget_queue_resize),
                             live_test_wall_get_tile (self, 1), G_CONNECT_SWAPPED);
  live_test_wall_settle (self);
  g_assert_true (is_visible (first));
  gtk_widget_activate_action (GTK_WIDGET (live_test_wall_get_tile (self, 1)), "tile.enlarge", NULL);
  g_assert_false (is_visible (first)); /* before space is given out */
  live_test_wall_settle (self);
  g_assert_true (lookout_wall_get_enlarged (self->wall) == live_test_wall_get_tile (self, 1));
  g_assert_false (is_visible (first));
  g_assert_true (is_visible (second));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (live_test_wall_get_tile (self, 1))), ==,
                   gtk_widget_get_width (GTK_WIDGET (self->wall)));

  gtk_widget_activate_action (GTK_WIDGET (live_test_wall_get_tile (self, 1)), "tile.close", NULL);
  live_test_wall_settle (self);
  g_assert_null (lookout_wall_get_enlarged (self->wall));
  g_assert_true (is_visible (first));
}

static void
test_hidden (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "a");

  live_test_wall_settle (self);
  g_assert_true (is_visible (play));
  gtk_widget_set_visible (GTK_WIDGET (self->wall), FALSE);
  g_assert_false (is_visible (play));
  gtk_widget_set_visible (GTK_WIDGET (self->wall), TRUE);
  live_test_wall_settle (self);
  g_assert_true (is_visible (play));
}

static gboolean
is_not_visible (gpointer play)
{
  return !is_visible (play);
}

static gboolean
is_visible_again (gpointer play)
{
  return is_visible (play);
}

/* What the window manager takes from the screen costs nothing either. */
static void
test_minimised (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "a");

  live_test_wall_settle (self);
  g_assert_true (is_visible (play));
  gtk_window_minimize (GTK_WINDOW (self->window));
  g_assert_true (app_test_wait (is_not_visible, play));
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (app_test_wait (is_visible_again, play));
}

static void
test_swap (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "a");
  MediaPlayer *player = lookout_play_get_player (play);

  lookout_wall_swap (self->wall, live_test_wall_get_tile (self, 0),
                     live_test_wall_get_tile (self, 3));
  g_assert_true (lookout_tile_is_empty (live_test_wall_get_tile (self, 0)));
  g_assert_cmpuint (find_play (self, play), ==, 3);
  g_assert_true (lookout_play_get_player (play) == player);
}

static void
move_focus (LiveTestWall *self, GtkDirectionType direction, guint expected)
{
  gtk_widget_child_focus (GTK_WIDGET (self->wall), direction);
  g_assert_true (lookout_wall_get_current (self->wall) == live_test_wall_get_tile (self, expected));
}

static LookoutPlay *
get_spotted (LiveTestWall *self)
{
  return lookout_tile_get_play (lookout_wall_get_hotspot (self->wall));
}

/* It shows what the current tile shows, and nobody's place is taken by it. */
static void
test_hotspot (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *first;
  LookoutPlay *second;

  lookout_wall_set_hotspot (self->wall, live_test_wall_get_tile (self, 0));
  first = open_play (self, "a");
  g_assert_true (lookout_tile_get_play (live_test_wall_get_tile (self, 1)) == first);
  g_assert_true (get_spotted (self) == first);
  second = open_play (self, "b");
  g_assert_true (lookout_tile_get_play (live_test_wall_get_tile (self, 2)) == second);
  g_assert_true (get_spotted (self) == second);
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 1));
  g_assert_true (get_spotted (self) == first);
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 3));
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 0));
  g_assert_true (get_spotted (self) == first);
  lookout_wall_swap (self->wall, live_test_wall_get_tile (self, 0),
                     live_test_wall_get_tile (self, 2));
  g_assert_true (lookout_wall_get_hotspot (self->wall) == live_test_wall_get_tile (self, 2));
  g_assert_true (lookout_tile_get_play (live_test_wall_get_tile (self, 0)) == second);
  g_assert_true (get_spotted (self) == first);
  lookout_wall_set_hotspot (self->wall, NULL);
  g_assert_true (lookout_tile_is_empty (live_test_wall_get_tile (self, 2)));
  g_assert_cmpuint (find_play (self, first), ==, 1);
}

/* What is selected elsewhere stays until a person goes to a tile, be it the one where they were. */
static void
test_hotspot_elsewhere (LiveTestWall *self, gconstpointer data)
{
  g_autoptr (LookoutPlay) other = live_test_play_new ("o", ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
  LookoutPlay *current = open_play (self, "a");

  lookout_wall_set_hotspot (self->wall, live_test_wall_get_tile (self, 3));
  lookout_tile_set_play (live_test_wall_get_tile (self, 3), other);
  g_signal_emit_by_name (current, "changed");
  g_assert_true (get_spotted (self) == other);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (live_test_wall_get_tile (self, 0)));
  g_assert_true (get_spotted (self) == current);
}

/* A camera that stood there goes on beside it; what is shown twice is counted once. */
static void
test_hotspot_makes_way (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "a");

  lookout_wall_set_hotspot (self->wall, live_test_wall_get_tile (self, 0));
  g_assert_true (get_spotted (self) == play);
  g_assert_true (lookout_tile_get_play (live_test_wall_get_tile (self, 1)) == play);
  g_assert_null (lookout_wall_get_play (self->wall, 0));
  g_assert_cmpuint (find_play (self, play), ==, 1);
  lookout_wall_close_all (self->wall);
  g_assert_true (lookout_wall_get_hotspot (self->wall) == live_test_wall_get_tile (self, 0));
}

static gboolean
get_visible (LookoutPlay *play)
{
  return media_player_get_visible (lookout_play_get_player (play));
}

/* A camera in two tiles is decoded while either is seen, and goes on when one of them lets it go. */
static void
test_hotspot_shares (LiveTestWall *self, gconstpointer data)
{
  g_autoptr (LookoutPlay) play = g_object_ref (open_play (self, "a"));

  live_test_wall_settle (self);
  lookout_wall_set_hotspot (self->wall, live_test_wall_get_tile (self, 3));
  g_assert_true (get_spotted (self) == play);
  lookout_tile_set_suspended (live_test_wall_get_tile (self, 0), TRUE);
  g_assert_true (get_visible (play));
  lookout_tile_set_suspended (live_test_wall_get_tile (self, 3), TRUE);
  g_assert_false (get_visible (play));
  lookout_tile_set_suspended (live_test_wall_get_tile (self, 3), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (live_test_wall_get_tile (self, 0)), "tile.close", NULL);
  g_assert_true (get_spotted (self) == play);
  g_assert_true (get_visible (play));
  lookout_wall_set_layout (self->wall, 1);
  g_assert_null (lookout_wall_get_hotspot (self->wall));
  g_assert_true (lookout_tile_is_empty (live_test_wall_get_tile (self, 0)));
}

static void
test_arrows (LiveTestWall *self, gconstpointer data)
{
  lookout_wall_set_layout (self->wall, 9);
  live_test_wall_settle (self);
  gtk_widget_grab_focus (GTK_WIDGET (live_test_wall_get_tile (self, 0)));
  move_focus (self, GTK_DIR_RIGHT, 1);
  move_focus (self, GTK_DIR_DOWN, 4);
  move_focus (self, GTK_DIR_LEFT, 3);
  move_focus (self, GTK_DIR_UP, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->wall), GTK_DIR_LEFT));
}

/* The focus goes where the ring is, and from outside the wall it is not taken. */
static void
test_focus_follows (LiveTestWall *self, gconstpointer data)
{
  LookoutTile *tile = live_test_wall_get_tile (self, 0);

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  open_play (self, "a");
  open_play (self, "b");
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (self->window)));
  gtk_widget_grab_focus (GTK_WIDGET (tile));
  g_assert_true (lookout_wall_get_current (self->wall) == tile);
  open_play (self, "c");
  g_assert_true (lookout_wall_get_current (self->wall) == live_test_wall_get_tile (self, 2));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (live_test_wall_get_tile (self, 2))));
  gtk_widget_grab_focus (GTK_WIDGET (tile));
  g_assert_true (lookout_wall_get_current (self->wall) == tile);
}

typedef struct
{
  guint n_tiles;
  guint from;
  GtkDirectionType direction;
  guint to;
} Step;

/* Around a large tile: to what lies beside the tile, and never past it to a corner. */
static void
test_arrows_spans (LiveTestWall *self, gconstpointer data)
{
  static const Step steps[] = {
    { 6, 0, GTK_DIR_RIGHT, 1 },  { 6, 2, GTK_DIR_LEFT, 0 },  { 6, 4, GTK_DIR_UP, 0 },
    { 8, 6, GTK_DIR_UP, 0 },     { 8, 1, GTK_DIR_LEFT, 0 },  { 8, 0, GTK_DIR_DOWN, 5 },
    { 13, 5, GTK_DIR_RIGHT, 0 }, { 13, 0, GTK_DIR_LEFT, 5 }, { 13, 11, GTK_DIR_UP, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      lookout_wall_set_layout (self->wall, steps[i].n_tiles);
      live_test_wall_settle (self);
      gtk_widget_grab_focus (GTK_WIDGET (live_test_wall_get_tile (self, steps[i].from)));
      move_focus (self, steps[i].direction, steps[i].to);
    }
}

/* Shift+Tab goes from tile to tile too, and from the first one out of the wall. */
static void
test_back (LiveTestWall *self, gconstpointer data)
{
  live_test_wall_settle (self);
  gtk_widget_grab_focus (GTK_WIDGET (live_test_wall_get_tile (self, 1)));
  move_focus (self, GTK_DIR_TAB_BACKWARD, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self->wall), GTK_DIR_TAB_BACKWARD));
}

static gboolean
is_offline (gpointer play)
{
  return lookout_play_get_mood (play) == LOOKOUT_MOOD_OFFLINE;
}

static void
test_offline (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "Gate");
  GtkWidget *tile = GTK_WIDGET (live_test_wall_get_tile (self, 0));

  g_assert_true (app_test_wait (is_offline, play));
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "Gate, offline");
  g_assert_nonnull (app_test_find (tile, GTK_TYPE_LABEL, "label", "The camera is offline"));
  g_assert_nonnull (app_test_find (tile, GTK_TYPE_BUTTON, "label", "Try Again"));
  gtk_widget_activate_action (tile, "tile.close", NULL);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "Empty tile");
}

static void
test_protocol (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "a");
  g_autoptr (MediaPlayer) player = g_object_ref (lookout_play_get_player (play));

  lookout_wall_set_protocol (self->wall, MEDIA_PROTOCOL_FLV);
  g_assert_true (lookout_play_get_player (play) == player);
  lookout_wall_set_protocol (self->wall, MEDIA_PROTOCOL_HLS);
  g_assert_true (lookout_play_get_player (play) != player);
}

/* Wherever the camera goes, by whichever protocol; and the tile without it is as it was. */
static void
test_zoom (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "a");
  const LookoutZoom zoom = { 2, 0.25, 0.5 };

  lookout_play_set_zoom (play, &zoom);
  gtk_test_accessible_assert_property (live_test_wall_get_tile (self, 0),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Zoom 2.0 ×");
  lookout_wall_swap (self->wall, live_test_wall_get_tile (self, 0),
                     live_test_wall_get_tile (self, 3));
  lookout_wall_set_protocol (self->wall, MEDIA_PROTOCOL_HLS);
  gtk_widget_activate_action (GTK_WIDGET (live_test_wall_get_tile (self, 3)), "tile.enlarge", NULL);
  g_assert_true (lookout_zoom_is_same (lookout_play_get_zoom (play), &zoom));
  gtk_test_accessible_assert_property (live_test_wall_get_tile (self, 3),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Zoom 2.0 ×");
  gtk_test_accessible_assert_property (live_test_wall_get_tile (self, 0),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  lookout_play_set_zoom (play, &LOOKOUT_ZOOM_WHOLE);
  gtk_test_accessible_assert_property (live_test_wall_get_tile (self, 3),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

static gboolean
is_muted (LookoutPlay *play)
{
  return media_player_get_muted (lookout_play_get_player (play));
}

static double
get_volume (LookoutPlay *play)
{
  return media_player_get_volume (lookout_play_get_player (play));
}

/* Walking from tile to tile takes the sound along; what a person turns on by hand stays until then. */
static void
test_sound (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *first = open_play (self, "a");
  LookoutPlay *second = open_play (self, "b");

  g_assert_true (is_muted (first) && is_muted (second));
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 0));
  lookout_wall_set_sound_follows (self->wall, TRUE);
  g_assert_true (!is_muted (first) && is_muted (second));
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 1));
  g_assert_true (is_muted (first) && !is_muted (second));
  lookout_play_set_muted (first, FALSE);
  g_assert_true (!is_muted (first) && !is_muted (second));
  lookout_wall_swap (self->wall, live_test_wall_get_tile (self, 0),
                     live_test_wall_get_tile (self, 1));
  g_assert_true (!is_muted (first) && is_muted (second));
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 3));
  g_assert_true (is_muted (first) && is_muted (second));
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 1));
  lookout_wall_set_sound_follows (self->wall, FALSE);
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 0));
  g_assert_true (!is_muted (first) && is_muted (second));
}

/* For every camera, also one that is opened or played anew later. */
static void
test_volume (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *first = open_play (self, "a");
  LookoutPlay *second;

  lookout_wall_set_volume (self->wall, 0.5);
  second = open_play (self, "b");
  lookout_wall_set_protocol (self->wall, MEDIA_PROTOCOL_HLS);
  g_assert_cmpfloat_with_epsilon (get_volume (first), 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon (get_volume (second), 0.5, 0.001);
  lookout_wall_set_silent (self->wall, TRUE);
  g_assert_cmpfloat (get_volume (first), <, 0.001);
  lookout_wall_set_silent (self->wall, FALSE);
  g_assert_cmpfloat_with_epsilon (get_volume (second), 0.5, 0.001);
}

static void
test_json (LiveTestWall *self, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  JsonObject *tile;

  open_play (self, "Gate \"1\"");
  json = lookout_wall_dup_figures (self->wall);
  g_assert_null (strchr (json, '\n'));
  root = json_from_string (json, NULL);
  g_assert_nonnull (root);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (root), "playing"), ==, 0);
  tile = json_array_get_object_element (json_object_get_array_member (json_node_get_object (root),
                                                                      "tiles"),
                                        0);
  g_assert_cmpstr (json_object_get_string_member (tile, "name"), ==, "Gate \"1\"");
  g_assert_cmpstr (json_object_get_string_member (tile, "protocol"), ==, "flv");
  g_assert_false (lookout_wall_is_playing (self->wall, 1));
}

static char *
dup_copied (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  if (content == NULL)
    return g_strdup ("");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

/* A line for each camera, as it is written when it is copied, and none for those that have gone. */
static void
test_table (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play = open_play (self, "Gate\t1");
  GtkWidget *table;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  open_play (self, "Yard");
  g_assert_true (app_test_wait (is_offline, play));
  table = GTK_WIDGET (lookout_figures_window_present (self->wall));
  g_assert_true (table == GTK_WIDGET (lookout_figures_window_present (self->wall)));
  gtk_widget_activate_action (table, "figures.copy", NULL);
  text = dup_copied (table);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4); /* the last is empty */
  g_assert_true (g_str_has_prefix (lines[0], "Camera\tState\tProtocol\t"));
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, lookout_figures_get_n_columns ());
  g_assert_cmpstr (cells[0], ==, "Gate 1");
  g_assert_cmpstr (cells[1], ==, "offline");
  g_assert_cmpstr (cells[2], ==, "FLV");
  g_assert_true (g_str_has_prefix (lines[2], "Yard\t"));
  gtk_widget_activate_action (GTK_WIDGET (live_test_wall_get_tile (self, 0)), "tile.close", NULL);
  lookout_figures_window_present (self->wall);
  gtk_widget_activate_action (table, "figures.copy", NULL);
  after = dup_copied (table);
  g_assert_null (strstr (after, "Gate"));
  g_assert_nonnull (strstr (after, "\nYard\t"));
}

#define ADD(name, func)                                                            \
  g_test_add ("/live/wall/" name, LiveTestWall, NULL, live_test_wall_set_up, func, \
              live_test_wall_tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("layout", test_layout);
  ADD ("place", test_place);
  ADD ("shrink", test_shrink);
  ADD ("enlarge", test_enlarge);
  ADD ("hidden", test_hidden);
  ADD ("minimised", test_minimised);
  ADD ("swap", test_swap);
  ADD ("hotspot", test_hotspot);
  ADD ("hotspot/elsewhere", test_hotspot_elsewhere);
  ADD ("hotspot/makes-way", test_hotspot_makes_way);
  ADD ("hotspot/shares", test_hotspot_shares);
  ADD ("arrows", test_arrows);
  ADD ("arrows/spans", test_arrows_spans);
  ADD ("focus-follows", test_focus_follows);
  ADD ("back", test_back);
  ADD ("offline", test_offline);
  ADD ("protocol", test_protocol);
  ADD ("zoom", test_zoom);
  ADD ("sound", test_sound);
  ADD ("volume", test_volume);
  ADD ("json", test_json);
  ADD ("table", test_table);
  return g_test_run ();
}
