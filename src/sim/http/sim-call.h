/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "faults/sim-fault.h"
#include "http/sim-auth.h"
#include "http/sim-errors.h"
#include "http/sim-route.h"
#include "platform/sim-devices.h"
#include "sim-platform.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * SimCall:
 * @platform: the platform that was asked
 * @route: (nullable): its row, %NULL for a path without one
 * @path: the path, decoded
 * @peer: the address of the caller
 * @secure: %TRUE over TLS
 * @owner: whose key came
 * @owner_device: the device of a device key
 * @device: (nullable): the device that the parameters name
 * @channel: the channel that the parameters name, 0 for none
 * @token: (nullable): the access token that came
 *
 * One request. A handler answers with one of sim_call_reply(), sim_call_fail(), sim_call_send() or
 * sim_call_steal(), now, or later with a reference of its own.
 */
struct _SimCall
{
  SimPlatform *platform;
  const SimRoute *route;
  char *path;
  char *peer;
  gboolean secure;
  SimKeyOwner owner;
  guint64 owner_device;
  SimDevice *device;
  guint channel;
  char *token;

  /*< private >*/
  SoupServerMessage *message;
  GHashTable *params;
  GPtrArray *faults;
  void (*proceed) (SimCall *call); /* while a fault keeps it from its answer */
  guint64 log_id;
  gboolean logged;
  gulong finished_id;
  gboolean path_known;
  gboolean answered;
  gboolean gone;
};

SimCall *
sim_call_new (SimPlatform *platform, SoupServerMessage *message, const char *path, gboolean secure);
void sim_call_add_query (SimCall *self, GHashTable *query);
SimCall *sim_call_ref (SimCall *self);
void sim_call_unref (SimCall *self);

const char *sim_call_get_text (SimCall *self, const char *name);
gboolean sim_call_has (SimCall *self, const char *name);
gint64 sim_call_get_time (SimCall *self, const char *name);
gint64 sim_call_get_number (SimCall *self, const char *name, gint64 standard);
guint64 sim_call_get_device_id (SimCall *self);
GBytes *sim_call_dup_body (SimCall *self);
JsonObject *sim_call_read_object (SimCall *self);
const char *sim_call_get_header (SimCall *self, const char *name);
const char *sim_call_get_query (SimCall *self);
const char *sim_call_get_host (SimCall *self);
const SimFault *sim_call_find_fault (SimCall *self, SimFaultKind kind);

void sim_call_reply (SimCall *self, const char *member, JsonNode *payload);
void sim_call_reply_data (SimCall *self, JsonObject *data);
void sim_call_reply_object (SimCall *self, JsonObject *members);
void sim_call_fail (SimCall *self, SimError error, const char *detail);
void sim_call_fail_number (SimCall *self, int number, const char *text);
const char *sim_call_get_phrase (guint status);
void sim_call_set_header (SimCall *self, const char *name, const char *value);
void sim_call_send (SimCall *self, guint status, const char *type, GBytes *body);
void sim_call_redirect (SimCall *self, guint status, const char *target);
GIOStream *sim_call_steal (SimCall *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimCall, sim_call_unref)

G_END_DECLS
