/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lists/onv-row.h"

G_BEGIN_DECLS

OnvRow *onv_row_new (void);
void onv_row_fill (OnvRow *self, gpointer item, gboolean loading, const GError *error);

/* The rows of a list: OnvRow, or %NULL where nobody has looked. */
GPtrArray *onv_rows_new (void);
OnvRow *onv_rows_ensure (GPtrArray *rows, guint position);
void onv_rows_insert (GPtrArray *rows, guint position, guint n);
guint onv_rows_remove (GPtrArray *rows, guint position, guint n); /* how many had their item */
/* How many more have their item now. */
int
onv_rows_fill (GPtrArray *rows, guint position, guint n, GListModel *items, const GError *error);

G_END_DECLS
