/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LookoutGuideKind:
 * @LOOKOUT_GUIDE_PARAGRAPH: words
 * @LOOKOUT_GUIDE_ITEM: of a list
 * @LOOKOUT_GUIDE_HEAD: the first row of a table
 * @LOOKOUT_GUIDE_ROW: of a table of two columns
 * @LOOKOUT_GUIDE_CODE: lines as they are typed
 */
typedef enum
{
  LOOKOUT_GUIDE_PARAGRAPH,
  LOOKOUT_GUIDE_ITEM,
  LOOKOUT_GUIDE_HEAD,
  LOOKOUT_GUIDE_ROW,
  LOOKOUT_GUIDE_CODE,
} LookoutGuideKind;

/**
 * LookoutGuideBlock:
 * @text: Pango markup
 * @second: (nullable): Pango markup of the second column
 */
typedef struct
{
  LookoutGuideKind kind;
  char *text;
  char *second;
} LookoutGuideBlock;

/**
 * LookoutGuidePart:
 * @title: as it stands there
 * @blocks: (element-type LookoutGuideBlock): what is below it
 */
typedef struct
{
  char *title;
  GPtrArray *blocks;
} LookoutGuidePart;

GPtrArray *lookout_guide_parse (const char *text);

G_END_DECLS
