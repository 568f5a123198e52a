/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_CHOICE_ROW (lookout_choice_row_get_type ())

/**
 * LookoutChoiceRow:
 *
 * A list to choose from: the rows of one action with several targets.
 */
G_DECLARE_FINAL_TYPE (LookoutChoiceRow, lookout_choice_row, LOOKOUT, CHOICE_ROW, AdwComboRow)

GtkWidget *lookout_choice_row_new (LookoutContext *context, const char *action);

G_END_DECLS
