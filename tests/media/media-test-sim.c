/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "media-test-sim.h"

struct _TestSim
{
  GSubprocess *process;
  SoupSession *session;
  JsonNode *ready;
  GTlsDatabase *database;
};

static const char *
get_text (TestSim *self, const char *member)
{
  return json_object_get_string_member_with_default (json_node_get_object (self->ready), member,
                                                     NULL);
}

TestSim *
test_sim_new (const char *first, ...)
{
  TestSim *self = g_new0 (TestSim, 1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  va_list args;

  g_ptr_array_add (argv, (char *) g_getenv ("LOOKOUT_SIM"));
  g_ptr_array_add (argv, (char *) "--with-parent");
  g_ptr_array_add (argv, (char *) "--port=0");
  va_start (args, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (char *) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  self->process
      = g_subprocess_newv ((const char *const *) argv->pdata,
                           G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  self->ready = json_from_string (line, &error);
  g_assert_no_error (error);
  self->session = soup_session_new_with_options ("max-conns-per-host", 64, NULL);
  self->database = g_tls_file_database_new (get_text (self, "ca_file"), &error);
  g_assert_no_error (error);

  return self;
}

void
test_sim_free (TestSim *self)
{
  g_autoptr (GError) error = NULL;

  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->process);
  g_object_unref (self->database);
  json_node_unref (self->ready);
  g_free (self);
}

gboolean
test_sim_has_rtmp (TestSim *self)
{
  return get_text (self, "rtmp") != NULL;
}

const char *
test_sim_get_rtmp (TestSim *self)
{
  return get_text (self, "rtmp");
}

static SoupMessage *
create_message (TestSim *self, const char *method, const char *path, const char *body)
{
  g_autofree char *uri = g_strconcat (get_text (self, "url"), path, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  soup_message_headers_append (soup_message_get_request_headers (message), "api-key",
                               get_text (self, "master_key"));
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }

  return message;
}

static GBytes *
ask (TestSim *self, const char *method, const char *path, const char *body)
{
  g_autoptr (SoupMessage) message = create_message (self, method, path, body);
  g_autoptr (GError) error = NULL;
  GBytes *answer = soup_session_send_and_read (self->session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message)));
  return answer;
}

static void
tell (TestSim *self, const char *method, const char *path, const char *body)
{
  g_bytes_unref (ask (self, method, path, body));
}

