/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A pointer that has not moved for so long is not shown. */
#define LOOKOUT_KIOSK_POINTER_S 3

void lookout_kiosk_start (GtkWindow *window);
gboolean lookout_kiosk_is_on (GtkWindow *window);

G_END_DECLS
