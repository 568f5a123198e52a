/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 3: commands on their way to a device. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"
#include "platform/sim-command.h"
#include "platform/sim-messages.h"

#include <string.h>

/* A body is smaller than 64 K. */
#define MAX_BODY (64 * 1024 - 1)

/* How long the platform waits for a device; a client's own deadline is longer. */
#define ANSWER_SECONDS 3

/* `cmd_status` of 3.1; the others come by a fault alone. */
typedef enum
{
  STATUS_OFFLINE = 0,
  STATUS_SENT = 2,
  STATUS_ANSWERED = 4,
  STATUS_TIMED_OUT = 5,
} Status;

static JsonObject *
make_data (SimCall *call, Status status)
{
  JsonObject *data = json_object_new ();
  g_autofree char *uuid = g_uuid_string_random ();

  json_object_set_string_member (data, "cmd_uuid", uuid);
  json_object_set_int_member (data, "cmd_status", status);
  return data;
}

static void
reply (SimCall *call, JsonObject *data)
{
  sim_call_reply (call, "data", json_node_init_object (json_node_alloc (), data));
  json_object_unref (data);
}

static void
reply_status (SimCall *call, Status status)
{
  reply (call, make_data (call, status));
}

static void
reply_answer (SimCall *call, SimRespCode code, const char *text, gsize length)
{
  JsonObject *data = make_data (call, STATUS_ANSWERED);
  JsonObject *response = json_object_new ();
  g_autofree char *base64 = g_base64_encode ((const guchar *) text, length);

  json_object_set_int_member (response, "resp_code", code);
  json_object_set_string_member (response, "resp_data", base64);
  json_object_set_object_member (data, "dev_resp", response);
  reply (call, data);
}

static gboolean
on_no_answer (gpointer data)
{
  reply_status (data, STATUS_TIMED_OUT);
  return G_SOURCE_REMOVE;
}

static void
reply_never (SimCall *call)
{
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, ANSWER_SECONDS, on_no_answer, sim_call_ref (call),
                              (GDestroyNotify) sim_call_unref);
}

/* A person's own command: the device sends back what it got, as an answer and as a message (9). */
static void
send_own (SimCall *call, const char *body, gsize length, gboolean wanted)
{
  g_autoptr (GBytes) content = g_bytes_new (body, length);

  sim_messages_add (call->platform->store, call->device->id, content);
  if (wanted)
    reply_answer (call, SIM_RESP_GOOD, body, length);
  else
    reply_status (call, STATUS_SENT);
}

static void
on_done (SimRespCode code, JsonObject *answer, gpointer data)
{
  g_autoptr (SimCall) call = data;
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), answer);
  g_autofree char *text = NULL;

  if (code == SIM_RESP_NEVER)
    reply_never (call);
  else if (code != SIM_RESP_GOOD)
    reply_answer (call, code, "", 0);
  else
    {
      text = json_to_string (node, FALSE);
      reply_answer (call, code, text, strlen (text));
    }
}

static void
on_done_unheard (SimRespCode code, JsonObject *answer, gpointer data)
{
}

static void
send_platform (SimCall *call, GBytes *body, gboolean wanted)
{
  if (wanted)
    sim_command_run (call->platform, call->device, body, on_done, sim_call_ref (call));
  else
    {
      sim_command_run (call->platform, call->device, body, on_done_unheard, NULL);
      reply_status (call, STATUS_SENT);
    }
}

static void
send_command (SimCall *call)
{
  g_autoptr (GBytes) body = sim_call_dup_body (call);
  gboolean wanted = sim_call_get_number (call, "qos", 0) == 1;
  const SimFault *fault = sim_call_find_fault (call, SIM_FAULT_CMD_STATUS);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (fault != NULL)
    reply_status (call, (Status) fault->value);
  else if (!sim_device_is_reachable (call->device))
    reply_status (call, STATUS_OFFLINE);
  else if (sim_call_get_number (call, "type", 0) == 1)
    send_own (call, text, length, wanted);
  else
    send_platform (call, body, wanted);
}

static const SimParam command_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "qos", SIM_PARAM_NUMBER, FALSE, 0, 1 },
  { "type", SIM_PARAM_NUMBER, FALSE, 0, 1 },
  { NULL },
};

const SimRoute sim_chapter_commands[] = {
  { "3.1", "POST", "/ipc/video/cmds", SIM_AUTH_KEY, send_command, command_params, MAX_BODY },
  { NULL },
};
