/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-step.h"

#include "client/onv-request.h"
#include "client/onv-transfer.h"
#include "onv-sim.h"
#include "schema/onv-loose.h"

/* --- the rows */

const OnvCall *
onv_step_get_call (const OnvStep *self)
{
  for (const OnvCall *const *call = onv_calls; *call != NULL; call++)
    if (g_str_equal ((*call)->name, self->what))
      return *call;
  return NULL;
}

const OnvCommand *
onv_step_get_command (const OnvStep *self, int *id)
{
  *id = g_str_has_prefix (self->what, "cmd ") ? (int) g_ascii_strtoll (self->what + 4, NULL, 10)
                                              : 0;
  for (const OnvCommand *const *command = onv_commands; *id != 0 && *command != NULL; command++)
    if (*id == (*command)->get_id || *id == (*command)->set_id || *id == (*command)->ask_id)
      return *command;
  return NULL;
}

char *
onv_step_dup_section (const OnvStep *self)
{
  const OnvCall *call = onv_step_get_call (self);

  return g_strdup (call != NULL ? call->section : self->what);
}

/* --- the words */

static char *
dup_word (OnvWalk *walk, const char *word)
{
  const char *known = g_hash_table_lookup (walk->words, word);
  guint64 n = *word != '\0' ? g_ascii_strtoull (word + 1, NULL, 10) : 0;
  GString *ids;

  if (known != NULL)
    return g_strdup (known);
  if (n == 0)
    return NULL;
  if (*word == 'x')
    return g_strnfill (n, 'x');
  if (*word != 'n')
    return NULL;
  ids = g_string_new ("1001");
  for (guint64 i = 1; i < n; i++)
    g_string_append_printf (ids, ",%d", 1001 + (int) i);
  return g_string_free (ids, FALSE);
}

static gboolean
on_word (const GMatchInfo *match, GString *text, gpointer data)
{
  g_autofree char *word = g_match_info_fetch (match, 1);
  g_autofree char *value = dup_word (data, word);

  if (value == NULL)
    g_error ("nothing is known of {%s}", word);
  g_string_append (text, value);
  return FALSE;
}

static char *
expand (OnvWalk *walk, const char *text)
{
  g_autoptr (GRegex) words = g_regex_new ("\\{([a-z][a-z0-9_-]*)\\}", 0, 0, NULL);
  GError *error = NULL;
  char *expanded = g_regex_replace_eval (words, text, -1, 0, 0, on_word, walk, &error);

  g_assert_no_error (error);
  return expanded;
}

/* Of texts like "a=1&b=2" the last that has @name. */
static char *
dup_arg (OnvWalk *walk, const char *own, const char *other, const char *name)
{
  g_autofree char *both = g_strconcat (own != NULL ? own : "", "&", other, NULL);
  g_autofree char *known = expand (walk, both);
  g_auto (GStrv) pairs = g_strsplit (known, "&", -1);
  char *value = NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      if (equals == NULL || strncmp (pairs[i], name, (gsize) (equals - pairs[i])) != 0
          || name[equals - pairs[i]] != '\0')
        continue;
      g_free (value);
      value = g_strdup (equals + 1);
    }
  return value;
}

/* --- calls */

/* A row without limits. */
typedef struct
{
  OnvCall call;
  OnvField *params;
} Blind;

static void
blind_free (Blind *self)
{
  g_free (self->params);
  g_free (self);
}

static Blind *
blind_new (const OnvCall *call)
{
  Blind *self = g_new0 (Blind, 1);

  self->call = *call;
  self->call.params = self->params = g_memdup2 (call->params, call->n_params * sizeof (OnvField));
  self->call.body_max = 0;
  self->call.split = NULL;
  for (guint i = 0; i < call->n_params; i++)
    {
      OnvField *field = &self->params[i];

      field->flags &= ~(guint) (ONV_FIELD_REQUIRED | ONV_FIELD_ALNUM | ONV_FIELD_ALONE);
      field->min = field->max = field->span_max = field->joined_max = 0;
      field->instead = field->from = NULL;
    }
  return self;
}

static void
set_args (OnvRequest *request, const OnvStep *self, OnvWalk *walk, const char *args)
{
  g_autofree char *base = dup_arg (walk, self->args, args, "base");
  g_autofree char *url = dup_arg (walk, self->args, args, "url");

  for (guint i = 0; i < request->call->n_params; i++)
    {
      const char *name = request->call->params[i].name;
      g_autofree char *value = dup_arg (walk, self->args, args, name);
      g_autoptr (GError) error = NULL;

      if (value == NULL && g_str_equal (name, "product-id"))
        value = g_strdup (onv_client_get_product_id (walk->client));
      if (value != NULL && !g_str_equal (value, "-"))
        onv_record_set_text (request->args, name, value, &error);
      g_assert_no_error (error);
    }
  if (base != NULL)
    onv_request_take_base (request, g_steal_pointer (&base));
  if (url != NULL)
    onv_request_set_url (request, onv_client_get_base_url (walk->client), url);
}

