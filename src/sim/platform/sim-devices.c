/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-devices-private.h"

#include "platform/sim-clock.h"
#include "platform/sim-device-members.h"

#define KIND "device"
#define COUNTER "device"
#define FIRST_CREATED 1500000000
#define CREATED_SPAN (5 * 365 * 24 * 3600)

/* What a derived value is for, so that values of one device do not follow each other. */
enum
{
  PURPOSE_ONLINE = 1,
  PURPOSE_PRIVATE,
  PURPOSE_CREATED,
  PURPOSE_LOGIN,
};

static guint64
mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

/**
 * sim_devices_hash:
 * @self: the fleet
 * @id: a device
 * @purpose: what the number is for
 *
 * Returns: a number that depends on the seed, the device and the purpose alone
 */
guint64
sim_devices_hash (SimDevices *self, guint64 id, guint64 purpose)
{
  return mix (mix (mix (self->seed) ^ id) ^ purpose);
}

static void
fill (SimDevices *self, SimDevice *device, guint index, guint online_percent)
{
  char title[64];
  guint64 id = SIM_FIRST_DEVICE + index;

  device->id = id;
  g_snprintf (title, sizeof title, "Camera %04u %s", index + 1, sim_device_get_place (device));
  device->title = g_string_chunk_insert (self->titles, title);
  device->online = sim_devices_hash (self, id, PURPOSE_ONLINE) % 100 < online_percent;
  device->is_private = sim_devices_hash (self, id, PURPOSE_PRIVATE) % 4 != 0;
  device->n_channels = self->n_channels;
  device->created
      = FIRST_CREATED + (gint64) (sim_devices_hash (self, id, PURPOSE_CREATED) % CREATED_SPAN);
  device->last_login
      = sim_clock_now () - (gint64) (sim_devices_hash (self, id, PURPOSE_LOGIN) % (24 * 3600));
}

static void
device_clear (SimDevice *device)
{
  g_clear_pointer (&device->members, json_object_unref);
  g_clear_pointer (&device->channels, json_array_unref);
}

static void
device_free (gpointer data)
{
  device_clear (data);
  g_free (data);
}

/* Takes what was written into the members that are looked at often. */
static void
read_members (SimDevice *device)
{
  JsonObject *members = device->members;

  if (members == NULL)
    return;
  if (json_object_has_member (members, "title"))
    device->title = json_object_get_string_member (members, "title");
  if (json_object_has_member (members, "private"))
    device->is_private = json_object_get_boolean_member (members, "private");
}

/* What older programs let in that does not belong there is left out. */
static void
read_document (SimDevice *device, JsonObject *document)
{
  if (json_object_has_member (document, "members"))
    device->members = sim_members_pick (sim_device_members_kept,
                                        json_object_get_object_member (document, "members"));
  if (json_object_has_member (document, "channels"))
    {
      device->channels = json_array_ref (json_object_get_array_member (document, "channels"));
      device->n_channels = json_array_get_length (device->channels);
    }
  device->deleted = json_object_has_member (document, "deleted");
  if (device->added)
    device->online = json_object_get_boolean_member (document, "online");
  read_members (device);
}

static void
read_row (SimDevices *self, const SimRow *row)
{
  SimDevice *device = sim_devices_get_any (self, row->device);

  if (device == NULL && row->device < SIM_FIRST_ADDED)
    return; /* of a larger fleet: it is there again when that is */
  if (device == NULL)
    {
      device = g_new0 (SimDevice, 1);
      device->id = row->device;
      device->added = TRUE;
      device->created = row->time;
      device->title = "";
      g_ptr_array_add (self->added, device);
    }
  read_document (device, sim_row_get_object (row));
  if (device->added && device->online)
    device->last_login = sim_clock_now ();
  if (!device->added && device->members != NULL)
    g_ptr_array_add (self->changed, device);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const SimDevice *one = *(SimDevice *const *) a;
  const SimDevice *two = *(SimDevice *const *) b;

  return one->id < two->id ? -1 : one->id > two->id;
}

static void
read_store (SimDevices *self)
{
  SimQuery query = { .kind = KIND };
  g_autoptr (GPtrArray) rows = sim_store_find (self->store, &query, NULL);

  for (guint i = 0; i < rows->len; i++)
    read_row (self, rows->pdata[i]);
  g_ptr_array_sort (self->added, compare_ids);
}

/**
 * sim_devices_new:
 * @seed: what the fleet is derived from
 * @n_devices: how many
 * @n_channels: channels of each
 * @online_percent: how many of a hundred are online
 * @store: (nullable): where changes are kept
 *
 * Returns: (transfer full): a fleet
 */
