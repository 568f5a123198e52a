/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a camera shows something new. */
#include "config.h"

#include <string.h>

#include "pacer/media-change.h"

#define MS G_TIME_SPAN_MILLISECOND
#define S G_USEC_PER_SEC

static void
fill_picture (guint8 *luma, guint8 value, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (int i = 0; i < 320 * 180; i++)
    luma[i] = (guint8) (value + (seed != 0 ? g_rand_int_range (random, 0, 4) : 0));
}

typedef struct
{
  MediaChange *change;
  guint8 *pixels;
  gint64 now;
} Camera;

/* One second: a keyframe, and packets of that size after it. */
static gboolean
look (Camera *self, gsize packet)
{
  MediaLuma luma = { self->pixels, 320, 180, 320, 1 };

  self->now += S;
  media_change_note_packet (self->change, 5000, TRUE, self->now);
  for (int i = 0; i < 25; i++)
    media_change_note_packet (self->change, packet, FALSE, self->now + i * 40 * MS);

  return media_change_look (self->change, &luma, self->now, self->now);
}

/* Half a second later: a picture that is no keyframe. */
static gboolean
look_between (Camera *self)
{
  MediaLuma luma = { self->pixels, 320, 180, 320, 1 };

  self->now += S / 2;
  return media_change_look (self->change, &luma, self->now, self->now);
}

static void
draw_digit (Camera *self, int value)
{
  for (int y = 16; y < 32; y++)
    memset (self->pixels + y * 320 + 16, value, 16);
}

/* A keyframe draws everything anew: that alone is no movement, and what moves with every keyframe is. */
static void
test_keyframe (void)
{
  g_autofree guint8 *pixels = g_malloc (320 * 180);
  Camera camera = { media_change_new (), pixels, 0 };

  fill_picture (pixels, 100, 0);
  g_assert_true (look (&camera, 20));
  draw_digit (&camera, 200);
  g_assert_true (look_between (&camera));
  for (int i = 0; i < 5; i++)
    {
      draw_digit (&camera,
                  188); /* as the encoder has it in every keyframe since the camera hangs */
      g_assert_false (look (&camera, 20));
      g_assert_false (look_between (&camera));
    }
  draw_digit (&camera, 120);
  g_assert_true (look_between (&camera));
  for (int i = 0; i < 5; i++)
    {
      draw_digit (&camera,
                  i % 2 == 0 ? 132 : 120); /* a pale clock that ticks when a keyframe is due */
      g_assert_cmpint (look (&camera, 20), ==, i > 0);
      g_assert_false (look_between (&camera));
    }
  media_change_unref (camera.change);
}

/* Of a stream of which keyframes alone are decoded: it is still once a second one shows the same, not before. */
static void
test_still (void)
{
  g_autofree guint8 *pixels = g_malloc (320 * 180);
  Camera camera = { media_change_new (), pixels, 0 };

  fill_picture (pixels, 100, 0);
  g_assert_true (look (&camera, 3000));
  g_assert_false (look_between (&camera));
  g_assert_false (
      look (&camera, 3000)); /* as the last picture of all that were decoded until now */
  g_assert_false (media_change_is_still (camera.change));
  g_assert_false (look (&camera, 3000));
  g_assert_true (media_change_is_still (camera.change));
  draw_digit (&camera, 200);
  g_assert_true (look (&camera, 3000));
  g_assert_false (media_change_is_still (camera.change));
  g_assert_false (look (&camera, 3000));
  g_assert_true (media_change_is_still (camera.change));
  g_assert_false (look_between (&camera)); /* all are decoded again */
  g_assert_false (media_change_is_still (camera.change));
  media_change_unref (camera.change);
}

static void
test_change (void)
{
  g_autofree guint8 *pixels = g_malloc (320 * 180);
  Camera camera = { media_change_new (), pixels, 0 };

  fill_picture (pixels, 100, 0);
  g_assert_true (look (&camera, 20)); /* the first */
  g_assert_false (look (&camera, 20));
  g_assert_false (look (&camera, 3000)); /* much is sent, but nothing changes */
  for (int y = 10; y < 22; y++)
    memset (pixels + y * 320 + 10, 220, 8);
  g_assert_true (look (&camera, 20)); /* a digit */
  g_assert_false (look (&camera, 20));
  for (guint i = 1; i < 30; i++)
    {
      fill_picture (pixels, 100, i);
      /* The digit goes; then there is nothing but noise, which is believed when it has lasted. */
      g_assert_cmpint (look (&camera, 3000), ==, i == 1 || i > 21);
    }
  g_assert_false (look (&camera, 3000)); /* the same to the last bit */
  fill_picture (pixels, 100, 7);
  g_assert_true (look (&camera, 3000)); /* the noise is known now */
  media_change_unref (camera.change);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/change", test_change);
  g_test_add_func ("/media/change/keyframe", test_keyframe);
  g_test_add_func ("/media/change/still", test_still);

  return g_test_run ();
}
