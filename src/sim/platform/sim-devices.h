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
 * @tags: a bit a tag, see sim_device_list_tags()
 * @place: which of the places it hangs in
 * @n_channels: its channels are 1 to this
 * @created: UNIX seconds
 * @last_login: UNIX seconds
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
  guint8 tags;
  guint8 place;
  guint n_channels;
  gint64 created;
  gint64 last_login;
} SimDevice;

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

typedef struct _SimDevices SimDevices;

SimDevices *sim_devices_new (guint64 seed, guint n_devices, guint n_channels, guint online_percent);
void sim_devices_free (SimDevices *self);

SimDevice *sim_devices_get (SimDevices *self, guint64 id);
GPtrArray *sim_devices_find (SimDevices *self,
                             const SimDeviceFilter *filter,
                             guint skip,
                             guint limit,
                             guint *total);
guint64 sim_devices_hash (SimDevices *self, guint64 id, guint64 purpose);
gint64 sim_devices_parse_day (SimDevices *self, const char *date, int days_later);
char *sim_devices_format_time (SimDevices *self, gint64 unix_seconds);

gboolean sim_device_has_channel (const SimDevice *device, guint channel_id);
char *sim_device_make_channel_title (const SimDevice *device, guint channel_id);
char *sim_device_make_imei (const SimDevice *device);
JsonNode *sim_device_make_auth_info (const SimDevice *device);
JsonArray *sim_device_list_tags (const SimDevice *device);
const char *sim_device_get_place (const SimDevice *device);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimDevices, sim_devices_free)

G_END_DECLS
