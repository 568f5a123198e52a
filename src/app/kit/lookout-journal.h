/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many lines are kept, the last ones. */
#define LOOKOUT_JOURNAL_LINES 200

void lookout_journal_start (void);
void lookout_journal_add (GLogLevelFlags level, const char *domain, const char *message);
char *lookout_journal_dup_text (void);
void lookout_journal_clear (void);

G_END_DECLS
