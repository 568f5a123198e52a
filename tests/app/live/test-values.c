/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "kit/lookout-time.h"
#include "live/lookout-layouts.h"
#include "live/lookout-live-words.h"
#include "live/lookout-picture.h"
#include "live/lookout-snapshot.h"
#include "live/lookout-tile-status.h"
#include "live/lookout-zoom.h"
#include "onv.h"

static void
assert_covers_grid (const LookoutLayout *layout)
{
  FleetGrid grid;
  guint covered = 0;

  lookout_layout_get_grid (layout, &grid);
  g_assert_cmpuint (grid.n_tiles, ==, layout->n_tiles);
  for (guint i = 0; i < grid.n_tiles; i++)
    covered += (guint) grid.tiles[i].size[0] * grid.tiles[i].size[1];
  g_assert_cmpuint (covered, ==, (guint) layout->columns * layout->rows);
  for (guint row = 0; row < layout->rows; row++)
    for (guint column = 0; column < layout->columns; column++)
      g_assert_cmpuint (fleet_grid_find_tile (&grid, column, row), !=, FLEET_GRID_NO_TILE);
}

static void
test_layouts (void)
{
  static const guint counts[] = { 1, 4, 6, 8, 9, 13, 16, 25, 36 };
  g_autofree char *names = lookout_layouts_dup_names (" ");

  for (const LookoutLayout *layout = lookout_layouts; layout->n_tiles != 0; layout++)
    {
      assert_covers_grid (layout);
      g_assert_true (lookout_layouts_find (layout->n_tiles) == layout);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (lookout_layouts[i].n_tiles, ==, counts[i]);
      g_assert_cmpuint (counts[i], <=, LOOKOUT_MAX_TILES);
    }
  g_assert_cmpuint (lookout_layouts[G_N_ELEMENTS (counts)].n_tiles, ==, 0);
  g_assert_cmpstr (names, ==, "1 4 6 8 9 13 16 25 36");
}

static void
assert_moment (const char *there, const char *here, const char *expected)
{
  g_autoptr (GTimeZone) platform = g_time_zone_new_identifier (there);
  g_autoptr (GTimeZone) own = g_time_zone_new_identifier (here);
  g_autoptr (GDateTime) moment = g_date_time_new (platform, 2026, 7, 1, 14, 5, 0);
  g_autofree char *text = lookout_time_dup_moment (moment, own);

  g_assert_cmpstr (text, ==, expected);
}

/* In the person's zone, which is named where the platform's has another time. */
static void
test_times (void)
{
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GTimeZone) perth = g_time_zone_new_identifier ("Australia/Perth");
  g_autoptr (GDateTime) now = g_date_time_new (perth, 2026, 7, 1, 14, 5, 9);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *same = lookout_time_dup_clock (now, shanghai);
  g_autofree char *other = lookout_time_dup_clock (utc, shanghai);
  g_autofree char *unknown = lookout_time_dup_clock (utc, NULL);

  g_assert_cmpstr (same, ==, "14:05:09");
  g_assert_cmpstr (other, ==, "06:05:09 (UTC)");
  g_assert_cmpstr (unknown, ==, "06:05:09");
  assert_moment ("Asia/Shanghai", "Asia/Shanghai", "07/01/26, 14:05");
  assert_moment ("Asia/Shanghai", "Europe/Berlin", "07/01/26, 08:05 (UTC+2)");
  assert_moment ("Asia/Shanghai", "Asia/Kolkata", "07/01/26, 11:35 (UTC+5:30)");
  assert_moment ("Asia/Shanghai", "America/St_Johns", "07/01/26, 03:35 (UTC−2:30)");
}

