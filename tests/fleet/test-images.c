/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

#include "onv.h"

static const char *const fleet[]
    = { "--devices", "6", "--online", "100", "--size", "160x96", "--fps", "10", NULL };
static const char *const offline[] = { "--devices", "2", "--online", "0", NULL };

static void
ask (FleetTestPlatform *platform, const char *key, GAsyncResult **place)
{
  fleet_images_get_thumbnail_async (fleet_session_get_images (platform->session),
                                    fleet_session_get_channel (platform->session, key), NULL,
                                    fleet_test_on_result, place);
}

static GBytes *
take (FleetTestPlatform *platform, GAsyncResult **place, GError **error)
{
  g_autoptr (GAsyncResult) result = fleet_test_await (place);

  return fleet_images_get_thumbnail_finish (fleet_session_get_images (platform->session), result,
                                            error);
}

/* One picture for all who ask at once, and a copy for who asks soon after. */
static void
test_thumbnail (gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  FleetImages *images = fleet_session_get_images (platform->session);
  FleetChannel *channel = fleet_session_get_channel (platform->session, "1001/1");
  GAsyncResult *places[3] = { NULL, NULL, NULL };
  g_autoptr (GBytes) peeked = NULL;
  g_autoptr (GBytes) later = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *data;
  gsize size;

  g_assert_null (fleet_images_peek_thumbnail (images, channel));
  for (guint i = 0; i < 3; i++)
    ask (platform, "1001/1", &places[i]);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) bytes = take (platform, &places[i], &error);

      g_assert_no_error (error);
      data = g_bytes_get_data (bytes, &size);
      g_assert_cmpuint (size, >, 100);
      g_assert_cmpint (data[0], ==, 0xff);
      g_assert_cmpint (data[1], ==, 0xd8);
    }
  g_assert_cmpuint (fleet_test_platform_count (platform, "live_preview"), ==, 1);
  peeked = fleet_images_peek_thumbnail (images, channel);
  g_assert_nonnull (peeked);

  ask (platform, "1001/1", &places[0]);
  later = take (platform, &places[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fleet_test_platform_count (platform, "live_preview"), ==, 1);

  /* Old pictures are asked for anew, with the address that is still good. */
  fleet_manual_clock_advance (platform->clock, 60000);
  g_clear_pointer (&later, g_bytes_unref);
  ask (platform, "1001/1", &places[0]);
  later = take (platform, &places[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fleet_test_platform_count (platform, "live_preview"), ==, 2);
  g_assert_cmpuint (fleet_test_platform_count (platform, "play_address"), ==, 1);
}

static void
test_many (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  GAsyncResult *places[6] = { NULL };

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u/1", 1001 + i);

      ask (platform, key, &places[i]);
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = take (platform, &places[i], &error);

      g_assert_no_error (error);
    }
}

static void
test_offline (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, offline);
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  ask (platform, "1001/1", &place);
  g_assert_null (take (platform, &place, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
}

static void
test_closed (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  GAsyncResult *places[6] = { NULL };

  fleet_test_platform_set_faults (platform, "[\"black-hole:path=*play_address*\"]");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u/1", 1001 + i);

      ask (platform, key, &places[i]);
    }
  fleet_session_close (platform->session);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (take (platform, &places[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  static const int yes = 1;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/images/thumbnail", NULL, test_thumbnail);
  g_test_add_data_func ("/images/thumbnail-secure", &yes, test_thumbnail);
  g_test_add_func ("/images/many", test_many);
  g_test_add_func ("/images/offline", test_offline);
  g_test_add_func ("/images/closed", test_closed);
  return g_test_run ();
}
