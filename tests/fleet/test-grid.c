/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fleet-error.h"
#include "views-test.h"
#include "views/fleet-grid.h"
#include "views/fleet-view-document.h"

/* As many operations as show every kind of division, and no more than a moment takes. */
#define N_RANDOM 20000

/* A letter a tile and a line a row. */
static FleetGrid
parse (const char *drawing)
{
  g_auto (GStrv) lines = g_strsplit (drawing, "/", -1);
  FleetGrid grid = { .size = { (guint8) strlen (lines[0]), (guint8) g_strv_length (lines) } };

  for (guint row = 0; lines[row] != NULL; row++)
    for (guint column = 0; lines[row][column] != '\0'; column++)
      {
        guint tile = (guint) (lines[row][column] - 'a');
        FleetGridCell *cell = &grid.tiles[tile];

        if (tile >= grid.n_tiles)
          grid.n_tiles = (guint8) (tile + 1);
        if (cell->size[0] == 0)
          *cell = (FleetGridCell){ { (guint8) column, (guint8) row }, { 1, 1 } };
        cell->size[FLEET_AXIS_COLUMNS] = (guint8) (column - cell->start[FLEET_AXIS_COLUMNS] + 1);
        cell->size[FLEET_AXIS_ROWS] = (guint8) (row - cell->start[FLEET_AXIS_ROWS] + 1);
      }
  return grid;
}

static char *
draw (const FleetGrid *grid)
{
  GString *drawing = g_string_new (NULL);

  for (guint row = 0; row < grid->size[FLEET_AXIS_ROWS]; row++)
    {
      if (row > 0)
        g_string_append_c (drawing, '/');
      for (guint column = 0; column < grid->size[FLEET_AXIS_COLUMNS]; column++)
        {
          guint tile = fleet_grid_find_tile (grid, column, row);

          g_string_append_c (drawing, tile != FLEET_GRID_NO_TILE ? (char) ('a' + tile) : '.');
        }
    }
  return g_string_free (drawing, FALSE);
}

static void
assert_drawn (const FleetGrid *grid, const char *wanted)
{
  g_autofree char *drawing = draw (grid);

  g_assert_cmpstr (drawing, ==, wanted);
}

/* Every cell once, and no tile outside: the areas add up, and something stands in each. */
static void
assert_filled (const FleetGrid *grid)
{
  guint area = 0;

  for (guint i = 0; i < grid->n_tiles; i++)
    {
      const FleetGridCell *cell = &grid->tiles[i];

      g_assert_true ((cell->size[0] == 0) == (cell->size[1] == 0));
      for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
        g_assert_cmpuint (cell->start[axis] + cell->size[axis], <=, grid->size[axis]);
      area += (guint) cell->size[0] * cell->size[1];
    }
  g_assert_cmpuint (area, ==, (guint) grid->size[0] * grid->size[1]);
  for (guint row = 0; row < grid->size[FLEET_AXIS_ROWS]; row++)
    for (guint column = 0; column < grid->size[FLEET_AXIS_COLUMNS]; column++)
      g_assert_cmpuint (fleet_grid_find_tile (grid, column, row), !=, FLEET_GRID_NO_TILE);
}

static void
test_refine (void)
{
  static const guint sizes[][2]
      = { { 1, 12 }, { 2, 12 }, { 3, 12 }, { 4, 12 },  { 5, 15 },  { 6, 12 },
          { 7, 14 }, { 8, 16 }, { 9, 9 },  { 12, 12 }, { 15, 15 }, { 16, 16 } };
  FleetGrid grid = parse ("aab/cde");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      FleetGrid one = { { (guint8) sizes[i][0], 1 }, 1, { { { 0, 0 }, { 1, 1 } } } };

      one.tiles[0].size[0] = one.size[0];
      fleet_grid_refine (&one);
      g_assert_cmpuint (one.size[0], ==, sizes[i][1]);
      assert_filled (&one);
    }
  fleet_grid_refine (&grid);
  assert_filled (&grid);
  g_assert_cmpuint (grid.tiles[1].start[FLEET_AXIS_COLUMNS], ==, 8);
  g_assert_cmpuint (grid.tiles[1].size[FLEET_AXIS_ROWS], ==, 6);
}

