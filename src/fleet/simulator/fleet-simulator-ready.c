/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulator/fleet-simulator-ready.h"

#include "fleet-error.h"

#include <json-glib/json-glib.h>

typedef struct
{
  const char *name;
  gsize offset;
  gboolean required;
} Member;

#define MEMBER(name, required)                                  \
  {                                                             \
#name, G_STRUCT_OFFSET(FleetSimulatorReady, name), required \
  }

static const Member members[] = {
  MEMBER (url, TRUE),        MEMBER (https_url, FALSE), MEMBER (ca_file, FALSE),
  MEMBER (product_id, TRUE), MEMBER (master_key, TRUE), MEMBER (access_key, FALSE),
  MEMBER (rtmp, FALSE),
};

static char *
dup_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

FleetSimulatorReady *
fleet_simulator_ready_parse (const char *line, GError **error)
{
  g_autoptr (FleetSimulatorReady) self = g_new0 (FleetSimulatorReady, 1);
  g_autoptr (JsonNode) root = json_from_string (line, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_SIMULATOR_GARBLED,
                           "The first line of the simulated cameras is not a JSON object");
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (root), members[i].name);
      char *text = dup_text (node);

      G_STRUCT_MEMBER (char *, self, members[i].offset) = text;
      if (text != NULL || !members[i].required)
        continue;
      g_set_error (error, FLEET_ERROR, FLEET_ERROR_SIMULATOR_GARBLED,
                   "The ready line of the simulated cameras has no text \"%s\"", members[i].name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
fleet_simulator_ready_free (FleetSimulatorReady *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_free (G_STRUCT_MEMBER (char *, self, members[i].offset));
  g_free (self);
}
