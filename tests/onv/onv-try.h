/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-record-private.h"

G_BEGIN_DECLS

/* An empty record of the same kind: of the same type, or of the same table. */
OnvRecord *onv_try_blank (OnvRecord *like);

/* Asks a record for everything that can be asked, and holds it to its promises: what it is written as is
 * read as the same, as JSON and as text, and so is its copy. */
void onv_try_record (OnvRecord *record);

/* Reads @node as a record like @like. What comes of it is tried; what is refused is refused in the
 * words of the library. */
void onv_try_json (OnvRecord *like, JsonNode *node);

G_END_DECLS
