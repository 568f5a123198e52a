/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_READOUT (lookout_readout_get_type ())

/**
 * LookoutReadout:
 *
 * A short text that changes all the time, such as a clock or a figure. Unlike a label it keeps its width, so
 * that a new text only redraws it: nothing around it is laid out anew, unless the text becomes longer than any
 * before it.
 */
G_DECLARE_FINAL_TYPE (LookoutReadout, lookout_readout, LOOKOUT, READOUT, GtkWidget)

GtkWidget *lookout_readout_new (void);
const char *lookout_readout_get_text (LookoutReadout *self);
void lookout_readout_set_text (LookoutReadout *self, const char *text);
void lookout_readout_reset (LookoutReadout *self);

G_END_DECLS
