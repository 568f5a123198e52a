/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"

G_BEGIN_DECLS

#define ONV_TYPE_PAGED_LIST (onv_paged_list_get_type ())
G_DECLARE_FINAL_TYPE (OnvPagedList, onv_paged_list, ONV, PAGED_LIST, GObject)

gboolean onv_paged_list_get_loading (OnvPagedList *self);
const GError *onv_paged_list_get_error (OnvPagedList *self);
guint onv_paged_list_get_n_loaded (OnvPagedList *self);
void onv_paged_list_reload (OnvPagedList *self);
void onv_paged_list_load_all (OnvPagedList *self);

G_END_DECLS
