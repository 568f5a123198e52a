/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

#include "onv.h"

static const char *const fleet[]
    = { "--devices", "250", "--channels", "3", "--online", "80", NULL };

static void
count_items_changed (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  (*(guint *) data)++;
}

/* Rows are stable: filling a page changes properties, not items. */
static void
test_list (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDeviceList *list = fleet_session_get_devices (platform->session);
  g_autoptr (FleetDeviceRow) far = NULL;
  g_autoptr (FleetDeviceRow) same = NULL;
  FleetDevice *device;
  guint changes = 0;

  g_assert_true (fleet_device_list_get_loading (list));
  fleet_test_await_list (list);
  g_assert_null (fleet_device_list_get_error (list));
  g_assert_cmpuint (fleet_device_list_get_total (list), ==, 250);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 250);

  g_signal_connect (list, "items-changed", G_CALLBACK (count_items_changed), &changes);
  far = g_list_model_get_item (G_LIST_MODEL (list), 249);
  g_assert_null (fleet_device_row_get_device (far));
  g_assert_true (fleet_device_row_get_loading (far));
  device = fleet_test_await_device (list, 249);
  same = g_list_model_get_item (G_LIST_MODEL (list), 249);
  g_assert_true (far == same);
  g_assert_false (fleet_device_row_get_loading (far));
  g_assert_cmpuint (changes, ==, 0);

  g_assert_true (fleet_session_get_device (platform->session, fleet_device_get_id (device))
                 == device);
  g_assert_nonnull (fleet_device_get_title (device));
  g_assert_cmpint (fleet_device_get_online (device), !=, FLEET_ONLINE_UNKNOWN);
  g_assert_cmpint (fleet_device_get_channel_count (device), ==, 3);
}

