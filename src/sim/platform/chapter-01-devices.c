/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 1: devices. */
#include "config.h"

#include "http/sim-call.h"
#include "http/sim-params.h"
#include "platform/chapter-01-changes.h"
#include "platform/sim-chapters.h"
#include "platform/sim-clock.h"

#define STANDARD_PAGE_SIZE 30

static void
set_text (JsonObject *object, const char *name, char *text)
{
  json_object_set_string_member (object, name, text);
  g_free (text);
}

static JsonObject *
make_location (SimCall *call, const SimDevice *device, gboolean elevation)
{
  JsonObject *location = json_object_new ();
  guint64 hash = sim_devices_hash (call->platform->devices, device->id, 100);

  json_object_set_double_member (location, "lon", 73.0 + (double) (hash % 600000) / 10000);
  json_object_set_double_member (location, "lat", 18.0 + (double) (hash / 600000 % 350000) / 10000);
  if (elevation)
    json_object_set_double_member (location, "ele", (double) (hash % 4000));
  return location;
}

/* What the seed makes of a device. */
static void
add_generated (SimCall *call, const SimDevice *device, JsonObject *object, gboolean full)
{
  guint64 imei = sim_device_get_imei (device);

  set_text (object, "desc",
            g_strdup_printf ("Simulated camera, %s", sim_device_get_place (device)));
  json_object_set_object_member (object, "location", make_location (call, device, full));
  if (imei != 0)
    {
      JsonObject *other = json_object_new ();

      set_text (other, "imei", g_strdup_printf ("%" G_GUINT64_FORMAT, imei));
      json_object_set_object_member (object, "other", other);
    }
}

static void
add_written (const SimDevice *device, JsonObject *object)
{
  g_autoptr (GList) names
      = device->members != NULL ? json_object_get_members (device->members) : NULL;

  for (GList *link = names; link != NULL; link = link->next)
    json_object_set_member (object, link->data,
                            json_object_dup_member (device->members, link->data));
}

/* The members that 1.4 and 1.5 have in common; of what is generated, only 1.4 gives the elevation, as
 * in 1.5's example. */
static JsonObject *
make_device (SimCall *call, const SimDevice *device, gboolean full)
{
  JsonObject *object = json_object_new ();

  if (!device->added)
    add_generated (call, device, object, full);
  add_written (device, object);
  set_text (object, "id", g_strdup_printf ("%" G_GUINT64_FORMAT, device->id));
  json_object_set_string_member (object, "title", device->title);
  json_object_set_boolean_member (object, "private", device->is_private);
  json_object_set_string_member (object, "protocol", full ? "rtmp" : "RTMP");
  json_object_set_boolean_member (object, "online", sim_device_is_online (device));
  set_text (object, "create_time", sim_clock_format (device->created));
  json_object_set_member (object, "auth_info", sim_device_make_auth_info (device));
  json_object_set_int_member (object, "channel_count", device->n_channels);
  if (device->last_login != 0)
    set_text (object, "last_login", sim_clock_format (device->last_login));
  json_object_set_array_member (object, "tags", sim_device_list_tags (device));
  return object;
}

static void
add_keys (SimCall *call, const SimDevice *device, JsonObject *object)
{
  JsonArray *keys = json_array_new ();
  JsonObject *key = json_object_new ();

  json_object_set_string_member (key, "title", "device-auto-key");
  set_text (key, "key", sim_keys_make_device_key (call->platform->keys, device->id));
  json_array_add_object_element (keys, key);
  json_object_set_array_member (object, "keys", keys);
}

static void
get_device (SimCall *call)
{
  g_autoptr (JsonObject) object = make_device (call, call->device, TRUE);

  add_keys (call, call->device, object);
  sim_call_reply (call, "data", json_node_init_object (json_node_alloc (), object));
}

static SimTristate
get_tristate (SimCall *call, const char *name)
{
  const char *text = sim_call_get_text (call, name);

  if (text == NULL)
    return SIM_ANY;
  return g_str_equal (text, "true") ? SIM_YES : SIM_NO;
}

