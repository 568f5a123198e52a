/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 7: whether the product's streams are encrypted. */
#include "config.h"

#include "platform/chapter-07-encryption.h"

#include "platform/sim-chapters.h"
#include "platform/sim-members.h"
#include "store/sim-settings.h"

#include <string.h>

#define SETTING "trans_enc"
#define MAX_BODY 1024

/**
 * sim_encryption_is_on:
 * @platform: the stand-in
 *
 * Returns: whether 7.1 switched it on; then 4.1 gives rtmpe, which nginx does not serve
 */
gboolean
sim_encryption_is_on (SimPlatform *platform)
{
  g_autoptr (JsonNode) node = sim_settings_get (platform->store, 0, 0, SETTING,
                                                json_node_init_int (json_node_alloc (), 0));

  return json_node_get_int (node) != 0;
}

static void
set_encryption (SimCall *call)
{
  static const SimMember members[] = { { "type", SIM_MEMBER_NUMBER, TRUE, 0, 1 }, { NULL } };
  g_autoptr (JsonObject) body = sim_call_read_object (call);

  if (body == NULL || !sim_members_check (call, members, body))
    return;
  sim_settings_set (call->platform->store, 0, 0, SETTING, json_object_get_member (body, "type"));
  sim_call_reply (call, NULL, NULL);
}

/* The only reply of the document without `error`. */
static void
get_encryption (SimCall *call)
{
  char *text
      = g_strdup_printf ("{\"errno\":0,\"trans_enc\":%d}", sim_encryption_is_on (call->platform));
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  sim_call_send (call, SOUP_STATUS_OK, "application/json", body);
}

static const SimParam params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { NULL },
};

#define PATH "/ipc/video/trans_encrypt"

const SimRoute sim_chapter_encryption[] = {
  { "7.1", "PUT", PATH, SIM_AUTH_MASTER, set_encryption, params, MAX_BODY },
  { "7.2", "GET", PATH, SIM_AUTH_KEY, get_encryption, params },
  { NULL },
};
