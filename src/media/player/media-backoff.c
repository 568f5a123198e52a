/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-backoff.h"

#define LONGEST_MS 30000

/* For about two minutes a wait and the try that follows stay short enough to be back within 15 s of
 * the recovery; who is away for longer is not missed for another half a minute. */
static const guint waits_ms[] = {
  400,  1000, 2000, 4000, 5000, 5000, 5000, 5000,  5000,
  5000, 5000, 5000, 5000, 5000, 5000, 8000, 12000, 20000,
};

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
  guint index = MAX (attempt, 1) - 1;
  guint wait = index < G_N_ELEMENTS (waits_ms) ? waits_ms[index] : LONGEST_MS;

  /* A fifth of jitter, so that a whole wall does not come back in one instant. */
  return (guint) (wait * (1.0 - 0.2 * CLAMP (chance, 0.0, 1.0)));
}