/* Where the large tile stands, and how large it is. */
static void
test_layout_spans (void)
{
  static const struct
  {
    guint n_tiles;
    FleetGridCell large;
  } rows[] = { { 6, { { 0, 0 }, { 2, 2 } } },
               { 8, { { 0, 0 }, { 3, 3 } } },
               { 13, { { 1, 1 }, { 2, 2 } } } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FleetGrid grid;

      lookout_layout_get_grid (lookout_layouts_find (rows[i].n_tiles), &grid);
      g_assert_cmpmem (&grid.tiles[0], sizeof grid.tiles[0], &rows[i].large, sizeof rows[i].large);
      for (guint j = 1; j < rows[i].n_tiles; j++)
        g_assert_true (grid.tiles[j].size[0] == 1 && grid.tiles[j].size[1] == 1);
    }
}

static void
test_layout_for (void)
{
  static const guint rows[][2] = { { 0, 1 }, { 1, 1 },   { 2, 4 },   { 4, 4 },   { 5, 6 },
                                   { 7, 8 }, { 10, 13 }, { 17, 25 }, { 36, 36 }, { 1000, 36 } };

  g_assert_null (lookout_layouts_find (7));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (lookout_layouts_find_for (rows[i][0])->n_tiles, ==, rows[i][1]);
}

