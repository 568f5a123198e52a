/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The free layout: tiles whose edges are moved by the pointer and by keys, and had back. */

#include "app-test.h"
#include "live-test.h"
#include "live/lookout-layouts.h"
#include "onv.h"
#include "sim-wall.h"

/* px: the least that a window is used at */
#define NARROW 420

#define N_RANDOM 80

static LookoutPlay *
open_at (LiveTestWall *self, guint index, const char *name)
{
  g_autoptr (LookoutPlay) play = live_test_play_new (name, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);

  lookout_tile_set_play (live_test_wall_get_tile (self, index), play);
  return play; /* the wall holds it */
}

static void
start (LiveTestWall *self, guint n_tiles)
{
  lookout_wall_set_layout (self->wall, n_tiles);
  lookout_wall_set_free (self->wall, TRUE);
  live_test_wall_settle (self);
}

static graphene_rect_t
get_bounds (LiveTestWall *self, guint index)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (live_test_wall_get_tile (self, index)),
                                            GTK_WIDGET (self->wall), &bounds));
  return bounds;
}

static GtkEventController *
find_controller (LiveTestWall *self, GType type, const char *name)
{
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (GTK_WIDGET (self->wall));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (list, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type)
          && g_strcmp0 (gtk_event_controller_get_name (controller), name) == 0)
        return controller; /* the wall holds it */
    }
  g_assert_not_reached ();
}

static GtkEventController *
get_drag (LiveTestWall *self)
{
  return find_controller (self, GTK_TYPE_GESTURE_DRAG, "edges");
}

static void
drag (LiveTestWall *self, double x, double y, double dx, double dy)
{
  g_signal_emit_by_name (get_drag (self), "drag-begin", x, y);
  g_signal_emit_by_name (get_drag (self), "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (get_drag (self), "drag-update", dx, dy);
}

static void
drop (LiveTestWall *self)
{
  g_signal_emit_by_name (get_drag (self), "drag-end", 0.0, 0.0);
  live_test_wall_settle (self);
}

static gboolean
press_escape (LiveTestWall *self)
{
  GtkEventController *keys = find_controller (self, GTK_TYPE_EVENT_CONTROLLER_KEY, NULL);
  gboolean taken = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 9, 0, &taken);
  return taken;
}

static void
assert_size (LiveTestWall *self, guint index, double width, double height)
{
  graphene_rect_t bounds = get_bounds (self, index);

  g_assert_cmpfloat_with_epsilon (bounds.size.width, width, 3);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, height, 3);
}

/* Within the wall, beside each other, and all that is not a gap between them is theirs. */
static void
assert_tiled (LiveTestWall *self)
{
  guint n = lookout_wall_get_n_tiles (self->wall);
  double area = 0;

  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t bounds = get_bounds (self, i);
      graphene_rect_t common;

      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (live_test_wall_get_tile (self, i))));
      g_assert_true (bounds.origin.x >= 0 && bounds.origin.x + bounds.size.width <= self->width);
      g_assert_true (bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= self->height);
      for (guint j = 0; j < i; j++)
        {
          graphene_rect_t other = get_bounds (self, j);

          g_assert_false (graphene_rect_intersection (&bounds, &other, &common));
        }
      area += (bounds.size.width + 2) * (bounds.size.height + 2);
    }
  g_assert_cmpfloat_with_epsilon (area, (self->width + 2) * (self->height + 2), 0.5);
}

/* It begins with what is there, and ends with a layout that holds as many. */
static void
test_start (LiveTestWall *self, gconstpointer data)
{
  static const guint counts[] = { 1, 4, 6, 8, 9, 13, 16, 25, 36 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      graphene_rect_t before;

      lookout_wall_set_layout (self->wall, counts[i]);
      live_test_wall_settle (self);
      before = get_bounds (self, counts[i] / 2);
      lookout_wall_set_free (self->wall, TRUE);
      live_test_wall_settle (self);
      g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, LOOKOUT_LAYOUT_FREE);
      g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, counts[i]);
      assert_size (self, counts[i] / 2, before.size.width, before.size.height);
      assert_tiled (self);
    }
  g_assert_nonnull (self->message);
  lookout_wall_set_free (self->wall, FALSE);
  g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, 36);
}