static GBytes *
make_bytes (OnvWalk *walk, const char *body)
{
  g_autofree char *known = NULL;
  char *json;

  if (g_str_equal (body, "{picture}"))
    return g_bytes_ref (walk->picture);
  known = expand (walk, body);
  json = onv_test_json (known);
  return g_bytes_new_take (json, strlen (json));
}

static void
set_body (OnvRequest *request, const OnvStep *self, OnvWalk *walk, const char *body)
{
  g_autoptr (GBytes) bytes = make_bytes (walk, body != NULL ? body : self->body);
  gboolean limited = self->type != NULL && request->call == onv_step_get_call (self);
  g_autoptr (OnvTransfer) transfer = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (OnvRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (request->call->body == ONV_BODY_FILE)
    {
      transfer = onv_transfer_new_from_bytes (bytes);
      onv_request_set_transfer (request, transfer, "image/jpeg");
      return;
    }
  onv_request_set_bytes (request, bytes, "application/json");
  if (!limited)
    return;
  node = json_from_string (g_bytes_get_data (bytes, NULL), &error);
  g_assert_no_error (error);
  record = g_object_new (self->type (), NULL);
  g_assert_true (onv_step_edit (record, node, &error));
  g_assert_no_error (error);
  onv_request_set_record (request, record, self->write);
}

static gpointer
do_call (const OnvCall *call,
         const OnvStep *self,
         OnvWalk *walk,
         const char *args,
         const char *body,
         GError **error)
{
  OnvRequest *request = onv_request_new (call);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (OnvTransfer) transfer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gpointer answer;

  set_args (request, self, walk, args);
  if (call->body != ONV_BODY_NONE)
    set_body (request, self, walk, body);
  if (call->reply == ONV_REPLY_FILE)
    {
      transfer = onv_transfer_new_to_stream (stream);
      onv_request_set_transfer (request, transfer, NULL);
    }
  onv_client_send_async (walk->client, request, NULL, onv_test_done, &result);
  answer = onv_client_send_finish (walk->client, onv_test_wait (&result), error);
  if (answer == NULL || call->reply != ONV_REPLY_FILE)
    return answer;
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

gpointer
onv_step_do_blindly (const OnvStep *self,
                     OnvWalk *walk,
                     const char *args,
                     const char *body,
                     GError **error)
{
  Blind *blind = blind_new (onv_step_get_call (self));
  gpointer answer = do_call (&blind->call, self, walk, args, body, error);

  blind_free (blind);
  return answer;
}

/* --- commands */

static gpointer
wait_for_command (OnvWalk *walk, GAsyncResult **result, GError **error)
{
  return onv_command_send_finish (walk->client, onv_test_wait (result), error);
}

static void
send (const OnvStep *self,
      OnvWalk *walk,
      const char *args,
      JsonNode *cmd,
      gboolean reads,
      GAsyncResult **result)
{
  g_autofree char *device = dup_arg (walk, self->args, args, "device-id");
  g_autofree char *channel = dup_arg (walk, self->args, args, "channel-id");
  int id;
  const OnvCommand *command = onv_step_get_command (self, &id);

  onv_command_send_async (walk->client, command, id, device,
                          (guint) g_ascii_strtoull (channel, NULL, 10), cmd, reads, NULL,
                          onv_test_done, result);
}

static JsonNode *
make_cmd (OnvWalk *walk, const char *text)
{
  g_autofree char *known = text != NULL ? expand (walk, text) : NULL;

  return known != NULL ? onv_test_parse (known) : NULL;
}

static void
set (const OnvStep *self, OnvWalk *walk, const char *args, const char *body, GAsyncResult **result)
{
  g_autofree char *device = dup_arg (walk, self->args, args, "device-id");
  g_autofree char *channel = dup_arg (walk, self->args, args, "channel-id");
  int id;
  const OnvCommand *command = onv_step_get_command (self, &id);
  g_autoptr (OnvRecord) edits = g_object_new (command->type (), NULL);
  g_autoptr (JsonNode) members = make_cmd (walk, body != NULL ? body : self->body);
  g_autoptr (GError) error = NULL;

  onv_step_edit (edits, members, &error);
  g_assert_no_error (error);
  onv_command_set_async (walk->client, command, device,
                         (guint) g_ascii_strtoull (channel, NULL, 10), edits, NULL, onv_test_done,
                         result);
}

static gpointer
do_command (const OnvStep *self, OnvWalk *walk, const char *args, const char *body, GError **error)
{
  int id;
  const OnvCommand *command = onv_step_get_command (self, &id);
  g_autoptr (GAsyncResult) result = NULL;

  if (id == command->set_id && command->get_id != 0)
    set (self, walk, args, body, &result);
  else
    send (self, walk, args, make_cmd (walk, body != NULL ? body : self->body),
          command->type != NULL && id != command->set_id, &result);
  return wait_for_command (walk, &result, error);
}

gboolean
onv_step_tell (const OnvStep *self, OnvWalk *walk, const char *cmd, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  send (self, walk, NULL, make_cmd (walk, cmd), FALSE, &result);
  return wait_for_command (walk, &result, error) != NULL;
}

/* --- both */

/* Changes what @members, an object, or an array for what is one, has. */
gboolean
onv_step_edit (OnvRecord *record, JsonNode *members, GError **error)
{
  const OnvField *field;
  g_autoptr (GList) names = NULL;
  guint n;

  if (!JSON_NODE_HOLDS_OBJECT (members))
    {
      g_autofree char *text = json_to_string (members, FALSE);

      field = onv_record_get_table (record, &n);
      return onv_record_set_text (record, field->name, text, error);
    }
  names = json_object_get_members (json_node_get_object (members));
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (members), name->data);
      g_autofree char *text
          = JSON_NODE_HOLDS_VALUE (node) ? onv_loose_text (node) : json_to_string (node, FALSE);

      if (!onv_record_set_text (record, name->data, text, error))
        return FALSE;
    }
  return TRUE;
}

