/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-camera-test.h"

/* Commands that are asked with arguments and answered, or tell a camera what to do: what goes to the
 * camera, what its answer becomes, and the limits on both their sides. */

#define assert_refused(c, member)                                    \
  G_STMT_START                                                       \
  {                                                                  \
    g_assert_error ((c)->error, ONV_ERROR, ONV_ERROR_ARGUMENT);      \
    g_assert_cmpstr (onv_error_get_member ((c)->error), ==, member); \
  }                                                                  \
  G_STMT_END

static void
test_videos (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-09-29 12:00:31");
  g_autoptr (OnvTime) until = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-09-29 13:00:30");
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvCardVideo) video = NULL;

  onv_camera_install (&camera, c->server);
  onv_camera_say_fixture (&camera, "cmd-10-answer.json");
  g_object_set (query, "warn-type", (gint64) 100, "start-time", from, "end-time", until, NULL);
  page = CALL (c, find_card_videos, "7", 1, query);
  g_assert_no_error (c->error);
  onv_camera_assert_fixture (&camera, "cmd-10-request.json",
                             "{'warn_type':100,'start_time':'2017-09-29 12:00:31',"
                             "'end_time':'2017-09-29 13:00:30','page':1,'per_page':20,"
                             "'channel_id':1}");
  g_assert_cmpstr (camera.qos, ==, "1");
  g_assert_cmpint (onv_page_get_total (page), ==, 25);
  video = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpint (onv_card_video_get_warn_type (video), ==, 100);
  g_assert_cmpint (onv_card_video_get_size (video), ==, 222);
  g_assert_cmpstr (onv_card_video_get_description (video), ==, "test123");
  g_assert_true (onv_time_equal (onv_card_video_get_start_time (video), from));
  g_assert_true (onv_time_equal (onv_card_video_get_end_time (video), until));
}

/* Devices of 2018 have other names, and say which page it is. */
static void
test_old_videos (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-09-29 12:00:31");
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvCardVideo) video = NULL;

  onv_camera_install (&camera, c->server);
  onv_camera_say_fixture (&camera, "cmd-10-answer-2018.json");
  page = CALL (c, find_card_videos, "7", 1, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (page), ==, 25);
  g_assert_cmpuint (onv_page_get_number (page), ==, 1);
  g_assert_cmpuint (onv_page_get_size (page), ==, 20);
  video = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpint (onv_card_video_get_size (video), ==, 222);
  g_assert_cmpstr (onv_card_video_get_description (video), ==, "test123");
  g_assert_true (onv_time_equal (onv_card_video_get_start_time (video), from));
  g_assert_false (onv_record_has (ONV_RECORD (video), "warn-type"));
}

/* Numbers that are good or are not, member by member. */
static const struct
{
  const char *member;
  gint64 number;
  gboolean good;
} video_limits[] = {
  { "page", 0, FALSE },      { "page", 1, TRUE },        { "page", 10000, TRUE },
  { "page", 10001, FALSE },  { "per-page", 0, FALSE },   { "per-page", 1, TRUE },
  { "per-page", 100, TRUE }, { "per-page", 101, FALSE }, { "warn-type", -1, FALSE },
  { "warn-type", 0, TRUE },
};

static void
test_video_limits (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvCardVideoQuery) bare = g_object_new (ONV_TYPE_CARD_VIDEO_QUERY, NULL);
  g_autoptr (OnvTime) late = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-09-29 12:00:01");
  g_autoptr (OnvTime) early = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-09-29 12:00:00");
  g_autoptr (OnvCardVideoQuery) backwards = onv_card_video_query_new ();

  onv_camera_install (&camera, c->server);
  onv_camera_say_fixture (&camera, "cmd-10-answer.json");
  for (guint i = 0; i < G_N_ELEMENTS (video_limits); i++)
    {
      g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
      g_autoptr (OnvPage) page = NULL;
      const OnvField *field = onv_record_find_field (ONV_RECORD (query), video_limits[i].member);

      camera.asked = 0;
      g_object_set (query, video_limits[i].member, video_limits[i].number, NULL);
      page = CALL (c, find_card_videos, "7", 1, query);
      g_assert_cmpuint (camera.asked, ==, video_limits[i].good);
      if (video_limits[i].good)
        g_assert_no_error (c->error);
      else
        assert_refused (c, onv_field_get_json_name (field));
    }
  camera.asked = 0;
  g_assert_null (CALL (c, find_card_videos, "7", 1, bare));
  assert_refused (c, "page"); /* some devices fall silent without */
  g_object_set (backwards, "start-time", late, "end-time", early, NULL);
  g_assert_null (CALL (c, find_card_videos, "7", 1, backwards));
  assert_refused (c, "end_time");
  g_assert_cmpuint (camera.asked, ==, 0);
}

