/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-types.h"

G_BEGIN_DECLS

#define ONV_TYPE_PAGE (onv_page_get_type ())
G_DECLARE_FINAL_TYPE (OnvPage, onv_page, ONV, PAGE, GObject)

GListModel *onv_page_get_items (OnvPage *self);
gint64 onv_page_get_total (OnvPage *self);
guint onv_page_get_number (OnvPage *self);
guint onv_page_get_size (OnvPage *self);
const char *onv_page_get_key (OnvPage *self);

G_END_DECLS
