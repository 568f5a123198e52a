/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_NOTICE (lookout_notice_get_type ())

/**
 * LookoutNotice:
 *
 * A few words that stand in a page until they are no longer true, with at most one button. Its property
 * `kind` is `info`, `warning` or `error`.
 */
G_DECLARE_FINAL_TYPE (LookoutNotice, lookout_notice, LOOKOUT, NOTICE, GtkWidget)

void lookout_notice_show (LookoutNotice *self, const char *title, const char *text);
void lookout_notice_set_button (LookoutNotice *self, const char *label);

G_END_DECLS
