/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-backoff.h"

#define LONGEST_MS 30000

/* For about five minutes a wait and the try that follows stay short enough to be back within 15 s of
 * the recovery; who is away for longer is not missed for another half a minute. */
static const struct
{
  guint attempts;
  guint ms;
} waits[] = { { 1, 400 },   { 1, 1000 }, { 1, 2000 },  { 1, 4000 },
              { 66, 5000 }, { 1, 8000 }, { 1, 12000 }, { 1, 20000 } };

/**
 * media_backoff_get_ms:
 * @attempt: how many tries have failed, at least 1
 * @chance: 0 to 1, at random
 *
 * Returns: how long to wait before the next try, in ms, at most 30 s
 */
guint
media_backoff_get_ms (guint attempt, double chance)
{
  guint left = MAX (attempt, 1);
  guint wait = LONGEST_MS;

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      if (left <= waits[i].attempts)
        {
          wait = waits[i].ms;
          break;
        }
      left -= waits[i].attempts;
    }

  /* A fifth of jitter, so that a whole wall does not come back in one instant. */
  return (guint) (wait * (1.0 - 0.2 * CLAMP (chance, 0.0, 1.0)));
}