/* A list asks for its pages itself, whatever the page of its query. */
static void
test_video_list (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvCardVideoQuery) query = onv_card_video_query_new ();
  g_autoptr (OnvPagedList) list = NULL;
  g_autoptr (OnvRow) row = NULL;

  onv_camera_install (&camera, c->server);
  onv_camera_say_fixture (&camera, "cmd-10-answer.json");
  g_object_set (query, "page", (gint64) 7, NULL);
  list = onv_card_video_list_new (c->client, "7", 1, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 25);
  onv_camera_assert_told (&camera, "{'page':1,'per_page':20,'channel_id':1}");
  row = g_list_model_get_item (G_LIST_MODEL (list), 24);
  onv_test_wait_for (camera.asked == 2);
  onv_camera_assert_told (&camera, "{'page':2,'per_page':20,'channel_id':1}");
  onv_test_wait_for (!onv_paged_list_get_loading (list));
}

static void
test_cover (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-09-29 12:00:31");
  g_autoptr (OnvTime) until = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-09-29 13:00:30");
  g_autoptr (OnvTime) platform = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2017-09-29 12:00:31");
  g_autoptr (OnvCardCover) cover = NULL;
  g_autoptr (OnvCardCover) other = NULL;
  g_autoptr (GBytes) bytes = NULL;

  onv_camera_install (&camera, c->server);
  onv_camera_say (&camera, "{'cmdId':43,'result':1,'cmd':{'type':'JPG','data':'/9j/4A=='}}");
  cover = CALL (c, get_card_cover, "7", 1, from, until);
  g_assert_no_error (c->error);
  onv_camera_assert_fixture (&camera, "cmd-43-request.json",
                             "{'start_time':'2017-09-29 12:00:31',"
                             "'end_time':'2017-09-29 13:00:30','channel_id':1}");
  g_assert_cmpint (onv_card_cover_get_format (cover), ==, ONV_PICTURE_FORMAT_JPG);
  bytes = onv_card_cover_dup_bytes (cover);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\xff\xd8\xff\xe0", 4);

  onv_camera_say (&camera, "{'result':1,'cmd':{'type':'webp','data':'AA=='}}");
  other = CALL (c, get_card_cover, "7", 1, from, until);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_card_cover_get_format (other), ==, ONV_PICTURE_FORMAT_UNKNOWN);
  onv_camera_say_fixture (&camera, "cmd-43-answer.json"); /* which shows a failure */
  g_assert_null (CALL (c, get_card_cover, "7", 1, from, until));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
  onv_camera_say (&camera, "{'result':1,'cmd':{'type':'jpg'}}");
  g_assert_null (CALL (c, get_card_cover, "7", 1, from, until));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_BAD_ANSWER);
  camera.asked = 0;
  g_assert_null (CALL (c, get_card_cover, "7", 1, until, from));
  assert_refused (c, "end_time");
  g_assert_null (CALL (c, get_card_cover, "7", 1, platform, until)); /* by another clock */
  assert_refused (c, "start_time");
  g_assert_cmpuint (camera.asked, ==, 0);
}

