/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-sim.h"

static struct
{
  GSubprocess *process;
  JsonNode *ready;
  GTlsDatabase *database;
} sim;

const char *
onv_sim_get (const char *name)
{
  return json_object_get_string_member (json_node_get_object (sim.ready), name);
}

gboolean
onv_sim_has (const char *name)
{
  JsonNode *node = json_object_get_member (json_node_get_object (sim.ready), name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

void
onv_sim_start (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  sim.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                  &error, g_getenv ("LOOKOUT_SIM"), "--with-parent", "--port", "0",
                                  "--devices", "40", "--channels", "2", "--online", "50", "--size",
                                  "320x180", "--fps", "10", "--gop", "1", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (sim.process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  sim.ready = json_from_string (line, &error);
  g_assert_no_error (error);
  sim.database = g_tls_file_database_new (onv_sim_get ("ca_file"), &error);
  g_assert_no_error (error);
}

void
onv_sim_stop (void)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (sim.process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (sim.process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&sim.process);
  g_clear_object (&sim.database);
  g_clear_pointer (&sim.ready, json_node_unref);
}

static void
on_told (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes **answer = data;

  *answer = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);
  g_assert_no_error (error);
}

JsonNode *
onv_sim_tell (const char *method, const char *path, const char *body)
{
  g_autofree char *url = g_strconcat (onv_sim_get ("url"), path, NULL);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autofree char *json = body != NULL ? onv_test_json (body) : NULL;
  g_autoptr (GBytes) bytes = json != NULL ? g_bytes_new (json, strlen (json)) : NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autofree char *text = NULL;
  JsonNode *node;

  soup_message_headers_append (soup_message_get_request_headers (message), "api-key",
                               onv_sim_get ("master_key"));
  if (bytes != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, on_told, &answer);
  onv_test_wait_for (answer != NULL);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  node = json_from_string (text, NULL);
  g_assert_nonnull (node);
  return node;
}

void
onv_sim_set_faults (const char *faults)
{
  g_autoptr (JsonNode) faults_now = onv_sim_tell ("PUT", "_sim/faults", faults);
  g_autoptr (JsonNode) log_now = onv_sim_tell ("DELETE", "_sim/log", NULL);
}

guint
onv_sim_count_requests (void)
{
  g_autoptr (JsonNode) log = onv_sim_tell ("GET", "_sim/log", NULL);

  return json_array_get_length (json_node_get_array (log));
}

int
onv_sim_run (int argc,
             char **argv,
             void (*add) (const char *url, gconstpointer data),
             gconstpointer data)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  onv_sim_start ();
  add ("url", data);
  add ("https_url", data);
  status = g_test_run ();
  onv_sim_stop ();
  return status;
}

OnvClient *
onv_sim_client (const char *url)
{
  OnvClient *client = onv_client_new (onv_sim_get (url), onv_sim_get ("product_id"));

  onv_client_set_api_key (client, onv_sim_get ("master_key"));
  onv_client_set_access_key (client, onv_sim_get ("access_key"));
  onv_client_set_tls_database (client, sim.database);
  onv_client_set_deadline_ms (client, 30000); /* the machine may be busy */
  return client;
}

char *
onv_sim_find_device (OnvClient *client, OnvTristate online)
{
  g_autoptr (OnvDeviceQuery) query = onv_device_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvDevice) device = NULL;

  g_object_set (query, "online", online, NULL);
  page = onv_test_call (client, &error, find_devices, query);
  g_assert_no_error (error);
  device = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_nonnull (device);
  return g_strdup (onv_device_get_id (device));
}
