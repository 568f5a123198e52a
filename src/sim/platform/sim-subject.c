/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-subject.h"

#include "platform/sim-json.h"
#include "store/sim-settings.h"

/**
 * sim_subject_read:
 * @self: a subject
 * @part: what it belongs to
 *
 * Returns: (transfer full): an object: what was written last, or the standard
 */
JsonNode *
sim_subject_read (const SimSubject *self, const SimPart *part)
{
  JsonNode *node = sim_settings_get (sim_cameras_get_store (part->cameras), part->device->id,
                                     part->channel, self->name, NULL);

  if (node != NULL)
    return node;
  return self->make_standard != NULL ? self->make_standard (part)
                                     : json_from_string (self->standard, NULL);
}

/**
 * sim_subject_write:
 * @self: a subject
 * @part: what it belongs to
 * @cmd: (nullable): what came
 *
 * Checks it, keeps it, and lets the camera show it. The whole is replaced.
 *
 * Returns: %FALSE when the camera refuses
 */
gboolean
sim_subject_write (const SimSubject *self, const SimPart *part, JsonNode *cmd)
{
  g_autoptr (JsonNode) copy = NULL;
  JsonObject *object = sim_json_get_object (cmd);

  if (object == NULL || !sim_rules_check (self->rules, object)
      || (self->check != NULL && !self->check (part, object)))
    return FALSE;
  copy = sim_json_copy (cmd);
  object = json_node_get_object (copy);
  json_object_remove_member (object, "channel_id"); /* some write it here too: it is no setting */
  sim_rules_strip (self->rules, object);
  if (self->changed != NULL)
    self->changed (part, object);
  sim_settings_set (sim_cameras_get_store (part->cameras), part->device->id, part->channel,
                    self->name, copy);
  sim_cameras_refresh (part->cameras, part->device, part->channel);
  return TRUE;
}

/**
 * sim_part_get_number:
 * @part: a device or a channel
 * @name: what a device remembers though nobody reads it back
 * @standard: what holds while nothing was set
 *
 * Returns: the number
 */
gint64
sim_part_get_number (const SimPart *part, const char *name, gint64 standard)
{
  g_autoptr (JsonNode) node = sim_settings_get (sim_cameras_get_store (part->cameras),
                                                part->device->id, part->channel, name, NULL);

  return node != NULL ? json_node_get_int (node) : standard;
}

/**
 * sim_part_set_number:
 * @part: a device or a channel
 * @name: what a device remembers though nobody reads it back
 * @value: the number
 */
void
sim_part_set_number (const SimPart *part, const char *name, gint64 value)
{
  g_autoptr (JsonNode) node = json_node_init_int (json_node_alloc (), value);

  sim_settings_set (sim_cameras_get_store (part->cameras), part->device->id, part->channel, name,
                    node);
}
