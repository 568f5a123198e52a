/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-rate.h"

#define S G_USEC_PER_SEC

/* Groups of a keyframe and small pictures, as they are made, or some seconds at once. */
static void
test_rate (gconstpointer data)
{
  guint group = GPOINTER_TO_UINT (data); /* pictures */
  const double true_bits = 8.0 * (20000 + (group - 1) * 1000 + group * 100) * 15 / group;
  MediaRate rate = { 0 };
  double guess = 0;

  g_assert_cmpuint (media_rate_get_bits (&rate), ==, 0);
  g_assert_cmpfloat (media_rate_get_pictures (&rate, 0), ==, 0);
  for (guint i = 0; i < 30 * 15; i++)
    {
      gint64 pts = 50 * S + i * S / 15;
      double bits;

      media_rate_take_video (&rate, pts, i % group == 0 ? 20000 : 1000, i % group == 0);
      media_rate_take_audio (&rate, 100);
      media_rate_take_shown (&rate, pts, pts);
      bits = (double) media_rate_get_bits (&rate);
      if (i == 15)
        guess = bits;
      if (i > group)
        g_assert_cmpfloat (ABS (bits / true_bits - 1), <, 0.001);
      if (i > 0)
        g_assert_cmpfloat (ABS (media_rate_get_pictures (&rate, pts) / 15 - 1), <, 0.001);
    }
  g_assert_cmpfloat (guess, >, 0);
  g_assert_cmpfloat (media_rate_get_pictures (&rate, 1000 * S), ==, 0);
}

/* What the eye was not shown does not count, and another time line begins anew. */
static void
test_rate_breaks (void)
{
  MediaRate rate = { 0 };

  for (int i = 0; i < 90; i++)
    if (i % 3 != 0)
      media_rate_take_shown (&rate, i * S / 15, S);
  g_assert_cmpfloat (ABS (media_rate_get_pictures (&rate, S) - 10), <, 0.2);
  media_rate_forget_shown (&rate);
  g_assert_cmpfloat (media_rate_get_pictures (&rate, S), ==, 0);

  for (int line = 0; line < 2; line++)
    for (int i = 0; i < 30; i++)
      {
        media_rate_take_video (&rate, (line == 0 ? 500 : 3) * S + i * S / 15, 1000, i % 15 == 0);
        media_rate_take_shown (&rate, (line == 0 ? 500 : 3) * S + i * S / 15, S);
      }
  g_assert_cmpuint (media_rate_get_bits (&rate), ==, 8 * 15 * 1000);
  g_assert_cmpfloat (ABS (media_rate_get_pictures (&rate, S) - 15), <, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/media/rate/short-groups", GUINT_TO_POINTER (15), test_rate);
  g_test_add_data_func ("/media/rate/long-groups", GUINT_TO_POINTER (120), test_rate);
  g_test_add_func ("/media/rate/breaks", test_rate_breaks);

  return g_test_run ();
}
