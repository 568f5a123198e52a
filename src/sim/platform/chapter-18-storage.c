/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 18: how much the platform keeps; the sizes are those of the files. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"

#define STANDARD_PAGE_SIZE 30

/* Bytes: the number of the document's example. */
#define CAPACITY G_GINT64_CONSTANT (123356955545)

static void
get_capacity (SimCall *call)
{
  JsonObject *members = json_object_new ();

  json_object_set_int_member (members, "total", CAPACITY);
  json_object_set_int_member (members, "used", sim_store_sum_sizes (call->platform->store, 0));
  sim_call_reply_object (call, members);
}

static char *
make_serial (const SimDevice *device)
{
  const char *own = device->members != NULL
                        ? json_object_get_string_member_with_default (device->members, "sn", NULL)
                        : NULL;

  return own != NULL ? g_strdup (own) : g_strdup_printf ("LS%010" G_GUINT64_FORMAT, device->id);
}

static JsonObject *
describe (SimCall *call, const SimDevice *device)
{
  JsonObject *object = json_object_new ();
  g_autofree char *serial = make_serial (device);

  json_object_set_int_member (object, "device_id", (gint64) device->id);
  json_object_set_string_member (object, "dev_name", device->title);
  json_object_set_string_member (object, "sn", serial);
  json_object_set_int_member (object, "used",
                              sim_store_sum_sizes (call->platform->store, device->id));
  return object;
}

static GPtrArray *
find (SimCall *call, guint skip, guint limit, guint *total)
{
  guint64 id = (guint64) sim_call_get_number (call, "device_id", 0);
  g_autoptr (GArray) ids = id != 0 ? g_array_new (FALSE, FALSE, sizeof id) : NULL;
  SimDeviceFilter filter = { .title = sim_call_get_text (call, "dev_name"), .ids = ids };

  if (ids != NULL)
    g_array_append_val (ids, id);
  return sim_devices_find (call->platform->devices, &filter, skip, limit, total);
}

static void
list_devices (SimCall *call)
{
  guint per_page = (guint) sim_call_get_number (call, "per_page", STANDARD_PAGE_SIZE);
  guint page = (guint) sim_call_get_number (call, "page", 1);
  guint total;
  g_autoptr (GPtrArray) found = find (call, (page - 1) * per_page, per_page, &total);
  g_autoptr (JsonObject) result = json_object_new ();
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < found->len; i++)
    json_array_add_object_element (data, describe (call, found->pdata[i]));
  json_object_set_int_member (result, "total_count", total);
  json_object_set_int_member (result, "per_page", per_page);
  json_object_set_int_member (result, "page", page);
  json_object_set_array_member (result, "data", data);
  sim_call_reply (call, "result", json_node_init_object (json_node_alloc (), result));
}

static const SimParam product_params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { NULL },
};

static const SimParam list_params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { "device_id", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT64 },
  { "dev_name", SIM_PARAM_TEXT },
  { "page", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { "per_page", SIM_PARAM_NUMBER, FALSE, 1, 100 },
  { NULL },
};

#define FOLDER "/ipc/video/storage/"

const SimRoute sim_chapter_storage[] = {
  { "18.1", "GET", FOLDER "capacity", SIM_AUTH_KEY, get_capacity, product_params },
  { "18.2", "GET", FOLDER "qry_dev_list", SIM_AUTH_AUTHORIZATION, list_devices, list_params },
  { NULL },
};
