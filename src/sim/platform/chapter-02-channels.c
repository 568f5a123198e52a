/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 2: channels of a device. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"

#define TITLE_LIMIT 64

/* The document names no limit for `channel_num`. */
#define CHANNELS_LIMIT 1024

static void
list_channels (SimCall *call)
{
  g_autoptr (JsonArray) channels = sim_device_list_channels (call->device);

  sim_call_reply (call, "result", json_node_init_array (json_node_alloc (), channels));
}

static void
remove_channel (SimCall *call)
{
  sim_platform_forget (call->platform, call->device->id, call->channel);
  sim_device_remove_channel (call->device, call->channel);
  sim_devices_keep (call->platform->devices, call->device);
  sim_call_reply (call, NULL, NULL);
}

/* With `channel_num` the channels 1 to that are added, all or none; else `channel_id` alone. */
static void
add_channels (SimCall *call)
{
  guint number = (guint) sim_call_get_number (call, "channel_num", 0);
  guint first = number > 0 ? 1 : (guint) sim_call_get_number (call, "channel_id", 0);
  guint last = number > 0 ? number : first;
  const char *desc = sim_call_get_text (call, "desc");

  for (guint id = first; id <= last; id++)
    if (sim_device_has_channel (call->device, id))
      {
        sim_call_fail (call, SIM_ERROR_EXISTS, NULL);
        return;
      }
  for (guint id = first; id <= last; id++)
    sim_device_set_channel (call->device, id, sim_call_get_text (call, "title"), desc);
  sim_devices_keep (call->platform->devices, call->device);
  sim_call_reply (call, NULL, NULL);
}

static void
change_channel (SimCall *call)
{
  sim_device_set_channel (call->device, call->channel, sim_call_get_text (call, "title"),
                          sim_call_get_text (call, "desc"));
  sim_devices_keep (call->platform->devices, call->device);
  sim_call_reply (call, NULL, NULL);
}

static const SimParam list_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { NULL },
};

static const SimParam remove_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { NULL },
};

static const SimParam add_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_NUMBER, TRUE, 1, G_MAXINT32 },
  { "title", SIM_PARAM_TITLE, TRUE, 1, TITLE_LIMIT },
  { "desc", SIM_PARAM_TEXT },
  { "product_id", SIM_PARAM_PRODUCT },
  { "channel_num", SIM_PARAM_NUMBER, FALSE, 1, CHANNELS_LIMIT },
  { NULL },
};

static const SimParam change_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "title", SIM_PARAM_TITLE, TRUE, 1, TITLE_LIMIT },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "desc", SIM_PARAM_TEXT },
  { NULL },
};

#define FOLDER "/ipc/video/device/"

const SimRoute sim_chapter_channels[] = {
  { "2.1", "GET", FOLDER "QryChannel", SIM_AUTH_KEY, list_channels, list_params },
  { "2.2", "DELETE", FOLDER "DelChannel", SIM_AUTH_KEY, remove_channel, remove_params },
  { "2.3", "POST", FOLDER "AddChannel", SIM_AUTH_KEY, add_channels, add_params },
  { "2.4", "POST", FOLDER "ModifyChannel", SIM_AUTH_KEY, change_channel, change_params },
  { NULL },
};
