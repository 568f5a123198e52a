/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that come with a `page_info`. */
#include "config.h"

#include "platform/sim-pages.h"

/**
 * sim_pages_find:
 * @store: the store
 * @query: which rows; its limits are set
 * @page: which page; its total is set
 *
 * Returns: (transfer full) (element-type SimRow): the rows of the page, none beyond the last
 */
GPtrArray *
sim_pages_find (SimStore *store, SimQuery *query, SimPage *page)
{
  query->skip = page->size * (page->number - 1);
  query->limit = page->size;
  return sim_store_find (store, query, &page->total);
}

/**
 * sim_page_describe:
 * @page: a page
 *
 * Returns: (transfer full): `page_info`
 */
JsonObject *
sim_page_describe (const SimPage *page)
{
  JsonObject *info = json_object_new ();

  json_object_set_int_member (info, "total_num", page->total);
  json_object_set_int_member (info, "page_total", (page->total + page->size - 1) / page->size);
  json_object_set_int_member (info, "page_size", page->size);
  json_object_set_int_member (info, "current_page", page->number);
  return info;
}