static void
test_drag (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *plays[4];
  MediaPlayer *players[4];

  start (self, 4);
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      plays[i] = open_at (self, i, "x");
      players[i] = lookout_play_get_player (plays[i]);
    }
  /* The upper edge alone, by half of what the neighbour has. */
  drag (self, self->width / 2, self->height / 4, self->width / 4, 0);
  live_test_wall_settle (self);
  assert_size (self, 0, self->width * 3 / 4, self->height / 2);
  drop (self);
  assert_size (self, 0, self->width * 3 / 4, self->height / 2);
  assert_size (self, 1, self->width / 4, self->height / 2);
  assert_size (self, 2, self->width / 2, self->height / 2);
  assert_tiled (self);
  /* Between the rows, where tiles meet that are not of one size: all of it. */
  drag (self, self->width / 4, self->height / 2, 0, -self->height / 4);
  drop (self);
  assert_size (self, 1, self->width / 4, self->height / 4);
  assert_size (self, 3, self->width / 2, self->height * 3 / 4);
  assert_tiled (self);
  /* A corner moves both. */
  drag (self, self->width * 3 / 4, self->height / 4, -self->width / 4, self->height / 4);
  drop (self);
  assert_size (self, 0, self->width / 2, self->height / 2);
  assert_tiled (self);
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      g_assert_true (lookout_wall_get_play (self->wall, i) == plays[i]);
      g_assert_true (lookout_play_get_player (plays[i]) == players[i]);
      g_assert_true (media_player_get_visible (players[i]));
    }
}

/* Nothing moves away from an edge, nor in another layout. */
static void
test_no_edge (LiveTestWall *self, gconstpointer data)
{
  start (self, 4);
  drag (self, self->width / 4, self->height / 4, self->width / 4, 0);
  drop (self);
  drag (self, 1, self->height / 4, self->width / 4, 0);
  drop (self);
  assert_size (self, 0, self->width / 2, self->height / 2);
  lookout_wall_set_layout (self->wall, 4);
  live_test_wall_settle (self);
  drag (self, self->width / 2, self->height / 4, self->width / 4, 0);
  drop (self);
  assert_size (self, 0, self->width / 2, self->height / 2);
  g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, 4);
}

static void
test_give_up (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *pushed;
  graphene_rect_t bounds;

  start (self, 9);
  pushed = open_at (self, 1, "b");
  g_assert_false (press_escape (self));
  drag (self, self->width / 3, self->height / 6, self->width / 3, 0);
  live_test_wall_settle (self);
  /* Out of sight, but there: the pointer may have been pressed on it. */
  bounds = get_bounds (self, 1);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (live_test_wall_get_tile (self, 1))));
  g_assert_true (bounds.origin.x + bounds.size.width <= 0);
  g_assert_true (press_escape (self));
  drop (self);
  g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, 9);
  g_assert_true (lookout_wall_get_play (self->wall, 1) == pushed);
  assert_size (self, 1, self->width / 3, self->height / 3);
  g_assert_false (press_escape (self));
  /* Whatever divides the wall anew ends a drag. */
  drag (self, self->width / 3, self->height / 6, self->width / 6, 0);
  lookout_wall_set_layout (self->wall, 4);
  drop (self);
  assert_size (self, 1, self->width / 2, self->height / 2);
  g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, 4);
}

/* A tile that spans two columns: its neighbour's camera waits, and plays on when it is undone. */
static void
test_push_out (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *plays[9];

  start (self, 9);
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    plays[i] = open_at (self, i, "x");
  lookout_wall_set_current (self->wall, live_test_wall_get_tile (self, 4));
  g_clear_pointer (&self->message, g_free);
  drag (self, self->width / 3, self->height / 6, self->width / 3, 0);
  drop (self);
  g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, 8);
  assert_size (self, 0, self->width * 2 / 3, self->height / 3);
  assert_tiled (self);
  g_assert_true (lookout_play_get_parked (plays[1]));
  g_assert_true (lookout_wall_get_play (self->wall, 1) == plays[2]);
  g_assert_cmpstr (self->message, ==, "1 camera has no tile now. Ctrl+Z brings it back.");
  g_assert_true (lookout_wall_can_undo (self->wall));
  lookout_wall_undo (self->wall);
  live_test_wall_settle (self);
  g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, 9);
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      g_assert_true (lookout_wall_get_play (self->wall, i) == plays[i]);
      g_assert_false (lookout_play_get_parked (plays[i]));
    }
  assert_tiled (self);
}

