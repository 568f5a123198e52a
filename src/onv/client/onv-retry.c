/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-retry.h"

#include "client/onv-error.h"

#define FIRST_DELAY_MS 250

/* Whether the same question may have a better answer a moment later. */
gboolean
onv_retry_is_worth (const GError *error)
{
  static const OnvError codes[]
      = { ONV_ERROR_UNREACHABLE, ONV_ERROR_UNKNOWN_HOST, ONV_ERROR_REFUSED };
  guint status = onv_error_get_http_status (error);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, ONV_ERROR, (int) codes[i]))
      return TRUE;
  return status == 429 || status == 502 || status == 503 || status == 504;
}

/* How long to wait before attempt number @attempt (from 1): doubling, with as much again or as
 * little as half by chance, so that many clients do not come back at once. */
guint
onv_retry_delay_ms (guint attempt, guint asked_seconds)
{
  guint delay = FIRST_DELAY_MS << MIN (attempt, 6);

  delay = delay / 2 + (guint) g_random_int_range (0, (gint32) delay);
  return MAX (delay, MIN (asked_seconds, 3600) * 1000);
}
