/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ONV_TYPE_ROW (onv_row_get_type ())
G_DECLARE_FINAL_TYPE (OnvRow, onv_row, ONV, ROW, GObject)

gpointer onv_row_get_item (OnvRow *self);
gboolean onv_row_get_loading (OnvRow *self);
const GError *onv_row_get_error (OnvRow *self);

G_END_DECLS
