/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

#include "accounts/fleet-account-client.h"
#include "onv.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

FleetTestPlatform *
fleet_test_platform_new (gboolean secure, const char *const *arguments)
{
  FleetTestPlatform *self = g_new0 (FleetTestPlatform, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OnvClient) client = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  self->simulator = fleet_simulator_new ();
  fleet_simulator_set_secure (self->simulator, secure);
  fleet_simulator_start_async (self->simulator, arguments, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  self->account = fleet_simulator_start_finish (self->simulator, result, &error);
  g_assert_no_error (error);

  self->clock = fleet_manual_clock_new ();
  client
      = fleet_account_create_client (self->account, fleet_simulator_get_api_key (self->simulator),
                                     fleet_simulator_get_access_key (self->simulator));
  self->session = fleet_session_new (self->account, client, FLEET_CLOCK (self->clock));
  return self;
}

void
fleet_test_platform_free (FleetTestPlatform *self)
{
  fleet_session_close (self->session);
  fleet_test_assert_gone (g_steal_pointer (&self->session));
  g_object_unref (self->clock);
  g_object_unref (self->account);
  fleet_test_assert_gone (g_steal_pointer (&self->simulator));
  g_free (self);
}

static GBytes *
ask_simulator (FleetTestPlatform *self, const char *method, const char *what, const char *body)
{
  g_autoptr (SoupSession) soup = soup_session_new ();
  g_autofree char *url
      = g_strconcat (fleet_simulator_get_url (self->simulator), "_sim/", what, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  GBytes *answer;

  soup_message_headers_append (soup_message_get_request_headers (message), "api-key",
                               fleet_simulator_get_api_key (self->simulator));
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  soup_session_send_and_read_async (soup, message, G_PRIORITY_DEFAULT, NULL, fleet_test_on_result,
                                    &place);
  result = fleet_test_await (&place);
  answer = soup_session_send_and_read_finish (soup, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (soup_message_get_status (message), ==, 200);
  return answer;
}

void
fleet_test_platform_set_faults (FleetTestPlatform *self, const char *specs)
{
  g_autoptr (GBytes) answer = ask_simulator (self, "PUT", "faults", specs);
}

/* (transfer full): the requests that the platform has seen */
static JsonNode *
read_log (FleetTestPlatform *self)
{
  g_autoptr (GBytes) answer = ask_simulator (self, "GET", "log", NULL);
  gsize size;
  const char *data = g_bytes_get_data (answer, &size);
  g_autofree char *text = g_strndup (data, size);
  JsonNode *root = json_from_string (text, NULL);

  g_assert_nonnull (root);
  return root;
}

guint
fleet_test_platform_count (FleetTestPlatform *self, const char *path)
{
  g_autoptr (JsonNode) root = read_log (self);
  JsonArray *entries = json_node_get_array (root);
  guint count = 0;

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);

      if (strstr (json_object_get_string_member (entry, "path"), path) != NULL)
        count++;
    }
  return count;
}

static void
add_movement (JsonArray *array, guint index, JsonNode *node, gpointer user_data)
{
  static const char *const phases[] = { "start", "stop", "step" };
  const char *text
      = json_object_get_string_member_with_default (json_node_get_object (node), "body", NULL);
  g_autoptr (JsonNode) body = text != NULL ? json_from_string (text, NULL) : NULL;
  GString *movements = user_data;
  JsonObject *cmd;

  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body)
      || json_object_get_int_member_with_default (json_node_get_object (body), "cmdId", 0) != 7)
    return;
  cmd = json_object_get_object_member (json_node_get_object (body), "cmd");
  g_string_append_printf (movements, "%s%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          movements->len > 0 ? ", " : "",
                          phases[json_object_get_int_member (cmd, "stop")],
                          json_object_get_int_member (cmd, "cmd"),
                          json_object_get_int_member (cmd, "speed"));
}

char *
fleet_test_platform_dup_movements (FleetTestPlatform *self)
{
  g_autoptr (JsonNode) root = read_log (self);
  GString *movements = g_string_new (NULL);

  json_array_foreach_element (json_node_get_array (root), add_movement, movements);
  return g_string_free (movements, FALSE);
}

static gboolean
list_is_loaded (gpointer data)
{
  return !fleet_device_list_get_loading (data);
}

void
fleet_test_await_list (FleetDeviceList *list)
{
  fleet_test_wait_until (list, list_is_loaded);
}

static gboolean
row_has_device (gpointer data)
{
  return fleet_device_row_get_device (data) != NULL;
}

FleetDevice *
fleet_test_await_device (FleetDeviceList *list, guint position)
{
  g_autoptr (FleetDeviceRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  fleet_test_wait_until (row, row_has_device);
  return fleet_device_row_get_device (row);
}
