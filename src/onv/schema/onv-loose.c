/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-loose.h"

#include <math.h>
#include <stdio.h>

static gboolean
text_to_double (const char *text, double *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  return *end == '\0' && isfinite (*value);
}

static gboolean
double_to_int (double real, gint64 *value)
{
  if (!(fabs (real) < 9007199254740992.0) || fabs (real - trunc (real)) > 0)
    return FALSE;
  *value = (gint64) real;
  return TRUE;
}

static gboolean
text_to_int (const char *text, gint64 *value)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  double real;

  if (g_ascii_string_to_signed (bare, 10, G_MININT64, G_MAXINT64, value, NULL))
    return TRUE;
  return text_to_double (bare, &real) && double_to_int (real, value);
}

/* A whole number, also as text or as a number with an empty fraction. */
gboolean
onv_loose_int (JsonNode *node, gint64 *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
    case G_TYPE_BOOLEAN:
      *value = json_node_get_int (node);
      return TRUE;
    case G_TYPE_DOUBLE:
      return double_to_int (json_node_get_double (node), value);
    case G_TYPE_STRING:
      return text_to_int (json_node_get_string (node), value);
    default:
      return FALSE;
    }
}

gboolean
onv_loose_double (JsonNode *node, double *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return text_to_double (json_node_get_string (node), value);
  *value = json_node_get_double (node);
  return json_node_get_value_type (node) != G_TYPE_BOOLEAN && isfinite (*value);
}

gboolean
onv_loose_boolean (JsonNode *node, gboolean *value)
{
  const char *text = json_node_get_string (node);
  gint64 number;

  if (text != NULL
      && (g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "on") == 0))
    *value = TRUE;
  else if (text != NULL
           && (g_ascii_strcasecmp (text, "false") == 0 || g_ascii_strcasecmp (text, "off") == 0))
    *value = FALSE;
  else if (onv_loose_int (node, &number) && (number == 0 || number == 1))
    *value = number != 0;
  else
    return FALSE;
  return TRUE;
}

/* As short as it can be and yet the same number: 29.97, not 29.969999999999999. */
char *
onv_double_to_text (double real)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double again;

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", real);
  again = g_ascii_strtod (buffer, NULL);
  if (again < real || again > real)
    g_ascii_dtostr (buffer, sizeof buffer, real);
  return g_strdup (buffer);
}

/* The text of a scalar, %NULL for anything else. */
char *
onv_loose_text (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return onv_double_to_text (json_node_get_double (node));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    default:
      return NULL;
    }
}

/* `HH:MM:SS` or `HH:MM` as seconds, up to 24:00:00 or any number of hours; −1 where it is none. */
gint64
onv_loose_day_time (const char *text, gboolean elapsed)
{
  int hour = 0, minute = 0, second = 0, used = 0;

  if (sscanf (text, " %6d:%2d:%2d %n", &hour, &minute, &second, &used) != 3 || used == 0)
    {
      second = 0;
      used = 0;
      if (sscanf (text, " %6d:%2d %n", &hour, &minute, &used) != 2 || used == 0)
        return -1;
    }
  if (text[used] != '\0' || hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 59
      || (!elapsed && hour * 3600LL + minute * 60 + second > 86400))
    return -1;
  return hour * 3600LL + minute * 60 + second;
}

char *
onv_day_time_to_text (gint64 seconds)
{
  return g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}
