/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera-test.h"

/* A step at speed 3 is so much of the picture's width and height. */
#define STEP 0.126

static const struct
{
  const char *name;
  int command;
  int right; /* where what is seen goes: against the camera */
  int down;
} moves[] = {
  { "/camera/scene/ptz/up", 11, 0, 1 },
  { "/camera/scene/ptz/down", 12, 0, -1 },
  { "/camera/scene/ptz/left", 13, 1, 0 },
  { "/camera/scene/ptz/right", 14, -1, 0 },
};

static void
test_move (gconstpointer user_data)
{
  guint row = GPOINTER_TO_UINT (user_data);
  g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, 3, "Yard");
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestPicture) before = camera_test_look (camera, 320, 180);
  g_autoptr (CameraTestPicture) after = NULL;
  int right, down;

  g_assert_true (sim_camera_control_ptz (camera, SIM_PTZ_STEP, moves[row].command, 3));
  after = camera_test_look (camera, 320, 180);
  right = camera_test_find_shift (before, after, FALSE);
  down = camera_test_find_shift (before, after, TRUE);
  if (moves[row].right != 0)
    g_assert_cmpint (ABS (right - (int) (moves[row].right * STEP * 320)), <=, 2);
  else
    g_assert_cmpint (ABS (down - (int) (moves[row].down * STEP * 180)), <=, 2);
}

/* How much the upper middle, where nothing moves by itself, differs from what was there before, enlarged by zoom. */
static double
difference_enlarged (const CameraTestPicture *before, const CameraTestPicture *after, double zoom)
{
  guint64 sum = 0, count = 0;

  for (int y = 50; y < 85; y++)
    for (int x = 60; x < 260; x++, count++)
      {
        int from_x = (int) (160 + (x - 160) / zoom);
        int from_y = (int) (90 + (y - 90) / zoom);

        sum += (guint64) ABS (after->luma[y * 320 + x] - before->luma[from_y * 320 + from_x]);
      }
  return (double) sum / (double) count;
}

static void
test_zoom (void)
{
  g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, 3, "Yard");
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestPicture) wide = camera_test_look (camera, 320, 180);
  g_autoptr (CameraTestPicture) close = NULL;
  g_autoptr (CameraTestPicture) wide_again = NULL;

  g_assert_true (sim_camera_control_ptz (camera, SIM_PTZ_STEP, 1, 7));
  close = camera_test_look (camera, 320, 180);
  g_assert_cmpfloat (difference_enlarged (wide, close, 1 + 7 * 0.15 * 0.35), <, 10);
  g_assert_cmpfloat (difference_enlarged (wide, close, 1), >, 10);

  for (int i = 0; i < 5; i++)
    g_assert_true (sim_camera_control_ptz (camera, SIM_PTZ_STEP, 2, 7));
  wide_again = camera_test_look (camera, 320, 180);
  g_assert_cmpfloat (difference_enlarged (wide, wide_again, 1), <, 6);
}

/* How much neighbouring pixels differ. */
static double
sharpness (const CameraTestPicture *picture)
{
  guint64 sum = 0;

  for (int y = 40; y < 140; y++)
    for (int x = 40; x < 280; x++)
      sum += (guint64) ABS (picture->luma[y * 320 + x] - picture->luma[y * 320 + x + 1]);
  return (double) sum;
}

static double
brightness (const CameraTestPicture *picture)
{
  guint64 sum = 0;

  for (int i = 0; i < picture->width * picture->height; i++)
    sum += picture->luma[i];
  return (double) sum / (picture->width * picture->height);
}

static void
test_lens (void)
{
  g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, 3, "Yard");
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestPicture) normal = camera_test_look (camera, 320, 180);
  g_autoptr (CameraTestPicture) blurred = NULL;
  g_autoptr (CameraTestPicture) bright = NULL;

  for (int i = 0; i < 4; i++)
    g_assert_true (sim_camera_control_ptz (camera, SIM_PTZ_STEP, 3, 7));
  blurred = camera_test_look (camera, 320, 180);
  g_assert_cmpfloat (sharpness (blurred), <, sharpness (normal) * 0.6);
  g_assert_cmpfloat_with_epsilon (brightness (blurred), brightness (normal), 5);
  g_assert_true (sim_camera_control_ptz (camera, SIM_PTZ_STEP, 5, 7));
  bright = camera_test_look (camera, 320, 180);
  g_assert_cmpfloat (brightness (bright), >, brightness (normal) + 10);
}

/* While somebody watches, the picture itself moves, until stop. */
static void
test_moves_live (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = NULL;
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  guint started, stopped;

  config->seed = 2;
  camera = sim_camera_new (config);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 3);
  g_assert_true (sim_camera_control_ptz (camera, SIM_PTZ_START, 14, 2));
  /* Pictures may be on their way: some distance from each command. */
  started = recording->n_pictures + 4;
  camera_test_wait_until (recording->n_pictures >= started + 8);
  g_assert_true (sim_camera_control_ptz (camera, SIM_PTZ_STOP, 14, 2));
  stopped = recording->n_pictures + 6;
  camera_test_wait_until (recording->n_pictures >= stopped + 5);

  pictures = camera_test_decode (recording->data->data, recording->data->len);
  g_assert_cmpint (camera_test_find_shift (pictures->pdata[started], pictures->pdata[started + 6],
                                           FALSE),
                   <, -8);
  g_assert_cmpint (camera_test_find_shift (pictures->pdata[stopped], pictures->pdata[stopped + 4],
                                           FALSE),
                   ==, 0);
}

