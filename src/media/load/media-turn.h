/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MediaTurn:
 *
 * A stream's right to use a processor. There are as many turns at a time as processors: pictures are decoded and scaled
 * in the order in which they are to be shown, and what paints them is never one of dozens of threads that want to run.
 */
typedef struct _MediaTurn MediaTurn;

MediaTurn *media_turn_new (void);
void media_turn_free (MediaTurn *self);

gboolean media_turn_take (MediaTurn *self, gint64 due);
void media_turn_give (MediaTurn *self);
void media_turn_set_stopped (MediaTurn *self, gboolean stopped);

gboolean media_turn_is_waiting (MediaTurn *self);
gint64 media_turn_get_used (MediaTurn *self);
gint64 media_turns_get_used (void);
guint media_turns_get_count (void);

G_END_DECLS
