/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lists/onv-row.h"

G_BEGIN_DECLS

/* The rows of one feed by their place in it. What they take is a matter of what was looked at or has
 * come, not of how many there are said to be. */
typedef GHashTable OnvRows;

OnvRows *onv_rows_new (void);
OnvRow *onv_rows_ensure (OnvRows *self, guint position);
guint onv_rows_cut (OnvRows *self, guint length); /* how many behind it had their item */
/* How many more have their item now. */
int onv_rows_fill (OnvRows *self, guint position, GObject *item, const GError *error);
gboolean onv_rows_drop (OnvRows *self, guint position); /* whether it had its item */

G_END_DECLS
