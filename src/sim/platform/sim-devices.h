/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-device.h"
#include "store/sim-store.h"

G_BEGIN_DECLS

/**
 * SimTristate:
 * @SIM_ANY: not asked for
 * @SIM_NO: only those that are not
 * @SIM_YES: only those that are
 */
typedef enum
{
  SIM_ANY,
  SIM_NO,
  SIM_YES,
} SimTristate;

/**
 * SimDeviceFilter:
 * @key_words: (nullable): the start of the id, of the title or of the IMEI
 * @title: (nullable): the start of the title, in any case
 * @tag: (nullable): a tag
 * @auth_info: (nullable): the device's authentication, as JSON or as text
 * @online: by state
 * @is_private: by privacy
 * @ids: (nullable) (element-type guint64): only these
 * @created_from: UNIX seconds, 0 for no limit
 * @created_before: UNIX seconds, 0 for no limit
 *
 * The filters of 1.5; those that are given must all hold.
 */
typedef struct
{
  const char *key_words;
  const char *title;
  const char *tag;
  const char *auth_info;
  SimTristate online;
  SimTristate is_private;
  GArray *ids;
  gint64 created_from;
  gint64 created_before;
} SimDeviceFilter;

/**
 * SimDevices:
 *
 * The fleet: devices generated from the seed, what was written over them, and those that were added.
 */
typedef struct _SimDevices SimDevices;

SimDevices *sim_devices_new (guint64 seed,
                             guint n_devices,
                             guint n_channels,
                             guint online_percent,
                             SimStore *store);
void sim_devices_free (SimDevices *self);

SimDevice *sim_devices_get (SimDevices *self, guint64 id);
SimDevice *sim_devices_find_by_auth (SimDevices *self, const char *auth_info);
GPtrArray *sim_devices_find (SimDevices *self,
                             const SimDeviceFilter *filter,
                             guint skip,
                             guint limit,
                             guint *total);
guint64 sim_devices_hash (SimDevices *self, guint64 id, guint64 purpose);

SimDevice *sim_devices_add (SimDevices *self, JsonObject *members, gboolean online);
void sim_devices_change (SimDevices *self, SimDevice *device, JsonObject *members);
void sim_devices_remove (SimDevices *self, SimDevice *device);
void sim_devices_keep (SimDevices *self, SimDevice *device);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimDevices, sim_devices_free)

G_END_DECLS
