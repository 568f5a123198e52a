/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-device.h"

G_BEGIN_DECLS

/**
 * SimWords:
 * @id: `cmdId`
 * @has_channel: whether a channel came
 * @channel: the channel
 * @cmd: (nullable): `cmd`
 *
 * A command as a device reads it.
 */
typedef struct
{
  gint64 id;
  gboolean has_channel;
  gint64 channel;
  JsonNode *cmd;
} SimWords;

gboolean sim_dialect_is_old (const SimDevice *device);
gboolean sim_dialect_read (gboolean old, JsonNode *root, SimWords *words);
void sim_dialect_lower_names (JsonNode *cmd);

G_END_DECLS
