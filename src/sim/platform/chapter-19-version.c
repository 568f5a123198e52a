/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 19: the version of the product's device software. */
#include "config.h"

#include "platform/sim-version.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"
#include "store/sim-settings.h"

#define SETTING "version"

/* The version of the document's example. */
#define STANDARD "1.3.4"

/**
 * sim_version_set:
 * @store: where it is kept
 * @version: what the product's devices run now
 */
void
sim_version_set (SimStore *store, const char *version)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), version);

  sim_settings_set (store, 0, 0, SETTING, node);
}

static void
get_version (SimCall *call)
{
  g_autoptr (JsonNode) node
      = sim_settings_get (call->platform->store, 0, 0, SETTING,
                          json_node_init_string (json_node_alloc (), STANDARD));
  JsonObject *data = json_object_new ();

  json_object_set_string_member (data, "ver", json_node_get_string (node));
  sim_call_reply_data (call, data);
}

static const SimParam params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { NULL },
};

const SimRoute sim_chapter_version[] = {
  { "19", "GET", "/ipc/video/device/version", SIM_AUTH_KEY, get_version, params },
  { NULL },
};
