/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-call.h"

#include "faults/sim-fault-answer.h"
#include "http/sim-log.h"
#include "platform/sim-clock.h"
#include "platform/sim-json.h"

#include <string.h>

static void
on_finished (SoupServerMessage *message, SimCall *self)
{
  self->gone = TRUE;
}

/**
 * sim_call_new:
 * @platform: the platform that was asked
 * @message: the request; it is paused until the call is answered
 * @path: its path, decoded
 * @secure: %TRUE when it came over TLS
 *
 * Returns: (transfer full): the request as a handler sees it
 */
SimCall *
sim_call_new (SimPlatform *platform, SoupServerMessage *message, const char *path, gboolean secure)
{
  SimCall *self = g_rc_box_new0 (SimCall);

  self->platform = platform;
  self->message = g_object_ref (message);
  self->path = g_strdup (path);
  self->peer = g_strdup (soup_server_message_get_remote_host (message));
  self->secure = secure;
  self->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->finished_id = g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);
  soup_server_message_pause (message);
  return self;
}

/**
 * sim_call_add_query:
 * @self: a call
 * @query: (nullable) (element-type utf8 utf8): the parameters of the query
 *
 * Adds the query to the parameters; those that the path gave stay.
 */
void
sim_call_add_query (SimCall *self, GHashTable *query)
{
  GHashTableIter iter;
  gpointer name, value;

  if (query == NULL)
    return;
  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!g_hash_table_contains (self->params, name))
      g_hash_table_insert (self->params, g_strdup (name), g_strdup (value));
}

SimCall *
sim_call_ref (SimCall *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SimCall *self = data;

  g_clear_signal_handler (&self->finished_id, self->message);
  g_object_unref (self->message);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_hash_table_unref (self->params);
  g_free (self->path);
  g_free (self->peer);
  g_free (self->token);
}

void
sim_call_unref (SimCall *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * sim_call_get_text:
 * @self: a call
 * @name: a parameter, of the path or of the query
 *
 * Returns: (transfer none) (nullable): its value; %NULL when it did not come or is empty
 */
const char *
sim_call_get_text (SimCall *self, const char *name)
{
  const char *text = g_hash_table_lookup (self->params, name);

  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * sim_call_get_number:
 * @self: a call
 * @name: a parameter that its route checked as a number
 * @standard: the value when it did not come
 *
 * Returns: its value
 */
gint64
sim_call_get_number (SimCall *self, const char *name, gint64 standard)
{
  const char *text = sim_call_get_text (self, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : standard;
}

/**
 * sim_call_has:
 * @self: a call
 * @name: a parameter
 *
 * Returns: whether it came, be it empty
 */
gboolean
sim_call_has (SimCall *self, const char *name)
{
  return g_hash_table_contains (self->params, name);
}

/**
 * sim_call_get_time:
 * @self: a call
 * @name: a parameter that its route checked as a time
 *
 * Returns: UNIX seconds, 0 when it did not come
 */
gint64
sim_call_get_time (SimCall *self, const char *name)
{
  const char *text = sim_call_get_text (self, name);
  gint64 time = 0;

  if (text != NULL)
    sim_clock_parse (text, &time);
  return time;
}

/**
 * sim_call_get_device_id:
 * @self: a call, with its parameters checked or not
 *
 * Returns: the device that it concerns, 0 for none
 */
guint64
sim_call_get_device_id (SimCall *self)
{
  return self->device != NULL ? self->device->id
                              : (guint64) sim_call_get_number (self, "device_id", 0);
}

GBytes *
sim_call_dup_body (SimCall *self)
{
  return soup_message_body_flatten (soup_server_message_get_request_body (self->message));
}

/**
 * sim_call_read_object:
 * @self: a call
 *
 * Reads the body; answers the call when it is no JSON object.
 *
 * Returns: (transfer full) (nullable): the object
 */
JsonObject *
sim_call_read_object (SimCall *self)
{
  g_autoptr (GBytes) body = sim_call_dup_body (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (JsonNode) node
      = sim_json_parse (g_bytes_get_data (body, NULL), g_bytes_get_size (body), &error);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_dup_object (node);
  detail = g_strdup_printf ("the body is not a JSON object%s%s", error != NULL ? ": " : "",
                            error != NULL ? error->message : "");
  sim_call_fail (self, SIM_ERROR_PARAMETER, detail);
  return NULL;
}

const char *
sim_call_get_header (SimCall *self, const char *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (self->message),
                                       name);
}

/**
 * sim_call_get_query:
 * @self: a call
 *
 * Returns: (transfer none) (nullable): the query as it came, percent-encoded
 */
const char *
sim_call_get_query (SimCall *self)
{
  return g_uri_get_query (soup_server_message_get_uri (self->message));
}

/**
 * sim_call_get_host:
 * @self: a call
 *
 * Returns: (transfer none): the host that the caller used for this platform, without a port
 */
const char *
sim_call_get_host (SimCall *self)
{
  const char *host = g_uri_get_host (soup_server_message_get_uri (self->message));

  return host != NULL && *host != '\0' ? host : "127.0.0.1";
}

/**
 * sim_call_find_fault:
 * @self: a call
 * @kind: a kind of fault
 *
 * Returns: (transfer none) (nullable): the fault of this kind that hits this call
 */
const SimFault *
sim_call_find_fault (SimCall *self, SimFaultKind kind)
{
  for (guint i = 0; self->faults != NULL && i < self->faults->len; i++)
    {
      const SimFault *fault = g_ptr_array_index (self->faults, i);

      if (fault->kind == kind)
        return fault;
    }
  return NULL;
}

/* Those of RFC 6585 and 7725, of which libsoup knows nothing. */
static const struct
{
  guint status;
  const char *phrase;
} newer_phrases[] = {
  { 428, "Precondition Required" },           { 429, "Too Many Requests" },
  { 431, "Request Header Fields Too Large" }, { 451, "Unavailable For Legal Reasons" },
  { 511, "Network Authentication Required" },
};

/**
 * sim_call_get_phrase:
 * @status: an HTTP status
 *
 * Returns: its words
 */
const char *
sim_call_get_phrase (guint status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (newer_phrases); i++)
    if (newer_phrases[i].status == status)
      return newer_phrases[i].phrase;
  return soup_status_get_phrase (status);
}

/**
 * sim_call_set_header:
 * @self: a call that is not answered yet
 * @name: of a header of the answer
 * @value: what it says
 */
void
sim_call_set_header (SimCall *self, const char *name, const char *value)
{
  if (!self->gone)
    soup_message_headers_replace (soup_server_message_get_response_headers (self->message), name,
                                  value);
}

/**
 * sim_call_send:
 * @self: a call
 * @status: the HTTP status
 * @type: (nullable): the content type
 * @body: the body
 *
 * Answers. A caller that has gone is answered into the void.
 */
void
sim_call_send (SimCall *self, guint status, const char *type, GBytes *body)
{
  g_autoptr (GBytes) changed = sim_fault_answer_change (self, type, body);

  g_return_if_fail (!self->answered);
  if (sim_fault_answer_drip (self, status, type, changed))
    return;
  self->answered = TRUE;
  if (self->logged)
    sim_log_set_status (self->platform->log, self->log_id, status);
  if (self->gone)
    return;
  soup_server_message_set_status (self->message, status, sim_call_get_phrase (status));
  if (type != NULL)
    soup_message_headers_set_content_type (soup_server_message_get_response_headers (self->message),
                                           type, NULL);
  if (g_bytes_get_size (changed) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (self->message), changed);
  soup_server_message_unpause (self->message);
}

/**
 * sim_call_redirect:
 * @self: a call
 * @status: 301, 302, 303, 307 or 308
 * @target: where to
 *
 * Sends the caller elsewhere.
 */
void
sim_call_redirect (SimCall *self, guint status, const char *target)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  sim_call_set_header (self, "Location", target);
  sim_call_send (self, status, NULL, empty);
}

static void
send_object (SimCall *self, guint status, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);
  gsize length = strlen (text);
  g_autoptr (GBytes) body = g_bytes_new_take (g_steal_pointer (&text), length);

  sim_call_send (self, status, "application/json", body);
}