/* To take a row is not to look at it: other lists take every one. */
static void
test_taken (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDeviceList *list = fleet_session_get_devices (platform->session);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  fleet_test_await_list (list);
  for (guint i = 0; i < 250; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_assert_false (fleet_device_list_get_loading (list));
  g_assert_cmpuint (fleet_test_platform_count (platform, "/devices"), ==, 1);

  g_assert_null (fleet_device_row_get_device (rows->pdata[249]));
  g_assert_true (fleet_device_list_get_loading (list));
  fleet_test_await_device (list, 249);
  g_assert_nonnull (fleet_device_row_get_device (rows->pdata[249]));
  g_assert_cmpuint (fleet_test_platform_count (platform, "/devices"), ==, 2);
}

/* The same object, whichever list or call it comes from. */
static void
test_identity (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDevice *before = fleet_session_get_device (platform->session, "1001");
  FleetChannel *channel = fleet_session_get_channel (platform->session, "1001/2");
  FleetDeviceList *list = fleet_session_get_devices (platform->session);
  g_autoptr (FleetDeviceList) another = fleet_device_list_new (platform->session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) channels = NULL;
  g_autoptr (FleetChannel) second = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  g_assert_null (fleet_device_get_title (before));
  fleet_test_await_list (list);
  fleet_test_await_list (another);
  g_assert_true (fleet_test_await_device (list, 0) == before);
  g_assert_true (fleet_test_await_device (another, 0) == before);
  g_assert_nonnull (fleet_device_get_title (before));

  g_assert_null (fleet_device_get_channels (before));
  fleet_device_load_channels_async (before, NULL, fleet_test_on_result, &place);
  g_assert_true (fleet_device_get_loading (before));
  result = fleet_test_await (&place);
  channels = fleet_device_load_channels_finish (before, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (channels), ==, 3);
  second = g_list_model_get_item (channels, 1);
  g_assert_true (second == channel);
  g_assert_nonnull (fleet_channel_get_title (channel));
  g_assert_true (fleet_channel_get_device (channel) == before);
}

static void
test_channels (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDevice *device = fleet_session_get_device (platform->session, "1002");
  g_autoptr (GListModel) first = NULL;
  g_autoptr (GListModel) second = NULL;
  g_autoptr (GAsyncResult) first_result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *first_place = NULL;
  GAsyncResult *second_place = NULL;

  fleet_device_load_channels_async (device, NULL, fleet_test_on_result, &first_place);
  fleet_device_load_channels_async (device, NULL, fleet_test_on_result, &second_place);
  first_result = fleet_test_await (&first_place);
  second_result = fleet_test_await (&second_place);
  first = fleet_device_load_channels_finish (device, first_result, &error);
  g_assert_no_error (error);
  second = fleet_device_load_channels_finish (device, second_result, &error);
  g_assert_no_error (error);
  g_assert_true (first == second);
  g_assert_cmpuint (fleet_test_platform_count (platform, "QryChannel"), ==, 1);
}

/* What cannot be loaded says why, and loads the next time. */
static void
test_channels_fail (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDevice *device = fleet_session_get_device (platform->session, "1002");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) channels = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  fleet_test_platform_set_faults (platform, "[\"http:status=403,path=*QryChannel*\"]");
  fleet_device_load_channels_async (device, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_null (fleet_device_load_channels_finish (device, result, &error));
  g_assert_true (error->domain == ONV_ERROR);
  g_assert_nonnull (fleet_device_get_error (device));
  g_assert_null (fleet_device_get_channels (device));
  g_assert_false (fleet_device_get_loading (device));
  g_clear_error (&error);
  g_clear_object (&result);

  fleet_test_platform_set_faults (platform, "[]");
  fleet_device_load_channels_async (device, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  channels = fleet_device_load_channels_finish (device, result, &error);
  g_assert_no_error (error);
  g_assert_null (fleet_device_get_error (device));
}

static void
test_refresh (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDevice *device = fleet_session_get_device (platform->session, "1003");
  FleetDevice *missing = fleet_session_get_device (platform->session, "999999");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  fleet_device_refresh_async (device, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_true (fleet_device_refresh_finish (device, result, &error));
  g_assert_no_error (error);
  g_assert_nonnull (fleet_device_get_title (device));
  g_assert_cmpint (fleet_device_get_online (device), !=, FLEET_ONLINE_UNKNOWN);
  g_clear_object (&result);

  fleet_device_refresh_async (missing, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_false (fleet_device_refresh_finish (missing, result, &error));
  g_assert_true (error->domain == ONV_ERROR);
}

/* Typing asks once, when it pauses; what was shown stays until the answer is there. */
static void
test_text (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDeviceList *list = fleet_session_get_devices (platform->session);
  static const char *const typed[] = { "1", "10", "100", "1007" };
  guint asked;

  fleet_test_await_list (list);
  fleet_test_await_device (list, 0);
  asked = fleet_test_platform_count (platform, "/devices");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      fleet_device_list_set_text (list, typed[i]);
      g_assert_true (fleet_device_list_get_loading (list));
      fleet_manual_clock_advance (platform->clock, 100);
    }
  g_assert_cmpuint (fleet_device_list_get_total (list), ==, 250);
  fleet_manual_clock_advance (platform->clock, 1000);
  fleet_test_await_list (list);
  g_assert_cmpuint (fleet_device_list_get_total (list), ==, 1);
  g_assert_cmpstr (fleet_device_get_id (fleet_test_await_device (list, 0)), ==, "1007");
  g_assert_cmpuint (fleet_test_platform_count (platform, "/devices"), ==, asked + 1);
  g_assert_true (fleet_device_list_is_filtered (list));

  fleet_device_list_set_text (list, "nothing starts like this");
  fleet_manual_clock_advance (platform->clock, 1000);
  fleet_test_await_list (list);
  g_assert_cmpuint (fleet_device_list_get_total (list), ==, 0);
  g_assert_null (fleet_device_list_get_error (list));
}

static void
test_filters (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDeviceList *list = fleet_session_get_devices (platform->session);
  const char *const *tags;
  guint online;
  guint offline;
  FleetDevice *device;

  fleet_device_list_set_online (list, FLEET_ONLINE_FILTER_ONLINE);
  fleet_test_await_list (list);
  online = fleet_device_list_get_total (list);
  device = fleet_test_await_device (list, 0);
  g_assert_cmpint (fleet_device_get_online (device), ==, FLEET_ONLINE_ONLINE);
  g_assert_true (fleet_device_list_admits (list, device));
  fleet_device_list_set_online (list, FLEET_ONLINE_FILTER_OFFLINE);
  g_assert_false (fleet_device_list_admits (list, device));
  fleet_test_await_list (list);
  offline = fleet_device_list_get_total (list);
  g_assert_cmpint (fleet_device_get_online (fleet_test_await_device (list, 0)), ==,
                   FLEET_ONLINE_OFFLINE);
  g_assert_cmpuint (online + offline, ==, 250);
  g_assert_cmpuint (offline, >, 0);

  fleet_device_list_set_online (list, FLEET_ONLINE_FILTER_ALL);
  tags = fleet_device_get_tags (device);
  g_assert_nonnull (tags);
  g_assert_true (fleet_device_list_admits (list, device));
  fleet_device_list_set_tag (list, "no such tag");
  g_assert_false (fleet_device_list_admits (list, device));
  fleet_device_list_set_tag (list, tags[0]);
  g_assert_true (fleet_device_list_admits (list, device));
  g_assert_false (
      fleet_device_list_admits (list, fleet_session_get_device (platform->session, "5555")));
  fleet_test_await_list (list);
  g_assert_cmpuint (fleet_device_list_get_total (list), >, 0);
  g_assert_cmpuint (fleet_device_list_get_total (list), <, 250);
}

/* An error is told, and the list loads again. */
static void
test_list_fails (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetDeviceList *list;

  fleet_test_platform_set_faults (platform, "[\"http:status=403,path=*/devices*\"]");
  list = fleet_session_get_devices (platform->session);
  fleet_test_await_list (list);
  g_assert_nonnull (fleet_device_list_get_error (list));
  g_assert_cmpuint (fleet_device_list_get_total (list), ==, 0);
  fleet_test_platform_set_faults (platform, "[]");
  fleet_device_list_reload (list);
  fleet_test_await_list (list);
  g_assert_null (fleet_device_list_get_error (list));
  g_assert_cmpuint (fleet_device_list_get_total (list), ==, 250);
}

static void
test_closed (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  g_autoptr (FleetDevice) device
      = g_object_ref (fleet_session_get_device (platform->session, "1003"));
  g_autoptr (GAsyncResult) waiting_result = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *waiting = NULL;
  GAsyncResult *place = NULL;

  fleet_device_load_channels_async (device, NULL, fleet_test_on_result, &waiting);
  fleet_session_close (platform->session);
  waiting_result = fleet_test_await (&waiting);
  g_assert_null (fleet_device_load_channels_finish (device, waiting_result, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  fleet_device_load_channels_async (device, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_null (fleet_device_load_channels_finish (device, result, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_CLOSED);
}

int
main (int argc, char *argv[])
{
  static const int yes = 1;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/model/list", NULL, test_list);
  g_test_add_data_func ("/model/list-secure", &yes, test_list);
  g_test_add_data_func ("/model/taken", NULL, test_taken);
  g_test_add_data_func ("/model/identity", NULL, test_identity);
  g_test_add_data_func ("/model/channels", NULL, test_channels);
  g_test_add_data_func ("/model/channels-fail", NULL, test_channels_fail);
  g_test_add_data_func ("/model/refresh", &yes, test_refresh);
  g_test_add_data_func ("/model/text", NULL, test_text);
  g_test_add_data_func ("/model/filters", NULL, test_filters);
  g_test_add_data_func ("/model/list-fails", NULL, test_list_fails);
  g_test_add_data_func ("/model/closed", NULL, test_closed);
  return g_test_run ();
}
