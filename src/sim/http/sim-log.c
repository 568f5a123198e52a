/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-log.h"

#include "platform/sim-json.h"

#include <string.h>

#define MAX_ENTRIES 4096
#define MAX_BODY 16384
#define REDACTED "(secret)"

typedef struct
{
  gint64 time; /* UNIX milliseconds */
  char *method;
  char *path;
  char *query;
  char *body;
  const char *key;
  gboolean authorization;
  gboolean secure;
  guint status;
} SimLogEntry;

struct _SimLog
{
  SimLogEntry entries[MAX_ENTRIES];
  guint64 count;
};

static const char *const key_names[] = {
  [SIM_KEY_NONE] = "none",
  [SIM_KEY_UNKNOWN] = "unknown",
  [SIM_KEY_MASTER] = "master",
  [SIM_KEY_DEVICE] = "device",
};

/* Parameters and members whose value is not written down. */
static const char *const secrets[] = {
  "token", "accessToken", "key", "api-key", "sign", "access", "wifi_pw", "register_code", NULL,
};

static void
entry_clear (SimLogEntry *self)
{
  g_free (self->method);
  g_free (self->path);
  g_free (self->query);
  g_free (self->body);
  memset (self, 0, sizeof *self);
}

SimLog *
sim_log_new (void)
{
  return g_new0 (SimLog, 1);
}

void
sim_log_clear (SimLog *self)
{
  for (guint i = 0; i < MAX_ENTRIES; i++)
    entry_clear (&self->entries[i]);
  self->count = 0;
}

void
sim_log_free (SimLog *self)
{
  sim_log_clear (self);
  g_free (self);
}

/* A pair without `=` is an access token as live addresses carry it. */
static void
append_pair (GString *result, const char *pair)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals != NULL ? g_strndup (pair, (gsize) (equals - pair)) : NULL;

  if (result->len > 0)
    g_string_append_c (result, '&');
  if (name == NULL || equals[strspn (equals, "=")] == '\0')
    g_string_append (result, REDACTED);
  else if (g_strv_contains (secrets, name))
    g_string_append_printf (result, "%s=%s", name, REDACTED);
  else
    g_string_append (result, pair);
}

static char *
redact_query (const char *query)
{
  g_auto (GStrv) pairs = g_strsplit (query, "&", -1);
  g_autoptr (GString) result = g_string_new (NULL);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (*pairs[i] != '\0')
      append_pair (result, pairs[i]);
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * sim_log_add:
 * @self: the log
 * @method: the HTTP method
 * @path: the path
 * @query: (nullable): the query; what is secret in it is left out
 * @secure: %TRUE over TLS
 *
 * Returns: the number of the entry
 */
guint64
sim_log_add (SimLog *self, const char *method, const char *path, const char *query, gboolean secure)
{
  SimLogEntry *entry = &self->entries[self->count % MAX_ENTRIES];
  g_autofree char *valid = g_utf8_make_valid (query != NULL ? query : "", -1);

  entry_clear (entry);
  entry->time = g_get_real_time () / 1000;
  entry->method = g_strdup (method);
  entry->path = g_utf8_make_valid (path, -1);
  entry->query = redact_query (valid);
  entry->key = key_names[SIM_KEY_NONE];
  entry->secure = secure;
  return self->count++;
}

/* An entry that newer ones have pushed out is %NULL. */
static SimLogEntry *
find (SimLog *self, guint64 id)
{
  if (id >= self->count || id + MAX_ENTRIES < self->count)
    return NULL;
  return &self->entries[id % MAX_ENTRIES];
}

void
sim_log_set_key (SimLog *self, guint64 id, SimKeyOwner owner, gboolean authorization)
{
  SimLogEntry *entry = find (self, id);

  if (entry == NULL)
    return;
  entry->key = key_names[owner];
  entry->authorization = authorization;
}

void
sim_log_set_status (SimLog *self, guint64 id, guint status)
{
  SimLogEntry *entry = find (self, id);

  if (entry != NULL)
    entry->status = status;
}

static void redact_node (JsonNode *node);

static void
redact_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  if (g_strv_contains (secrets, name))
    json_object_set_string_member (object, name, REDACTED);
  else
    redact_node (node);
}

static void
redact_element (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  redact_node (node);
}

static void
redact_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), redact_member, NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), redact_element, NULL);
}

/**
 * sim_log_set_body:
 * @self: the log
 * @id: the number of an entry
 * @body: the body of a command
 *
 * Notes a body: JSON without its secrets, and of anything else only its length.
 */
void
sim_log_set_body (SimLog *self, guint64 id, GBytes *body)
{
  SimLogEntry *entry = find (self, id);
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  g_autoptr (JsonNode) root = NULL;

  if (entry == NULL)
    return;
  g_clear_pointer (&entry->body, g_free);
  if (size > 0 && size <= MAX_BODY)
    root = sim_json_parse (data, size, NULL);
  if (root != NULL)
    {
      redact_node (root);
      entry->body = json_to_string (root, FALSE);
    }
  else
    entry->body = g_strdup_printf ("(%" G_GSIZE_FORMAT " bytes)", size);
}

static void
add_entry (JsonArray *array, const SimLogEntry *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "time", entry->time);
  json_object_set_string_member (object, "method", entry->method);
  json_object_set_string_member (object, "path", entry->path);
  json_object_set_string_member (object, "query", entry->query);
  json_object_set_string_member (object, "key", entry->key);
  json_object_set_boolean_member (object, "authorization", entry->authorization);
  json_object_set_boolean_member (object, "secure", entry->secure);
  json_object_set_int_member (object, "status", entry->status);
  json_object_set_string_member (object, "body", entry->body);
  json_array_add_object_element (array, object);
}

/**
 * sim_log_to_json:
 * @self: the log
 *
 * Returns: (transfer full): an array, the oldest request first; `status` is 0 while a request is
 *   unanswered, and for streams
 */
JsonNode *
sim_log_to_json (SimLog *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  guint64 first = self->count > MAX_ENTRIES ? self->count - MAX_ENTRIES : 0;

  for (guint64 i = first; i < self->count; i++)
    add_entry (array, &self->entries[i % MAX_ENTRIES]);
  json_node_take_array (node, array);
  return node;
}
