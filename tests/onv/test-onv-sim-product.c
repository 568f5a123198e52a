/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* The product, its messages and its audience, on the stand-in (7, 9–12, 14, 15, 18, 19). */

static void
test_encryption (OnvCase *c, gconstpointer url)
{
  for (int on = TRUE; on >= FALSE; on--)
    {
      g_autoptr (OnvEncryption) encryption = NULL;

      g_assert_true (CALL (c, set_encryption, on));
      g_assert_no_error (c->error);
      encryption = CALL (c, get_encryption);
      g_assert_no_error (c->error);
      g_assert_true (onv_encryption_get_encrypted (encryption) == on);
    }
}

static void
test_addresses (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvBootAddress) boot = CALL (c, get_boot_address);
  g_autoptr (OnvAccessAddress) mobile = NULL;
  g_autoptr (OnvAccessAddress) telecom = NULL;
  g_autoptr (OnvAccessAddress) named = NULL;
  g_autoptr (OnvAccessAddress) nobody = NULL;
  g_autoptr (OnvAccessAddress) nowhere = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_boot_address_get_port (boot), ==, 9101);
  mobile = CALL (c, get_access_address, id, ONV_NETWORK_MOBILE, NULL, FALSE);
  g_assert_no_error (c->error);
  telecom = CALL (c, get_access_address, id, ONV_NETWORK_TELECOM, NULL, FALSE);
  g_assert_cmpstr (onv_access_address_get_addr (mobile), !=, onv_access_address_get_addr (telecom));
  g_assert_nonnull (onv_access_address_get_token (mobile));
  g_assert_nonnull (onv_access_address_get_access (mobile));
  named = CALL (c, get_access_address, id, ONV_NETWORK_UNKNOWN, "192.168.1.1", TRUE);
  g_assert_true (g_str_has_prefix (onv_access_address_get_addr (named), "localhost:"));
  nowhere = CALL (c, get_access_address, id, ONV_NETWORK_UNKNOWN, "not an address", TRUE);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
  nobody = CALL (c, get_access_address, "999999", ONV_NETWORK_MOBILE, NULL, FALSE);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

static void
test_version (OnvCase *c, gconstpointer url)
{
  g_autoptr (OnvVersion) version = CALL (c, get_version);
  g_autoptr (OnvClient) stranger = onv_client_new (onv_sim_get ("url"), "1");
  g_autoptr (OnvVersion) none = NULL;

  g_assert_no_error (c->error);
  g_assert_nonnull (onv_version_get_version (version));
  onv_client_set_api_key (stranger, onv_sim_get ("master_key"));
  none = onv_test_call (stranger, &c->error, get_version);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

/* What is sent to a device comes back as its message. */
static void
test_messages (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autofree char *offline = onv_sim_find_device (c->client, ONV_TRISTATE_FALSE);
  g_autoptr (GBytes) content = g_bytes_new_static ("\0any bytes\xff", 11);
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2020-01-01");
  g_autoptr (OnvTime) until = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2099-01-01");
  g_autoptr (OnvDeviceMessageQuery) query
      = g_object_new (ONV_TYPE_DEVICE_MESSAGE_QUERY, "device-id", id, "begin-time", from,
                      "end-time", until, NULL);
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvDeviceMessage) message = NULL;
  g_autoptr (OnvPagedList) list = NULL;
  g_autoptr (GBytes) echo = NULL;

  for (guint i = 0; i < 60; i++) /* more than a page */
    g_assert_true (CALL (c, send_device_message, id, content));
  page = CALL (c, find_device_messages, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (page), >=, 60);
  g_assert_cmpuint (onv_page_get_number (page), ==, 1);
  message = g_list_model_get_item (onv_page_get_items (page), 0);
  echo = onv_device_message_dup_content (message);
  g_assert_true (g_bytes_equal (echo, content));

  list = onv_device_message_list_new (c->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == onv_page_get_total (page));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (OnvRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      onv_test_wait_for (onv_row_get_item (row) != NULL);
    }
  onv_test_wait_for (!onv_paged_list_get_loading (list));

  g_assert_false (CALL (c, send_device_message, offline, content));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

/* A closed camera is refused when somebody wants to see it, and taken again. */
static void
test_closed (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvPlayAddress) closed = NULL;
  g_autoptr (OnvPlayAddress) open = NULL;

  g_assert_true (CALL (c, set_camera_closed, id, 2, TRUE));
  g_assert_no_error (c->error);
  closed = CALL (c, get_play_address, id, 2, ONV_PROTOCOL_FLV, 60000);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_DEVICE_DATA);
  g_assert_true (CALL (c, set_camera_closed, id, 2, FALSE));
  open = CALL (c, get_play_address, id, 2, ONV_PROTOCOL_FLV, 60000);
  g_assert_no_error (c->error);
  g_assert_false (CALL (c, set_camera_closed, id, 77, TRUE));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

/* Nobody plays, until the first bytes of a stream have come. */
static void
test_plays (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvPlaySessionQuery) query = onv_play_session_query_new ();
  g_autoptr (OnvPushSessionQuery) push_query = onv_push_session_query_new ();
  g_autoptr (OnvPage) nobody = CALL (c, find_play_sessions, query);
  g_autoptr (OnvPage) pushes = NULL;
  g_autoptr (OnvPlayAddress) address = NULL;
  g_autofree char *uri = NULL;
  OnvProtocol hls = g_str_equal (url, "url") ? ONV_PROTOCOL_HLS : ONV_PROTOCOL_HTTPS_HLS;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (nobody), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (onv_page_get_items (nobody)), ==, 0);
  pushes = CALL (c, find_push_sessions, push_query);
  g_assert_no_error (c->error);

  address = CALL (c, get_play_address, id, 1, hls, 60000);
  g_assert_no_error (c->error);
  g_assert_true (CALL (c, preload_hls, address, id, 1, 10));
  g_assert_no_error (c->error);
}

static void
test_storage (OnvCase *c, gconstpointer url)
{
  g_autoptr (OnvStorage) storage = CALL (c, get_storage);
  g_autoptr (OnvDeviceStorageQuery) query
      = g_object_new (ONV_TYPE_DEVICE_STORAGE_QUERY, "per-page", (gint64) 7, NULL);
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPage) one = NULL;
  g_autoptr (OnvPage) refused = NULL;
  g_autoptr (OnvDeviceStorage) device = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_storage_get_total (storage), >, onv_storage_get_used (storage));
  page = CALL (c, find_device_storage, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (page), >=, 40);
  g_assert_cmpuint (g_list_model_get_n_items (onv_page_get_items (page)), ==, 7);

  g_object_set (query, "device-id", "1003", NULL);
  one = CALL (c, find_device_storage, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (one), ==, 1);
  device = g_list_model_get_item (onv_page_get_items (one), 0);
  g_assert_cmpstr (onv_device_storage_get_device_id (device), ==, "1003");

  onv_client_set_access_key (c->client, "d3Jvbmc=");
  refused = CALL (c, find_device_storage, query);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_UNAUTHORIZED);
}

static const OnvCaseRow rows[] = {
  { "encryption", test_encryption }, { "addresses", test_addresses },
  { "version", test_version },       { "messages", test_messages },
  { "closed", test_closed },         { "plays", test_plays },
  { "storage", test_storage },       { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run_with_sim (argc, argv, "sim-product", rows);
}
