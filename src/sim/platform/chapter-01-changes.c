/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 1: devices that come, change and go (1.1, 1.2, 1.3, 1.6). */
#include "config.h"

#include "platform/chapter-01-changes.h"

#include "platform/sim-clock.h"
#include "platform/sim-device-members.h"

#define REGISTERED "registered"

/* What no row names is no error, and nothing that the device would be known by. */
static JsonObject *
read_members (SimCall *call, const SimMember *members)
{
  g_autoptr (JsonObject) body = sim_call_read_object (call);

  if (body == NULL || !sim_members_check (call, members, body))
    return NULL;
  return sim_members_pick (members, body);
}

/* Authentication belongs to one device of a product. */
static gboolean
is_free (SimCall *call, JsonObject *body, const SimDevice *except)
{
  JsonNode *node = json_object_get_member (body, "auth_info");
  g_autofree char *text = NULL;
  const SimDevice *owner;

  if (node == NULL)
    return TRUE;
  text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_dup_string (node)
             : json_to_string (node, FALSE);
  owner = sim_devices_find_by_auth (call->platform->devices, text);
  if (owner == NULL || owner == except)
    return TRUE;
  sim_call_fail (call, SIM_ERROR_EXISTS, "auth_info");
  return FALSE;
}

/**
 * sim_devices_handle_add:
 * @call: 1.1
 *
 * The device is offline until it is pushed to (4.4): nobody has switched it on.
 */
void
sim_devices_handle_add (SimCall *call)
{
  g_autoptr (JsonObject) body = read_members (call, sim_device_members_add);
  JsonObject *data;
  const SimDevice *device;
  g_autofree char *id = NULL;

  if (body == NULL || !is_free (call, body, NULL))
    return;
  device = sim_devices_add (call->platform->devices, json_object_ref (body), FALSE);
  id = g_strdup_printf ("%" G_GUINT64_FORMAT, device->id);
  data = json_object_new ();
  json_object_set_string_member (data, "device_id", id);
  sim_call_reply_data (call, data);
}

/* Without a title the number is one, as far as it may be. */
static void
add_title (JsonObject *body, const char *number)
{
  g_autofree char *title
      = g_utf8_substring (number, 0,
                          MIN (g_utf8_strlen (number, -1), SIM_DEVICE_REGISTERED_TITLE_MAX));

  if (!json_object_has_member (body, "title"))
    json_object_set_string_member (body, "title", title);
}

/* Who registers again is the same device. */
static SimDevice *
find_or_add (SimCall *call, JsonObject *body, const char *member)
{
  SimDevices *devices = call->platform->devices;
  const char *value = json_object_get_string_member (body, member);
  g_autofree char *name = g_strconcat (member, "=", value, NULL);
  g_autoptr (SimRow) known = sim_store_get (call->platform->store, REGISTERED, 0, 0, name);
  SimDevice *device = known != NULL
                          ? sim_devices_get (devices, (guint64) json_node_get_int (known->document))
                          : NULL;
  SimRow row = { .name = name, .time = sim_clock_now () };
  g_autoptr (JsonNode) document = NULL;

  if (device != NULL)
    return device;
  add_title (body, value);
  device = sim_devices_add (devices, json_object_ref (body), TRUE);
  document = json_node_init_int (json_node_alloc (), (gint64) device->id);
  row.document = document;
  sim_store_put (call->platform->store, REGISTERED, &row);
  return device;
}

static gboolean
has_text (JsonObject *body, const char *name)
{
  return json_object_has_member (body, name) && *json_object_get_string_member (body, name) != '\0';
}

/**
 * sim_devices_handle_register:
 * @call: 1.2
 *
 * The device that registers is there: it is online.
 */
void
sim_devices_handle_register (SimCall *call)
{
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *code = sim_keys_make_register_code (call->platform->keys);
  g_autofree char *key = NULL;
  JsonObject *data;
  const SimDevice *device;

  if (g_strcmp0 (sim_call_get_text (call, "register_code"), code) != 0)
    {
      sim_call_fail (call, SIM_ERROR_PARAMETER, "register_code is not of this product");
      return;
    }
  body = read_members (call, sim_device_members_register);
  if (body == NULL)
    return;
  if (has_text (body, "sn") == has_text (body, "mac"))
    {
      sim_call_fail (call, SIM_ERROR_PARAMETER, "one of sn and mac is required");
      return;
    }
  device = find_or_add (call, body, has_text (body, "sn") ? "sn" : "mac");
  key = sim_keys_make_device_key (call->platform->keys, device->id);
  data = json_object_new ();
  json_object_set_string_member (data, "key", key);
  json_object_set_int_member (data, "device_id", (gint64) device->id);
  sim_call_reply_data (call, data);
}

/**
 * sim_devices_handle_change:
 * @call: 1.3
 *
 * What the body does not name stays as it is.
 */
void
sim_devices_handle_change (SimCall *call)
{
  g_autoptr (JsonObject) body = read_members (call, sim_device_members_change);

  if (body == NULL || !is_free (call, body, call->device))
    return;
  sim_devices_change (call->platform->devices, call->device, body);
  sim_call_reply (call, NULL, NULL);
}

/**
 * sim_devices_handle_remove:
 * @call: 1.6
 *
 * All that the platform keeps of the device goes with it, and so do its viewers, and who pushes to it.
 */
void
sim_devices_handle_remove (SimCall *call)
{
  sim_platform_forget (call->platform, call->device->id, 0);
  sim_devices_remove (call->platform->devices, call->device);
  sim_call_reply (call, NULL, NULL);
}
