/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 4.4: what ffmpeg pushes becomes the channel's live stream, over every protocol, until it ends. */
#include "config.h"

#include "sim-test.h"

#include <gst/gst.h>
#include <string.h>

#define CHANNEL "ipc/video/device/"
#define PATIENCE_US (90 * (gint64) G_USEC_PER_SEC)

static char *
get_push_address (SimTest *test, const char *device)
{
  g_autofree char *path
      = g_strdup_printf ("ipc/video/get_push_address?device_id=%s&channel=1&isp=cm", device);
  g_autoptr (SimReply) reply = sim_test_get (test, path);

  SIM_ASSERT_ERRNO (reply, 0);
  return g_strdup (json_object_get_string_member (sim_reply_get_object (reply, "data"), "url"));
}

/* Nothing that could push, or nothing to push to: then there is nothing to test. */
static gboolean
can_push (SimTest *test)
{
  g_autofree char *program = g_find_program_in_path ("ffmpeg");

  if (program != NULL && test->rtmp != NULL)
    return TRUE;
  g_test_skip ("ffmpeg or nginx-rtmp is not installed");
  return FALSE;
}

static GSubprocess *
push (const char *url)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          &error, "ffmpeg", "-nostdin", "-re", "-f", "lavfi", "-i",
                          "testsrc2=size=256x144:rate=10", "-f", "lavfi", "-i", "sine", "-c:v",
                          "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "10",
                          "-c:a", "aac", "-f", "flv", url, NULL);

  g_assert_no_error (error);
  return process;
}

/* Waits until the channel that is pushed has pictures of this size; "" until nothing is pushed. */
static void
await_size (SimTest *test, const char *device, const char *size)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  g_autofree char *path
      = g_strdup_printf ("ipc/video/stat/getpushlist?productid=7312&deviceid=%s", device);

  for (;;)
    {
      g_autoptr (SimReply) reply = sim_test_get (test, path);
      JsonArray *pushed = json_object_get_array_member (reply->object, "result");
      JsonObject *item
          = json_array_get_length (pushed) > 0 ? json_array_get_object_element (pushed, 0) : NULL;
      const char *now = item != NULL ? json_object_get_string_member (item, "resolution") : "";

      if (g_str_equal (now, size))
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (100);
    }
}

static char *
probe (const char *url)
{
  const char *argv[]
      = { "ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width", "-of",
          "compact", url,  NULL };
  int status;
  char *output = sim_test_run (argv, &status);

  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
make_url (SimTest *test, const char *device, guint protocol)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, device, 1, protocol, &token);

  if (protocol == 0)
    return g_strdup_printf ("rtmp://%s/live/%s-1?%s", address, device, token);
  if (protocol == 1)
    return g_strdup_printf ("http://%s/live/live_%s_1/index.m3u8?%s", address, device, token);
  return g_strdup_printf ("http://%s/live/%s-1.flv?%s", address, device, token);
}

static void
assert_plays (SimTest *test, const char *device, guint protocol, const char *width)
{
  g_autofree char *url = make_url (test, device, protocol);
  g_autofree char *output = probe (url);

  g_test_message ("protocol %u: %s", protocol, output);
  g_assert_nonnull (strstr (output, width));
}

static void
end (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_object_unref (process);
}

static void
test_push (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *url = NULL;
  GSubprocess *process;

  if (!can_push (test))
    return;
  assert_plays (test, "1001", 0, "width=160"); /* the camera has the name, and lets it go */
  url = get_push_address (test, "1001");
  process = push (url);
  await_size (test, "1001", "256 * 144");
  for (guint protocol = 0; protocol <= 1; protocol++)
    assert_plays (test, "1001", protocol, "width=256");
  assert_plays (test, "1001", 3, "width=256");
  end (process);
  await_size (test, "1001", "");
  assert_plays (test, "1001", 0, "width=160");
  assert_plays (test, "1001", 3, "width=160");
}

/* A device that 1.1 added has nothing but this. */
static void
test_added (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) added
      = sim_test_send (test, "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\"}");
  const char *id
      = json_object_get_string_member (sim_reply_get_object (added, "data"), "device_id");
  g_autofree char *play = g_strdup_printf ("ipc/video/play_address?device_id=%s&channel_id=1", id);
  const SimCase offline[] = { { "GET", play, NULL, 4 } };
  g_autofree char *url = NULL;
  GSubprocess *process;

  if (!can_push (test))
    return;
  sim_test_try (test, offline, 1);
  url = get_push_address (test, id);
  process = push (url);
  await_size (test, id, "256 * 144");
  assert_plays (test, id, 3, "width=256");
  end (process);
  await_size (test, id, "");
  sim_test_try (test, offline, 1);
}

static void
on_exited (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
await_exit (GSubprocess *process)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  gboolean over = FALSE;

  g_subprocess_wait_async (process, NULL, on_exited, &over);
  while (!over)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (50);
    }
}

