/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who watches a stream, and what faults do to it, seen on a bare socket. */
#include "config.h"

#include "sim-test.h"

#include <gst/gst.h>
#include <string.h>

#define PATIENCE_MS 60000

/* A reader of a stream: how much came, and whether it ended. */
typedef struct
{
  GSocketConnection *connection;
  guint8 buffer[4096];
  gsize bytes;
  gboolean ended;
  GError *error;
} Reader;

static void read_on (Reader *self);

static void
on_bytes (GObject *source, GAsyncResult *result, gpointer data)
{
  Reader *self = data;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &self->error);

  if (size > 0)
    {
      self->bytes += (gsize) size;
      read_on (self);
    }
  else
    self->ended = TRUE;
}

static void
read_on (Reader *self)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (self->connection)),
                             self->buffer, sizeof self->buffer, G_PRIORITY_DEFAULT, NULL, on_bytes,
                             self);
}

static Reader *
reader_open (SimTest *test)
{
  Reader *self = g_new0 (Reader, 1);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 3, &token);
  g_autofree char *request
      = g_strdup_printf ("GET /live/1001-1.flv?%s HTTP/1.1\r\nHost: x\r\n\r\n", token);
  g_autoptr (GError) error = NULL;

  self->connection = g_socket_client_connect_to_host (client, address, 80, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self->connection)),
                             request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  read_on (self);
  return self;
}

static void
reader_free (Reader *self)
{
  g_socket_close (g_socket_connection_get_socket (self->connection), NULL);
  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
  g_clear_error (&self->error);
  g_object_unref (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reader, reader_free)

static void
wait_for_bytes (Reader *self, gsize bytes)
{
  for (gint64 waited = 0; self->bytes < bytes && !self->ended && waited < PATIENCE_MS; waited += 20)
    sim_test_wait (20);
  g_assert_cmpuint (self->bytes, >=, bytes);
}

static void
wait_for_end (Reader *self)
{
  for (gint64 waited = 0; !self->ended && waited < PATIENCE_MS; waited += 20)
    sim_test_wait (20);
  g_assert_true (self->ended);
}

static guint
count_clients (SimTest *test)
{
  g_autoptr (SimReply) reply = sim_test_get (test, "_sim/clients");

  return json_array_get_length (json_node_get_array (reply->json));
}

static void
test_audience (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (Reader) stays = reader_open (test);
  Reader *goes = reader_open (test);

  wait_for_bytes (goes, 2000);
  g_assert_cmpuint (count_clients (test), ==, 2);
  reader_free (goes);
  for (gint64 waited = 0; count_clients (test) != 1 && waited < PATIENCE_MS; waited += 20)
    sim_test_wait (20);
  g_assert_cmpuint (count_clients (test), ==, 1);
}

static void
test_stall (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", "--fault=stall:after=0.8", NULL);
  g_autoptr (Reader) reader = reader_open (test);
  gsize before;

  wait_for_bytes (reader, 1000);
  sim_test_wait (1500);
  before = reader->bytes;
  sim_test_wait (1000);
  g_assert_cmpuint (reader->bytes, ==, before);
  g_assert_false (reader->ended);
}

static void
test_reset (void)
{
  g_autoptr (SimTest) test
      = sim_test_new ("--devices=3", "--fault=reset:path=/live/*,after=0.8", NULL);
  g_autoptr (Reader) reader = reader_open (test);

  wait_for_end (reader);
  g_assert_error (reader->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

static void
test_expire (void)
{
  g_autoptr (SimTest) test
      = sim_test_new ("--devices=3", "--fault=expire:path=/ipc/*,after=1", NULL);
  g_autoptr (Reader) reader = reader_open (test);

  wait_for_bytes (reader, 500);
  wait_for_end (reader);
  g_assert_no_error (reader->error);
}

/* Frozen to sound alone the stream goes on, with far fewer bytes; switching it off thaws it. */
static void
test_freeze (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (Reader) reader = NULL;
  gsize start, moving, frozen;

  sim_test_set_faults (test, "[\"freeze:mode=sound,path=/live/*,after=3\"]");
  reader = reader_open (test);
  wait_for_bytes (reader, 1000);
  start = reader->bytes;
  sim_test_wait (1500);
  moving = reader->bytes - start;
  sim_test_wait (2000);
  start = reader->bytes;
  sim_test_wait (1500);
  frozen = reader->bytes - start;
  g_assert_cmpuint (frozen, <, moving);
  g_assert_false (reader->ended);
  sim_test_set_faults (test, "[]");
  wait_for_bytes (reader, reader->bytes + moving);
}

/* Whoever asks for odd tokens gets them, and they work when they are written as they are. */
static void
test_odd_tokens (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", "--fault=odd-tokens", NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 3, &token);
  g_autofree char *escaped = g_uri_escape_string (token, NULL, FALSE);
  g_autofree char *preview = g_strconcat ("live_preview/1001_1?token=", escaped, NULL);
  g_autoptr (SimReply) picture = sim_test_call (test, "GET", preview, NULL, NULL);
  g_autoptr (Reader) reader = reader_open (test);

  g_assert_nonnull (strpbrk (token, "/+="));
  g_assert_cmpuint (picture->status, ==, 200);
  wait_for_bytes (reader, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/streams/audience", test_audience);
  g_test_add_func ("/streams/stall", test_stall);
  g_test_add_func ("/streams/reset", test_reset);
  g_test_add_func ("/streams/expire", test_expire);
  g_test_add_func ("/streams/freeze", test_freeze);
  g_test_add_func ("/streams/odd-tokens", test_odd_tokens);
  return g_test_run ();
}
