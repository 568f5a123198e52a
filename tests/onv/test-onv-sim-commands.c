/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* Commands that are no settings, on the stand-in. */

#define IS_OLD(number) ((number) % 8 == 0) /* knows only what the SDK of 2018 does */
#define HAS_NO_CARD(number) ((number) % 10 == 7)
#define IS_SPARE(number) (!IS_OLD (number) && ((number) % 10 == 5 || (number) % 10 == 6))
#define IS_USUAL(number) (!IS_OLD (number) && (number) % 10 < 4)

typedef enum
{
  USUAL,
  OLD,
  CARDLESS,
  SPARE, /* nobody else in this test looks at its card */
} What;

static gboolean
is_one (gint64 number, What what)
{
  switch (what)
    {
    case OLD:
      return IS_OLD (number);
    case CARDLESS:
      return HAS_NO_CARD (number) && !IS_OLD (number);
    case SPARE:
      return IS_SPARE (number);
    default:
      return IS_USUAL (number);
    }
}

/* The id of a device that is online. */
static char *
find (OnvCase *c, What what)
{
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "online", ONV_TRISTATE_TRUE, "per-page", (gint64) 100,
                      NULL);
  g_autoptr (OnvPage) page = CALL (c, find_devices, query);

  g_assert_no_error (c->error);
  for (guint i = 0; i < g_list_model_get_n_items (onv_page_get_items (page)); i++)
    {
      g_autoptr (OnvDevice) device = g_list_model_get_item (onv_page_get_items (page), i);

      if (is_one (g_ascii_strtoll (onv_device_get_id (device), NULL, 10), what))
        return g_strdup (onv_device_get_id (device));
    }
  g_error ("no such device is online");
}

/* Lists, pages and pictures of what is on the card. */
static void
check_videos (OnvCase *c, const char *id)
{
  g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
  g_autoptr (OnvPage) first = CALL (c, find_card_videos, id, 1, query);
  g_autoptr (OnvPage) second = NULL;
  g_autoptr (OnvPage) none = NULL;
  g_autoptr (OnvPagedList) list = NULL;
  g_autoptr (OnvCardVideo) one = NULL;
  g_autoptr (OnvCardVideo) other = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (first), >, 20); /* a week of ten minutes each */
  one = g_list_model_get_item (onv_page_get_items (first), 0);
  g_assert_cmpint (onv_card_video_get_size (one), >, 0);
  g_assert_cmpint (onv_time_compare (onv_card_video_get_start_time (one),
                                     onv_card_video_get_end_time (one)),
                   <, 0);
  g_object_set (query, "page", (gint64) 2, NULL);
  second = CALL (c, find_card_videos, id, 1, query);
  g_assert_no_error (c->error);
  other = g_list_model_get_item (onv_page_get_items (second), 0);
  g_assert_cmpint (onv_time_compare (onv_card_video_get_end_time (one),
                                     onv_card_video_get_start_time (other)),
                   <=, 0);
  list = onv_card_video_list_new (c->client, id, 1, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) > 20);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_object_set (query, "page", (gint64) 1, "warn-type", (gint64) 999, NULL);
  none = CALL (c, find_card_videos, id, 1, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (none), ==, 0);
}

static void
test_videos (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, USUAL);

  check_videos (c, id);
}

static void
test_cover (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, USUAL);
  g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
  g_autoptr (OnvPage) page = CALL (c, find_card_videos, id, 1, query);
  g_autoptr (OnvCardVideo) video = NULL;
  g_autoptr (OnvCardCover) cover = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const OnvTime *start, *end;

  g_assert_no_error (c->error);
  video = g_list_model_get_item (onv_page_get_items (page), 0);
  start = onv_card_video_get_start_time (video);
  end = onv_card_video_get_end_time (video);
  cover = CALL (c, get_card_cover, id, 1, start, end);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_card_cover_get_format (cover), ==, ONV_PICTURE_FORMAT_JPG);
  bytes = onv_card_cover_dup_bytes (cover);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 2, "\xff\xd8", 2);
  g_assert_null (CALL (c, get_card_cover, id, 1, start, start)); /* there is none of these times */
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

/* An old device knows some commands, calls things differently, and says so of all others. */
static void
test_old (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, OLD);

  check_videos (c, id);
  g_assert_true (CALL (c, set_stream_level, id, 1, ONV_STREAM_LEVEL_STANDARD));
  g_assert_no_error (c->error);
  g_assert_true (CALL (c, set_stream_level, id, 1, ONV_STREAM_LEVEL_ULTRA_HIGH));
  g_assert_null (CALL (c, get_card, id));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
  g_assert_cmpint (onv_error_get_number (c->error), ==, 5);
}

static void
test_card (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, USUAL);
  g_autofree char *cardless = find (c, CARDLESS);
  g_autoptr (OnvCard) card = CALL (c, get_card, id);
  g_autoptr (OnvCard) out = NULL;
  g_autoptr (OnvCard) none = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_card_get_access (card), ==, ONV_CARD_ACCESS_WRITE);
  g_assert_cmpint (onv_card_get_capacity (card), >, onv_card_get_available (card));
  g_assert_true (CALL (c, operate_card, id, ONV_CARD_OPERATION_UNMOUNT));
  g_assert_no_error (c->error);
  out = CALL (c, get_card, id);
  g_assert_cmpint (onv_card_get_access (out), ==, ONV_CARD_ACCESS_NONE);
  g_assert_true (CALL (c, operate_card, id, ONV_CARD_OPERATION_MOUNT));
  g_assert_no_error (c->error);

  none = CALL (c, get_card, cardless);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_card_get_state (none), ==, ONV_CARD_STATE_MISSING);
  g_assert_false (CALL (c, operate_card, cardless, ONV_CARD_OPERATION_FORMAT));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static void
