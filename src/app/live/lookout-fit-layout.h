/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_FIT_LAYOUT (lookout_fit_layout_get_type ())

/**
 * LookoutFitLayout:
 *
 * A column that asks for no room and shows as many of its children as there is room for, the most important
 * ones first, in the middle of the height or at its top (property `centered`).
 *
 * A child's importance is what [func@fit_layout_set_importance] said, or else 0.
 */
G_DECLARE_FINAL_TYPE (LookoutFitLayout, lookout_fit_layout, LOOKOUT, FIT_LAYOUT, GtkLayoutManager)

GtkLayoutManager *lookout_fit_layout_new (int spacing, gboolean centered);
int lookout_fit_layout_measure_fitting (GtkWidget *widget, int width, int height);
void lookout_fit_layout_set_importance (GtkWidget *child, int importance);

G_END_DECLS
