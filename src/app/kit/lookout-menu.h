/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPopover *lookout_menu_popup (GtkWidget *parent, GMenuModel *model, const GdkRectangle *at);
void lookout_menu_drop (GtkWidget *parent);

G_END_DECLS
