/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-detector.h"
#include "camera/sim-osd.h"
#include "camera/sim-ptz.h"

#define SECOND G_USEC_PER_SEC

static void
test_ptz_moves_until_stop (void)
{
  SimPtz ptz;
  double before, after;

  sim_ptz_init (&ptz, 0);
  before = ptz.position[SIM_PTZ_PAN];
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_START, 14, 4, 0));
  sim_ptz_advance (&ptz, SECOND);
  after = ptz.position[SIM_PTZ_PAN];
  g_assert_cmpfloat (after, >, before);
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_STOP, 14, 4, SECOND));
  sim_ptz_advance (&ptz, 20 * SECOND);
  g_assert_cmpfloat (ptz.position[SIM_PTZ_PAN], ==, after);
}

/* Each command, and which way it moves. */
static const struct
{
  int command;
  SimPtzAxis axis;
  int sign;
} directions[] = {
  { 1, SIM_PTZ_ZOOM, 1 },   { 2, SIM_PTZ_ZOOM, -1 },  { 3, SIM_PTZ_FOCUS, 1 },
  { 4, SIM_PTZ_FOCUS, -1 }, { 5, SIM_PTZ_IRIS, 1 },   { 6, SIM_PTZ_IRIS, -1 },
  { 11, SIM_PTZ_TILT, -1 }, { 12, SIM_PTZ_TILT, 1 },  { 13, SIM_PTZ_PAN, -1 },
  { 14, SIM_PTZ_PAN, 1 },   { 15, SIM_PTZ_PAN, -1 },  { 15, SIM_PTZ_TILT, -1 },
  { 16, SIM_PTZ_PAN, 1 },   { 16, SIM_PTZ_TILT, -1 }, { 17, SIM_PTZ_PAN, -1 },
  { 17, SIM_PTZ_TILT, 1 },  { 18, SIM_PTZ_PAN, 1 },   { 18, SIM_PTZ_TILT, 1 },
};

static void
test_ptz_directions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      SimPtz ptz;
      double before, moved;

      sim_ptz_init (&ptz, 0);
      ptz.position[SIM_PTZ_ZOOM] = 2;
      before = ptz.position[directions[i].axis];
      g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_STEP, directions[i].command, 3, 0));
      moved = (ptz.position[directions[i].axis] - before) * directions[i].sign;
      g_assert_cmpfloat (moved, >, 0);
      before = ptz.position[directions[i].axis];
      sim_ptz_advance (&ptz, 10 * SECOND);
      g_assert_cmpfloat (ptz.position[directions[i].axis], ==, before);
    }
}

static void
test_ptz_speed (void)
{
  double moved[8] = { 0 };

  for (int speed = 1; speed <= 7; speed++)
    {
      SimPtz ptz;

      sim_ptz_init (&ptz, 0);
      g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_START, 13, speed, 0));
      sim_ptz_advance (&ptz, SECOND / 2);
      moved[speed] = 0.5 - ptz.position[SIM_PTZ_PAN];
      g_assert_cmpfloat (moved[speed], >, moved[speed - 1]);
    }
  g_assert_cmpfloat_with_epsilon (moved[7], 7 * moved[1], 1e-9);
}

static void
test_ptz_stays_in_scene (void)
{
  SimPtz ptz;

  sim_ptz_init (&ptz, 0);
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_START, 1, 7, 0));
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_START, 18, 7, 0));
  sim_ptz_advance (&ptz, 600 * SECOND);
  g_assert_cmpfloat (ptz.position[SIM_PTZ_ZOOM], ==, SIM_PTZ_MAX_ZOOM);
  g_assert_cmpfloat_with_epsilon (ptz.position[SIM_PTZ_PAN], 1 - 0.5 / 3 / 4, 1e-9);
  /* Zooming out at the edge takes the view back inside. */
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_STOP, 1, 7, 600 * SECOND));
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_START, 2, 7, 600 * SECOND));
  sim_ptz_advance (&ptz, 1200 * SECOND);
  g_assert_cmpfloat (ptz.position[SIM_PTZ_ZOOM], ==, 1);
  g_assert_cmpfloat_with_epsilon (ptz.position[SIM_PTZ_PAN], 1 - 0.5 / 3, 1e-9);
}

static void
test_ptz_scan (void)
{
  SimPtz ptz;
  gboolean left = FALSE, right = FALSE;
  double last;

  sim_ptz_init (&ptz, 0);
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_START, 22, 7, 0));
  last = ptz.position[SIM_PTZ_PAN];
  for (int second = 1; second < 30; second++)
    {
      sim_ptz_advance (&ptz, second * SECOND);
      right |= ptz.position[SIM_PTZ_PAN] > last;
      left |= ptz.position[SIM_PTZ_PAN] < last;
      last = ptz.position[SIM_PTZ_PAN];
    }
  g_assert_true (left && right);
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_STOP, 22, 7, 30 * SECOND));
  last = ptz.position[SIM_PTZ_PAN];
  sim_ptz_advance (&ptz, 60 * SECOND);
  g_assert_cmpfloat (ptz.position[SIM_PTZ_PAN], ==, last);
}