/* With a tile that is free, it goes there. */
static void
test_push_aside (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play;

  start (self, 9);
  play = open_at (self, 1, "b");
  g_clear_pointer (&self->message, g_free);
  drag (self, self->width / 3, self->height / 6, self->width / 3, 0);
  drop (self);
  g_assert_false (lookout_play_get_parked (play));
  g_assert_true (lookout_wall_get_play (self->wall, 0) == play);
  g_assert_null (self->message);
  lookout_wall_undo (self->wall);
  g_assert_true (lookout_wall_get_play (self->wall, 1) == play);
}

static void
test_hotspot (LiveTestWall *self, gconstpointer data)
{
  LookoutPlay *play;

  start (self, 9);
  play = open_at (self, 8, "b");
  lookout_wall_set_hotspot (self->wall, live_test_wall_get_tile (self, 1));
  drag (self, self->width / 3, self->height / 6, self->width / 3, 0);
  drop (self);
  g_assert_null (lookout_wall_get_hotspot (self->wall));
  lookout_wall_undo (self->wall);
  g_assert_true (lookout_wall_get_hotspot (self->wall) == live_test_wall_get_tile (self, 1));
  g_assert_true (lookout_wall_get_play (self->wall, 8) == play);
  /* Another one is pushed out: it keeps its place in the division of before. */
  drag (self, self->width / 3, self->height / 2, -self->width / 3, 0);
  drop (self);
  g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, 8);
  lookout_wall_undo (self->wall);
  g_assert_true (lookout_wall_get_hotspot (self->wall) == live_test_wall_get_tile (self, 1));
}

static void
test_keys (LiveTestWall *self, gconstpointer data)
{
  LookoutTile *tile;

  /* From any layout; the focus stays where it is. */
  lookout_wall_set_layout (self->wall, 4);
  live_test_wall_settle (self);
  tile = live_test_wall_get_tile (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (tile));
  for (guint i = 0; i < 3; i++)
    g_assert_true (lookout_wall_resize_tile (self->wall, tile, FLEET_AXIS_COLUMNS, 1));
  g_assert_true (lookout_wall_resize_tile (self->wall, tile, FLEET_AXIS_ROWS, -1));
  live_test_wall_settle (self);
  g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, LOOKOUT_LAYOUT_FREE);
  assert_size (self, 0, self->width * 3 / 4, self->height * 5 / 12);
  assert_tiled (self);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (tile)));
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "9 of 12 wide, 5 of 12 high");
  for (guint i = 0; i < 4; i++)
    lookout_wall_undo (self->wall);
  live_test_wall_settle (self);
  g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, 4);
  assert_size (self, 0, self->width / 2, self->height / 2);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

static void
test_limits (LiveTestWall *self, gconstpointer data)
{
  guint n;

  start (self, 4);
  g_assert_true (lookout_wall_divide_tile (self->wall, live_test_wall_get_tile (self, 3)));
  live_test_wall_settle (self);
  g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, 5);
  assert_size (self, 4, self->width / 4, self->height / 2);
  assert_tiled (self);
  lookout_wall_set_layout (self->wall, 1);
  g_assert_false (
      lookout_wall_resize_tile (self->wall, live_test_wall_get_tile (self, 0), FLEET_AXIS_ROWS, 1));
  g_assert_cmpstr (self->message, ==, "This tile cannot be higher");
  g_assert_false (lookout_wall_resize_tile (self->wall, live_test_wall_get_tile (self, 0),
                                            FLEET_AXIS_COLUMNS, -1));
  g_assert_cmpstr (self->message, ==, "This tile cannot be narrower");
  for (n = 1; lookout_wall_divide_tile (self->wall, live_test_wall_get_tile (self, n - 1)); n++)
    g_assert_cmpuint (lookout_wall_get_n_tiles (self->wall), ==, n + 1);
  g_assert_cmpstr (self->message, ==, "This tile is too small to be divided");
  lookout_wall_set_layout (self->wall, 36);
  g_assert_false (lookout_wall_divide_tile (self->wall, live_test_wall_get_tile (self, 0)));
  g_assert_cmpstr (self->message, ==, "The wall cannot have more tiles");
}