static JsonNode *
parse (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

guint64
test_sim_get_sent (TestSim *self, const char *device, const char *protocol)
{
  g_autoptr (GBytes) answer = ask (self, "GET", "_sim/clients", NULL);
  g_autoptr (JsonNode) node = parse (answer);
  JsonArray *clients = json_node_get_array (node);
  guint64 sent = 0;

  for (guint i = 0; i < json_array_get_length (clients); i++)
    {
      JsonObject *client = json_array_get_object_element (clients, i);

      if (json_object_get_int_member (client, "device") == g_ascii_strtoll (device, NULL, 10)
          && g_str_equal (json_object_get_string_member (client, "protocol"), protocol))
        sent += (guint64) json_object_get_int_member (client, "bytes");
    }
  return sent;
}

void
test_sim_set_faults (TestSim *self, const char *json_array)
{
  tell (self, "PUT", "_sim/faults", json_array);
}

void
test_sim_set_codec (TestSim *self, const char *device, const char *codec)
{
  g_autofree char *path = g_strdup_printf ("ipc/video/cmds?device_id=%s&qos=1", device);
  g_autofree char *body = g_strdup_printf (
      "{\"cmdId\":34,\"channel_id\":1,\"cmd\":{\"codec\":\"%s\",\"bitRate\":400,\"frameRate\":"
      "\"10\","
      "\"resolution\":\"320*180\",\"display_mode\":1,\"display_direction\":0,\"display_flip\":0,"
      "\"led_white\":0,\"led_red\":0,\"audio\":\"on\"}}",
      codec);

  tell (self, "POST", path, body);
}

struct _TestSimLocator
{
  GObject parent_instance;

  TestSim *sim;
  char *device;
  MediaProtocol protocol;
  gboolean tls;
  gboolean keyframes;
  gboolean reached;
};

/* By protocol: the platform's number, plain and over TLS, and the forms of the address. */
static const struct
{
  guint number[2];
  const char *form;
} forms[MEDIA_N_PROTOCOLS] = {
  [MEDIA_PROTOCOL_FLV] = { { 3, 4 }, "/live/DEVICE-1.flv" },
  [MEDIA_PROTOCOL_HLS] = { { 1, 2 }, "/live/live_DEVICE_1/index.m3u8" },
  [MEDIA_PROTOCOL_RTMP] = { { 0, 0 }, "/live/DEVICE-1" },
};

/* Asks 4.1, and waits. */
char *
test_sim_dup_token (TestSim *self, const char *device, MediaProtocol protocol)
{
  g_autofree char *path = g_strdup_printf (
      "ipc/video/play_address?device_id=%s&channel_id=1&protocol_type=%u&timeout=60000", device,
      forms[protocol].number[0]);
  g_autoptr (GBytes) bytes = ask (self, "GET", path, NULL);
  g_autoptr (JsonNode) node = parse (bytes);

  return g_strdup (json_object_get_string_member (
      json_object_get_object_member (json_node_get_object (node), "data"), "accessToken"));
}

static char *
create_uri (JsonObject *data, MediaProtocol protocol, const char *device)
{
  GString *path = g_string_new (forms[protocol].form);
  char *uri;

  g_string_replace (path, "DEVICE", device, 1);
  uri = g_strdup_printf ("%s://%s%s?%s", json_object_get_string_member (data, "type"),
                         json_object_get_string_member (data, "addr"), path->str,
                         json_object_get_string_member (data, "accessToken"));
  g_string_free (path, TRUE);
  return uri;
}

static MediaAddress *
read_address (TestSimLocator *self, MediaProtocol protocol, GBytes *bytes, GError **error)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) node = json_from_string (text, error);
  g_autofree char *uri = NULL;
  MediaAddress *address;
  JsonObject *data;

  if (node == NULL)
    return NULL;
  data = json_object_get_object_member (json_node_get_object (node), "data");
  if (data == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the platform refused");
      return NULL;
    }

  uri = create_uri (data, protocol, self->device);
  address = media_address_new (uri, protocol);
  if (self->tls)
    media_address_set_tls_database (address, self->sim->database);
  media_address_set_reached (address, self->reached);

  return address;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes
      = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  MediaAddress *address = NULL;

  if (bytes != NULL)
    address = read_address (g_task_get_source_object (task),
                            (MediaProtocol) GPOINTER_TO_INT (g_task_get_task_data (task)), bytes,
                            &error);
  if (address != NULL)
    g_task_return_pointer (task, address, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
locate_async (MediaLocator *locator,
              MediaProtocols avoid,
              guint attempt,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  TestSimLocator *self = TEST_SIM_LOCATOR (locator);
  MediaProtocol protocol
      = avoid & MEDIA_PROTOCOL_MASK (self->protocol) ? MEDIA_PROTOCOL_HLS : self->protocol;
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *path = g_strdup_printf (
      "ipc/video/play_address?device_id=%s&channel_id=1&protocol_type=%u&timeout=60000",
      self->device, forms[protocol].number[self->tls]);
  g_autoptr (SoupMessage) message = create_message (self->sim, "GET", path, NULL);

  g_task_set_task_data (task, GINT_TO_POINTER ((int) protocol), NULL);
  soup_session_send_and_read_async (self->sim->session, message, G_PRIORITY_DEFAULT, cancellable,
                                    on_answer, task);
}

static MediaAddress *
locate_finish (MediaLocator *locator, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
request_keyframe (MediaLocator *locator)
{
  TestSimLocator *self = TEST_SIM_LOCATOR (locator);
  g_autofree char *path = g_strdup_printf ("ipc/video/cmds?device_id=%s&qos=0", self->device);
  g_autoptr (SoupMessage) message = NULL;

  if (!self->keyframes)
    return;
  message = create_message (self->sim, "POST", path, "{\"cmdId\":5,\"channel_id\":1}");
  soup_session_send_and_read_async (self->sim->session, message, G_PRIORITY_DEFAULT, NULL, NULL,
                                    NULL);
}

static void
test_sim_locator_iface_init (MediaLocatorInterface *iface)
{
  iface->locate_async = locate_async;
  iface->locate_finish = locate_finish;
  iface->request_keyframe = request_keyframe;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSimLocator,
                               test_sim_locator,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MEDIA_TYPE_LOCATOR,
                                                      test_sim_locator_iface_init))

static void
test_sim_locator_finalize (GObject *object)
{
  g_free (TEST_SIM_LOCATOR (object)->device);

  G_OBJECT_CLASS (test_sim_locator_parent_class)->finalize (object);
}

static void
test_sim_locator_class_init (TestSimLocatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_sim_locator_finalize;
}

static void
test_sim_locator_init (TestSimLocator *self)
{
  self->keyframes = TRUE;
}

TestSimLocator *
test_sim_locator_new (TestSim *sim, const char *device, MediaProtocol protocol, gboolean tls)
{
  TestSimLocator *self = g_object_new (TEST_TYPE_SIM_LOCATOR, NULL);

  self->sim = sim;
  self->device = g_strdup (device);
  self->protocol = protocol;
  self->tls = tls;

  return self;
}

void
test_sim_locator_set_keyframes (TestSimLocator *self, gboolean wanted)
{
  self->keyframes = wanted;
}

/* As when somebody has preloaded. */
void
test_sim_locator_set_reached (TestSimLocator *self, gboolean reached)
{
  self->reached = reached;
}
