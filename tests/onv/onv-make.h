/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-record-private.h"

G_BEGIN_DECLS

/* Things made at random, by g_test_rand: `--seed` makes them again. */

char *onv_make_text (void);              /* valid UTF-8 */
JsonNode *onv_make_json (guint depth);   /* whatever JSON can be, so deep */
void onv_make_record (OnvRecord *blank); /* fills it with what its table allows */

/* An object (or array) whose members are called as the table says, and are anything. */
JsonNode *onv_make_shape (OnvRecord *like);

G_END_DECLS
