/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sim-store.h"

G_BEGIN_DECLS

/**
 * SimPage:
 * @number: which, from 1
 * @size: how many rows a page has
 * @total: how many rows there are
 *
 * A page of a list.
 */
typedef struct
{
  guint number;
  guint size;
  guint total;
} SimPage;

GPtrArray *sim_pages_find (SimStore *store, SimQuery *query, SimPage *page);
JsonObject *sim_page_describe (const SimPage *page);

G_END_DECLS
