/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where everything happens that may block: building, starting and above all stopping pipelines. */

typedef void (*MediaReaperFunc) (gpointer data);

void media_reaper_push (MediaReaperFunc func, gpointer data);
void media_reaper_note_freed (void);
gboolean media_reaper_wait_quiet (guint timeout_ms);

G_END_DECLS
