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

guint
fleet_test_platform_count (FleetTestPlatform *self, const char *path)
{
  g_autoptr (GBytes) answer = ask_simulator (self, "GET", "log", NULL);
  gsize size;
  const char *data = g_bytes_get_data (answer, &size);
  g_autofree char *text = g_strndup (data, size);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *entries;
  guint count = 0;

  g_assert_nonnull (root);
  entries = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);

      if (strstr (json_object_get_string_member (entry, "path"), path) != NULL)
        count++;
    }
  return count;
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
