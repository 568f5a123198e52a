/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tables of text, whose items say with a signal `changed` that a cell of theirs is another now. */

typedef const char *(*LookoutTableFunc) (gpointer item, guint column);

GtkColumnViewColumn *lookout_table_add_column (GtkColumnView *table,
                                               const char *title,
                                               guint column,
                                               float xalign,
                                               LookoutTableFunc func);
char *lookout_table_dup_text (GtkColumnView *table, LookoutTableFunc func);

G_END_DECLS