static void
test_edges (void)
{
  static const struct
  {
    const char *drawing;
    FleetAxis axis;
    guint position;
    guint across;
    guint start; /* the same as the end: no edge */
    guint end;
  } rows[] = {
    { "ab/cd", FLEET_AXIS_COLUMNS, 1, 0, 0, 1 },
    { "ab/cd", FLEET_AXIS_COLUMNS, 1, 1, 1, 2 },
    { "ab/cd", FLEET_AXIS_COLUMNS, 0, 0, 0, 0 },
    { "ab/cd", FLEET_AXIS_COLUMNS, 2, 0, 0, 0 },
    { "ab/cd", FLEET_AXIS_COLUMNS, 1, 2, 0, 0 },
    { "aab/aac/def", FLEET_AXIS_COLUMNS, 2, 0, 0, 2 },
    { "aab/aac/def", FLEET_AXIS_COLUMNS, 2, 2, 2, 3 },
    { "aab/aac/def", FLEET_AXIS_COLUMNS, 1, 0, 0, 0 },
    { "aab/aac/def", FLEET_AXIS_ROWS, 2, 0, 0, 2 },
    { "aab/aac/def", FLEET_AXIS_ROWS, 1, 2, 2, 3 },
    { "ab/ac/dc", FLEET_AXIS_COLUMNS, 1, 0, 0, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FleetGrid grid = parse (rows[i].drawing);
      FleetGridEdge edge;
      gboolean found
          = fleet_grid_find_edge (&grid, rows[i].axis, rows[i].position, rows[i].across, &edge);

      g_assert_true (found == (rows[i].start != rows[i].end));
      if (!found)
        continue;
      g_assert_cmpuint (edge.start, ==, rows[i].start);
      g_assert_cmpuint (edge.end, ==, rows[i].end);
    }
}

static void
test_move (void)
{
  static const struct
  {
    const char *from;
    FleetAxis axis;
    guint position;
    guint across;
    int by;
    guint end;
    const char *to;
  } rows[] = {
    { "aabb/ccdd", FLEET_AXIS_COLUMNS, 2, 0, 1, 3, "aaab/ccdd" },
    { "aabb/ccdd", FLEET_AXIS_COLUMNS, 2, 1, -1, 1, "aabb/cddd" },
    /* Into the next but one, over the one between. */
    { "aabbcc", FLEET_AXIS_COLUMNS, 2, 0, 2, 4, "aaaacc" },
    { "aabbcc", FLEET_AXIS_COLUMNS, 2, 0, 3, 5, "aaaaac" },
    /* No further than to the border. */
    { "aabbcc", FLEET_AXIS_COLUMNS, 2, 0, 9, 6, "aaaaaa" },
    { "aabbcc", FLEET_AXIS_COLUMNS, 4, 0, -9, 0, "cccccc" },
    /* What is met goes along. */
    { "abbd/accd", FLEET_AXIS_COLUMNS, 1, 0, 1, 2, "aabd/aacd" },
    { "abd/ace", FLEET_AXIS_COLUMNS, 2, 1, -2, 0, "bbd/eee" },
    { "abc/add", FLEET_AXIS_COLUMNS, 1, 1, 1, 2, "aac/aad" },
    { "aa/aa/bb/cc", FLEET_AXIS_ROWS, 2, 1, 1, 3, "aa/aa/aa/cc" },
    { "ab", FLEET_AXIS_COLUMNS, 0, 0, 1, 0, "ab" },
    { "aa", FLEET_AXIS_COLUMNS, 1, 0, 1, 1, "aa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FleetGrid grid = parse (rows[i].from);

      g_assert_cmpuint (fleet_grid_move_edge (&grid, rows[i].axis, rows[i].position, rows[i].across,
                                              rows[i].by),
                        ==, rows[i].end);
      assert_drawn (&grid, rows[i].to);
      assert_filled (&grid);
    }
}

static void
test_resize (void)
{
  static const struct
  {
    const char *from;
    guint tile;
    FleetAxis axis;
    int by;
    const char *to; /* (nullable): it cannot be */
  } rows[] = {
    { "aabb/ccdd", 0, FLEET_AXIS_COLUMNS, 1, "aaab/ccdd" },
    { "aabb/ccdd", 0, FLEET_AXIS_COLUMNS, -1, "abbb/ccdd" },
    /* At the border the other side moves. */
    { "aabb/ccdd", 1, FLEET_AXIS_COLUMNS, 1, "abbb/ccdd" },
    { "aabb/ccdd", 3, FLEET_AXIS_COLUMNS, -1, "aabb/cccd" },
    { "aa/aa/bb/bb", 1, FLEET_AXIS_ROWS, 1, "aa/bb/bb/bb" },
    /* A neighbour is pushed out, but none falls out because a tile makes room. */
    { "abc", 0, FLEET_AXIS_COLUMNS, 1, "aac" },
    { "abc", 1, FLEET_AXIS_COLUMNS, -1, NULL },
    { "aab/ccb", 0, FLEET_AXIS_ROWS, -1, NULL },
    { "aab/aab/ccb", 0, FLEET_AXIS_COLUMNS, -1, "abb/abb/cbb" },
    { "aabb", 0, FLEET_AXIS_ROWS, 1, NULL },
    { "a", 0, FLEET_AXIS_COLUMNS, 1, NULL },
    { "a", 0, FLEET_AXIS_COLUMNS, -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FleetGrid grid = parse (rows[i].from);

      g_assert_true (fleet_grid_resize (&grid, rows[i].tile, rows[i].axis, rows[i].by)
                     == (rows[i].to != NULL));
      assert_drawn (&grid, rows[i].to != NULL ? rows[i].to : rows[i].from);
    }
}

static void
test_divide (void)
{
  static const struct
  {
    const char *from;
    guint tile;
    const char *to; /* (nullable): it cannot be */
  } rows[] = {
    { "aaab/aaab", 0, "aaab/cccb" },
    { "aaab/cccb", 1, "aaab/cccd" },
    { "aaaa/bbcc", 0, "aadd/bbcc" },
    { "aaa/bbb", 1, "aaa/bbc" },
    { "aab", 0, "acb" },
    { "aab", 1, NULL },
  };
  FleetGrid full = { .size = { 12, 12 }, .n_tiles = 1, .tiles = { { { 0, 0 }, { 12, 12 } } } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FleetGrid grid = parse (rows[i].from);

      g_assert_true (fleet_grid_divide (&grid, rows[i].tile) == (rows[i].to != NULL));
      assert_drawn (&grid, rows[i].to != NULL ? rows[i].to : rows[i].from);
    }
  for (guint i = 0; i < FLEET_GRID_MAX_TILES - 1; i++)
    {
      guint n = full.n_tiles;

      for (guint tile = 0; tile < n && full.n_tiles == n; tile++)
        fleet_grid_divide (&full, tile);
    }
  g_assert_cmpuint (full.n_tiles, ==, FLEET_GRID_MAX_TILES);
  assert_filled (&full);
  g_assert_false (fleet_grid_divide (&full, full.n_tiles - 1u));
}

static void
test_gone (void)
{
  FleetGrid grid = parse ("abcd");

  fleet_grid_move_edge (&grid, FLEET_AXIS_COLUMNS, 1, 0, 2);
  g_assert_cmpuint (grid.n_tiles, ==, 4);
  assert_drawn (&grid, "aaad");
  fleet_grid_drop_gone (&grid);
  g_assert_cmpuint (grid.n_tiles, ==, 2);
  assert_drawn (&grid, "aaab");
}

/* Whatever is done, nothing covers anything, and nothing is left open. */
static void
test_random (void)
{
  FleetGrid grid = parse ("abcd/efgh/ijkl/mnop");
  guint n_moves = 0;

  fleet_grid_refine (&grid);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      FleetAxis axis = (FleetAxis) g_test_rand_int_range (0, FLEET_N_AXES);
      guint position = (guint) g_test_rand_int_range (0, grid.size[axis] + 1);
      guint across = (guint) g_test_rand_int_range (0, 12);
      guint tile = (guint) g_test_rand_int_range (0, grid.n_tiles);
      int by = g_test_rand_int_range (-3, 4);
      FleetGrid before = grid;

      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          g_assert_cmpuint (fleet_grid_move_edge (&grid, axis, position, across, by), <=,
                            MAX (position, grid.size[axis]));
          break;
        case 1:
          if (!fleet_grid_resize (&grid, tile, axis, by < 0 ? -1 : 1))
            g_assert_true (fleet_grid_is_same (&grid, &before));
          break;
        default:
          fleet_grid_divide (&grid, tile);
          break;
        }
      n_moves += !fleet_grid_is_same (&grid, &before);
      assert_filled (&grid);
      fleet_grid_drop_gone (&grid);
      assert_filled (&grid);
      g_assert_cmpuint (grid.n_tiles, >=, 1);
    }
  g_assert_cmpuint (n_moves, >, N_RANDOM / 10);
}

static FleetView *
create_view (const char *drawing)
{
  FleetView *view = fleet_view_new ("a", 1);
  FleetGrid grid = parse (drawing);

  fleet_view_set_grid (view, &grid);
  return view;
}

/* It is kept, differs by the shape of a tile, and is gone again when a layout of equal tiles is saved. */
static void
test_round_trip (ViewsTest *fixture, gconstpointer data)
{
  static const char *const drawings[] = { "aab/aac/dee", "abb/acc/dee", NULL, "a" };
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetView) before = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (drawings); i++)
    {
      g_autoptr (FleetView) made
          = drawings[i] != NULL ? create_view (drawings[i]) : fleet_view_new ("a", 5);
      g_autoptr (FleetViewStore) again = NULL;
      FleetView *loaded;

      fleet_view_add_camera (made, &(FleetViewCamera){ fleet_view_get_layout (made) - 1,
                                                       (char *) "h", (char *) "1/1" });
      if (before != NULL)
        g_assert_false (fleet_view_shows_same (made, before));
      fleet_view_store_save (store, made);
      views_test_settle (store);
      again = views_test_load (fixture);
      loaded = fleet_view_store_find_name (again, "a");
      g_assert_true (fleet_view_shows_same (loaded, made));
      g_assert_true ((fleet_view_get_grid (loaded) != NULL) == (drawings[i] != NULL));
      if (drawings[i] != NULL)
        assert_drawn (fleet_view_get_grid (loaded), drawings[i]);
      g_set_object (&before, loaded);
    }
}

