/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-field-private.h"

G_BEGIN_DECLS

/* The platform and cameras write a number as text and text as a number. */
gboolean onv_loose_int (JsonNode *node, gint64 *value);
gboolean onv_loose_double (JsonNode *node, double *value);
gboolean onv_loose_boolean (JsonNode *node, gboolean *value);
char *onv_double_to_text (double real);
char *onv_loose_text (JsonNode *node);
gint64 onv_loose_day_time (const char *text, gboolean elapsed);
char *onv_day_time_to_text (gint64 seconds);

G_END_DECLS
