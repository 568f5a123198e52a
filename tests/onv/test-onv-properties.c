/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <malloc.h>

#include "client/onv-error-private.h"
#include "client/onv-reply.h"
#include "onv-make.h"
#include "onv-rows.h"
#include "onv-test.h"
#include "onv-try.h"
#include "schema/onv-json.h"

/* What holds for every record, whatever is in it, and for every call and command, whatever comes. The
 * values are made at random; `--seed` with what a failed run has written makes the same again. */

#define ROUNDS 60
#define PASSES 5

typedef struct
{
  GType type; /* of a record, or … */
  const OnvCall *call;
  const OnvCommand *command;
  void (*run) (gconstpointer subject);
} Subject;

static OnvRecord *
make_blank (const Subject *subject)
{
  return subject->type != G_TYPE_INVALID
             ? g_object_new (subject->type, NULL)
             : onv_record_new_for_table (subject->call->params, subject->call->n_params);
}

static guint
rounds (void)
{
  return g_test_thorough () ? 100 * ROUNDS : ROUNDS;
}

/* Any record is written as what is read as the same. */
static void
run_round_trip (gconstpointer data)
{
  for (guint i = 0; i < rounds (); i++)
    {
      g_autoptr (OnvRecord) record = make_blank (data);

      onv_make_record (record);
      onv_try_record (record);
    }
}

/* Any JSON of the right outer shape is read or refused. */
static void
run_shapes (gconstpointer data)
{
  g_autoptr (OnvRecord) like = make_blank (data);

  for (guint i = 0; i < rounds (); i++)
    {
      g_autoptr (JsonNode) node = onv_make_shape (like);

      onv_try_json (like, node);
    }
}

static char *
wrap (const char *payload, JsonNode *inner)
{
  g_autofree char *text = onv_json_write (inner);

  return g_strdup_printf ("{\"errno\":0,\"error\":\"succ\",\"%s\":%s,\"total_count\":1}", payload,
                          text);
}

/* Some bytes become others, or are missing: no JSON, or another, or not UTF-8. */
static GBytes *
damage (char *text)
{
  gsize n = strlen (text);

  while (n > 0 && g_test_rand_bit ())
    text[g_test_rand_int_range (0, (int) n)] = (char) g_test_rand_int_range (0, 256);
  if (n > 0 && g_test_rand_int_range (0, 8) == 0)
    n = (gsize) g_test_rand_int_range (0, (int) n);
  return g_bytes_new_take (text, n);
}

static void
on_parsed (GObject *source, GAsyncResult *result, gpointer reply)
{
  onv_reply_parse_finish (reply, result);
  ((OnvReply *) reply)->status = 200;
}

static void
try_reply (const OnvCall *call, GBytes *body)
{
  OnvReply *reply = g_new0 (OnvReply, 1);
  g_autoptr (GError) error = NULL;
  gpointer answer;

  reply->body = body;
  onv_reply_parse_async (reply, on_parsed, reply);
  onv_test_wait_for (reply->status != 0);
  answer = onv_reply_read (reply, call, &error);
  g_assert_true ((answer == NULL) == (error != NULL));
  g_assert_true (error == NULL || error->domain == ONV_ERROR);
  if (answer != NULL && call->reply == ONV_REPLY_FILE)
    g_bytes_unref (answer);
  else if (answer != NULL && onv_reply_get_destroy (call) != NULL)
    onv_reply_get_destroy (call) (answer);
  onv_reply_free (reply);
}

static JsonNode *
make_payload (GType type)
{
  g_autoptr (OnvRecord) like = NULL;

  if (type == G_TYPE_INVALID || g_test_rand_int_range (0, 4) == 0)
    return onv_make_json (4);
  like = g_object_new (type, NULL);
  return onv_make_shape (like);
}

static void
run_replies (gconstpointer data)
{
  const OnvCall *call = ((const Subject *) data)->call;
  const char *const payloads[] = { "data", "result", "error", "errno" };

  for (guint i = 0; i < rounds (); i++)
    {
      g_autoptr (JsonNode) inner
          = make_payload (call->type != NULL ? call->type () : G_TYPE_INVALID);
      int which = g_test_rand_int_range (-20, (int) G_N_ELEMENTS (payloads));

      try_reply (call, damage (wrap (payloads[MAX (0, which)], inner)));
    }
}

static void
run_outcomes (gconstpointer data)
{
  const OnvCommand *command = ((const Subject *) data)->command;

  for (guint i = 0; i < rounds (); i++)
    {
      g_autoptr (JsonNode) inner
          = make_payload (command->type != NULL ? command->type () : G_TYPE_INVALID);
      g_autoptr (GBytes) answer = damage (wrap ("cmd", inner));
      gsize n;
      const guchar *bytes = g_bytes_get_data (answer, &n);
      g_autofree char *coded = g_base64_encode (bytes, n);
      g_autoptr (OnvDeviceResponse) response
          = g_object_new (ONV_TYPE_DEVICE_RESPONSE, "data", coded, NULL);
      g_autoptr (OnvOutcome) outcome
          = g_object_new (ONV_TYPE_OUTCOME, "status", ONV_COMMAND_STATUS_ANSWERED, "response",
                          response, NULL);
      g_autoptr (GError) error = NULL;
      gpointer read = onv_outcome_read (outcome, command, command->type != NULL, &error);

      g_assert_true ((read == NULL) == (error != NULL));
      g_assert_true (error == NULL || error->domain == ONV_ERROR);
      if (read != NULL && command->type != NULL)
        g_object_unref (read);
    }
}