/* What a hand does at random: nothing covers anything, nothing is left open, and no camera is lost. */
static void
test_random (LiveTestWall *self, gconstpointer data)
{
  guint n_changes = 0;

  start (self, 9);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      FleetGrid before = *lookout_wall_get_grid (self->wall);
      guint index = (guint) g_test_rand_int_range (0, before.n_tiles);
      graphene_rect_t bounds = get_bounds (self, index);

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          lookout_wall_resize_tile (self->wall, live_test_wall_get_tile (self, index),
                                    (FleetAxis) g_test_rand_int_range (0, FLEET_N_AXES),
                                    g_test_rand_bit () ? 1 : -1);
          break;
        case 1:
          lookout_wall_divide_tile (self->wall, live_test_wall_get_tile (self, index));
          break;
        case 2:
          if (lookout_wall_can_undo (self->wall))
            lookout_wall_undo (self->wall);
          break;
        default:
          drag (self, bounds.origin.x + bounds.size.width + 1,
                bounds.origin.y + bounds.size.height * g_test_rand_double (),
                g_test_rand_double_range (-200, 200), g_test_rand_double_range (-200, 200));
          if (g_test_rand_bit ())
            press_escape (self);
          drop (self);
          break;
        }
      n_changes += !fleet_grid_is_same (&before, lookout_wall_get_grid (self->wall));
      live_test_wall_settle (self);
      assert_tiled (self);
    }
  g_assert_cmpuint (n_changes, >, N_RANDOM / 10);
}

static void
test_right_to_left (LiveTestWall *self, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (self->wall), GTK_TEXT_DIR_RTL);
  start (self, 4);
  drag (self, self->width / 2, self->height / 4, -self->width / 4, 0);
  drop (self);
  assert_size (self, 0, self->width * 3 / 4, self->height / 2);
  g_assert_cmpfloat_with_epsilon (get_bounds (self, 0).origin.x, self->width / 4, 3);
  assert_tiled (self);
}

