/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 2: channels of a device. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"

static void
list_channels (SimCall *call)
{
  g_autoptr (JsonArray) channels = json_array_new ();

  for (guint id = 1; id <= call->device->n_channels; id++)
    {
      JsonObject *channel = json_object_new ();
      g_autofree char *title = sim_device_make_channel_title (call->device, id);
      g_autofree char *desc = g_strdup_printf ("Lens %u", id);

      json_object_set_int_member (channel, "channel_id", id);
      json_object_set_string_member (channel, "title", title);
      json_object_set_string_member (channel, "desc", desc);
      json_array_add_object_element (channels, channel);
    }
  sim_call_reply (call, "result", json_node_init_array (json_node_alloc (), channels));
}

static const SimParam list_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { NULL },
};

const SimRoute sim_chapter_channels[] = {
  { "2.1", "GET", "/ipc/video/device/QryChannel", SIM_AUTH_KEY, list_channels, list_params },
  { NULL },
};