static void
test_card (OnvCase *c, gconstpointer data)
{
  const char *const words[] = { "format", "mount", "umount" };
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvCard) card = NULL;
  g_autoptr (OnvCard) strange = NULL;

  onv_camera_install (&camera, c->server);
  onv_camera_say_fixture (&camera, "cmd-30-answer.json");
  card = CALL (c, get_card, "7");
  g_assert_no_error (c->error);
  onv_camera_assert_fixture (&camera, "cmd-30-request.json", NULL);
  g_assert_cmpint (onv_card_get_state (card), ==, ONV_CARD_STATE_MISSING);
  g_assert_cmpint (onv_card_get_access (card), ==, ONV_CARD_ACCESS_NONE);
  onv_camera_say (&camera, "{'cmd':{'state':4,'blocks':'15728640','available':9,'mode':'2'}}");
  strange = CALL (c, get_card, "7");
  g_assert_cmpint (onv_card_get_state (strange), ==, ONV_CARD_STATE_UNKNOWN);
  g_assert_cmpint (onv_card_get_capacity (strange), ==, 15728640);
  g_assert_cmpint (onv_card_get_available (strange), ==, 9);
  g_assert_cmpint (onv_card_get_access (strange), ==, ONV_CARD_ACCESS_WRITE);

  g_clear_pointer (&camera.text, g_free);
  for (int operation = ONV_CARD_OPERATION_FORMAT; operation <= ONV_CARD_OPERATION_UNMOUNT;
       operation++)
    {
      g_autofree char *cmd = g_strdup_printf ("{'opt':'%s'}", words[operation]);

      g_assert_true (CALL (c, operate_card, "7", operation));
      g_assert_no_error (c->error);
      onv_camera_assert_fixture (&camera, "cmd-31-request.json", cmd);
    }
  onv_camera_say_fixture (&camera, "cmd-31-answer.json"); /* which shows a failure */
  g_assert_false (CALL (c, operate_card, "7", ONV_CARD_OPERATION_FORMAT));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static const struct
{
  const char *member;
  gint64 number;
  gboolean good;
} snapshot_limits[] = {
  { "width", 0, FALSE },    { "width", 1, TRUE },      { "height", 0, FALSE },
  { "height", 1, TRUE },    { "quality", 0, FALSE },   { "quality", 1, TRUE },
  { "quality", 100, TRUE }, { "quality", 101, FALSE },
};

static void
test_snapshot (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvSnapshot) snapshot = NULL;

  onv_camera_install (&camera, c->server);
  onv_camera_say (&camera, "{'cmdId':32,'channel_id':1,'result':1,'cmd':{'name':'xxxx'}}");
  snapshot = CALL (c, take_snapshot, "7", 1, NULL);
  g_assert_no_error (c->error);
  onv_camera_assert_fixture (&camera, "cmd-32-request.json", "{'channel_id':1}");
  g_assert_cmpstr (onv_snapshot_get_name (snapshot), ==, "xxxx");
  for (guint i = 0; i < G_N_ELEMENTS (snapshot_limits); i++)
    {
      g_autoptr (OnvSnapshotOptions) options = onv_snapshot_options_new ();
      g_autoptr (OnvSnapshot) one = NULL;

      camera.asked = 0;
      g_object_set (options, snapshot_limits[i].member, snapshot_limits[i].number, NULL);
      one = CALL (c, take_snapshot, "7", 1, options);
      g_assert_cmpuint (camera.asked, ==, snapshot_limits[i].good);
      if (snapshot_limits[i].good)
        g_assert_no_error (c->error);
      else
        assert_refused (c, snapshot_limits[i].member);
    }
  onv_camera_say (&camera, "{'cmdId':32,'result':0}");
  g_assert_null (CALL (c, take_snapshot, "7", 1, NULL));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static void
test_wifi (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvWifiNetworks) networks = NULL;
  const char *const *names;

  onv_camera_install (&camera, c->server);
  onv_camera_say_fixture (&camera, "cmd-41-answer.json");
  networks = CALL (c, get_wifi_networks, "7");
  g_assert_no_error (c->error);
  onv_camera_assert_fixture (&camera, "cmd-41-request.json", NULL);
  names = onv_wifi_networks_get_names (networks);
  g_assert_cmpuint (g_strv_length ((char **) names), ==, 3);
  g_assert_cmpstr (names[2], ==, "ap3");
  onv_camera_say (&camera, "{'cmd':{}}");
  g_assert_null (CALL (c, get_wifi_networks, "7"));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_BAD_ANSWER);

  g_clear_pointer (&camera.text, g_free);
  g_assert_true (CALL (c, join_wifi, "7", "ap1", "pwd"));
  g_assert_no_error (c->error);
  onv_camera_assert_fixture (&camera, "cmd-42-request.json", NULL);
  g_assert_true (CALL (c, join_wifi, "7", "a\"b", ""));
  onv_camera_assert_told (&camera, "{'wifi_id':'a\\'b','wifi_pw':''}");
  camera.result = 0;
  g_assert_false (CALL (c, join_wifi, "7", "ap1", "no"));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
  camera.asked = 0;
  g_assert_false (CALL (c, join_wifi, "7", "", "pwd"));
  assert_refused (c, "wifi_id");
  g_assert_false (CALL (c, join_wifi, "7", "ap1", NULL));
  assert_refused (c, "wifi_pw");
  g_assert_cmpuint (camera.asked, ==, 0);
}

