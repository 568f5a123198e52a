/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pacer/media-pace.h"

static const MediaPaceRow rows[MEDIA_N_PACES] = {
  [MEDIA_PACE_NORMAL] = { "normal", 80 * G_TIME_SPAN_MILLISECOND, 0.8, 0.6, 0.1 },
  [MEDIA_PACE_FAST] = { "fast", 0, 0.8, 0.6, 0.05 },
  [MEDIA_PACE_SMOOTH] = { "smooth", 1000 * G_TIME_SPAN_MILLISECOND, 0.25, 0.25, 0.25 },
};

G_DEFINE_ENUM_TYPE (MediaPace,
                    media_pace,
                    G_DEFINE_ENUM_VALUE (MEDIA_PACE_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (MEDIA_PACE_FAST, "fast"),
                    G_DEFINE_ENUM_VALUE (MEDIA_PACE_SMOOTH, "smooth"))

/**
 * media_pace_get_row:
 * @pace: a pace
 *
 * Returns: (transfer none): what it means
 */
const MediaPaceRow *
media_pace_get_row (MediaPace pace)
{
  g_return_val_if_fail ((guint) pace < MEDIA_N_PACES, &rows[MEDIA_PACE_NORMAL]);

  return &rows[pace];
}

/**
 * media_pace_find:
 * @name: "fast", "normal" or "smooth"
 * @pace: (out): the pace of that name
 *
 * Returns: whether there is one
 */
gboolean
media_pace_find (const char *name, MediaPace *pace)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < MEDIA_N_PACES; i++)
    if (g_str_equal (rows[i].name, name))
      {
        *pace = (MediaPace) i;
        return TRUE;
      }
  return FALSE;
}
