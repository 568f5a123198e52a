/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

static OnvPlayAddress *
address_new (const char *scheme, const char *addr, const char *token)
{
  return g_object_new (ONV_TYPE_PLAY_ADDRESS, "scheme", scheme, "addr", addr, "access-token", token,
                       NULL);
}

static const struct
{
  OnvProtocol protocol;
  const char *scheme;
  const char *addr;
  const char *token;
  const char *uri;
} lives[] = {
  { ONV_PROTOCOL_RTMP, "rtmp", "183.230.40.39:1935", "accessToken",
    "rtmp://183.230.40.39:1935/live/2162826-2?accessToken" },
  { ONV_PROTOCOL_RTMP, "rtmpe", "h:1935", "t", "rtmpe://h:1935/live/2162826-2?t" },
  { ONV_PROTOCOL_RTMP, NULL, "h:1935", "a/b+c==", "rtmp://h:1935/live/2162826-2?a/b+c==" },
  { ONV_PROTOCOL_RTMP, "RTMP", "h:1935", "a b", "rtmp://h:1935/live/2162826-2?a%20b" },
  { ONV_PROTOCOL_HLS, "http", "183.230.40.39:8080", "accessToken",
    "http://183.230.40.39:8080/live/live_2162826_2/index.m3u8?accessToken" },
  { ONV_PROTOCOL_HTTPS_HLS, "https", "h:8443", "t",
    "https://h:8443/live/live_2162826_2/index.m3u8?t" },
  { ONV_PROTOCOL_HTTPS_HLS, "hls", "h:8443", "t",
    "https://h:8443/live/live_2162826_2/index.m3u8?t" },
  { ONV_PROTOCOL_FLV, "rtmp", "h:80", "t", "http://h:80/live/2162826-2.flv?t" },
  { ONV_PROTOCOL_HTTPS_FLV, NULL, "https://h:443/", "t", "https://h:443/live/2162826-2.flv?t" },
};

static void
test_live (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autoptr (OnvPlayAddress) address
          = address_new (lives[i].scheme, lives[i].addr, lives[i].token);
      g_autoptr (GError) error = NULL;
      g_autofree char *uri = onv_play_address_build_live_uri (address, lives[i].protocol, "2162826",
                                                              2, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (uri, ==, lives[i].uri);
    }
}

static void
test_templates (void)
{
  g_autoptr (OnvPlayAddress) address = address_new ("http", "h:80", "t");
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = onv_play_address_build_live_uri (
      address, ONV_PROTOCOL_FLV, "7", 1,
      "{type}://{addr}/flv?app={device_id}&ch={channel_id}&{token}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (uri, ==, "http://h:80/flv?app=7&ch=1&t");
  g_assert_null (onv_play_address_build_live_uri (address, ONV_PROTOCOL_FLV, "7", 1,
                                                  "{type}://{host}/", &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (error), ==, "host");
}

/* One that was made, and not answered. */
static void
test_without_address (void)
{
  g_autoptr (OnvPlayAddress) address = g_object_new (ONV_TYPE_PLAY_ADDRESS, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (onv_play_address_build_live_uri (address, ONV_PROTOCOL_FLV, "7", 1, NULL, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (error), ==, "addr");
}

static void
test_history (void)
{
  g_autoptr (OnvPlayAddress) address = address_new ("rtmp", "183.230.40.39:1935", "accessToken");
  g_autoptr (OnvTime) begin = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-11-13 15:30:00");
  g_autoptr (OnvTime) end = onv_time_parse (ONV_TIME_KIND_CAMERA, "2017-11-13 15:40:59");
  g_autoptr (GError) error = NULL;
  g_autofree char *with
      = onv_play_address_build_history_uri (address, "2162826", 2, begin, end, TRUE, NULL, &error);
  g_autofree char *without
      = onv_play_address_build_history_uri (address, "2162826", 2, begin, end, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (
      with, ==,
      "rtmp://183.230.40.39:1935/rvod/2162826-2-20171113153000-20171113154059?accessToken");
  g_assert_cmpstr (
      without, ==,
      "rtmp://183.230.40.39:1935/rvod/2162826-2-201711131530-201711131540?accessToken");
  g_assert_null (
      onv_play_address_build_history_uri (address, "2162826", 2, end, begin, TRUE, NULL, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/onv/uri/live", test_live);
  g_test_add_func ("/onv/uri/templates", test_templates);
  g_test_add_func ("/onv/uri/without-address", test_without_address);
  g_test_add_func ("/onv/uri/history", test_history);
  return g_test_run ();
}
