/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GStrv lookout_keys_dup_labels (const char *accels);
GtkWidget *lookout_keys_create_caps (const char *label);

G_END_DECLS