/* A device key sees its own device and no other. */
static GArray *
dup_ids (SimCall *call)
{
  const char *text = sim_call_get_text (call, "device_id");
  GArray *ids = text != NULL ? sim_params_parse_ids (text) : NULL;

  if (ids == NULL && call->owner == SIM_KEY_DEVICE)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (guint64));
      g_array_append_val (ids, call->owner_device);
    }
  return ids;
}

static void
read_filter (SimCall *call, SimDeviceFilter *filter)
{
  const char *begin = sim_call_get_text (call, "begin");
  const char *end = sim_call_get_text (call, "end");

  filter->key_words = sim_call_get_text (call, "key_words");
  filter->title = sim_call_get_text (call, "title");
  filter->tag = sim_call_get_text (call, "tag");
  filter->auth_info = sim_call_get_text (call, "auth_info");
  filter->online = get_tristate (call, "online");
  filter->is_private = get_tristate (call, "private");
  if (begin != NULL)
    sim_clock_parse_day (begin, 0, &filter->created_from);
  if (end != NULL)
    sim_clock_parse_day (end, 1, &filter->created_before);
}

static void
find_devices (SimCall *call)
{
  g_autoptr (GArray) ids = dup_ids (call);
  SimDeviceFilter filter = { .ids = ids };
  guint per_page = (guint) sim_call_get_number (call, "per_page", STANDARD_PAGE_SIZE);
  guint page = (guint) sim_call_get_number (call, "page", 1);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (JsonObject) data = json_object_new ();
  JsonArray *devices = json_array_new ();
  guint total;

  read_filter (call, &filter);
  found = sim_devices_find (call->platform->devices, &filter, (page - 1) * per_page, per_page,
                            &total);
  for (guint i = 0; i < found->len; i++)
    json_array_add_object_element (devices,
                                   make_device (call, g_ptr_array_index (found, i), FALSE));
  json_object_set_int_member (data, "total_count", total);
  json_object_set_int_member (data, "per_page", per_page);
  json_object_set_int_member (data, "page", page);
  json_object_set_array_member (data, "devices", devices);
  sim_call_reply (call, "data", json_node_init_object (json_node_alloc (), data));
}

static const SimParam get_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { NULL },
};

static const SimParam find_params[] = {
  { "key_words", SIM_PARAM_TEXT },
  { "tag", SIM_PARAM_TEXT },
  { "online", SIM_PARAM_BOOLEAN },
  { "private", SIM_PARAM_BOOLEAN },
  { "page", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { "per_page", SIM_PARAM_NUMBER, FALSE, 1, 100 },
  { "device_id", SIM_PARAM_IDS, FALSE, 0, 0, 100 },
  { "auth_info", SIM_PARAM_TEXT },
  { "begin", SIM_PARAM_DATE },
  { "end", SIM_PARAM_DATE },
  { "title", SIM_PARAM_TEXT },
  { NULL },
};

static const SimParam register_params[] = {
  { "register_code", SIM_PARAM_TEXT, TRUE },
  { NULL },
};

#define MAX_BODY (64 * 1024)

const SimRoute sim_chapter_devices[] = {
  { "1.1", "POST", "/devices", SIM_AUTH_MASTER, sim_devices_handle_add, NULL, MAX_BODY },
  { "1.2", "POST", "/register_de", SIM_AUTH_NONE, sim_devices_handle_register, register_params,
    MAX_BODY },
  { "1.3", "PUT", "/devices/{device_id}", SIM_AUTH_KEY, sim_devices_handle_change, get_params,
    MAX_BODY },
  { "1.4", "GET", "/devices/{device_id}", SIM_AUTH_KEY, get_device, get_params },
  { "1.5", "GET", "/devices", SIM_AUTH_KEY, find_devices, find_params },
  { "1.6", "DELETE", "/devices/{device_id}", SIM_AUTH_KEY, sim_devices_handle_remove, get_params },
  { NULL },
};
