/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 15: cameras that the platform refuses. */
#include "config.h"

#include "platform/sim-closing.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"
#include "platform/sim-members.h"
#include "store/sim-settings.h"

#define SETTING "closed"
#define MAX_BODY 1024

/**
 * sim_closing_is_closed:
 * @platform: the stand-in
 * @device_id: a device
 * @channel_id: its channel
 *
 * Returns: whether 15 closed it: then it gives no address (4.1) and no stream
 */
gboolean
sim_closing_is_closed (SimPlatform *platform, guint64 device_id, guint channel_id)
{
  g_autoptr (JsonNode) node
      = sim_settings_get (platform->store, device_id, channel_id, SETTING, NULL);

  return node != NULL && json_node_get_int (node) != 0;
}

static void
close_camera (SimCall *call)
{
  static const SimMember members[] = { { "type", SIM_MEMBER_NUMBER, TRUE, 0, 1 }, { NULL } };
  g_autoptr (JsonObject) body = sim_call_read_object (call);
  SimPlatform *platform = call->platform;

  if (body == NULL || !sim_members_check (call, members, body))
    return;
  sim_settings_set (platform->store, call->device->id, call->channel, SETTING,
                    json_object_get_member (body, "type"));
  if (json_object_get_int_member (body, "type") == 1)
    sim_platform_cut (platform, call->device->id, call->channel);
  sim_call_reply (call, NULL, NULL);
}

/* `id` is the channel here. */
static const SimParam params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "id", SIM_PARAM_CHANNEL, TRUE },
  { NULL },
};

const SimRoute sim_chapter_closing[] = {
  { "15", "PUT", "/ipc/video/access_control/closecamera", SIM_AUTH_KEY, close_camera, params,
    MAX_BODY },
  { NULL },
};
