/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How devices read a command: as the document writes it, or as the vendor's open SDK of 2018 does. */
#include "config.h"

#include "platform/sim-dialect.h"

#include "platform/sim-json.h"

/* So many devices of a fleet are old: one of them. */
#define OLD_EVERY 8

/**
 * sim_dialect_is_old:
 * @device: a device
 *
 * Returns: whether it runs the SDK of 2018
 */
gboolean
sim_dialect_is_old (const SimDevice *device)
{
  return !device->added && device->id % OLD_EVERY == 0;
}

/* Beside `cmd` as the document has it; command 5 has a space in the name there. */
static gboolean
read_new (JsonObject *root, SimWords *words)
{
  words->has_channel = sim_json_get_int (root, "channel_id", &words->channel)
                       || sim_json_get_int (root, "channel_id ", &words->channel);
  words->cmd = json_object_get_member (root, "cmd");
  return sim_json_get_int (root, "cmdId", &words->id);
}

/* The SDK's own parser minds no case. */
static JsonNode *
find (JsonObject *object, const char *name)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *link = names; link != NULL; link = link->next)
    if (g_ascii_strcasecmp (link->data, name) == 0)
      return json_object_get_member (object, link->data);
  return NULL;
}

static gboolean
find_int (JsonObject *object, const char *name, gint64 *value)
{
  JsonNode *node = find (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_old (JsonObject *root, SimWords *words)
{
  JsonNode *type = find (root, "type");
  JsonObject *cmd;

  words->cmd = find (root, "cmd");
  cmd = sim_json_get_object (words->cmd);
  words->has_channel = cmd != NULL && find_int (cmd, "channel_id", &words->channel);
  return type != NULL && json_node_get_value_type (type) == G_TYPE_STRING
         && g_ascii_strcasecmp (json_node_get_string (type), "video") == 0
         && find_int (root, "cmdId", &words->id);
}

/**
 * sim_dialect_read:
 * @old: whether the device runs the SDK of 2018
 * @root: (nullable): what came
 * @words: (out): what it means
 *
 * The old ones want `"type":"video"`, and the channel inside `cmd`.
 *
 * Returns: %FALSE when the device makes nothing of it
 */
gboolean
sim_dialect_read (gboolean old, JsonNode *root, SimWords *words)
{
  JsonObject *object = sim_json_get_object (root);

  *words = (SimWords){ 0 };
  if (object == NULL)
    return FALSE;
  return old ? read_old (object, words) : read_new (object, words);
}

/**
 * sim_dialect_lower_names:
 * @cmd: (nullable): what belongs to a command of an old device
 *
 * Writes the names of its members as the document does: these devices mind no case in any of them.
 */
void
sim_dialect_lower_names (JsonNode *cmd)
{
  JsonObject *object = sim_json_get_object (cmd);
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *link = names; link != NULL; link = link->next)
    {
      g_autofree char *name = g_ascii_strdown (link->data, -1);
      JsonNode *node = NULL;

      if (json_object_has_member (object, name))
        continue;
      node = json_object_dup_member (object, link->data);
      json_object_remove_member (object, link->data);
      json_object_set_member (object, name, node);
    }
}
