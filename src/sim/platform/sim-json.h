/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *sim_json_parse (const char *text, gsize size, GError **error);
JsonNode *sim_json_copy (JsonNode *node);
JsonObject *sim_json_get_object (JsonNode *node);
gboolean sim_json_get_int (JsonObject *object, const char *name, gint64 *value);
gint64 sim_json_read_int (JsonObject *object, const char *name, gint64 standard);
const char *sim_json_get_text (JsonObject *object, const char *name);
gboolean sim_json_get_text_in (JsonObject *object, const char *name, const char *const *texts);

G_END_DECLS
