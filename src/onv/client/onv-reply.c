/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-reply.h"

#include <libsoup/soup.h>

#include "client/onv-page-private.h"
#include "schema/onv-json.h"
#include "schema/onv-loose.h"
#include "schema/onv-record-private.h"

#define PARSE_IN_PLACE_MAX (64 * 1024)
#define MESSAGE_MAX (64 * 1024) /* words of the platform in the place of a file are shorter */

void
onv_reply_free (OnvReply *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

/* The first byte that means something. */
static char
first_of (const char *data, gsize n)
{
  if (n >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    {
      data += 3;
      n -= 3;
    }
  for (; n > 0; data++, n--)
    if (!g_ascii_isspace (*data))
      return *data;
  return '\0';
}

static char
peek (GBytes *body)
{
  gsize n;
  const char *data = g_bytes_get_data (body, &n);

  return first_of (data, n);
}

gboolean
onv_reply_is_file (const OnvCall *call, guint status, const guint8 *data, gsize n)
{
  char first = first_of ((const char *) data, n);

  if (status < 200 || status > 299)
    return FALSE;
  if (call->any_file)
    return n > MESSAGE_MAX || (first != '\0' && first != '{');
  return first != '\0' && first != '{' && first != '<';
}

static void
parse (OnvReply *self)
{
  gsize n;
  const char *data = g_bytes_get_data (self->body, &n);

  if (n >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    {
      data += 3;
      n -= 3;
    }
  if (n > 0)
    self->root = onv_json_parse (data, n, NULL);
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  parse (data);
  g_task_return_boolean (task, TRUE);
}

gboolean
onv_reply_parse_at_once (OnvReply *self)
{
  if (peek (self->body) != '{')
    return TRUE;
  if (g_bytes_get_size (self->body) > PARSE_IN_PLACE_MAX)
    return FALSE;
  parse (self);
  return TRUE;
}

void
onv_reply_parse_async (OnvReply *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, onv_reply_parse_async);
  g_task_set_task_data (task, self, NULL);
  if (onv_reply_parse_at_once (self))
    g_task_return_boolean (task, TRUE);
  else
    g_task_run_in_thread (task, parse_in_thread);
}

void
onv_reply_parse_finish (OnvReply *self, GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* What a status, or a number of that value, says of the key; ONV_ERROR_PLATFORM when nothing. */
static OnvError
code_of_key (gint64 number)
{
  if (number == SOUP_STATUS_UNAUTHORIZED)
    return ONV_ERROR_UNAUTHORIZED;
  return number == SOUP_STATUS_FORBIDDEN ? ONV_ERROR_FORBIDDEN : ONV_ERROR_PLATFORM;
}

/* An answer that is not the platform's: from a proxy, or cut off. */
static GError *
error_without_json (OnvReply *self)
{
  if (code_of_key (self->status) != ONV_ERROR_PLATFORM)
    return onv_error_new_for_status (code_of_key (self->status), self->status,
                                     "The server refused the key (HTTP %u)", self->status);
  if (self->status < 200 || self->status > 299)
    return onv_error_new_for_status (ONV_ERROR_HTTP, self->status, "HTTP error %u %s", self->status,
                                     soup_status_get_phrase (self->status));
  return onv_error_new_for_status (ONV_ERROR_GARBLED, self->status,
                                   "The answer is not what the platform sends");
}

static OnvError
code_of_number (OnvReply *self, const OnvCall *call, gint64 number)
{
  for (const OnvErrorNumber *known = call->numbers; known != NULL && known->number != 0; known++)
    if (known->number == number)
      return known->code;
  if (code_of_key (self->status) != ONV_ERROR_PLATFORM)
    return code_of_key (self->status);
  if (code_of_key (number) != ONV_ERROR_PLATFORM)
    return code_of_key (number);
  return self->status >= 500 ? ONV_ERROR_SERVER : ONV_ERROR_PLATFORM;
}

static gboolean
is_success (const OnvCall *call, gint64 number)
{
  return number == 0 || (call->success != 0 && number == call->success);
}

/* Of a status and a number of which one says that it went wrong, that one is believed. */
static gboolean
check_number (OnvReply *self, const OnvCall *call, JsonObject *top, GError **error)
{
  JsonNode *node = json_object_get_member (top, "errno");
  JsonNode *text = json_object_get_member (top, "error");
  g_autofree char *words = text != NULL ? onv_loose_text (text) : NULL;
  gboolean failed = self->status < 200 || self->status > 299;
  gint64 number;

  if (failed && (node == NULL || (onv_loose_int (node, &number) && is_success (call, number))))
    g_propagate_error (error, error_without_json (self));
  else if (node == NULL || !onv_loose_int (node, &number))
    g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_SHAPE, "errno",
                                                        "errno: expected a whole number"));
  else if (!is_success (call, number))
    g_propagate_error (error, onv_error_new_for_answer (code_of_number (self, call, number),
                                                        self->status, number, words));
  else
    return TRUE;
  return FALSE;
}

static JsonNode *
find_payload (const OnvCall *call, JsonNode *root, const char **name)
{
  const char *const names[] = { "data", "result" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((call->payload == ONV_PAYLOAD_AUTO || call->payload == ONV_PAYLOAD_DATA + i)
        && onv_json_find_member (root, names[i]) != NULL)
      {
        *name = names[i];
        return onv_json_find_member (root, names[i]);
      }
  *name = NULL;
  return root;
}

static gpointer
read_record (const OnvCall *call, JsonNode *root, GError **error)
{
  g_autoptr (OnvRecord) record = g_object_new (call->type (), NULL);
  OnvPath path = { 0 };
  JsonNode *payload = find_payload (call, root, &path.name);

  if (!onv_record_decode (record, payload, path.name != NULL ? &path : NULL, error))
    return NULL;
  return g_steal_pointer (&record);
}

/* `null` is how some write an empty list. */
static gboolean
is_null_list (const OnvCall *call, JsonNode *root)
{
  JsonObject *top = json_node_get_object (root);

  return (call->payload != ONV_PAYLOAD_RESULT && json_object_has_member (top, "data"))
         || (call->payload != ONV_PAYLOAD_DATA && json_object_has_member (top, "result"));
}

static gpointer
read_list (const OnvCall *call, JsonNode *root, GError **error)
{
  OnvPath path = { 0 };
  JsonNode *payload = find_payload (call, root, &path.name);
  OnvPath inner = { path.name != NULL ? &path : NULL, call->items, 0 };
  JsonNode *array;

  if (payload == root && is_null_list (call, root))
    return g_list_store_new (call->type ());
  if (call->items == NULL || !JSON_NODE_HOLDS_OBJECT (payload))
    return onv_record_decode_list (call->type (), payload, &path, error);
  array = onv_json_find_member (payload, call->items);
  if (array == NULL) /* an empty list may be left out */
    return g_list_store_new (call->type ());
  return onv_record_decode_list (call->type (), array, &inner, error);
}

/* The name of the array of a page, where it is not there. */
static const char *
find_missing (const OnvCall *call, JsonNode *root, JsonNode *payload)
{
  if (call->items == NULL)
    return payload == root ? "data" : NULL;
  return JSON_NODE_HOLDS_OBJECT (payload) && onv_json_find_member (payload, call->items) == NULL
             ? call->items
             : NULL;
}

/* An empty array may be left out. */
static gpointer
read_page (const OnvCall *call, JsonNode *root, GError **error)
{
  const char *name;
  JsonNode *payload = find_payload (call, root, &name);
  const char *missing = find_missing (call, root, payload);
  g_autoptr (GListStore) items
      = missing != NULL ? g_list_store_new (call->type ()) : read_list (call, root, error);

  return items != NULL ? onv_page_new_from_json (items, missing, payload, root, error) : NULL;
}

/* Whether what may be any file is half of the platform's own words: what it calls JSON and is none, or what
 * begins as they do. A file that is JSON, or half of that, comes as bytes like any other. */
static gboolean
is_cut_off (OnvReply *self)
{
  static const char envelope[] = "{\"errno\":";
  gsize n;
  const char *data = g_bytes_get_data (self->body, &n);
  gsize written = 0;

  if (self->root != NULL || peek (self->body) != '{' || n > MESSAGE_MAX)
    return FALSE;
  for (gsize i = 0; i < n && written < strlen (envelope); i++)
    if (!g_ascii_isspace (data[i]) && data[i] != envelope[written++])
      return self->called_json;
  return self->called_json || written == strlen (envelope);
}

static gpointer
read_bytes (OnvReply *self, const OnvCall *call, GError **error)
{
  gboolean good = self->status >= 200 && self->status <= 299;
  char first = peek (self->body);
  JsonObject *top = self->root != NULL && JSON_NODE_HOLDS_OBJECT (self->root)
                        ? json_node_get_object (self->root)
                        : NULL;

  if (top != NULL && (!good || json_object_has_member (top, "errno"))
      && !check_number (self, call, top, error))
    return NULL;
  if (good
      && (call->any_file ? !is_cut_off (self)
                         : strchr ("<{", first) == NULL)) /* finds the end, too */
    return g_bytes_ref (self->body);
  g_propagate_error (error, error_without_json (self));
  return NULL;
}

/* Reads an answer as the row of its call says: a record, a list, a page, bytes, or not %NULL. What
 * was a file after all is GBytes, too. */
gpointer
onv_reply_read (OnvReply *self, const OnvCall *call, GError **error)
{
  if (call->reply == ONV_REPLY_BYTES || call->reply == ONV_REPLY_FILE)
    return read_bytes (self, call, error);
  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    {
      g_propagate_error (error, error_without_json (self));
      return NULL;
    }
  if (!check_number (self, call, json_node_get_object (self->root), error))
    return NULL;
  if (call->reply == ONV_REPLY_RECORD)
    return read_record (call, self->root, error);
  if (call->reply == ONV_REPLY_LIST)
    return read_list (call, self->root, error);
  if (call->reply == ONV_REPLY_PAGE)
    return read_page (call, self->root, error);
  return GINT_TO_POINTER (TRUE);
}

GDestroyNotify
onv_reply_get_destroy (const OnvCall *call)
{
  if (call->reply == ONV_REPLY_NOTHING || call->reply == ONV_REPLY_FILE)
    return NULL;
  return call->reply == ONV_REPLY_BYTES ? (GDestroyNotify) g_bytes_unref : g_object_unref;
}
