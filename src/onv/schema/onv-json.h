/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How deep arrays and objects may stand in each other. The document goes to 7. */
#define ONV_JSON_DEPTH_MAX 64

/* Reads JSON from elsewhere: the one way in. What is not valid UTF-8, or deeper than is good for
 * whoever walks through it, is none; a number that json-glib cannot hold, or that begins with zeros, becomes
 * text, so that no digit is lost. The node is immutable. */
JsonNode *onv_json_parse (const char *data, gsize n, GError **error);

/* (nullable): a member of an object; `null` is the same as none, and so is what is no object. */
JsonNode *onv_json_find_member (JsonNode *node, const char *name);

/* Writes JSON: the one way out. */
char *onv_json_write (JsonNode *node);

G_END_DECLS
