/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults/sim-fault-answer.h"

#include "faults/sim-fault-stream.h"
#include "faults/sim-faults.h"
#include "http/sim-log.h"
#include "http/sim-outlet.h"

#include <string.h>

/* Of RFC 6585; like 503 it says when to come again. */
#define TOO_MANY_REQUESTS 429
#define RETRY_AFTER_S "1"

/* Takes the whole answer over, and says so. */
typedef gboolean (*Takeover) (SimCall *call, const SimFault *fault, SimFaultContinue proceed);

/* When the faults change, the call is looked at as if it came now. */
static void
answer_again (SimCall *call)
{
  g_clear_pointer (&call->faults, g_ptr_array_unref);
  call->faults
      = sim_faults_select (call->platform->faults, call->path, sim_call_get_device_id (call));
  sim_fault_answer_begin (call, call->proceed);
}

static gboolean
take_black_hole (SimCall *call, const SimFault *fault, SimFaultContinue proceed)
{
  call->proceed = proceed;
  sim_fault_park_add (call->platform->park, call, answer_again);
  return TRUE;
}

static gboolean
on_reset (gpointer data)
{
  SimOutlet *outlet = data;

  sim_outlet_close (outlet, TRUE);
  return G_SOURCE_REMOVE;
}

static void
reset_later (SimCall *call, double seconds)
{
  GIOStream *stream = sim_call_steal (call);

  if (stream != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) (seconds * 1000), on_reset,
                        sim_outlet_new (stream), g_object_unref);
}

/**
 * sim_fault_answer_reset:
 * @call: a call
 *
 * Resets its connection.
 */
void
sim_fault_answer_reset (SimCall *call)
{
  reset_later (call, 0);
}

/* A stream begins first, and looks after its own reset. */
static gboolean
take_reset (SimCall *call, const SimFault *fault, SimFaultContinue proceed)
{
  if (call->route != NULL && call->route->stream)
    return FALSE;
  reset_later (call, fault->value);
  return TRUE;
}

static gboolean
take_http (SimCall *call, const SimFault *fault, SimFaultContinue proceed)
{
  guint status = (guint) fault->value;
  const char *reason = sim_call_get_phrase (status);
  char *page = g_strdup_printf ("<html>\r\n<head><title>%u %s</title></head>\r\n<body>\r\n"
                                "<center><h1>%u %s</h1></center>\r\n</body>\r\n</html>\r\n",
                                status, reason, status, reason);
  g_autoptr (GBytes) body = g_bytes_new_take (page, strlen (page));

  if (status == SOUP_STATUS_SERVICE_UNAVAILABLE || status == TOO_MANY_REQUESTS)
    sim_call_set_header (call, "Retry-After", RETRY_AFTER_S);
  sim_call_send (call, status, "text/html", body);
  return TRUE;
}

static gboolean
take_errno (SimCall *call, const SimFault *fault, SimFaultContinue proceed)
{
  sim_call_fail_number (call, (int) fault->value, "a fault was asked for");
  return TRUE;
}

static gboolean
take_redirect (SimCall *call, const SimFault *fault, SimFaultContinue proceed)
{
  const char *origin = fault->text;
  const char *query = sim_call_get_query (call);
  g_autofree char *target
      = g_strdup_printf ("%.*s%s%s%s",
                         (int) (strlen (origin) - (g_str_has_suffix (origin, "/") ? 1 : 0)), origin,
                         call->path, query != NULL ? "?" : "", query != NULL ? query : "");

  sim_call_redirect (call, SOUP_STATUS_TEMPORARY_REDIRECT, target);
  return TRUE;
}

static const Takeover takeovers[SIM_N_FAULTS] = {
  [SIM_FAULT_RESET] = take_reset,       [SIM_FAULT_HTTP] = take_http,
  [SIM_FAULT_ERRNO] = take_errno,       [SIM_FAULT_BLACK_HOLE] = take_black_hole,
  [SIM_FAULT_REDIRECT] = take_redirect,
};

typedef struct
{
  SimCall *call;
  SimFaultContinue proceed;
} Delay;

static void
delay_free (gpointer data)
{
  Delay *delay = data;

  sim_call_unref (delay->call);
  g_free (delay);
}

static void
run (SimCall *call, SimFaultContinue proceed)
{
  for (guint i = 0; call->faults != NULL && i < call->faults->len; i++)
    {
      const SimFault *fault = g_ptr_array_index (call->faults, i);

      if (takeovers[fault->kind] != NULL && takeovers[fault->kind](call, fault, proceed))
        return;
    }
  proceed (call);
}

static gboolean
on_delay (gpointer data)
{
  Delay *delay = data;

  run (delay->call, delay->proceed);
  return G_SOURCE_REMOVE;
}

/**
 * sim_fault_answer_begin:
 * @call: a call with its faults chosen
 * @proceed: what answers it otherwise
 *
 * Lets the faults that work before an answer have the call first.
 */
