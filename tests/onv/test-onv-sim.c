/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-sim.h"

/* The library against the stand-in, which reads the document for itself. */

typedef struct
{
  OnvClient *client;
  char *online; /* the id of a device */
  char *offline;
  GError *error;
} Fixture;

#define CALL(f, what, ...) onv_test_call ((f)->client, &(f)->error, what, ##__VA_ARGS__)

static void
set_up (Fixture *f, gconstpointer url)
{
  f->client = onv_sim_client (url);
  f->online = onv_sim_find_device (f->client, ONV_TRISTATE_TRUE);
  f->offline = onv_sim_find_device (f->client, ONV_TRISTATE_FALSE);
}

static void
tear_down (Fixture *f, gconstpointer url)
{
  g_clear_error (&f->error);
  g_free (f->online);
  g_free (f->offline);
  g_assert_finalize_object (f->client);
}

static void
test_devices (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "per-page", (gint64) 7, "page", (gint64) 2, NULL);
  g_autoptr (OnvPage) page = CALL (f, find_devices, query);
  g_autoptr (OnvDevice) device = NULL;
  g_autoptr (GListModel) channels = NULL;
  g_autoptr (OnvDevice) nobody = NULL;

  g_assert_no_error (f->error);
  g_assert_cmpint (onv_page_get_total (page), ==, 40);
  g_assert_cmpuint (g_list_model_get_n_items (onv_page_get_items (page)), ==, 7);

  device = CALL (f, get_device, f->online);
  g_assert_no_error (f->error);
  g_assert_cmpstr (onv_device_get_id (device), ==, f->online);
  g_assert_true (onv_device_get_online (device));

  channels = CALL (f, list_channels, f->online);
  g_assert_no_error (f->error);
  g_assert_cmpuint (g_list_model_get_n_items (channels), ==, 2);

  nobody = CALL (f, get_device, "999999");
  g_assert_null (nobody);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

static void
test_online (Fixture *f, gconstpointer url)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (GListModel) answer = NULL;
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "online", ONV_TRISTATE_TRUE, NULL);
  g_autoptr (OnvPage) page = CALL (f, find_devices, query);
  gint64 online = 0;

  g_assert_no_error (f->error);
  for (guint id = 1001; id <= 1040; id++)
    {
      g_autofree char *text = g_strdup_printf ("%u", id);

      g_strv_builder_add (builder, text);
    }
  ids = g_strv_builder_end (builder);
  answer = CALL (f, query_online, (const char *const *) ids);
  g_assert_no_error (f->error);
  g_assert_cmpuint (g_list_model_get_n_items (answer), ==, 40);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (OnvDeviceStatus) status = g_list_model_get_item (answer, i);

      online += onv_device_status_get_online (status);
    }
  g_assert_cmpint (online, ==, onv_page_get_total (page));
}

static void
test_wrong_key (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvDevice) device = NULL;

  onv_client_set_api_key (f->client, "wrong");
  device = CALL (f, get_device, f->online);
  g_assert_null (device);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_UNAUTHORIZED);
}

static void
test_wrong_certificate (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvClient) client = onv_client_new (onv_sim_get ("https_url"), NULL);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char *fingerprint = NULL;
  Fixture other = { .client = client };
  g_autoptr (OnvDevice) refused = NULL;
  g_autoptr (OnvDevice) pinned = NULL;

  onv_client_set_api_key (client, onv_sim_get ("master_key"));
  refused = CALL (&other, get_device, f->online);
  g_assert_error (other.error, ONV_ERROR, ONV_ERROR_TLS);
  certificate = onv_client_dup_rejected_certificate (client);
  fingerprint = onv_certificate_fingerprint (certificate);
  onv_client_set_tls_pin (client, fingerprint);
  pinned = CALL (&other, get_device, f->online);
  g_assert_no_error (other.error);
  g_assert_nonnull (pinned);
}

static gboolean
serves (OnvProtocol protocol)
{
  return protocol != ONV_PROTOCOL_RTMP || onv_sim_has ("rtmp");
}

static void
test_play_addresses (Fixture *f, gconstpointer url)
{
  for (int protocol = ONV_PROTOCOL_RTMP; protocol <= ONV_PROTOCOL_HTTPS_FLV; protocol++)
    {
      g_autoptr (OnvPlayAddress) address
          = CALL (f, get_play_address, f->online, 1, protocol, 60000);
      g_autofree char *uri = NULL;

      if (!serves (protocol))
        {
          g_assert_error (f->error, ONV_ERROR, ONV_ERROR_SERVER);
          continue;
        }
      g_assert_no_error (f->error);
      uri = onv_play_address_build_live_uri (address, protocol, f->online, 1, NULL, &f->error);
      g_assert_no_error (f->error);
      g_assert_true (g_str_has_suffix (uri, onv_play_address_get_access_token (address)));
    }
}

static void
test_play_errors (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvPlayAddress) offline = NULL;
  g_autoptr (OnvPlayAddress) nowhere = NULL;

  offline = CALL (f, get_play_address, f->offline, 1, ONV_PROTOCOL_FLV, 60000);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
  nowhere = CALL (f, get_play_address, f->online, 77, ONV_PROTOCOL_FLV, 60000);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_NO_CHANNEL);
}

static void
test_stream_host (Fixture *f, gconstpointer url)
{
  OnvProtocol hls = g_str_equal (url, "https_url") ? ONV_PROTOCOL_HTTPS_HLS : ONV_PROTOCOL_HLS;
  g_autoptr (OnvPlayAddress) address = CALL (f, get_play_address, f->online, 1, hls, 60000);
  g_autoptr (GBytes) picture = NULL;

  g_assert_no_error (f->error);
  g_assert_true (CALL (f, preload_hls, address, f->online, 1, 10));
  g_assert_no_error (f->error);
  picture = CALL (f, get_live_preview, address, f->online, 1);
  g_assert_no_error (f->error);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), 2, "\xff\xd8", 2); /* JPEG */
}

