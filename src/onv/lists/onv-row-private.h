/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lists/onv-row.h"

G_BEGIN_DECLS

OnvRow *onv_row_new (void);
void onv_row_fill (OnvRow *self, gpointer item, gboolean loading, const GError *error);

G_END_DECLS