static JsonObject *
new_envelope (int number, const char *text)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "errno", number);
  json_object_set_string_member (object, "error", text);
  return object;
}

/**
 * sim_call_reply:
 * @self: a call
 * @member: (nullable): where the payload stands: `data`, `result`
 * @payload: (transfer full) (nullable): the payload
 *
 * Answers with success.
 */
void
sim_call_reply (SimCall *self, const char *member, JsonNode *payload)
{
  g_autoptr (JsonObject) object = new_envelope (0, "succ");

  if (member != NULL)
    json_object_set_member (object, member, payload);
  send_object (self, 200, object);
}

/**
 * sim_call_reply_data:
 * @self: a call
 * @data: (transfer full): the payload, in the member `data`
 *
 * Answers with success.
 */
void
sim_call_reply_data (SimCall *self, JsonObject *data)
{
  g_autoptr (JsonObject) owned = data;

  sim_call_reply (self, "data", json_node_init_object (json_node_alloc (), owned));
}

/**
 * sim_call_reply_object:
 * @self: a call
 * @members: (transfer full): what stands beside `errno` and `error`
 *
 * Answers with success and loose members.
 */
void
sim_call_reply_object (SimCall *self, JsonObject *members)
{
  g_autoptr (JsonObject) object = members;

  json_object_set_int_member (object, "errno", 0);
  json_object_set_string_member (object, "error", "succ");
  send_object (self, 200, object);
}

/**
 * sim_call_fail:
 * @self: a call
 * @error: why
 * @detail: (nullable): the member concerned and its limit, for a person who reads the answer
 *
 * Answers with the number and words that the table of errors holds for this call.
 */
void
sim_call_fail (SimCall *self, SimError error, const char *detail)
{
  const SimErrorRow *row = sim_errors_find (self->route != NULL ? self->route->call : "*", error);
  g_autofree char *text
      = detail != NULL ? g_strdup_printf ("%s: %s", row->text, detail) : g_strdup (row->text);
  g_autoptr (JsonObject) object = new_envelope (row->number, text);

  send_object (self, row->status, object);
}

/**
 * sim_call_fail_number:
 * @self: a call
 * @number: `errno`
 * @text: `error`
 *
 * Answers with any number, in an envelope with the HTTP status 200.
 */
void
sim_call_fail_number (SimCall *self, int number, const char *text)
{
  g_autoptr (JsonObject) object = new_envelope (number, text);

  send_object (self, 200, object);
}

/**
 * sim_call_steal:
 * @self: a call
 *
 * Takes the connection out of the server's hands, for what is not a plain answer.
 *
 * Returns: (transfer full) (nullable): the connection, %NULL when the caller has gone
 */
GIOStream *
sim_call_steal (SimCall *self)
{
  g_return_val_if_fail (!self->answered, NULL);
  self->answered = TRUE;
  if (self->gone)
    return NULL;
  g_clear_signal_handler (&self->finished_id, self->message);
  self->gone = TRUE;
  return soup_server_message_steal_connection (self->message);
}