static void
test_fit (void)
{
  static const struct
  {
    int width, height;
    double aspect;
    GdkRectangle expected;
  } rows[] = {
    { 1600, 900, 16.0 / 9, { 0, 0, 1600, 900 } }, { 1000, 900, 2, { 0, 200, 1000, 500 } },
    { 1000, 300, 2, { 200, 0, 600, 300 } },       { 100, 50, 0, { 0, 0, 100, 50 } },
    { 1, 1, 16.0 / 9, { 0, 0, 1, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GdkRectangle area = lookout_picture_fit (rows[i].width, rows[i].height, rows[i].aspect);

      g_assert_true (gdk_rectangle_equal (&area, &rows[i].expected));
    }
}

/* What is under the pointer stays there, and nothing beyond the edges is shown. */
static void
test_zoom (void)
{
  const LookoutZoom whole = LOOKOUT_ZOOM_WHOLE;
  LookoutZoom zoom = lookout_zoom_about (&whole, 2, 0.25, 0.75);
  LookoutZoom closer, back;
  MediaRegion region = lookout_zoom_get_region (&zoom);
  g_autofree char *text = lookout_zoom_dup_description (&zoom);

  g_assert_cmpfloat_with_epsilon (region.x + 0.25 * region.width, 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (region.y + 0.75 * region.height, 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (region.width, 0.5, 1e-9);
  g_assert_cmpstr (text, ==, "Zoom 2.0 ×");
  closer = lookout_zoom_about (&zoom, 4, 1, 0);
  region = lookout_zoom_get_region (&closer);
  g_assert_cmpfloat_with_epsilon (region.x + region.width, 0.125 + 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (region.y, 0.375, 1e-9);
  closer = lookout_zoom_about (&zoom, 100, 0.5, 0.5);
  g_assert_cmpfloat (closer.factor, ==, LOOKOUT_ZOOM_MAX);
  closer = lookout_zoom_pan (&closer, 100, -100);
  region = lookout_zoom_get_region (&closer);
  g_assert_cmpfloat_with_epsilon (region.x + region.width, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (region.y, 0, 1e-9);
  back = lookout_zoom_about (&closer, 0.1, 0, 0);
  g_assert_true (lookout_zoom_is_same (&back, &whole));
  back = lookout_zoom_pan (&whole, 1, 1);
  g_assert_true (lookout_zoom_is_same (&back, &whole));
  /* What a file may hold. */
  back = lookout_zoom_clamp (&(LookoutZoom){ 2, 0, 1 });
  region = lookout_zoom_get_region (&back);
  g_assert_cmpfloat_with_epsilon (region.x, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (region.y, 0.5, 1e-9);
}

static void
test_words (void)
{
  for (int code = 0; code <= MEDIA_ERROR_UNSHOWABLE; code++)
    {
      g_autoptr (GError) error = g_error_new (MEDIA_ERROR, code, "as programmers say it");
      g_autoptr (FleetWords) words = lookout_live_words_for_error (error);

      g_assert_cmpstr (words->title, !=, "Something went wrong");
      g_assert_nonnull (words->advice);
    }
}

/* The account is not at fault, and it is tried again without being told. */
static void
test_words_of_garbled (void)
{
  g_autoptr (GError) error = g_error_new_literal (ONV_ERROR, ONV_ERROR_GARBLED, "for the log");
  g_autoptr (FleetWords) words = lookout_live_words_for_error (error);
  const LookoutTileStatus status = { .state = MEDIA_STATE_WAITING, .error = error };

  g_assert_cmpstr (words->title, ==, "The platform’s answer could not be read");
  g_assert_cmpint (words->action, ==, FLEET_ACTION_RETRY);
  g_assert_cmpint (lookout_tile_status_get_mood (&status), ==, LOOKOUT_MOOD_WAITING);
}

static void
test_words_of_http (void)
{
  static const struct
  {
    guint status;
    const char *title;
    const char *reason;
  } rows[] = {
    { 403, "The address of the video has expired", "HTTP 403" },
    { 404, "The video server does not have this camera’s video", "HTTP 404" },
    { 418, "The video server refused", "HTTP 418" },
    { 503, "The video server has a problem of its own", "HTTP 503" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = media_error_new_http (rows[i].status, "for the log");
      g_autoptr (FleetWords) words = lookout_live_words_for_error (error);

      g_assert_cmpstr (words->title, ==, rows[i].title);
      g_assert_cmpstr (words->reason, ==, rows[i].reason);
      g_assert_nonnull (words->advice);
    }
}

/* Whose certificate it is, and nothing is offered that cannot help. */
static void
test_words_of_tls (void)
{
  static const struct
  {
    const char *host;
    gboolean pinned;
    const char *advice;
  } rows[] = {
    { "video.example:8443", FALSE, "video.example:8443 needs a certificate that this*" },
    { "video.example", TRUE, "video.example shows another certificate than the one that is*" },
    { NULL, FALSE, "It needs a certificate that this*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = media_error_new_tls (rows[i].host, rows[i].pinned);
      g_autoptr (GError) copy = g_error_copy (error);
      g_autoptr (FleetWords) words = lookout_live_words_for_error (copy);
      const LookoutTileStatus status = { .state = MEDIA_STATE_WAITING, .error = copy };

      g_assert_true (g_pattern_match_simple (rows[i].advice, words->advice));
      g_assert_cmpint (words->action, ==, FLEET_ACTION_RETRY);
      g_assert_cmpint (lookout_tile_status_get_mood (&status), ==, LOOKOUT_MOOD_ERROR);
    }
}

static void
assert_pill (const LookoutTileStatus *status, const char *pill, const char *narrow_pill)
{
  g_autofree char *text = lookout_tile_status_dup_pill (status, FALSE);
  g_autofree char *narrow_text = lookout_tile_status_dup_pill (status, TRUE);

  g_assert_cmpstr (text, ==, pill);
  g_assert_cmpstr (narrow_text, ==, narrow_pill);
}

static void
test_pills (void)
{
  g_autoptr (GError) offline = g_error_new (ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE, "x");
  g_autoptr (GError) key = g_error_new (ONV_ERROR, ONV_ERROR_UNAUTHORIZED, "x");
  g_autoptr (GError) lost = g_error_new (MEDIA_ERROR, MEDIA_ERROR_CONNECTION, "x");

  assert_pill (&(LookoutTileStatus){ .state = MEDIA_STATE_CONNECTING,
                                     .protocol = MEDIA_PROTOCOL_RTMP },
               "Connecting · RTMP", "RTMP");
  assert_pill (&(LookoutTileStatus){ .state = MEDIA_STATE_LIVE, .picture_age_ms = 240 },
               "LIVE  0.2 s", "LIVE  0.2 s");
  assert_pill (&(LookoutTileStatus){ .state = MEDIA_STATE_STALLED, .picture_age_ms = 4900 },
               "No new picture for 4 s", "4 s");
  assert_pill (&(LookoutTileStatus){ .state = MEDIA_STATE_WAITING, .error = offline }, "Offline",
               "");
  assert_pill (&(LookoutTileStatus){ .state = MEDIA_STATE_WAITING, .error = lost }, "Interrupted",
               "");
  assert_pill (&(LookoutTileStatus){ .state = MEDIA_STATE_WAITING, .error = key }, "Error", "");
  assert_pill (&(LookoutTileStatus){ .state = MEDIA_STATE_IDLE, .capped = TRUE }, "Data limit", "");
}

static void
test_countdown (void)
{
  const LookoutTileStatus waiting = { .state = MEDIA_STATE_WAITING, .retry_in_ms = 4100 };
  const LookoutTileStatus live = { .state = MEDIA_STATE_LIVE };
  g_autofree char *text = lookout_tile_status_dup_countdown (&waiting);

  g_assert_cmpstr (text, ==, "Trying again in 5 s");
  g_assert_null (lookout_tile_status_dup_countdown (&live));
}

static void
test_figures (void)
{
  static const LookoutTileStatus unknown = { .state = MEDIA_STATE_CONNECTING };
  static const LookoutTileStatus known = {
    .state = MEDIA_STATE_LIVE,
    .protocol = MEDIA_PROTOCOL_HLS,
    .width = 640,
    .height = 360,
    .codec = "H.264",
    .audio_codec = "AAC",
    .fps = 24.96,
    .bitrate = 2100000,
    .first_picture_ms = 140,
    .picture_age_ms = 40,
    .delay_ms = 12345,
    .pace = MEDIA_PACE_SMOOTH,
    .dropped = 3,
  };
  static const char *const expected[]
      = { "HLS",    "640 × 360", "H.264 + AAC", "25.0 /s", "2.1 Mbit/s",
          "140 ms", "40 ms",     "12.3 s",      "Smooth",  "3" };

  for (guint i = 0; lookout_figure_rows[i].label != NULL; i++)
    {
      g_autofree char *text = lookout_figure_rows[i].format (&known);
      g_autofree char *nothing = lookout_figure_rows[i].format (&unknown);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

static void
test_file_names (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 11, 24, 8, 5, 9);
  g_autofree char *long_name = g_strnfill (600, 'x');
  static const char *const rows[][2] = {
    { "Camera 0001 Gate", "Camera 0001 Gate 2026-11-24 08.05.09.png" },
    { "../../etc/passwd", "_._.._etc_passwd 2026-11-24 08.05.09.png" },
    { "门口: 1/2", "门口_ 1_2 2026-11-24 08.05.09.png" },
    { "", "camera 2026-11-24 08.05.09.png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = lookout_snapshot_dup_file_name (rows[i][0], time, 1);

      g_assert_cmpstr (name, ==, rows[i][1]);
    }
  {
    g_autofree char *second = lookout_snapshot_dup_file_name ("a", time, 2);
    g_autofree char *shortened = lookout_snapshot_dup_file_name (long_name, time, 1);

    g_assert_cmpstr (second, ==, "a 2026-11-24 08.05.09 (2).png");
    g_assert_cmpuint (strlen (shortened), <, 255);
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live/times", test_times);
  g_test_add_func ("/live/layouts", test_layouts);
  g_test_add_func ("/live/layouts/spans", test_layout_spans);
  g_test_add_func ("/live/layouts/for", test_layout_for);
  g_test_add_func ("/live/picture/fit", test_fit);
  g_test_add_func ("/live/zoom", test_zoom);
  g_test_add_func ("/live/words", test_words);
  g_test_add_func ("/live/words/garbled", test_words_of_garbled);
  g_test_add_func ("/live/words/http", test_words_of_http);
  g_test_add_func ("/live/words/tls", test_words_of_tls);
  g_test_add_func ("/live/status/pills", test_pills);
  g_test_add_func ("/live/status/countdown", test_countdown);
  g_test_add_func ("/live/status/figures", test_figures);
  g_test_add_func ("/live/snapshot/names", test_file_names);
  return g_test_run ();
}