static void
test_ptz_refuses (void)
{
  SimPtz ptz;

  sim_ptz_init (&ptz, 0);
  g_assert_false (sim_ptz_command (&ptz, SIM_PTZ_START, 0, 1, 0));
  g_assert_false (sim_ptz_command (&ptz, SIM_PTZ_START, 19, 1, 0));
  g_assert_false (sim_ptz_command (&ptz, SIM_PTZ_START, 11, 0, 0));
  g_assert_false (sim_ptz_command (&ptz, SIM_PTZ_STEP, 11, 8, 0));
  g_assert_true (sim_ptz_command (&ptz, SIM_PTZ_STOP, 11, 0, 0));
}

static const struct
{
  SimOsdEntry entry;
  const char *shown;
} lines[] = {
  { { TRUE, (char *) "大门", 0, 0, FALSE }, "大门" },
  { { FALSE, (char *) "大门", 0, 0, FALSE }, NULL },
  { { TRUE, (char *) "", 0, SIM_DATE_YMD, FALSE }, "2026-03-04 15:06:07.8" },
  { { TRUE, NULL, 0, SIM_DATE_DMY, FALSE }, "04-03-2026 15:06:07.8" },
  { { TRUE, NULL, 0, SIM_DATE_MDY, FALSE }, "03-04-2026 15:06:07.8" },
  { { TRUE, NULL, 0, SIM_DATE_YMD, TRUE }, "2026-03-04 03:06:07.8 PM" },
};

static void
test_osd_text (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 3, 4, 15, 6, 7.85);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = sim_osd_entry_format (&lines[i].entry, time);

      g_assert_cmpstr (text, ==, lines[i].shown);
    }
}

/* A block of this brightness comes up in a grey picture half a second after the last look. */
static gboolean
sees (const SimWatch *watch, double x, double y, guint8 brightness)
{
  static const SimColour grey = { 100, 128, 128 };
  g_autoptr (SimDetector) detector = sim_detector_new (watch);
  g_autoptr (SimCanvas) picture = sim_canvas_new (160, 90);

  sim_canvas_fill_rectangle (picture, 0, 0, 160, 90, grey);
  g_assert_false (sim_detector_look (detector, picture, SECOND));
  g_assert_false (sim_detector_look (detector, picture, 2 * SECOND)); /* nothing has moved */
  sim_canvas_fill_rectangle (picture, x, y, 20, 20, (SimColour){ brightness, 128, 128 });
  g_assert_false (sim_detector_look (detector, picture, 2 * SECOND + SECOND / 10)); /* too soon */
  return sim_detector_look (detector, picture, 3 * SECOND);
}

static void
test_detector (void)
{
  const SimWatch whole = { .sensitivity = 50 };
  const SimWatch left = { .sensitivity = 50, .n_regions = 1, .regions = { { 0, 0, 0.5, 1 } } };
  const SimWatch two = {
    .sensitivity = 50,
    .n_regions = 2,
    .regions = { { 0, 0, 0.25, 0.5 }, { 0.75, 0.5, 1, 1 } },
  };
  const SimWatch keen = { .sensitivity = 100 };
  const SimWatch dull = { .sensitivity = 1 };

  g_assert_true (sees (&whole, 120, 10, 200));
  g_assert_true (sees (&left, 20, 10, 200));
  g_assert_false (sees (&left, 120, 10, 200));
  g_assert_true (sees (&two, 10, 10, 200));
  g_assert_true (sees (&two, 130, 60, 200));
  g_assert_false (sees (&two, 130, 10, 200));
  g_assert_true (sees (&keen, 60, 40, 110));
  g_assert_false (sees (&dull, 60, 40, 110));
  g_assert_true (sees (&dull, 60, 40, 200));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/camera/ptz/moves-until-stop", test_ptz_moves_until_stop);
  g_test_add_func ("/camera/ptz/directions", test_ptz_directions);
  g_test_add_func ("/camera/ptz/speed", test_ptz_speed);
  g_test_add_func ("/camera/ptz/stays-in-scene", test_ptz_stays_in_scene);
  g_test_add_func ("/camera/ptz/scan", test_ptz_scan);
  g_test_add_func ("/camera/ptz/refuses", test_ptz_refuses);
  g_test_add_func ("/camera/osd/text", test_osd_text);
  g_test_add_func ("/camera/detector", test_detector);
  return g_test_run ();
}