static FleetViewDocument *
parse_layout (const char *layout, const char *tile, GError **error)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\":\"lookout-views\",\"version\":1,\"views\":[{\"name\":\"a\",\"layout\":%s,"
      "\"cameras\":[{\"tile\":%s,\"account\":\"h\",\"camera\":\"1/1\"}]}]}",
      layout, tile);

  return fleet_view_document_parse (text, strlen (text), error);
}

#define TILE(column, row, columns, rows) \
  "{\"column\":" #column ",\"row\":" #row ",\"columns\":" #columns ",\"rows\":" #rows "}"
#define GRID(tiles) "{\"columns\":3,\"rows\":2,\"tiles\":[" tiles "]}"
#define LARGE TILE (1, 1, 2, 2)
#define PLACES LARGE "," TILE (3, 1, 1, 1) "," TILE (3, 2, 1, 1)

static void
test_bad (void)
{
  static const struct
  {
    const char *layout;
    const char *tile;
    const char *problem;
  } rows[] = {
    { "[]", "1", "layout: this must be a whole number from 1 to 256" },
    { "257", "1", "layout: this must be a whole number from 1 to 256" },
    { "{}", "1", "layout.columns: this is missing" },
    { "{\"columns\":17,\"rows\":2,\"tiles\":[]}", "1",
      "layout.columns: this must be a whole number from 1 to 16" },
    { "{\"columns\":3,\"rows\":0,\"tiles\":[]}", "1",
      "layout.rows: this must be a whole number from 1 to 16" },
    { "{\"columns\":3,\"rows\":2}", "1", "layout.tiles: this is missing" },
    { "{\"columns\":3,\"rows\":2,\"tiles\":7}", "1", "layout.tiles: this must be a list" },
    { GRID (""), "1", "layout.tiles: nothing stands in column 1 of row 1" },
    { GRID (LARGE), "1", "layout.tiles: nothing stands in column 3 of row 1" },
    { GRID (LARGE ",7"), "1", "layout.tiles[1]: this must be an object" },
    { GRID (TILE (0, 1, 1, 1)), "1",
      "layout.tiles[0].column: this must be a whole number from 1 to 3" },
    { GRID (TILE (1, 3, 1, 1)), "1",
      "layout.tiles[0].row: this must be a whole number from 1 to 2" },
    { GRID (TILE (2, 1, 3, 1)), "1",
      "layout.tiles[0].columns: this must be a whole number from 1 to 2" },
    { GRID (TILE (1, 1, 1, 300)), "1",
      "layout.tiles[0].rows: this must be a whole number from 1 to 2" },
    { GRID (TILE (1, 1, 1, "x")), "1",
      "layout.tiles[0].rows: this must be a whole number from 1 to 2" },
    { GRID (PLACES "," TILE (2, 2, 1, 1)), "1", "layout.tiles[3]: this covers a part of tile 1" },
    { GRID (PLACES), "4", "cameras[0].tile: this must be a whole number from 1 to 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *wanted = g_strconcat ("views[0].", rows[i].problem, NULL);

      g_assert_null (parse_layout (rows[i].layout, rows[i].tile, &error));
      g_assert_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS);
      g_assert_cmpstr (error->message, ==, wanted);
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) layout = g_string_new ("{\"columns\":16,\"rows\":3,\"tiles\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 48; i++)
    g_string_append_printf (layout, "%s{\"column\":%u,\"row\":%u,\"columns\":1,\"rows\":1}",
                            i > 0 ? "," : "", i % 16 + 1, i / 16 + 1);
  g_string_append (layout, "]}");
  g_assert_null (parse_layout (layout->str, "1", &error));
  g_assert_cmpstr (error->message, ==,
                   "views[0].layout.tiles[36]: there can be no more than 36 tiles");
}

/* What another version knows of a layout is written again. */
static void
test_unknown (void)
{
  static const char layout[] = "{\"columns\":3,\"rows\":2,\"gap\":4,\"tiles\":[" PLACES "]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (FleetViewDocument) document = parse_layout (layout, "3", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  assert_drawn (fleet_view_get_grid (g_ptr_array_index (document->views, 0)), "aab/aac");
  text = fleet_view_document_write (document);
  g_assert_nonnull (strstr (text, "\"gap\" : 4"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fleet/grid/refine", test_refine);
  g_test_add_func ("/fleet/grid/edges", test_edges);
  g_test_add_func ("/fleet/grid/move", test_move);
  g_test_add_func ("/fleet/grid/resize", test_resize);
  g_test_add_func ("/fleet/grid/divide", test_divide);
  g_test_add_func ("/fleet/grid/gone", test_gone);
  g_test_add_func ("/fleet/grid/random", test_random);
  g_test_add ("/fleet/grid/round-trip", ViewsTest, NULL, views_test_set_up, test_round_trip,
              views_test_tear_down);
  g_test_add_func ("/fleet/grid/bad", test_bad);
  g_test_add_func ("/fleet/grid/too-many", test_too_many);
  g_test_add_func ("/fleet/grid/unknown", test_unknown);
  return g_test_run ();
}
