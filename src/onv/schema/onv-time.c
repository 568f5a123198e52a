/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-time.h"

#include <stdio.h>

struct _OnvTime
{
  OnvTimeKind kind;
  gint64 seconds;
};

G_DEFINE_BOXED_TYPE (OnvTime, onv_time, onv_time_copy, onv_time_free)

/**
 * onv_time_new:
 * @kind: the clock
 * @seconds: UNIX seconds for an instant; for a wall clock, the seconds that a clock in UTC would
 *   have counted when it showed the same
 *
 * Makes a time.
 *
 * Returns: (transfer full): the time
 */
OnvTime *
onv_time_new (OnvTimeKind kind, gint64 seconds)
{
  OnvTime *self = g_new (OnvTime, 1);

  self->kind = kind;
  self->seconds = seconds;
  return self;
}

/**
 * onv_time_new_from_date_time:
 * @kind: the clock
 * @date_time: a moment; for a wall clock, its zone must be that clock's
 *
 * Makes the time that a clock of @kind shows at @date_time.
 *
 * Returns: (transfer full): the time
 */
OnvTime *
onv_time_new_from_date_time (OnvTimeKind kind, GDateTime *date_time)
{
  gint64 seconds;

  g_return_val_if_fail (date_time != NULL, NULL);

  seconds = g_date_time_to_unix (date_time);
  if (kind != ONV_TIME_KIND_INSTANT)
    seconds += g_date_time_get_utc_offset (date_time) / G_TIME_SPAN_SECOND;
  return onv_time_new (kind, seconds);
}

/* Some digits, and then one of @ends, which is passed. */
static gboolean
scan_number (const char **text, guint most, const char *ends, int *number)
{
  const char *c = *text;

  for (*number = 0; g_ascii_isdigit (*c) && c - *text < most; c++)
    *number = 10 * *number + g_ascii_digit_value (*c);
  if (c == *text || (*ends != '\0' && (*c == '\0' || strchr (ends, *c) == NULL)))
    return FALSE;
  *text = *ends != '\0' ? c + 1 : c;
  return TRUE;
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

/* Six numbers, with spaces or a T between date and clock; the clock may be missing. Lists are full of these, so
 * it is not left to sscanf(), which takes ten times as long. */
static gboolean
scan_wall_clock (const char *text, int numbers[6])
{
  skip_spaces (&text);
  if (!scan_number (&text, 4, "-", &numbers[0]) || !scan_number (&text, 2, "-", &numbers[1])
      || !scan_number (&text, 2, "", &numbers[2]))
    return FALSE;
  skip_spaces (&text);
  if (*text == 'T')
    text++;
  if (*text == '\0')
    return TRUE;
  if (!scan_number (&text, 2, ":-", &numbers[3]) || !scan_number (&text, 2, ":-", &numbers[4])
      || !scan_number (&text, 2, "", &numbers[5]))
    return FALSE;
  skip_spaces (&text);
  return *text == '\0';
}

/**
 * onv_time_parse:
 * @kind: the clock; not an instant, which has no text
 * @text: `YYYY-MM-DD HH:MM:SS`, with any number of spaces between, `HH-MM-SS` as some cameras
 *   write it, or a day alone
 *
 * Reads a time as the platform and cameras write it.
 *
 * Returns: (transfer full) (nullable): the time, or %NULL where @text is none
 */
OnvTime *
onv_time_parse (OnvTimeKind kind, const char *text)
{
  g_autoptr (GDateTime) date_time = NULL;
  int n[6] = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (!scan_wall_clock (text, n))
    return NULL;
  date_time = g_date_time_new_utc (n[0], n[1], n[2], n[3], n[4], n[5]);
  if (date_time == NULL)
    return NULL;
  return onv_time_new (kind, g_date_time_to_unix (date_time));
}

/**
 * onv_time_copy:
 * @self: a time
 *
 * Copies a time.
 *
 * Returns: (transfer full): the copy
 */
OnvTime *
onv_time_copy (const OnvTime *self)
{
  return onv_time_new (self->kind, self->seconds);
}

/**
 * onv_time_free:
 * @self: (transfer full): a time
 *
 * Frees a time.
 */
void
onv_time_free (OnvTime *self)
{
  g_free (self);
}

/**
 * onv_time_get_kind:
 * @self: a time
 *
 * Tells by which clock it was told.
 *
 * Returns: the clock
 */
OnvTimeKind
onv_time_get_kind (const OnvTime *self)
{
  return self->kind;
}

/**
 * onv_time_get_seconds:
 * @self: a time
 *
 * Gets the seconds as [ctor@Onv.Time.new] takes them.
 *
 * Returns: seconds
 */
gint64
onv_time_get_seconds (const OnvTime *self)
{
  return self->seconds;
}

/**
 * onv_time_equal:
 * @a: (nullable): a time
 * @b: (nullable): another
 *
 * Tells whether two times are the same, by the same kind of clock.
 *
 * Returns: whether they are
 */
gboolean
onv_time_equal (const OnvTime *a, const OnvTime *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && a->seconds == b->seconds;
}

/**
 * onv_time_compare:
 * @a: a time
 * @b: another, of the same kind: what two clocks showed says nothing of which came first
 *
 * Orders two times.
 *
 * Returns: less than, equal to or more than 0
 */
int
onv_time_compare (const OnvTime *a, const OnvTime *b)
{
  g_return_val_if_fail (a->kind == b->kind, 0);

  return (a->seconds > b->seconds) - (a->seconds < b->seconds);
}

/**
 * onv_time_to_text:
 * @self: a time
 *
 * Writes a time as the platform does: `YYYY-MM-DD HH:MM:SS`, or the UNIX seconds of an instant.
 *
 * Returns: (transfer full): the text
 */
char *
onv_time_to_text (const OnvTime *self)
{
  g_autoptr (GDateTime) date_time = NULL;

  if (self->kind == ONV_TIME_KIND_INSTANT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, self->seconds);
  date_time = g_date_time_new_from_unix_utc (self->seconds);
  if (date_time == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", g_date_time_get_year (date_time),
                          g_date_time_get_month (date_time),
                          g_date_time_get_day_of_month (date_time),
                          g_date_time_get_hour (date_time), g_date_time_get_minute (date_time),
                          g_date_time_get_second (date_time));
}

/**
 * onv_time_to_date_time:
 * @self: a time
 * @zone: for a wall clock, the zone that the clock is set to; for an instant, where to show it
 *
 * Finds the moment that a time means.
 *
 * Returns: (transfer full) (nullable): the moment in @zone, or %NULL beyond the year 9999
 */
GDateTime *
onv_time_to_date_time (const OnvTime *self, GTimeZone *zone)
{
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (self->seconds);

  g_return_val_if_fail (zone != NULL, NULL);

  if (wall == NULL)
    return NULL;
  if (self->kind == ONV_TIME_KIND_INSTANT)
    return g_date_time_to_timezone (wall, zone);
  return g_date_time_new (zone, g_date_time_get_year (wall), g_date_time_get_month (wall),
                          g_date_time_get_day_of_month (wall), g_date_time_get_hour (wall),
                          g_date_time_get_minute (wall), g_date_time_get_seconds (wall));
}
