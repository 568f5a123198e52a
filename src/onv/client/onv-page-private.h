/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-page.h"
#include "schema/onv-field-private.h"

G_BEGIN_DECLS

/* Reads a page: @items are the records, and the counters stand in @payload, in its `page_info`, or
 * in the one beside it in @root. */
OnvPage *
onv_page_new_from_json (GListStore *items, JsonNode *payload, JsonNode *root, GError **error);

G_END_DECLS
