/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lookout_field_set_error (GtkWidget *field, const char *message);
const char *lookout_field_get_error (GtkWidget *field);
char *lookout_field_dup_text (GtkWidget *field);
void lookout_field_name_buttons (GtkWidget *field);

G_END_DECLS