void
sim_fault_answer_begin (SimCall *call, SimFaultContinue proceed)
{
  const SimFault *latency = sim_call_find_fault (call, SIM_FAULT_LATENCY);
  Delay *delay;

  if (latency == NULL)
    {
      run (call, proceed);
      return;
    }
  delay = g_new0 (Delay, 1);
  delay->call = sim_call_ref (call);
  delay->proceed = proceed;
  g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) latency->value, on_delay, delay, delay_free);
}

/**
 * sim_fault_answers_renew:
 * @platform: the stand-in
 *
 * The faults have been replaced: calls that were left waiting are answered, unless a new fault says
 * otherwise.
 */
void
sim_fault_answers_renew (SimPlatform *platform)
{
  sim_fault_park_release (platform->park);
}

static JsonNode *twist (JsonNode *node);

static void
twist_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  if (!g_str_equal (name, "errno") && !g_str_equal (name, "error"))
    json_object_set_member (data, name, twist (node));
  else
    json_object_set_member (data, name, json_node_copy (node));
}

/* Not merely a number as text, which clients must read: nothing that could be meant. */
static JsonNode *
twist_value (JsonNode *node)
{
  JsonNode *result = json_node_alloc ();
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonObject) object = json_object_new ();

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_init_array (result, array);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_init_string (result, "perhaps");
  json_object_set_string_member (object, "wrong", "type");
  return json_node_init_object (result, object);
}

static JsonNode *
twist (JsonNode *node)
{
  JsonNode *result;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_foreach_member (json_node_get_object (node), twist_member, object);
      return json_node_init_object (json_node_alloc (), object);
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return twist_value (node);
  result = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (result, json_array_new ());
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    json_array_add_element (json_node_get_array (result),
                            twist (json_array_get_element (json_node_get_array (node), i)));
  return result;
}

static GBytes *
twist_text (GBytes *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) twisted = NULL;
  char *result;

  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return g_bytes_ref (body);
  twisted = twist (json_parser_get_root (parser));
  result = json_to_string (twisted, FALSE);
  return g_bytes_new_take (result, strlen (result));
}

/**
 * sim_fault_answer_change:
 * @call: a call
 * @type: (nullable): the content type of its answer
 * @body: its answer
 *
 * Returns: (transfer full): the answer as the call's faults leave it
 */
GBytes *
sim_fault_answer_change (SimCall *call, const char *type, GBytes *body)
{
  if (g_strcmp0 (type, "application/json") != 0)
    return g_bytes_ref (body);
  if (sim_call_find_fault (call, SIM_FAULT_WRONG_TYPES) != NULL)
    return twist_text (body);
  if (sim_call_find_fault (call, SIM_FAULT_TRUNCATE) != NULL)
    return g_bytes_new_from_bytes (body, 0, g_bytes_get_size (body) / 2);
  return g_bytes_ref (body);
}

static void
set_drip_rate (gpointer outlet, double bytes_per_second)
{
  sim_outlet_set_rate (outlet, bytes_per_second);
}

static void
end_drip (gpointer outlet, gboolean reset)
{
  sim_outlet_close (outlet, reset);
}

static const SimFaultStreamOps drip_ops = {
  .set_rate = set_drip_rate,
  .end = end_drip,
  .answer = TRUE,
};

static void
on_dripped (SimOutlet *outlet, gpointer stream)
{
  sim_fault_stream_free (stream);
  g_object_unref (outlet);
}

/**
 * sim_fault_answer_drip:
 * @call: a call
 * @status: the HTTP status
 * @type: (nullable): the content type
 * @body: the body
 *
 * Answers a drop at a time, when a fault of the call wants that.
 *
 * Returns: %TRUE when it does
 */
gboolean
sim_fault_answer_drip (SimCall *call, guint status, const char *type, GBytes *body)
{
  GIOStream *stream;
  SimOutlet *outlet;
  g_autoptr (GBytes) head_bytes = NULL;
  char *head;

  if (sim_call_find_fault (call, SIM_FAULT_DRIP) == NULL)
    return FALSE;
  stream = sim_call_steal (call);
  if (stream == NULL)
    return TRUE;
  head
      = g_strdup_printf ("HTTP/1.1 %u %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT
                         "\r\nConnection: close\r\n\r\n",
                         status, soup_status_get_phrase (status),
                         type != NULL ? type : "application/octet-stream", g_bytes_get_size (body));
  head_bytes = g_bytes_new_take (head, strlen (head));
  outlet = sim_outlet_new (stream);
  sim_outlet_set_limit (outlet, G_MAXSIZE);
  g_signal_connect (outlet, "closed", G_CALLBACK (on_dripped),
                    sim_fault_stream_new (call, &drip_ops, outlet));
  sim_outlet_send (outlet, head_bytes);
  sim_outlet_send (outlet, body);
  sim_outlet_finish (outlet);
  return TRUE;
}
