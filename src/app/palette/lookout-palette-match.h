/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LookoutPaletteRank:
 *
 * How well a name answers to what was typed, the best first.
 */
typedef enum
{
  LOOKOUT_PALETTE_BEGINS, /* it begins so */
  LOOKOUT_PALETTE_WORDS,  /* every word begins a word of it */
  LOOKOUT_PALETTE_WITHIN, /* every word is somewhere in it */
  LOOKOUT_PALETTE_NONE,
} LookoutPaletteRank;

/**
 * LookoutPaletteQuery:
 *
 * What was typed, ready to be looked for in many names.
 */
typedef struct _LookoutPaletteQuery LookoutPaletteQuery;

LookoutPaletteQuery *lookout_palette_query_new (const char *text);
void lookout_palette_query_free (LookoutPaletteQuery *self);
gboolean lookout_palette_query_is_empty (const LookoutPaletteQuery *self);
LookoutPaletteRank lookout_palette_query_match (const LookoutPaletteQuery *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LookoutPaletteQuery, lookout_palette_query_free)

G_END_DECLS
