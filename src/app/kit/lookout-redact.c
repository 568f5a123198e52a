/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-redact.h"

#define REMOVED "…"

/* What follows is no word of small letters or of capitals alone. */
#define NO_WORD(more)                              \
  "(?![a-z_" more "-]+(?![A-Za-z0-9+_" more "-]))" \
  "(?![A-Z_" more "-]+(?![A-Za-z0-9+_" more "-]))"

/* What is removed, in this order. A word of 16 or more that is neither small letters nor capitals alone may be a key or
   a token, and so is anything behind a name that says so; rather too much than too little. A slash may be part of a key,
   but what begins with one, or follows a scheme, is a path. */
static const struct
{
  const char *pattern;
  const char *replacement;
} rows[] = {
  { "(?i)\\b([a-z][a-z0-9+.-]*://)[^/@\\s]+@", "\\1" REMOVED "@" },
  { "\\?[^=&\\s]{8,}+(?:={1,2}(?![^&\\s])|(?!=))", "?" REMOVED },
  { "([?&][^=&\\s]+=)[^&\\s]+", "\\1" REMOVED },
  { "(?i)\\b((?:bearer|basic)\\s+)\\S+", "\\1" REMOVED },
  { "(?i)([a-z_-]*(?:key|token|sign|signature|secret|password|passwd|authorization)[\"']?\\s*[:=]"
    "\\s*[\"']?)"
    "[^\\s\"',;&}]+",
    "\\1" REMOVED },
  { "(?<![A-Za-z0-9+/_:.-])(?!/)" NO_WORD ("/") "[A-Za-z0-9+/_-]{16,}={0,2}", REMOVED },
  { "(?<![A-Za-z0-9+_-])" NO_WORD ("") "[A-Za-z0-9+_-]{16,}={0,2}", REMOVED },
};

static GRegex *
create_regex (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_error ("%s cannot be looked for: %s", pattern, error->message);
  return regex;
}

static GRegex *const *
get_regexes (void)
{
  static GRegex *regexes[G_N_ELEMENTS (rows)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        regexes[i] = create_regex (rows[i].pattern);
      g_once_init_leave (&ready, 1);
    }
  return regexes;
}

/**
 * lookout_redact:
 * @text: what was said
 *
 * Returns: (transfer full): the same without anything that looks like a key or a token
 */
char *
lookout_redact (const char *text)
{
  GRegex *const *regexes = get_regexes ();
  char *result = g_utf8_make_valid (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = result;

      result = g_regex_replace (regexes[i], before, -1, 0, rows[i].replacement, 0, NULL);
      if (result == NULL)
        return g_strdup (REMOVED); /* too much for the library to look through */
    }
  return result;
}
