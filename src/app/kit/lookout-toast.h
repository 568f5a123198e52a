/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *lookout_toast_new (GtkWidget *overlay, const char *title, const char *button);

G_END_DECLS
