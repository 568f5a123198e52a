/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"

G_BEGIN_DECLS

#define ONV_TYPE_PAGED_LIST (onv_paged_list_get_type ())
G_DECLARE_FINAL_TYPE (OnvPagedList, onv_paged_list, ONV, PAGED_LIST, GObject)

/**
 * OnvPageFunc:
 * @client: the client to ask
 * @page: which page, from 1
 * @per_page: how many items a page has
 * @cancellable: (nullable): cancels it
 * @callback: called when the page is there
 * @user_data: passed to @callback
 * @page_data: as given with the function
 *
 * Asks for one page.
 */
typedef void (*OnvPageFunc) (OnvClient *client,
                             guint page,
                             guint per_page,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data,
                             gpointer page_data);

/**
 * OnvPageFinishFunc:
 * @client: the client that was asked
 * @result: what the callback got
 * @total: (out): how many items there are on all pages
 * @error: return location for an error
 *
 * Ends [callback@Onv.PageFunc].
 *
 * Returns: (transfer full) (nullable): the items of the page
 */
typedef GListModel *(*OnvPageFinishFunc) (OnvClient *client,
                                          GAsyncResult *result,
                                          guint64 *total,
                                          GError **error);

OnvPagedList *onv_paged_list_new (OnvClient *client,
                                  guint per_page,
                                  OnvPageFunc func,
                                  OnvPageFinishFunc finish,
                                  gpointer page_data,
                                  GDestroyNotify page_data_free);

gboolean onv_paged_list_get_loading (OnvPagedList *self);
const GError *onv_paged_list_get_error (OnvPagedList *self);
guint onv_paged_list_get_n_loaded (OnvPagedList *self);
void onv_paged_list_reload (OnvPagedList *self);

G_END_DECLS