/* Who has a wrong key may not push, nor does a closed camera take anything (15). */
static void
test_refused (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase cases[] = {
    { "GET", "ipc/video/get_push_address?device_id=1001&channel=2", NULL, 12 },
    { "GET", "ipc/video/get_push_address?device_id=1&channel=1", NULL, 11 },
    { "GET", "ipc/video/get_push_address?device_id=1001", NULL, 10 },
    { "GET", "ipc/video/get_push_address?device_id=1001&channel=1&isp=CM", NULL, 10 },
  };
  const SimCase closing[] = {
    { "PUT", "ipc/video/access_control/closecamera?product_id=7312&device_id=1001&id=1",
      "{\"type\":1}" },
  };
  g_autofree char *url = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GSubprocess) second = NULL;

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  if (!can_push (test))
    return;
  url = get_push_address (test, "1001");
  wrong = g_strconcat (url, "x", NULL);
  first = push (wrong);
  await_exit (first);
  g_assert_false (g_subprocess_get_successful (first));
  sim_test_try (test, closing, 1);
  second = push (url);
  await_exit (second);
  g_assert_false (g_subprocess_get_successful (second));
}

/* Somebody who watches over RTMP. */
static GSubprocess *
watch (SimTest *test, const char *url)
{
  GSubprocess *viewer
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          NULL, "ffmpeg", "-nostdin", "-i", url, "-f", "null", "-", NULL);
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  guint n = 0;

  while (n == 0)
    {
      g_autoptr (SimReply) reply
          = sim_test_get (test, "ipc/video/stat/getonlinelist?productid=7312&protocoltype=rtmp");

      n = json_array_get_length (json_object_get_array_member (reply->object, "result"));
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (100);
    }
  return viewer;
}

/* Over RTMP too, a closed camera cuts whoever watches. */
static void
test_cut (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase closing[] = {
    { "PUT", "ipc/video/access_control/closecamera?product_id=7312&device_id=1001&id=1",
      "{\"type\":1}" },
  };
  g_autofree char *url = NULL;
  g_autoptr (GSubprocess) viewer = NULL;

  if (!can_push (test))
    return;
  url = make_url (test, "1001", 0);
  viewer = watch (test, url);
  sim_test_try (test, closing, 1);
  await_exit (viewer);
}

/* … and who pushes to it, too; opened again it is what it was. */
static void
test_cut_push (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase closing[] = {
    { "PUT", "ipc/video/access_control/closecamera?product_id=7312&device_id=1001&id=1",
      "{\"type\":1}" },
  };
  const SimCase opening[] = {
    { "PUT", "ipc/video/access_control/closecamera?product_id=7312&device_id=1001&id=1",
      "{\"type\":0}" },
  };
  g_autofree char *url = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (!can_push (test))
    return;
  url = get_push_address (test, "1001");
  process = push (url);
  await_size (test, "1001", "256 * 144");
  sim_test_try (test, closing, 1);
  await_exit (process);
  await_size (test, "1001", "");
  sim_test_try (test, opening, 1);
  assert_plays (test, "1001", 3, "width=160");
}

/* What is deleted (2.2, 1.6) ends for who pushes to it, and for who watches. */
static void
assert_cut_by (SimTest *test, const char *device, const SimCase *deleting)
{
  g_autofree char *url = get_push_address (test, device);
  g_autofree char *watched = NULL;
  g_autoptr (GSubprocess) process = push (url);
  g_autoptr (GSubprocess) viewer = NULL;

  await_size (test, device, "256 * 144");
  watched = make_url (test, device, 0);
  viewer = watch (test, watched);
  sim_test_try (test, deleting, 1);
  await_exit (process);
  await_exit (viewer);
  await_size (test, device, "");
}

static void
test_removed_channel (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase deleting = { "DELETE", CHANNEL "DelChannel?device_id=1001&channel_id=1" };
  const SimCase adding[] = {
    { "POST", CHANNEL "AddChannel?device_id=1001&channel_id=1&title=Again" },
  };

  if (!can_push (test))
    return;
  assert_cut_by (test, "1001", &deleting);
  sim_test_try (test, adding, 1);
  await_size (test, "1001", "");
  assert_plays (test, "1001", 0, "width=160");
  assert_plays (test, "1001", 3, "width=160");
}

static void
test_removed_device (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase deleting = { "DELETE", "devices/1001" };

  if (can_push (test))
    assert_cut_by (test, "1001", &deleting);
}

/* The address names the platform as the caller does: what is 127.0.0.1 to us may be elsewhere to others. */
static void
test_host (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (GUri) uri = g_uri_parse (test->url, G_URI_FLAGS_NONE, NULL);
  const char *const hosts[] = { "127.0.0.1", "localhost" };

  if (!can_push (test))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("http://%s:%d/ipc/video/get_push_address?device_id=1001&channel=1",
                             hosts[i], g_uri_get_port (uri));
      g_autofree char *wanted = g_strdup_printf ("rtmp://%s:", hosts[i]);
      g_autoptr (SimReply) reply = sim_test_fetch (test, "GET", path, test->master, NULL);

      SIM_ASSERT_ERRNO (reply, 0);
      g_assert_true (g_str_has_prefix (
          json_object_get_string_member (sim_reply_get_object (reply, "data"), "url"), wanted));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/sim/push/push", test_push);
  g_test_add_func ("/sim/push/added", test_added);
  g_test_add_func ("/sim/push/refused", test_refused);
  g_test_add_func ("/sim/push/cut", test_cut);
  g_test_add_func ("/sim/push/cut-push", test_cut_push);
  g_test_add_func ("/sim/push/removed-channel", test_removed_channel);
  g_test_add_func ("/sim/push/removed-device", test_removed_device);
  g_test_add_func ("/sim/push/host", test_host);
  return g_test_run ();
}
