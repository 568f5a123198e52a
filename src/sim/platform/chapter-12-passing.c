/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapters 9 and 12: messages that the platform passes through, from devices and to them. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"
#include "platform/sim-clock.h"
#include "platform/sim-messages.h"
#include "platform/sim-pages.h"

#define KIND "message"
#define PAGE_SIZE 50
#define MAX_BODY 128

/* Beyond 32 bits, and the same for two messages that follow each other: as the document's example. */
#define FIRST_ID G_GINT64_CONSTANT (4398046511104)

/**
 * sim_messages_add:
 * @store: where messages are kept
 * @device: who sends
 * @content: what it sends
 *
 * Keeps a message of a device for 9.
 */
void
sim_messages_add (SimStore *store, guint64 device, GBytes *content)
{
  gint64 number = sim_store_count_up (store, KIND, 0);
  g_autofree char *name = g_strdup_printf ("%012" G_GINT64_FORMAT, number);
  g_autofree char *time = sim_clock_format (sim_clock_now ());
  g_autofree char *base64
      = g_base64_encode (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  JsonObject *message = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), message);
  SimRow row = { .device = device, .name = name, .time = sim_clock_now (), .document = node };

  json_object_set_string_member (message, "create_time", time);
  json_object_set_int_member (message, "msg_id", FIRST_ID + number / 2);
  json_object_set_string_member (message, "msg", base64);
  json_object_unref (message);
  sim_store_put (store, KIND, &row);
}

static void
list_messages (SimCall *call)
{
  SimQuery query = {
    .kind = KIND,
    .device = call->device->id,
    .from = sim_call_get_time (call, "begin_time"),
    .until = sim_call_get_time (call, "end_time") + 1,
  };
  SimPage page = { .number = (guint) sim_call_get_number (call, "page", 1), .size = PAGE_SIZE };
  g_autoptr (GPtrArray) rows = sim_pages_find (call->platform->store, &query, &page);
  JsonObject *members = json_object_new ();
  JsonArray *messages = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (messages, json_object_ref (sim_row_get_object (rows->pdata[i])));
  json_object_set_object_member (members, "page_info", sim_page_describe (&page));
  json_object_set_array_member (members, "result", messages);
  sim_call_reply_object (call, members);
}

/* The device answers with what it got, as a message of its own. */
static void
pass_on (SimCall *call)
{
  g_autoptr (GBytes) body = sim_call_dup_body (call);

  if (g_bytes_get_size (body) == 0)
    sim_call_fail (call, SIM_ERROR_PARAMETER, "the body is empty");
  else if (!sim_device_is_reachable (call->device))
    sim_call_fail (call, SIM_ERROR_OFFLINE, NULL);
  else
    {
      sim_messages_add (call->platform->store, call->device->id, body);
      sim_call_reply (call, NULL, NULL);
    }
}

static const SimParam list_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "begin_time", SIM_PARAM_TIME, TRUE },
  { "end_time", SIM_PARAM_TIME, TRUE },
  { "page", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { NULL },
};

static const SimParam pass_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { NULL },
};

const SimRoute sim_chapter_passing[] = {
  { "9", "GET", "/ipc/video/device/QryDevMsg", SIM_AUTH_KEY, list_messages, list_params },
  { "12", "POST", "/ipc/video/dev_active", SIM_AUTH_KEY, pass_on, pass_params, MAX_BODY },
  { NULL },
};
