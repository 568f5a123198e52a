/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test asks of the stand-in itself, under `_sim/`. */
#include "config.h"

#include "faults/sim-faults.h"
#include "http/sim-call.h"
#include "http/sim-log.h"
#include "platform/sim-alarms.h"
#include "platform/sim-audience.h"
#include "platform/sim-chapters.h"

#include <string.h>

#define MAX_BODY (64 * 1024)

static void
send_node (SimCall *call, JsonNode *node)
{
  char *text = json_to_string (node, FALSE);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  json_node_unref (node);
  sim_call_send (call, SOUP_STATUS_OK, "application/json", body);
}

static void
get_faults (SimCall *call)
{
  send_node (call, sim_faults_to_json (call->platform->faults));
}

static void
put_faults (SimCall *call)
{
  g_autoptr (GBytes) body = sim_call_dup_body (call);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) message = NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (sim_faults_set_json (call->platform->faults, text, length, &error))
    {
      get_faults (call);
      return;
    }
  message = g_bytes_new (error->message, strlen (error->message));
  sim_call_send (call, SOUP_STATUS_BAD_REQUEST, "text/plain", message);
}

static void
delete_faults (SimCall *call)
{
  sim_faults_set (call->platform->faults, NULL, NULL);
  get_faults (call);
}

static void
get_log (SimCall *call)
{
  send_node (call, sim_log_to_json (call->platform->log));
}

static void
delete_log (SimCall *call)
{
  sim_log_clear (call->platform->log);
  get_log (call);
}

static void
get_clients (SimCall *call)
{
  send_node (call, sim_audience_to_json (call->platform->audience));
}

/* As if a detector had seen something. */
static void
raise_alarm (SimCall *call)
{
  const char *comment = sim_call_get_text (call, "comment");

  sim_alarms_raise (call->platform, call->device, call->channel,
                    (int) sim_call_get_number (call, "type", 1),
                    (SimAlarmEvent) sim_call_get_number (call, "event", SIM_EVENT_NONE),
                    comment != NULL ? comment : "");
  sim_call_reply (call, NULL, NULL);
}

static const SimParam alarm_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "type", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT32 },
  { "event", SIM_PARAM_NUMBER, FALSE, SIM_EVENT_NONE, SIM_EVENT_CLOUD },
  { "comment", SIM_PARAM_TEXT },
  { NULL },
};

const SimRoute sim_chapter_control[] = {
  { "_sim", "POST", "/_sim/alarms", SIM_AUTH_MASTER, raise_alarm, alarm_params },
  { "_sim", "GET", "/_sim/faults", SIM_AUTH_MASTER, get_faults },
  { "_sim", "PUT", "/_sim/faults", SIM_AUTH_MASTER, put_faults, NULL, MAX_BODY },
  { "_sim", "DELETE", "/_sim/faults", SIM_AUTH_MASTER, delete_faults },
  { "_sim", "GET", "/_sim/log", SIM_AUTH_MASTER, get_log },
  { "_sim", "DELETE", "/_sim/log", SIM_AUTH_MASTER, delete_log },
  { "_sim", "GET", "/_sim/clients", SIM_AUTH_MASTER, get_clients },
  { NULL },
};