static gboolean
upgrade (OnvCase *c, const char *url, const char *version, const char *md5, gboolean *confirmed)
{
  g_autoptr (OnvUpgrade) one = onv_upgrade_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_clear_error (&c->error);
  g_object_set (one, "url", url, "version", version, "md5", md5, NULL);
  onv_client_upgrade_device_async (c->client, "7", one, NULL, onv_test_done, &result);
  return onv_client_upgrade_device_finish (c->client, onv_test_wait (&result), confirmed,
                                           &c->error);
}

#define URL "https://files.example/a.tar.gz"
#define MD5 "0123456789abcdef0123456789ABCDEF"

/* No answer is documented: a camera that gives none was told all the same. */
static void
test_upgrade (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  gboolean confirmed = FALSE;

  onv_camera_install (&camera, c->server);
  g_assert_true (upgrade (c, URL, "1.2.3", MD5, &confirmed));
  g_assert_no_error (c->error);
  g_assert_true (confirmed);
  g_assert_cmpstr (camera.qos, ==, "1");
  onv_camera_assert_fixture (&camera, "cmd-11-request.json",
                             "{'url':'" URL "','ver':'1.2.3','md5':'" MD5 "'}");
  camera.status = 5;
  g_assert_true (upgrade (c, URL, "1.2.3", MD5, &confirmed));
  g_assert_no_error (c->error);
  g_assert_false (confirmed);
  camera.status = 0;
  g_assert_false (upgrade (c, URL, "1.2.3", MD5, NULL));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
  camera.status = 4;
  camera.code = 5;
  g_assert_false (upgrade (c, URL, "1.2.3", MD5, &confirmed));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static void
test_upgrade_limits (OnvCase *c, gconstpointer data)
{
  const struct
  {
    const char *url, *version, *md5, *member;
  } rows[] = {
    { NULL, "1", MD5, "url" },
    { "", "1", MD5, "url" },
    { URL, NULL, MD5, "ver" },
    { URL, "", MD5, "ver" },
    { URL, "1", NULL, "md5" },
    { URL, "1", MD5 "0", "md5" },
    { URL, "1", "0123456789abcdef0123456789abcde", "md5" },
    { URL, "1", "0123456789abcdef0123456789abcdeg", "md5" },
  };
  g_auto (OnvCamera) camera = { 0 };

  onv_camera_install (&camera, c->server);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_false (upgrade (c, rows[i].url, rows[i].version, rows[i].md5, NULL));
      assert_refused (c, rows[i].member);
    }
  g_assert_cmpuint (camera.asked, ==, 0);
}

static void
test_level (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };

  onv_camera_install (&camera, c->server);
  camera.status = 2; /* handed over; nothing more is known */
  for (int level = ONV_STREAM_LEVEL_FLUENT; level <= ONV_STREAM_LEVEL_ULTRA_HIGH; level++)
    {
      g_autofree char *cmd = g_strdup_printf ("{'level':%d,'channel_id':1}", level);

      g_assert_true (CALL (c, set_stream_level, "7", 1, level));
      g_assert_no_error (c->error);
      g_assert_cmpstr (camera.qos, ==, "0");
      onv_camera_assert_told (&camera, cmd);
    }
  camera.asked = 0;
  g_assert_false (CALL (c, set_stream_level, "7", 1, 0));
  assert_refused (c, "level");
  g_assert_false (CALL (c, set_stream_level, "7", 1, 5));
  assert_refused (c, "level");
  g_assert_cmpuint (camera.asked, ==, 0);
}

static const OnvCaseRow rows[] = {
  { "videos", test_videos },
  { "old-videos", test_old_videos },
  { "video-limits", test_video_limits },
  { "video-list", test_video_list },
  { "cover", test_cover },
  { "card", test_card },
  { "snapshot", test_snapshot },
  { "wifi", test_wifi },
  { "upgrade", test_upgrade },
  { "upgrade-limits", test_upgrade_limits },
  { "level", test_level },
  { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "asks", rows);
}
