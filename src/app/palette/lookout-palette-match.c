/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "palette/lookout-palette-match.h"

#include <string.h>

struct _LookoutPaletteQuery
{
  char *text; /* folded, without blanks around it */
  GStrv words;
};

/* Capital or small, wide or narrow, composed or not: all the same. */
static char *
fold (const char *text)
{
  g_autofree char *small = g_utf8_casefold (text, -1);

  return g_utf8_normalize (small, -1, G_NORMALIZE_ALL);
}

static GStrv
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/**
 * lookout_palette_query_new:
 * @text: what was typed
 *
 * Returns: (transfer full): the question
 */
LookoutPaletteQuery *
lookout_palette_query_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  LookoutPaletteQuery *self = g_new0 (LookoutPaletteQuery, 1);

  self->text = g_strstrip (fold (valid));
  self->words = split_words (self->text);
  return self;
}

void
lookout_palette_query_free (LookoutPaletteQuery *self)
{
  g_free (self->text);
  g_strfreev (self->words);
  g_free (self);
}

gboolean
lookout_palette_query_is_empty (const LookoutPaletteQuery *self)
{
  return self->words[0] == NULL;
}

static gboolean
begins_word (const char *name, const char *place)
{
  const char *before = g_utf8_find_prev_char (name, place);

  return before == NULL || !g_unichar_isalnum (g_utf8_get_char (before));
}

static LookoutPaletteRank
match_word (const char *name, const char *word)
{
  LookoutPaletteRank rank = LOOKOUT_PALETTE_NONE;

  for (const char *place = strstr (name, word); place != NULL; place = strstr (place + 1, word))
    {
      if (begins_word (name, place))
        return LOOKOUT_PALETTE_WORDS;
      rank = LOOKOUT_PALETTE_WITHIN;
    }
  return rank;
}

/**
 * lookout_palette_query_match:
 * @self: a question
 * @name: (nullable): a name
 *
 * Returns: how well @name answers; to an empty question, every name answers best
 */
LookoutPaletteRank
lookout_palette_query_match (const LookoutPaletteQuery *self, const char *name)
{
  g_autofree char *folded = name != NULL ? fold (name) : NULL;
  LookoutPaletteRank worst = LOOKOUT_PALETTE_WORDS;

  if (folded == NULL)
    return LOOKOUT_PALETTE_NONE;
  if (g_str_has_prefix (folded, self->text))
    return LOOKOUT_PALETTE_BEGINS;
  for (guint i = 0; self->words[i] != NULL; i++)
    worst = MAX (worst, match_word (folded, self->words[i]));
  return worst;
}
