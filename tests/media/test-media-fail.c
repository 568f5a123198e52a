/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be wrong with a server or a stream, and what the player makes of it. */
#include "config.h"

#include <gst/gst.h>
#include <string.h>

#include "media-test.h"

static void
test_not_a_stream (MediaTest *self, gconstpointer data)
{
  static const struct
  {
    const char *path;
    MediaError error;
    guint status;
  } rows[] = {
    { "/page", MEDIA_ERROR_NOT_A_STREAM, 0 },
    { "/json", MEDIA_ERROR_NOT_A_STREAM, 0 },
    { "/missing", MEDIA_ERROR_HTTP_STATUS, 404 },
    { "/cut", MEDIA_ERROR_CONNECTION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int protocol = MEDIA_PROTOCOL_FLV; protocol <= MEDIA_PROTOCOL_HLS; protocol++)
      {
        test_locator_set (self->locator, MEDIA_PROTOCOL_FLV, NULL);
        test_locator_set (self->locator, MEDIA_PROTOCOL_HLS, NULL);
        media_test_offer (self, (MediaProtocol) protocol, rows[i].path);
        media_player_start (self->player);
        g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
        g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, (int) rows[i].error);
        g_assert_cmpuint (media_error_get_http_status (media_player_get_error (self->player)), ==,
                          rows[i].status);
        g_assert_null (strstr (media_player_get_error (self->player)->message, "secret"));
        g_assert_cmpuint (media_player_get_retry_in_ms (self->player), >, 0);
        media_player_stop (self->player);
      }
}

static void
test_locator_error (MediaTest *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_FILE_ERROR, 4, "the camera is offline");

  test_locator_set_error (self->locator, error);
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), G_FILE_ERROR, 4);
  test_locator_set_error (self->locator, NULL);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, MEDIA_TEST_PATIENCE_MS));
  g_assert_null (media_player_get_error (self->player));
}

static void
test_refused (MediaTest *self, gconstpointer data)
{
  test_locator_set (self->locator, MEDIA_PROTOCOL_FLV, "http://127.0.0.1:9/live.flv?secret");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_CONNECTION);
  media_player_stop (self->player);

  test_locator_set (self->locator, MEDIA_PROTOCOL_FLV, NULL);
  test_locator_set (self->locator, MEDIA_PROTOCOL_RTMP, "rtmp://127.0.0.1:9/live/1-1?secret");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_CONNECTION);
  g_assert_null (strstr (media_player_get_error (self->player)->message, "secret"));
}

/* LIVE goes within 4 s of the fault, and is back within 15 s of its end. */
static void
check_fault (MediaTest *self, TestFault fault)
{
  gint64 began;

  media_player_start (self->player);
  g_assert_true (test_wait (media_test_has_shown, self->player, MEDIA_TEST_PATIENCE_MS));
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_LIVE);

  test_server_set_fault (self->server, fault);
  began = g_get_monotonic_time ();
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_STALLED, 4000));
  g_test_message ("stalled after %d ms", (int) ((g_get_monotonic_time () - began) / 1000));
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, 4000));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_STALLED);
  test_wait (media_test_never, NULL, 3000);
  g_assert_cmpint (media_player_get_state (self->player), !=, MEDIA_STATE_LIVE);

  test_server_set_fault (self->server, TEST_HEALTHY);
  began = g_get_monotonic_time ();
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, 15000));
  g_test_message ("back after %d ms", (int) ((g_get_monotonic_time () - began) / 1000));
  media_test_assert_moving (self->player);
}

static void
test_stall (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  check_fault (self, TEST_STALL);
}

static void
test_freeze (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  check_fault (self, TEST_FREEZE);
}

static void
test_sound_only (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  check_fault (self, TEST_SOUND_ONLY);
}

static void
test_reset (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait (media_test_has_shown, self->player, MEDIA_TEST_PATIENCE_MS));
  test_server_reset_viewers (self->server);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, 4000));
  g_assert_cmpuint (media_player_get_attempt (self->player), ==, 1);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, 15000));
  g_assert_cmpuint (test_locator_get_n_asked (self->locator), >=, 2);
}

static void
test_black_hole (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  test_server_set_fault (self->server, TEST_BLACK_HOLE);
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, 9000));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_TIMED_OUT);
  test_server_set_fault (self->server, TEST_HEALTHY);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, 15000));
}

static gboolean
is_asked_for_list (gpointer server)
{
  return test_server_get_n_lists (server) > 0;
}

/* A server that makes the first segments keeps the list back. One that was heard of is given the time for
 * two groups of 8 s; one that never said a word is not. */
