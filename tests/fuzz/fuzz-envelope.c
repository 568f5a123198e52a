/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-reply.h"
#include "fuzz.h"
#include "onv-rows.h"

/* What a server answers to a call: its name, the status of HTTP in a line of its own, then the body. */

static const char *
get_name (guint index)
{
  return onv_calls[index]->name;
}

static guint
count (void)
{
  guint n = 0;

  while (onv_calls[n] != NULL)
    n++;
  return n;
}

static void
on_parsed (GObject *source, GAsyncResult *result, gpointer parsed)
{
  *(gboolean *) parsed = TRUE;
}

static void
read_reply (OnvReply *reply, const OnvCall *call)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = onv_reply_read (reply, call, &error);

  g_assert_true ((answer == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  if (answer != NULL && call->reply == ONV_REPLY_FILE)
    g_bytes_unref (answer);
  else if (answer != NULL && onv_reply_get_destroy (call) != NULL)
    onv_reply_get_destroy (call) (answer);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n)
{
  g_autofree char *name = fuzz_take_line (&data, &n);
  g_autofree char *status = fuzz_take_line (&data, &n);
  const OnvCall *call = onv_calls[fuzz_choose (name, count (), get_name)];
  OnvReply *reply = g_new0 (OnvReply, 1);
  gboolean parsed = FALSE;

  reply->status = (guint) g_ascii_strtoull (status, NULL, 10) % 1000;
  reply->body = g_bytes_new (data, n);
  onv_reply_parse_async (reply, on_parsed, &parsed);
  while (!parsed)
    g_main_context_iteration (NULL, TRUE);
  onv_reply_is_file (call, reply->status, data, n);
  read_reply (reply, call);
  onv_reply_free (reply);
  return 0;
}
