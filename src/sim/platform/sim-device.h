/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIM_FIRST_DEVICE 1001

/**
 * SimDevice:
 * @id: the platform's id
 * @title: its name
 * @online: whether it is connected
 * @is_private: whether it is hidden from the public list
 * @added: whether 1.1 or 1.2 made it; the others are generated
 * @deleted: whether 1.6 took it away
 * @restarting: whether it was upgraded a moment ago, and is not back yet
 * @n_pushes: how many of its channels are pushed to the address of 4.4
 * @n_channels: how many channels it has; they are 1 to this unless @channels says otherwise
 * @created: UNIX seconds
 * @last_login: UNIX seconds, 0 for never
 * @members: (nullable): what 1.1 to 1.3 wrote
 * @channels: (nullable): its channels as 2.1 lists them, once one was changed
 *
 * One device. It is small, for there can be a million; what can be derived from the seed is derived
 * when it is asked for.
 */
typedef struct
{
  guint64 id;
  const char *title;
  guint8 online;
  guint8 is_private;
  guint8 added;
  guint8 deleted;
  guint8 restarting;
  guint n_pushes;
  guint n_channels;
  gint64 created;
  gint64 last_login;
  JsonObject *members;
  JsonArray *channels;
} SimDevice;

const char *sim_device_get_place (const SimDevice *self);
gboolean sim_device_is_reachable (const SimDevice *self);
gboolean sim_device_is_online (const SimDevice *self);
guint64 sim_device_get_imei (const SimDevice *self);
JsonNode *sim_device_make_auth_info (const SimDevice *self);
guint64 sim_device_parse_auth_info (const char *text);
JsonArray *sim_device_list_tags (const SimDevice *self);
gboolean sim_device_has_tag (const SimDevice *self, const char *tag);

JsonArray *sim_device_list_channels (const SimDevice *self);
gboolean sim_device_has_channel (const SimDevice *self, guint id);
void sim_device_set_channel (SimDevice *self, guint id, const char *title, const char *desc);
void sim_device_remove_channel (SimDevice *self, guint id);

G_END_DECLS
