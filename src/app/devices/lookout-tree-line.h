/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/**
 * LookoutTreeLine:
 * @icon: (nullable): the name of a symbolic icon
 * @title: what it is
 * @caption: (nullable): how it is
 * @css_class: (nullable): one of [func@tree_line_classes], which colours it
 * @button: (nullable): what can be done about it
 * @menu: (nullable): what the button for its menu is called
 * @busy: whether something is under way
 * @wraps: whether it is read to its end rather than cut where there is no room
 *
 * What a row of the tree says, as plain values.
 */
typedef struct
{
  const char *icon;
  char *title;
  char *caption;
  const char *css_class;
  char *button;
  const char *menu;
  gboolean busy;
  gboolean wraps;
} LookoutTreeLine;

extern const char *const lookout_tree_line_classes[];

void lookout_tree_line_read (LookoutTreeLine *line, gpointer item);
void lookout_tree_line_clear (LookoutTreeLine *line);
void lookout_tree_line_act (gpointer item);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LookoutTreeLine, lookout_tree_line_clear)

G_END_DECLS