test_format (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, SPARE);
  g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
  g_autoptr (OnvPage) page = NULL;

  g_assert_true (CALL (c, operate_card, id, ONV_CARD_OPERATION_FORMAT));
  g_assert_no_error (c->error);
  page = CALL (c, find_card_videos, id, 1, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (page), <=, 1); /* what has begun since */
}

/* The picture is then one of chapter 5. */
static void
test_snapshot (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, USUAL);
  g_autoptr (OnvSnapshotOptions) options
      = g_object_new (ONV_TYPE_SNAPSHOT_OPTIONS, "width", (gint64) 160, "height", (gint64) 90,
                      "quality", (gint64) 50, NULL);
  g_autoptr (OnvSnapshotOptions) huge
      = g_object_new (ONV_TYPE_SNAPSHOT_OPTIONS, "width", (gint64) 100000, NULL);
  g_autoptr (OnvSnapshot) snapshot = CALL (c, take_snapshot, id, 1, options);
  g_autoptr (OnvSnapshot) largest = NULL;
  g_autoptr (OnvPicture) small = NULL;
  g_autoptr (OnvPicture) large = NULL;

  g_assert_no_error (c->error);
  small = CALL (c, get_picture, id, 1, onv_snapshot_get_name (snapshot));
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_picture_get_format (small), ==, ONV_PICTURE_FORMAT_JPG);
  largest = CALL (c, take_snapshot, id, 1, NULL);
  g_assert_no_error (c->error);
  large = CALL (c, get_picture, id, 1, onv_snapshot_get_name (largest));
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_picture_get_size (large), >, onv_picture_get_size (small));
  g_assert_null (CALL (c, take_snapshot, id, 1, huge)); /* more than the camera has */
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static void
test_wifi (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, USUAL);
  g_autoptr (OnvWifiNetworks) networks = CALL (c, get_wifi_networks, id);
  const char *const *names;
  g_autofree char *backwards = NULL;

  g_assert_no_error (c->error);
  names = onv_wifi_networks_get_names (networks);
  g_assert_cmpuint (g_strv_length ((char **) names), >=, 3);
  for (; *names != NULL && g_str_equal (*names, "Guest"); names++)
    ;
  backwards = g_utf8_strreverse (*names, -1);
  g_assert_true (CALL (c, join_wifi, id, *names, backwards));
  g_assert_no_error (c->error);
  g_assert_false (CALL (c, join_wifi, id, *names, "wrong"));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static gboolean
upgrade (OnvCase *c, const char *id, gboolean *confirmed)
{
  g_autoptr (OnvUpgrade) one
      = g_object_new (ONV_TYPE_UPGRADE, "url", "http://127.0.0.1:1/a.tar.gz", "version", "1.2.3",
                      "md5", "0123456789abcdef0123456789abcdef", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&c->error);
  onv_client_upgrade_device_async (c->client, id, one, NULL, onv_test_done, &result);
  return onv_client_upgrade_device_finish (c->client, onv_test_wait (&result), confirmed,
                                           &c->error);
}

/* No answer is documented, and the stand-in gives none. */
static void
test_upgrade (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, USUAL);
  gboolean confirmed = TRUE;

  g_assert_true (upgrade (c, id, &confirmed));
  g_assert_no_error (c->error);
  g_assert_false (confirmed);
}

#define assert_offline(c, what, ...)                                   \
  G_STMT_START                                                         \
  {                                                                    \
    g_assert_false ((gpointer) (gsize) CALL (c, what, ##__VA_ARGS__)); \
    g_assert_error ((c)->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);  \
  }                                                                    \
  G_STMT_END

static void
test_offline (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_FALSE);
  g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
  g_autoptr (OnvTime) time = onv_time_parse (ONV_TIME_KIND_CAMERA, "2026-11-24 17:00:00");
  gboolean confirmed;

  assert_offline (c, find_card_videos, id, 1, query);
  assert_offline (c, get_card_cover, id, 1, time, time);
  assert_offline (c, get_card, id);
  assert_offline (c, operate_card, id, ONV_CARD_OPERATION_FORMAT);
  assert_offline (c, take_snapshot, id, 1, NULL);
  assert_offline (c, get_wifi_networks, id);
  assert_offline (c, join_wifi, id, "Guest", "");
  assert_offline (c, set_stream_level, id, 1, ONV_STREAM_LEVEL_HIGH);
  g_assert_false (upgrade (c, id, &confirmed));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
}

/* A channel that is not there is the camera's to refuse. */
static void
test_no_channel (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = find (c, USUAL);

  g_assert_null (CALL (c, take_snapshot, id, 77, NULL));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
  g_assert_null (CALL (c, get_lens, id, 77));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static const OnvCaseRow rows[] = {
  { "videos", test_videos },
  { "cover", test_cover },
  { "old", test_old },
  { "card", test_card },
  { "format", test_format },
  { "snapshot", test_snapshot },
  { "wifi", test_wifi },
  { "upgrade", test_upgrade },
  { "offline", test_offline },
  { "no-channel", test_no_channel },
  { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run_with_sim (argc, argv, "sim-commands", rows);
}
