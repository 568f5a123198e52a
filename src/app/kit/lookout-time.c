/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How times are written for a person who may be in another zone than the platform and its cameras: in the person's own,
   which is named then, so that it is not taken for the other. */

#include "kit/lookout-time.h"

#include <glib/gi18n.h>

/* “UTC+8”, “UTC−3:30”: names such as CST stand for several zones. */
static char *
dup_zone (GTimeSpan offset)
{
  const char *sign = offset < 0 ? "−" : "+";
  gint64 minutes = ABS (offset) / G_TIME_SPAN_MINUTE;

  if (minutes == 0)
    return g_strdup ("UTC");
  if (minutes % 60 == 0)
    return g_strdup_printf ("UTC%s%d", sign, (int) (minutes / 60));
  return g_strdup_printf ("UTC%s%d:%02d", sign, (int) (minutes / 60), (int) (minutes % 60));
}

static char *
write_time (GDateTime *time, const char *format, GTimeZone *there)
{
  g_autoptr (GDateTime) other = there != NULL ? g_date_time_to_timezone (time, there) : NULL;
  GTimeSpan offset = g_date_time_get_utc_offset (time);
  g_autofree char *text = g_date_time_format (time, format);
  g_autofree char *zone = dup_zone (offset);

  if (other == NULL || g_date_time_get_utc_offset (other) == offset)
    return g_steal_pointer (&text);
  /* Translators: a time, and the zone that it is of, such as “14:05 (UTC+1)”. */
  return g_strdup_printf (C_ ("time and zone", "%s (%s)"), text, zone);
}

/**
 * lookout_time_dup_clock:
 * @now: what the time is here
 * @there: (nullable): the zone of the platform, if there is one
 *
 * Returns: (transfer full): the time of day, with the zone where @there it is another time
 */
char *
lookout_time_dup_clock (GDateTime *now, GTimeZone *there)
{
  g_return_val_if_fail (now != NULL, NULL);

  return write_time (now, C_ ("clock on a tile", "%H:%M:%S"), there);
}

/**
 * lookout_time_dup_moment:
 * @moment: when it was, in the zone of the platform
 * @here: the zone of the person
 *
 * Returns: (transfer full): day and time @here, with the zone where @moment is of another
 */
char *
lookout_time_dup_moment (GDateTime *moment, GTimeZone *here)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (moment != NULL && here != NULL, NULL);

  time = g_date_time_to_timezone (moment, here);
  return write_time (time, C_ ("day and time", "%x, %H:%M"), g_date_time_get_timezone (moment));
}