gpointer
onv_step_do (const OnvStep *self, OnvWalk *walk, const char *args, const char *body, GError **error)
{
  const OnvCall *call = onv_step_get_call (self);
  g_auto (GStrv) words = NULL;
  g_autofree char *path = NULL;

  if (call != NULL)
    return do_call (call, self, walk, args, body, error);
  if (g_str_has_prefix (self->what, "cmd "))
    return do_command (self, walk, args, body, error);
  words = g_strsplit (self->what, " ", 2);
  path = expand (walk, words[1]);
  return onv_sim_tell (words[0], path, self->body);
}

/* --- what came of it */

/* The record, or the first item of what holds several. */
static OnvRecord *
ref_record (gpointer answer)
{
  if (ONV_IS_PAGE (answer))
    answer = onv_page_get_items (answer);
  if (G_IS_LIST_MODEL (answer))
    return g_list_model_get_item (answer, 0);
  return ONV_IS_RECORD (answer) ? g_object_ref (answer) : NULL;
}

static char *
dup_member (OnvRecord *record, const char *member)
{
  return record != NULL ? onv_record_dup_text (record, member) : NULL;
}

static void
keep (const OnvStep *self, OnvWalk *walk, OnvRecord *record)
{
  g_auto (GStrv) pairs = g_strsplit (self->keep != NULL ? self->keep : "", "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (pairs[i], "=", 2);
      char *text = dup_member (record, halves[1]);

      g_assert_nonnull (text);
      g_hash_table_insert (walk->words, g_strdup (halves[0]), text);
    }
}

static gboolean
shows (const OnvStep *self, OnvWalk *walk, OnvRecord *record)
{
  g_autofree char *known = self->shows != NULL ? expand (walk, self->shows) : NULL;
  g_auto (GStrv) halves = known != NULL ? g_strsplit (known, "=", 2) : NULL;
  g_autofree char *text = known != NULL ? dup_member (record, halves[0]) : NULL;
  gboolean good
      = known == NULL || (text != NULL && (*halves[1] == '\0' || g_str_equal (text, halves[1])));

  if (!good)
    g_test_message ("%s: “%s” where “%s” shall be", self->what, text != NULL ? text : "nothing",
                    known);
  return good;
}

static gboolean
take_bytes (const OnvStep *self, OnvWalk *walk, GBytes *bytes)
{
  g_autoptr (GBytes) wanted = self->shows != NULL ? make_bytes (walk, self->shows) : NULL;
  gboolean good = wanted == NULL || g_bytes_equal (wanted, bytes);

  g_clear_pointer (&walk->picture, g_bytes_unref);
  walk->picture = bytes;
  return good;
}

gboolean
onv_step_take (const OnvStep *self, OnvWalk *walk, gpointer answer)
{
  const OnvCall *call = onv_step_get_call (self);
  int id;
  const OnvCommand *command = onv_step_get_command (self, &id);
  g_autoptr (OnvRecord) record = NULL;
  gboolean good;

  if (call != NULL && (call->reply == ONV_REPLY_BYTES || call->reply == ONV_REPLY_FILE))
    return take_bytes (self, walk, answer);
  if (call == NULL && command == NULL)
    {
      json_node_unref (answer);
      return TRUE;
    }
  if (call != NULL ? call->reply == ONV_REPLY_NOTHING
                   : command->type == NULL || (command->get_id == 0 && command->ask_id == 0))
    return self->shows == NULL;
  record = ref_record (answer);
  good = shows (self, walk, record);
  if (good)
    keep (self, walk, record);
  g_object_unref (answer);
  return good;
}
