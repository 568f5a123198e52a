/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-page.h"
#include "schema/onv-field-private.h"

G_BEGIN_DECLS

/* Reads a page: @items are the records, and the counters stand in @payload, in its `page_info`, or
 * in the one beside it in @root. Where the array was not there, @missing is its name: what has no
 * counter either is no page. */
OnvPage *onv_page_new_from_json (GListStore *items,
                                 const char *missing,
                                 JsonNode *payload,
                                 JsonNode *root,
                                 GError **error);

G_END_DECLS
