/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The platform's wall clock: the document's times carry no zone. */
#include "config.h"

#include "platform/sim-clock.h"

#include <stdio.h>
#include <string.h>

#define PLATFORM_ZONE "Asia/Shanghai"
#define PLATFORM_OFFSET (8 * 60 * 60)

/* Opened once: GLib forgets a zone that nobody holds, and reads it again. */
static GTimeZone *
get_zone (void)
{
  static GTimeZone *zone;

  if (zone == NULL)
    zone = g_time_zone_new_identifier (PLATFORM_ZONE);
  if (zone == NULL)
    zone = g_time_zone_new_offset (PLATFORM_OFFSET);
  return zone;
}

static char *
format (gint64 unix_seconds, const char *form)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_seconds);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, get_zone ());

  return g_date_time_format (local, form);
}

/**
 * sim_clock_format:
 * @unix_seconds: a time
 *
 * Returns: (transfer full): `YYYY-MM-DD HH:MM:SS` by the platform's clock
 */
char *
sim_clock_format (gint64 unix_seconds)
{
  return format (unix_seconds, "%Y-%m-%d %H:%M:%S");
}

/**
 * sim_clock_format_day:
 * @unix_seconds: a time
 *
 * Returns: (transfer full): `YYYY-MM-DD` by the platform's clock
 */
char *
sim_clock_format_day (gint64 unix_seconds)
{
  return format (unix_seconds, "%Y-%m-%d");
}

static gboolean
is_day (guint year, guint month, guint day)
{
  return year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * sim_clock_parse:
 * @text: a text
 * @unix_seconds: (out): what it means by the platform's clock
 *
 * Returns: %TRUE when it is `YYYY-MM-DD HH:MM:SS`, with one space or more
 */
gboolean
sim_clock_parse (const char *text, gint64 *unix_seconds)
{
  guint year, month, day, hour, minute, second;
  int end = 0;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (text, "%4u-%2u-%2u %2u:%2u:%2u%n", &year, &month, &day, &hour, &minute, &second, &end)
          != 6
      || text[end] != '\0' || !is_day (year, month, day) || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  time = g_date_time_new (get_zone (), (int) year, (int) month, (int) day, (int) hour, (int) minute,
                          second);
  *unix_seconds = time != NULL ? g_date_time_to_unix (time) : 0;
  return time != NULL;
}

/**
 * sim_clock_parse_day:
 * @text: a text
 * @days_later: how many days to add
 * @unix_seconds: (out): the beginning of the day by the platform's clock
 *
 * Returns: %TRUE when it is `YYYY-MM-DD`
 */
gboolean
sim_clock_parse_day (const char *text, int days_later, gint64 *unix_seconds)
{
  guint year, month, day;
  int end = 0;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) later = NULL;

  if (sscanf (text, "%4u-%2u-%2u%n", &year, &month, &day, &end) != 3 || end != 10
      || text[end] != '\0' || !is_day (year, month, day))
    return FALSE;
  start = g_date_time_new (get_zone (), (int) year, (int) month, (int) day, 0, 0, 0);
  later = start != NULL ? g_date_time_add_days (start, days_later) : NULL;
  *unix_seconds = later != NULL ? g_date_time_to_unix (later) : 0;
  return later != NULL;
}

/**
 * sim_clock_parse_camera:
 * @text: a text
 * @seconds: (out): what a camera's clock shows, as if it stood in UTC
 *
 * Cameras have clocks of their own; the document writes them with dashes (28, 29) and with colons
 * (10, 43).
 *
 * Returns: %TRUE when it is `YYYY-MM-DD HH-MM-SS`, or with colons
 */
gboolean
sim_clock_parse_camera (const char *text, gint64 *seconds)
{
  guint year, month, day, hour, minute, second;
  char first, last;
  int end = 0;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (text, "%4u-%2u-%2u %2u%c%2u%c%2u%n", &year, &month, &day, &hour, &first, &minute,
              &last, &second, &end)
          != 8
      || text[end] != '\0' || first != last || (first != '-' && first != ':')
      || !is_day (year, month, day) || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  time = g_date_time_new_utc ((int) year, (int) month, (int) day, (int) hour, (int) minute, second);
  *seconds = time != NULL ? g_date_time_to_unix (time) : 0;
  return time != NULL;
}

/**
 * sim_clock_parse_digits:
 * @text: a text
 * @seconds: (out): what a camera's clock shows, as if it stood in UTC
 *
 * The times in the addresses of recordings on a card (4.1).
 *
 * Returns: %TRUE when it is `YYYYMMDDhhmmss`, or without the seconds
 */
gboolean
sim_clock_parse_digits (const char *text, gint64 *seconds)
{
  gsize length = strspn (text, "0123456789");
  g_autofree char *full = NULL;

  if ((length != 14 && length != 12) || text[length] != '\0')
    return FALSE;
  full = g_strdup_printf ("%.4s-%.2s-%.2s %.2s:%.2s:%.2s", text, text + 4, text + 6, text + 8,
                          text + 10, length == 14 ? text + 12 : "00");
  return sim_clock_parse_camera (full, seconds);
}

/**
 * sim_clock_format_camera:
 * @seconds: what a camera's clock shows, as if it stood in UTC
 * @dashes: as 28 writes it, not as 10 does
 *
 * Returns: (transfer full): the same as text
 */
char *
sim_clock_format_camera (gint64 seconds, gboolean dashes)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, dashes ? "%Y-%m-%d %H-%M-%S" : "%Y-%m-%d %H:%M:%S");
}

/**
 * sim_clock_now:
 *
 * Returns: UNIX seconds
 */
gint64
sim_clock_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}
