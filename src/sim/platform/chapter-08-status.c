/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 8: which devices are online. */
#include "config.h"

#include "http/sim-call.h"
#include "http/sim-params.h"
#include "platform/sim-chapters.h"

static void
add_status (JsonArray *array, const SimDevice *device)
{
  JsonObject *object = json_object_new ();
  g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT, device->id);

  json_object_set_string_member (object, "id", id);
  json_object_set_boolean_member (object, "online", sim_device_is_online (device));
  json_array_add_object_element (array, object);
}

/* A device that does not exist is left out: the document has no error for it. */
static void
query_status (SimCall *call)
{
  g_autoptr (GArray) ids = sim_params_parse_ids (sim_call_get_text (call, "devIds"));
  g_autoptr (JsonObject) result = json_object_new ();
  JsonArray *devices = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      guint64 id = g_array_index (ids, guint64, i);
      const SimDevice *device = sim_devices_get (call->platform->devices, id);

      if (device != NULL)
        add_status (devices, device);
    }
  json_object_set_int_member (result, "total_count", json_array_get_length (devices));
  json_object_set_array_member (result, "devices", devices);
  sim_call_reply (call, "result", json_node_init_object (json_node_alloc (), result));
}

static const SimParam status_params[] = {
  { "devIds", SIM_PARAM_IDS, TRUE, 0, 500, 30 },
  { NULL },
};

const SimRoute sim_chapter_status[] = {
  { "8", "GET", "/ipc/video/device/QryDevStatus", SIM_AUTH_KEY, query_status, status_params },
  { NULL },
};