SimDevices *
sim_devices_new (guint64 seed,
                 guint n_devices,
                 guint n_channels,
                 guint online_percent,
                 SimStore *store)
{
  SimDevices *self = g_new0 (SimDevices, 1);

  self->seed = seed;
  self->n_channels = n_channels;
  self->store = store;
  self->titles = g_string_chunk_new (64 * 1024);
  self->devices = g_array_sized_new (FALSE, TRUE, sizeof (SimDevice), n_devices);
  self->added = g_ptr_array_new_with_free_func (device_free);
  self->changed = g_ptr_array_new ();
  g_array_set_size (self->devices, n_devices);
  for (guint i = 0; i < n_devices; i++)
    fill (self, &g_array_index (self->devices, SimDevice, i), i, online_percent);
  if (store != NULL)
    read_store (self);
  return self;
}

void
sim_devices_free (SimDevices *self)
{
  for (guint i = 0; i < self->devices->len; i++)
    device_clear (&g_array_index (self->devices, SimDevice, i));
  g_array_unref (self->devices);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->changed);
  g_string_chunk_free (self->titles);
  g_free (self);
}

/**
 * sim_devices_get_any:
 * @self: the fleet
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the device, deleted or not
 */
SimDevice *
sim_devices_get_any (SimDevices *self, guint64 id)
{
  if (id >= SIM_FIRST_DEVICE && id - SIM_FIRST_DEVICE < self->devices->len)
    return &g_array_index (self->devices, SimDevice, id - SIM_FIRST_DEVICE);
  for (guint i = 0; i < self->added->len && id >= SIM_FIRST_ADDED; i++)
    if (((SimDevice *) self->added->pdata[i])->id == id)
      return self->added->pdata[i];
  return NULL;
}

/**
 * sim_devices_get:
 * @self: the fleet
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the device
 */
SimDevice *
sim_devices_get (SimDevices *self, guint64 id)
{
  SimDevice *device = sim_devices_get_any (self, id);

  return device != NULL && !device->deleted ? device : NULL;
}

/**
 * sim_devices_keep:
 * @self: the fleet
 * @device: a device whose members or channels were changed
 *
 * Keeps what differs from what is generated.
 */
void
sim_devices_keep (SimDevices *self, SimDevice *device)
{
  g_autoptr (JsonObject) document = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), document);
  SimRow row = { .device = device->id, .time = device->created, .document = node };

  if (device->members != NULL)
    json_object_set_object_member (document, "members", json_object_ref (device->members));
  if (device->channels != NULL)
    json_object_set_array_member (document, "channels", json_array_ref (device->channels));
  if (device->deleted)
    json_object_set_boolean_member (document, "deleted", TRUE);
  json_object_set_boolean_member (document, "online", device->online);
  sim_store_put (self->store, KIND, &row);
}

/**
 * sim_devices_add:
 * @self: the fleet
 * @members: (transfer full): what 1.1 or 1.2 wrote, a title among them
 * @online: whether it is connected
 *
 * Returns: (transfer none): a device with an id that no other ever had, and one channel
 */
SimDevice *
sim_devices_add (SimDevices *self, JsonObject *members, gboolean online)
{
  SimDevice *device = g_new0 (SimDevice, 1);

  device->id = (guint64) sim_store_count_up (self->store, COUNTER, SIM_FIRST_ADDED);
  device->added = TRUE;
  device->online = online != FALSE;
  device->is_private = TRUE;
  device->n_channels = 1;
  device->created = sim_clock_now ();
  device->last_login = online ? device->created : 0;
  device->members = members;
  read_members (device);
  g_ptr_array_add (self->added, device);
  sim_device_set_channel (device, 1, "Channel1", "");
  sim_devices_keep (self, device);
  return device;
}

/**
 * sim_devices_change:
 * @self: the fleet
 * @device: a device
 * @members: what 1.3 wrote: these members and no others are replaced
 */
void
sim_devices_change (SimDevices *self, SimDevice *device, JsonObject *members)
{
  g_autoptr (GList) names = json_object_get_members (members);
  g_autoptr (JsonObject) old = g_steal_pointer (&device->members);

  /* Built anew, so that no reader of the old title holds what has gone. */
  device->members = json_object_new ();
  for (GList *link = old != NULL ? json_object_get_members (old) : NULL; link != NULL;
       link = g_list_delete_link (link, link))
    json_object_set_member (device->members, link->data, json_object_dup_member (old, link->data));
  for (GList *link = names; link != NULL; link = link->next)
    json_object_set_member (device->members, link->data,
                            json_object_dup_member (members, link->data));
  read_members (device);
  if (!device->added && !g_ptr_array_find (self->changed, device, NULL))
    g_ptr_array_add (self->changed, device);
  sim_devices_keep (self, device);
}

/**
 * sim_devices_remove:
 * @self: the fleet
 * @device: a device
 *
 * Deletes it, once sim_platform_forget() has deleted what was kept of it. What still points to it stays
 * valid.
 */
void
sim_devices_remove (SimDevices *self, SimDevice *device)
{
  device->deleted = TRUE;
  if (!device->added)
    sim_devices_keep (self, device);
}