static void
test_view_commands (Fixture *f, gconstpointer url)
{
  g_assert_true (CALL (f, request_keyframe, f->online, 1));
  g_assert_no_error (f->error);
  g_assert_true (CALL (f, control_ptz, f->online, 1, ONV_PTZ_PHASE_STEP, ONV_PTZ_ACTION_LEFT, 3));
  g_assert_no_error (f->error);
  g_assert_false (CALL (f, request_keyframe, f->offline, 1));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
}

/* What the camera has beyond the document survives the writing. */
static void
test_osd (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvOsd) osd = CALL (f, get_osd, f->online, 1);
  g_autoptr (OnvOsd) edits = NULL;
  g_autoptr (OnvOsd) now = NULL;
  OnvOsdEntry *before, *after;

  g_assert_no_error (f->error);
  edits = ONV_OSD (onv_record_duplicate (ONV_RECORD (osd)));
  g_object_set (onv_osd_get_entry (edits, ONV_OSD_KIND_TEXT), "enabled", TRUE, "text",
                (const char *) url, "position", ONV_OSD_POSITION_RIGHT_BOTTOM, NULL);
  now = CALL (f, set_osd, f->online, 1, edits);
  g_assert_no_error (f->error);
  after = onv_osd_get_entry (now, ONV_OSD_KIND_TEXT);
  g_assert_cmpstr (onv_osd_entry_get_text (after), ==, url);
  g_assert_cmpint (onv_osd_entry_get_position (after), ==, ONV_OSD_POSITION_RIGHT_BOTTOM);
  before = onv_osd_get_entry (osd, ONV_OSD_KIND_CLOCK);
  after = onv_osd_get_entry (now, ONV_OSD_KIND_CLOCK);
  g_assert_true (onv_record_equal (ONV_RECORD (before), ONV_RECORD (after)));
  g_assert_nonnull (onv_record_get_unknown_members (ONV_RECORD (after)));
}

static void
test_motion (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvDetector) edits
      = g_object_new (ONV_TYPE_DETECTOR, "enabled", TRUE, "sensitivity", (gint64) 61, "event",
                      ONV_DETECTOR_EVENT_SNAPSHOT, NULL);
  g_autoptr (OnvDetector) now = NULL;
  g_autoptr (OnvDetector) off = NULL;

  g_assert_true (onv_record_set_text (ONV_RECORD (edits), "regions",
                                      "[{\"x\":1,\"y\":2,\"w\":30,\"h\":40}]", &f->error));
  g_assert_true (onv_record_set_text (ONV_RECORD (edits), "times",
                                      "[{\"weekday\":1,\"start_time\":\"08:00:00\","
                                      "\"end_time\":\"18:00:00\"}]",
                                      &f->error));
  now = CALL (f, set_motion, f->online, 2, edits);
  g_assert_no_error (f->error);
  g_assert_true (onv_detector_get_enabled (now));
  g_assert_cmpint (onv_detector_get_sensitivity (now), ==, 61);
  g_assert_nonnull (onv_record_get_unknown_members (ONV_RECORD (now)));

  g_object_set (now, "enabled", FALSE, NULL);
  off = CALL (f, set_motion, f->online, 2, now);
  g_assert_no_error (f->error);
  g_assert_false (onv_detector_get_enabled (off));
  g_assert_cmpint (onv_detector_get_sensitivity (off), ==, 61); /* for the next time */
}

static void
test_list (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "per-page", (gint64) 10, NULL);
  g_autoptr (OnvPagedList) list = onv_device_list_new (f->client, query);

  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 40);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (OnvRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      onv_test_wait_for (onv_row_get_item (row) != NULL);
    }
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_assert_cmpuint (onv_paged_list_get_n_loaded (list), ==, 40);
}

/* More than the platform takes at once: every fourth of these is there. */
static void
test_list_of_ids (Fixture *f, gconstpointer url)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (OnvDeviceQuery) query = onv_device_query_new ();
  g_auto (GStrv) ids = NULL;
  g_autoptr (OnvPagedList) list = NULL;

  for (guint i = 0; i < 160; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i % 4 == 0 ? 1001 + i / 4 : 999000 + i);

      g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  g_object_set (query, "device-ids", ids, "per-page", (gint64) 100, NULL);
  list = onv_device_list_new (f->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 40);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (OnvRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      onv_test_wait_for (onv_row_get_item (row) != NULL);
      g_assert_cmpstr (onv_device_get_id (ONV_DEVICE (onv_row_get_item (row))), ==, ids[4 * i]);
    }
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_assert_no_error (onv_paged_list_get_error (list));
}

static const struct
{
  const char *name;
  void (*function) (Fixture *, gconstpointer);
} tests[] = {
  { "devices", test_devices },
  { "online", test_online },
  { "wrong-key", test_wrong_key },
  { "wrong-certificate", test_wrong_certificate },
  { "play-addresses", test_play_addresses },
  { "play-errors", test_play_errors },
  { "stream-host", test_stream_host },
  { "view-commands", test_view_commands },
  { "osd", test_osd },
  { "motion", test_motion },
  { "list", test_list },
  { "list-of-ids", test_list_of_ids },
};

static void
add_tests (const char *url, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/sim/%s/%s", url, tests[i].name);

      g_test_add (path, Fixture, url, set_up, tests[i].function, tear_down);
    }
}

int
main (int argc, char **argv)
{
  return onv_sim_run (argc, argv, add_tests, NULL);
}