/* White pixels in one corner. */
static int
count_white (const CameraTestPicture *picture, SimCorner corner)
{
  gboolean right = corner == SIM_CORNER_RIGHT_TOP || corner == SIM_CORNER_RIGHT_BOTTOM;
  gboolean bottom = corner == SIM_CORNER_LEFT_BOTTOM || corner == SIM_CORNER_RIGHT_BOTTOM;
  int left = right ? picture->width / 2 : 0;
  int top = bottom ? picture->height * 7 / 8 : 0;
  int count = 0;

  for (int y = top; y < top + picture->height / 8; y++)
    for (int x = left; x < left + picture->width / 2; x++)
      count += picture->luma[y * picture->width + x] >= 228;
  return count;
}

static int
look_for_white (SimCamera *camera, SimCorner corner)
{
  g_autoptr (CameraTestPicture) picture = camera_test_look (camera, 640, 360);

  return count_white (picture, corner);
}

static void
test_osd_corners (void)
{
  g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, 3, "相机 Camera");
  g_autoptr (SimCamera) camera = NULL;

  config->seed = 1; /* hills, without anything white */
  camera = sim_camera_new (config);
  for (int corner = SIM_CORNER_LEFT_TOP; corner <= SIM_CORNER_RIGHT_BOTTOM; corner++)
    {
      g_autoptr (SimOsd) osd = sim_osd_copy (sim_camera_get_osd (camera));
      int without, with;

      osd->entries[SIM_OSD_TEXT].enabled = FALSE;
      osd->entries[SIM_OSD_CLOCK].enabled = FALSE;
      sim_camera_set_osd (camera, osd);
      without = look_for_white (camera, corner);
      for (int i = 0; i < SIM_OSD_N_ENTRIES; i++)
        {
          osd->entries[i].enabled = TRUE;
          osd->entries[i].corner = corner;
          sim_camera_set_osd (camera, osd);
          with = look_for_white (camera, corner);
          g_assert_cmpint (with, >, without + 100);
          osd->entries[i].enabled = FALSE;
        }
    }
}

/* White pixels in each column of the topmost eighth, on top of what is counted. */
static void
count_columns (const CameraTestPicture *picture, int *columns)
{
  for (int x = 0; x < picture->width; x++)
    for (int y = 0; y < picture->height / 8; y++)
      columns[x] += picture->luma[y * picture->width + x] >= 228;
}

/* How many things stand beside each other, and that none reaches an edge. */
static int
count_marks (SimCamera *camera, int width, int height)
{
  g_autoptr (CameraTestPicture) picture = camera_test_look (camera, width, height);
  g_autofree int *columns = g_new0 (int, width);
  int n_marks = 0;

  count_columns (picture, columns);
  for (int x = 1; x < width; x++)
    n_marks += columns[x] > 0 && columns[x - 1] == 0;
  for (int x = 0; x < 4; x++)
    g_assert_cmpint (columns[x] + columns[width - 1 - x], ==, 0);
  return n_marks;
}

/* Turned, a picture is narrow: clock and text are smaller, and whole. */
static void
test_osd_narrow (void)
{
  g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, 3, "Camera");
  g_autoptr (SimCamera) camera = NULL;
  g_autoptr (SimOsd) osd = NULL;
  static const SimCorner corners[] = { SIM_CORNER_LEFT_TOP, SIM_CORNER_RIGHT_TOP };
  SimLook look = { .display = SIM_DISPLAY_COLOUR, .turn = SIM_TURN_LEFT };

  config->seed = 1; /* hills, without anything white */
  config->width = 640;
  config->height = 360;
  camera = sim_camera_new (config);
  sim_camera_set_encoder (camera, config, &look);
  osd = sim_osd_copy (sim_camera_get_osd (camera));
  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    for (int twelve_hours = 0; twelve_hours < 2; twelve_hours++)
      {
        osd->entries[SIM_OSD_TEXT].enabled = FALSE;
        osd->entries[SIM_OSD_CLOCK].enabled = TRUE;
        osd->entries[SIM_OSD_CLOCK].twelve_hours = twelve_hours != 0;
        osd->entries[SIM_OSD_CLOCK].corner = corners[i];
        sim_camera_set_osd (camera, osd);
        g_assert_cmpint (count_marks (camera, 360, 640), >=, 17); /* some touch */
      }
  osd->entries[SIM_OSD_CLOCK].enabled = FALSE;
  osd->entries[SIM_OSD_TEXT].enabled = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      g_free (osd->entries[SIM_OSD_TEXT].text);
      osd->entries[SIM_OSD_TEXT].text = g_strdup ("I I I I I I I I I I I I I I I I I I I I");
      osd->entries[SIM_OSD_TEXT].corner = corners[i];
      sim_camera_set_osd (camera, osd);
      g_assert_cmpint (count_marks (camera, 360, 640), ==, 20);
    }
}

static void
test_osd_empty_text (void)
{
  g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, 3, "");
  g_autoptr (SimCamera) camera = NULL;

  /* A name that is empty shows the time, as command 21 says. */
  config->seed = 1;
  camera = sim_camera_new (config);
  g_assert_cmpint (look_for_white (camera, SIM_CORNER_LEFT_BOTTOM), >, 100);
}

static void
add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_test_add_data_func (moves[i].name, GUINT_TO_POINTER (i), test_move);
  g_test_add_func ("/camera/scene/ptz/zoom", test_zoom);
  g_test_add_func ("/camera/scene/ptz/lens", test_lens);
  g_test_add_func ("/camera/scene/ptz/live", test_moves_live);
  g_test_add_func ("/camera/scene/osd/corners", test_osd_corners);
  g_test_add_func ("/camera/scene/osd/narrow", test_osd_narrow);
  g_test_add_func ("/camera/scene/osd/empty-text", test_osd_empty_text);
}

int
main (int argc, char **argv)
{
  return camera_test_run (argc, argv, add_tests);
}
