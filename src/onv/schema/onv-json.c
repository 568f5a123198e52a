/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-json.h"

#include <math.h>
#include <string.h>

/* json-glib calls itself for every array in an array, reads numbers beyond 64 bits as others, knows
 * comments, quotes and escapes that JSON has not, and forgets what stands before something else. So the text
 * is looked through first. */

typedef struct
{
  const char *at;
  const char *end;
  const char *copied; /* up to here it is in the copy */
  GString *copy;      /* (nullable): with numbers as text, where there are such */
  guint depth;
  guint n_roots;
} Scan;

/* After a backslash json-glib takes what C does: octal numbers make bytes that are no UTF-8. */
static gboolean
skip_text (Scan *scan)
{
  for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++)
    if (*scan->at == '\\' && scan->at + 1 < scan->end
        && (*++scan->at == '\0' || strchr ("\"\\/bfnrtu", *scan->at) == NULL))
      return FALSE;
  if (scan->at < scan->end)
    scan->at++;
  return TRUE;
}

/* Which json-glib reads as octal. */
static gboolean
has_leading_zero (const char *number)
{
  number += *number == '-';
  return *number == '0' && g_ascii_isdigit (number[1]);
}

/* Whether json-glib holds it as it stands there, or will say itself that it is no number. */
static gboolean
fits (const char *number)
{
  char *end;
  double real = g_ascii_strtod (number, &end);

  if (*end != '\0')
    return TRUE;
  if (has_leading_zero (number))
    return FALSE;
  if (strpbrk (number, ".eE") != NULL)
    return isfinite (real);
  return g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL);
}

static void
skip_number (Scan *scan)
{
  const char *start = scan->at;
  g_autofree char *number = NULL;

  while (scan->at < scan->end && strchr ("+-.0123456789eE", *scan->at) != NULL && *scan->at != '\0')
    scan->at++;
  if (scan->at - start < 18 && *start != '0' && *start != '-'
      && memchr (start, 'e', (gsize) (scan->at - start)) == NULL
      && memchr (start, 'E', (gsize) (scan->at - start)) == NULL)
    return;
  number = g_strndup (start, (gsize) (scan->at - start));
  if (fits (number))
    return;
  if (scan->copy == NULL)
    scan->copy = g_string_new (NULL);
  g_string_append_len (scan->copy, scan->copied, start - scan->copied);
  g_string_append_printf (scan->copy, "\"%s\"", number);
  scan->copied = scan->at;
}

static void
skip_word (Scan *scan)
{
  while (scan->at < scan->end && g_ascii_isalnum (*scan->at))
    scan->at++;
}

static gboolean
enter (Scan *scan)
{
  scan->at++;
  return ++scan->depth <= ONV_JSON_DEPTH_MAX;
}

static gboolean
leave (Scan *scan)
{
  scan->at++;
  return scan->depth-- > 0;
}

/* Looks at what stands outside of texts. */
static gboolean
look_at_next (Scan *scan)
{
  char c = *scan->at;

  if (scan->depth == 0 && !g_ascii_isspace (c) && ++scan->n_roots > 1)
    return FALSE;
  if (c == '[' || c == '{')
    return enter (scan);
  if (c == ']' || c == '}')
    return leave (scan);
  if (c == '"')
    return skip_text (scan);
  if (c == '-' || g_ascii_isdigit (c))
    skip_number (scan);
  else if (g_ascii_isalpha (c))
    skip_word (scan);
  else
    scan->at++;
  return c != '/' && c != '\'';
}

static gboolean
look_through (Scan *scan)
{
  while (scan->at < scan->end)
    if (!look_at_next (scan))
      return FALSE;
  if (scan->copy != NULL)
    g_string_append_len (scan->copy, scan->copied, scan->end - scan->copied);
  return TRUE;
}

JsonNode *
onv_json_parse (const char *data, gsize n, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  Scan scan = { data, data + n, data, NULL, 0, 0 };
  JsonNode *root = NULL;

  if (!g_utf8_validate (data, (gssize) n, NULL) || !look_through (&scan))
    g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "Not JSON");
  else if (scan.copy != NULL
               ? json_parser_load_from_data (parser, scan.copy->str, (gssize) scan.copy->len, error)
               : json_parser_load_from_data (parser, data, (gssize) n, error))
    {
      root = json_parser_steal_root (parser);
      if (root == NULL)
        g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "Nothing");
    }
  if (scan.copy != NULL)
    g_string_free (scan.copy, TRUE);
  return root;
}

JsonNode *
onv_json_find_member (JsonNode *node, const char *name)
{
  JsonNode *member = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? json_object_get_member (json_node_get_object (node), name)
                         : NULL;

  return member != NULL && !JSON_NODE_HOLDS_NULL (member) ? member : NULL;
}

static gboolean
stands_in_number (const char *at, const char *start)
{
  while (at > start && strchr ("+-.0123456789", at[-1]) != NULL)
    at--;
  return at > start && at[-1] == 'e';
}

char *
onv_json_write (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);
  char *to = text;
  gboolean in_text = FALSE;

  /* json-glib writes 1e+20 as 1e+20.0 */
  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '"')
        in_text = !in_text;
      if (in_text && *from == '\\' && from[1] != '\0')
        *to++ = *from++;
      else if (!in_text && from[0] == '.' && from[1] == '0' && stands_in_number (to, text))
        {
          from++;
          continue;
        }
      *to++ = *from;
    }
  *to = '\0';
  return text;
}