static gsize
count_memory (void)
{
  onv_error_forget ();
  return mallinfo2 ().uordblks;
}

/* What leaks grows every time; a cache somewhere below does not. Sanitizers count for themselves. */
static void
test_subject (gconstpointer data)
{
  const Subject *subject = data;
  gboolean flat = FALSE;

  subject->run (subject);
  for (guint i = 0; i < PASSES && g_getenv ("G_SLICE") != NULL && !flat; i++)
    {
      gsize before = count_memory ();

      subject->run (subject);
      flat = count_memory () <= before;
    }
  g_assert_true (flat || g_getenv ("G_SLICE") == NULL);
}

/* json-glib would call itself until there is no stack left. */
static void
test_depth (void)
{
  for (gsize depth = 1; depth <= 1000000; depth *= 10)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *shut = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, shut, NULL);
      g_autoptr (JsonNode) node = onv_json_parse (text, strlen (text), NULL);

      g_assert_true ((node != NULL) == (depth <= ONV_JSON_DEPTH_MAX));
    }
}

/* What is read is what stands there, or nothing. */
static const struct
{
  const char *text;
  const char *read; /* NULL: is none */
} texts[] = {
  { "{\"a\":[1,-2,0.5,\"\\u00e9\",null,true]}", "{\"a\":[1,-2,0.5,\"é\",null,true]}" },
  { "[99999999999999999999,1]", "[\"99999999999999999999\",1]" },
  { "[9223372036854775807,-9223372036854775808]", "[9223372036854775807,-9223372036854775808]" },
  { "[1e20,1e-7,-1.5e300,\"1e+20.0 \\\" 1e+20.0\"]",
    "[1e+20,9.9999999999999995e-08,-1.5000000000000001e+300,\"1e+20.0 \\\" 1e+20.0\"]" },
  { "[1,9223372036854775808]", "[1,\"9223372036854775808\"]" },
  { "{\"a\":1e999,\"b\":-1E+999}", "{\"a\":\"1e999\",\"b\":\"-1E+999\"}" },
  { "[\"[[[ 1e999 99999999999999999999 // \\\" /* '\"]",
    "[\"[[[ 1e999 99999999999999999999 // \\\" /* '\"]" },
  { "/* \" */ [1]", NULL },
  { "['a']", NULL },
  { "[\"\\ud800\"]", NULL },
  { "[\"\377\"]", NULL },
  { "[1", NULL },
  { "1]", NULL },
  { "[\"a", NULL },
  { "[\"a\\", NULL },
  { "[18446744073709551616-18446744073709551616]", NULL },
  { "[NaN]", NULL },
  { "[010,-007,0,-0,0.50]", "[\"010\",\"-007\",0,0,0.5]" },
  { "[+1]", NULL },
  { "[1e]", NULL },
  { "-", NULL },
  { "[1,]", NULL },
  { "{\"a\":1,}", NULL },
  { "{\"a\"}", NULL },
  { "{a:1}", NULL },
  { "{\"a\":1,\"a\":2}", "{\"a\":2}" },
  { "{\"\":{\"b\":\"c\"},\"d\":\"e\"}", "{\"\":{\"b\":\"c\"},\"d\":\"e\"}" },
  { "[1 2]", NULL },
  { "[1][2]", NULL },
  { "[truer]", NULL },
  { "[TRUE]", NULL },
  { " \t\r\n7 ", "7" },
  { "[\"\\ud83d\\ude00\\/\\\"\"]", "[\"😀/\\\"\"]" },
  { "[\"\\q\"]", NULL },
  { "[\"\\303\"]", NULL }, /* as C has it: half a letter */
  { "[\"\\ud83d\"]", NULL },
  { "[\"\\ud83d\\u0041\"]", NULL },
  { "[\"\\udc00\"]", NULL },
  { "[\"\\u12\"]", NULL },
#if JSON_CHECK_VERSION(1, 10, 0) /* strict about control characters since */
  { "[\"a\nb\"]", NULL },
#else
  { "[\"a\nb\"]", "[\"a\\nb\"]" },
#endif
  { " ", NULL },
  { "", NULL },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = onv_json_parse (texts[i].text, strlen (texts[i].text), &error);
      g_autofree char *read = node != NULL ? onv_json_write (node) : NULL;

      g_assert_cmpstr (read, ==, texts[i].read);
      g_assert_true ((node == NULL) == (error != NULL));
    }
}

static void
add (const char *property, const char *name, const Subject *subject)
{
  g_autofree char *path = g_strdup_printf ("/onv/properties/%s/%s", property, name);

  g_test_add_data_func_full (path, g_memdup2 (subject, sizeof *subject), test_subject, g_free);
}

static void
add_record (const char *name, GType type, const OnvCall *call)
{
  add ("round-trip", name, &(Subject){ type, call, NULL, run_round_trip });
  add ("shapes", name, &(Subject){ type, call, NULL, run_shapes });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/onv/properties/depth", test_depth);
  g_test_add_func ("/onv/properties/texts", test_texts);
  for (guint i = 0; onv_record_types[i] != NULL; i++)
    add_record (g_type_name (onv_record_types[i]()), onv_record_types[i](), NULL);
  for (const OnvCall *const *call = onv_calls; *call != NULL; call++)
    {
      add_record ((*call)->name, G_TYPE_INVALID, *call);
      add ("replies", (*call)->name, &(Subject){ .call = *call, .run = run_replies });
    }
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    add ("outcomes", (*command)->name, &(Subject){ .command = *command, .run = run_outcomes });
  return g_test_run ();
}