/* However small the tiles become, the window need not become larger. */
static void
test_narrow (LiveTestWall *self, gconstpointer data)
{
  static const guint counts[] = { 4, 25, 36 };
  int minimum;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      start (self, counts[i]);
      while (lookout_wall_resize_tile (self->wall, live_test_wall_get_tile (self, 0),
                                       FLEET_AXIS_COLUMNS, -1))
        ;
      while (lookout_wall_resize_tile (self->wall, live_test_wall_get_tile (self, 0),
                                       FLEET_AXIS_ROWS, -1))
        ;
      live_test_wall_settle (self);
      gtk_widget_measure (GTK_WIDGET (self->wall), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_assert_cmpint (minimum, <=, NARROW);
      gtk_widget_measure (GTK_WIDGET (self->wall), GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_assert_cmpint (minimum, <=, NARROW);
      assert_tiled (self);
    }
}

/* The cursor and the line say what can be moved. */
static void
test_hover (LiveTestWall *self, gconstpointer data)
{
  const struct
  {
    double x, y;
    const char *cursor;
  } rows[] = { { self->width / 2, self->height / 4, "col-resize" },
               { self->width / 4, self->height / 2 + 3, "row-resize" },
               { self->width / 2, self->height / 2, "move" },
               { self->width / 4, self->height / 4, NULL },
               { 0, self->height / 4, NULL } };
  GtkEventController *motion;

  start (self, 4);
  motion = find_controller (self, GTK_TYPE_EVENT_CONTROLLER_MOTION, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GdkCursor *cursor;

      g_signal_emit_by_name (motion, "motion", rows[i].x, rows[i].y);
      cursor = gtk_widget_get_cursor (GTK_WIDGET (self->wall));
      g_assert_cmpstr (cursor != NULL ? gdk_cursor_get_name (cursor) : NULL, ==, rows[i].cursor);
      live_test_wall_settle (self);
    }
  g_signal_emit_by_name (motion, "motion", rows[0].x, rows[0].y);
  g_signal_emit_by_name (motion, "leave");
  g_assert_null (gtk_widget_get_cursor (GTK_WIDGET (self->wall)));
}

/* Cameras play on while their tiles change: none is opened anew. */
static void
test_plays_on (SimWall *self, gconstpointer data)
{
  MediaPlayer *players[SIM_WALL_N_CAMERAS];
  gint64 since[SIM_WALL_N_CAMERAS];

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    {
      players[i] = lookout_play_get_player (sim_wall_get_play (self, i));
      since[i] = lookout_play_get_live_since (sim_wall_get_play (self, i));
    }
  lookout_wall_set_free (self->wall, TRUE);
  for (guint i = 0; i < 4; i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self->wall, i % 2);

      lookout_wall_resize_tile (self->wall, tile, FLEET_AXIS_COLUMNS, i < 2 ? 1 : -1);
      lookout_wall_resize_tile (self->wall, tile, FLEET_AXIS_ROWS, 1);
    }
  lookout_wall_undo (self->wall);
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    {
      sim_wall_wait_for_pictures (self, i, 5);
      g_assert_true (lookout_play_get_player (sim_wall_get_play (self, i)) == players[i]);
      g_assert_cmpint (lookout_play_get_live_since (sim_wall_get_play (self, i)), ==, since[i]);
    }
}

static gboolean
has_six_tiles (gpointer user_data)
{
  SimWall *self = user_data;

  return lookout_wall_get_layout (self->wall) == 6;
}

/* A device with more cameras than there are tiles takes another layout: the free one can be had back. */
static void
test_device (SimWall *self, gconstpointer data)
{
  LookoutPlay *plays[SIM_WALL_N_CAMERAS];
  FleetGrid grid;

  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    plays[i] = sim_wall_get_play (self, i);
  lookout_wall_set_free (self->wall, TRUE);
  lookout_wall_resize_tile (self->wall, lookout_wall_get_tile (self->wall, 0), FLEET_AXIS_COLUMNS,
                            1);
  grid = *lookout_wall_get_grid (self->wall);
  lookout_wall_open_device (self->wall, fleet_session_get_device (self->session, "1001"));
  g_assert_true (app_test_wait (has_six_tiles, self));
  g_assert_nonnull (sim_wall_get_play (self, 5));
  lookout_wall_undo (self->wall);
  g_assert_cmpuint (lookout_wall_get_layout (self->wall), ==, LOOKOUT_LAYOUT_FREE);
  g_assert_true (fleet_grid_is_same (lookout_wall_get_grid (self->wall), &grid));
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    g_assert_true (sim_wall_get_play (self, i) == plays[i]);
}

#define ADD(name, func)                                                            \
  g_test_add ("/live/free/" name, LiveTestWall, NULL, live_test_wall_set_up, func, \
              live_test_wall_tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("start", test_start);
  ADD ("drag", test_drag);
  ADD ("no-edge", test_no_edge);
  ADD ("give-up", test_give_up);
  ADD ("push-out", test_push_out);
  ADD ("push-aside", test_push_aside);
  ADD ("hotspot", test_hotspot);
  ADD ("keys", test_keys);
  ADD ("limits", test_limits);
  ADD ("random", test_random);
  ADD ("right-to-left", test_right_to_left);
  ADD ("narrow", test_narrow);
  ADD ("hover", test_hover);
  g_test_add ("/live/free/plays-on", SimWall, NULL, sim_wall_set_up, test_plays_on,
              sim_wall_tear_down);
  g_test_add ("/live/free/device", SimWall, "3", sim_wall_set_up, test_device, sim_wall_tear_down);
  return g_test_run ();
}