static void
test_cold (MediaTest *self, gconstpointer data)
{
  gboolean reached = data != NULL;
  g_autoptr (MediaManualClock) clock = media_manual_clock_new ();
  g_autoptr (MediaPlayer) player
      = media_player_new_with_clock (MEDIA_LOCATOR (self->locator), MEDIA_CLOCK (clock));

  media_test_offer (self, MEDIA_PROTOCOL_HLS, "/hls/index.m3u8");
  test_locator_set_reached (self->locator, reached);
  test_server_set_fault (self->server, TEST_BLACK_HOLE);
  media_player_start (player);
  g_assert_true (test_wait (is_asked_for_list, self->server, MEDIA_TEST_PATIENCE_MS));
  media_manual_clock_advance (clock, reached ? 20000 : 4500);
  g_assert_cmpint (media_player_get_state (player), ==, MEDIA_STATE_CONNECTING);
  g_assert_cmpuint (media_player_get_attempt (player), ==, 0);
  media_manual_clock_advance (clock, reached ? 5000 : 1000);
  g_assert_cmpuint (media_player_get_attempt (player), ==, 1);
  g_assert_error (media_player_get_error (player), MEDIA_ERROR, MEDIA_ERROR_TIMED_OUT);
  media_player_stop (player);
}

/* Years of outage in a moment: waits grow to 30 s and it never gives up. */
static void
test_for_ever (MediaTest *self, gconstpointer data)
{
  g_autoptr (MediaManualClock) clock = media_manual_clock_new ();
  g_autoptr (MediaPlayer) player
      = media_player_new_with_clock (MEDIA_LOCATOR (self->locator), MEDIA_CLOCK (clock));
  g_autoptr (GError) error = g_error_new (G_FILE_ERROR, 4, "down");
  guint longest = 0;

  test_locator_set_error (self->locator, error);
  media_player_start (player);
  for (int i = 1; i <= 200; i++)
    {
      g_assert_true (test_wait_state (player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
      g_assert_cmpuint (media_player_get_attempt (player), ==, i);
      longest = MAX (longest, media_player_get_retry_in_ms (player));
      media_manual_clock_advance (clock, media_player_get_retry_in_ms (player));
    }
  g_assert_cmpuint (longest, <=, 30000);
  g_assert_cmpuint (longest, >, 24000);
  media_player_stop (player);
}

/* A decoder whose pictures nothing here can show. */
typedef GstElement OddDecoder;
typedef GstElementClass OddDecoderClass;

static GstStaticPadTemplate odd_sink = GST_STATIC_PAD_TEMPLATE ("sink",
                                                                GST_PAD_SINK,
                                                                GST_PAD_ALWAYS,
                                                                GST_STATIC_CAPS ("video/x-h264"));
static GstStaticPadTemplate odd_src
    = GST_STATIC_PAD_TEMPLATE ("src",
                               GST_PAD_SRC,
                               GST_PAD_ALWAYS,
                               GST_STATIC_CAPS ("video/x-raw, format=(string)I420"));

GType odd_decoder_get_type (void);
G_DEFINE_TYPE (OddDecoder, odd_decoder, GST_TYPE_ELEMENT)

static GstFlowReturn
odd_decoder_chain (GstPad *pad, GstObject *parent, GstBuffer *buffer)
{
  gst_buffer_unref (buffer);
  return GST_FLOW_NOT_NEGOTIATED;
}

static void
odd_decoder_class_init (OddDecoderClass *klass)
{
  gst_element_class_add_static_pad_template (klass, &odd_sink);
  gst_element_class_add_static_pad_template (klass, &odd_src);
  gst_element_class_set_static_metadata (klass, "Odd", "Codec/Decoder/Video", "Odd", "Odd");
}

static void
odd_decoder_init (OddDecoder *self)
{
  GstPad *pad = gst_pad_new_from_static_template (&odd_sink, "sink");

  gst_pad_set_chain_function (pad, odd_decoder_chain);
  gst_element_add_pad (self, pad);
  gst_element_add_pad (self, gst_pad_new_from_static_template (&odd_src, "src"));
}

/* That is not said in the words of a broken network. */
static void
test_odd_pictures (MediaTest *self, gconstpointer data)
{
  GstPluginFeature *factory;

  gst_element_register (NULL, "odddecoder", GST_RANK_PRIMARY + 1000, odd_decoder_get_type ());
  factory = gst_registry_lookup_feature (gst_registry_get (), "odddecoder");
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_UNSHOWABLE);
  media_player_stop (self->player);
  gst_registry_remove_feature (gst_registry_get (), factory);
  gst_object_unref (factory);
}

/* What no second try changes is tried a few times and no more, until somebody asks for it. */
static void
test_in_vain (MediaTest *self, gconstpointer data)
{
  g_autoptr (MediaManualClock) clock = media_manual_clock_new ();
  g_autoptr (MediaPlayer) player
      = media_player_new_with_clock (MEDIA_LOCATOR (self->locator), MEDIA_CLOCK (clock));
  g_autoptr (GError) error = g_error_new (MEDIA_ERROR, MEDIA_ERROR_UNSHOWABLE, "odd");

  test_locator_set_error (self->locator, error);
  media_player_start (player);
  for (int i = 1; i < 3; i++)
    {
      g_assert_true (test_wait_state (player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
      media_manual_clock_advance (clock, media_player_get_retry_in_ms (player));
    }
  g_assert_true (test_wait_state (player, MEDIA_STATE_IDLE, MEDIA_TEST_PATIENCE_MS));
  g_assert_error (media_player_get_error (player), MEDIA_ERROR, MEDIA_ERROR_UNSHOWABLE);
  media_manual_clock_advance (clock, 3600 * 1000);
  g_assert_cmpuint (test_locator_get_n_asked (self->locator), ==, 3);

  media_player_retry_now (player);
  g_assert_true (test_wait_state (player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
  g_assert_cmpuint (test_locator_get_n_asked (self->locator), ==, 4);
  media_player_stop (player);
}

/* What a client says first is the version of its handshake. */
typedef struct
{
  GSocketConnection *connection;
  guint8 version;
  gboolean read;
} Greeting;

static void
on_first_byte (GObject *source, GAsyncResult *result, gpointer data)
{
  Greeting *self = data;

  g_assert_cmpint (g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL), ==, 1);
  self->read = TRUE;
}

static gboolean
on_greeted (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  Greeting *self = data;

  if (self->connection != NULL)
    return TRUE;
  self->connection = g_object_ref (connection);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                             &self->version, 1, G_PRIORITY_DEFAULT, NULL, on_first_byte, self);
  return TRUE;
}

static gboolean
has_greeted (gpointer data)
{
  return ((Greeting *) data)->read;
}

/* No server of RTMPE can be had; but its handshake begins with a number of its own. */
static void
test_rtmpe (MediaTest *self, gconstpointer data)
{
  g_autoptr (GstElementFactory) factory = gst_element_factory_find ("rtmpsrc");
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autofree char *uri = NULL;
  Greeting greeting = { NULL, 0, FALSE };
  guint port;

  if (factory == NULL)
    {
      g_test_skip ("rtmpsrc is not installed");
      return;
    }
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_signal_connect (service, "incoming", G_CALLBACK (on_greeted), &greeting);
  uri = g_strdup_printf ("rtmpe://127.0.0.1:%u/live/1-1?secret", port);
  test_locator_set (self->locator, MEDIA_PROTOCOL_RTMP, uri);
  media_player_start (self->player);
  g_assert_true (test_wait (has_greeted, &greeting, MEDIA_TEST_PATIENCE_MS));
  g_assert_cmpuint (greeting.version, ==, 6);
  g_assert_cmpint (media_player_get_notice (self->player), !=, MEDIA_NOTICE_RTMPE_MISSING);

  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_io_stream_close (G_IO_STREAM (greeting.connection), NULL, NULL);
  g_object_unref (greeting.connection);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_CONNECTION);
  g_assert_null (strstr (media_player_get_error (self->player)->message, "secret"));
}

static void
test_rtmpe_missing (MediaTest *self, gconstpointer data)
{
  g_autoptr (GstElementFactory) factory = gst_element_factory_find ("rtmpsrc");

  if (factory != NULL)
    gst_registry_remove_feature (gst_registry_get (), GST_PLUGIN_FEATURE (factory));
  test_locator_set (self->locator, MEDIA_PROTOCOL_RTMP, "rtmpe://127.0.0.1:1/live/1-1?x");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, MEDIA_TEST_PATIENCE_MS));
  g_assert_cmpint (media_player_get_notice (self->player), ==, MEDIA_NOTICE_RTMPE_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  media_init ();

  MEDIA_TEST_ADD ("/media/fail/not-a-stream", NULL, test_not_a_stream);
  MEDIA_TEST_ADD ("/media/fail/locator", NULL, test_locator_error);
  MEDIA_TEST_ADD ("/media/fail/refused", NULL, test_refused);
  MEDIA_TEST_ADD ("/media/fail/stall", NULL, test_stall);
  MEDIA_TEST_ADD ("/media/fail/freeze", NULL, test_freeze);
  MEDIA_TEST_ADD ("/media/fail/sound-only", NULL, test_sound_only);
  MEDIA_TEST_ADD ("/media/fail/reset", NULL, test_reset);
  MEDIA_TEST_ADD ("/media/fail/black-hole", NULL, test_black_hole);
  MEDIA_TEST_ADD ("/media/fail/cold/reached", "h264", test_cold);
  MEDIA_TEST_ADD ("/media/fail/cold/silent", NULL, test_cold);
  MEDIA_TEST_ADD ("/media/fail/for-ever", NULL, test_for_ever);
  MEDIA_TEST_ADD ("/media/fail/odd-pictures", NULL, test_odd_pictures);
  MEDIA_TEST_ADD ("/media/fail/in-vain", NULL, test_in_vain);
  MEDIA_TEST_ADD ("/media/fail/rtmpe", NULL, test_rtmpe);
  /* Last: it takes rtmpsrc away. */
  MEDIA_TEST_ADD ("/media/fail/rtmpe-missing", NULL, test_rtmpe_missing);

  return g_test_run ();
}
