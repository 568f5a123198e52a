/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-sim.h"

/* Devices and channels that come, change and go, on the stand-in (1.1–1.6, 2.1–2.4). */

typedef struct
{
  OnvClient *client;
  GError *error;
} Fixture;

#define CALL(f, what, ...) onv_test_call ((f)->client, &(f)->error, what, ##__VA_ARGS__)

static void
set_up (Fixture *f, gconstpointer url)
{
  f->client = onv_sim_client (url);
}

static void
tear_down (Fixture *f, gconstpointer url)
{
  g_clear_error (&f->error);
  g_assert_finalize_object (f->client);
}

static char *
add_device (Fixture *f, const char *auth_info)
{
  g_autoptr (JsonNode) auth = json_node_init_string (json_node_alloc (), auth_info);
  g_autoptr (OnvLocation) location = g_object_new (ONV_TYPE_LOCATION, "latitude", 29.5, "longitude",
                                                   106.5, "elevation", 244.0, NULL);
  g_autoptr (OnvDevice) device
      = g_object_new (ONV_TYPE_DEVICE, "title", "A new one", "desc", "by the gate", "private", TRUE,
                      "area", "100", "auth-info", auth, "location", location, NULL);

  return CALL (f, add_device, device);
}

/* A device comes, is what was said, changes in one place only, and goes. */
static void
test_device (Fixture *f, gconstpointer url)
{
  g_autofree char *id = add_device (f, url);
  g_autofree char *other = NULL;
  g_autoptr (OnvDevice) device = NULL;
  g_autoptr (OnvDevice) changed = NULL;

  g_assert_no_error (f->error);
  device = CALL (f, get_device, id);
  g_assert_no_error (f->error);
  g_assert_cmpstr (onv_device_get_title (device), ==, "A new one");
  g_assert_false (onv_device_get_online (device));

  g_assert_null (other = add_device (f, url)); /* authentication is unique */
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);

  g_object_set (device, "title", "Renamed", NULL);
  g_assert_true (CALL (f, change_device, id, device));
  changed = CALL (f, get_device, id);
  g_assert_cmpstr (onv_device_get_title (changed), ==, "Renamed");
  g_assert_cmpstr (onv_device_get_desc (changed), ==, "by the gate");
  g_assert_true (onv_record_equal (ONV_RECORD (onv_device_get_location (changed)),
                                   ONV_RECORD (onv_device_get_location (device))));

  g_assert_true (CALL (f, delete_device, id));
  g_clear_object (&changed);
  g_assert_null (changed = CALL (f, get_device, id));
  g_assert_false (CALL (f, delete_device, id));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

/* Who registers gets a key, which works for that device and no other. */
static void
test_register (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvRegistration) registration = onv_registration_new ();
  g_autoptr (OnvRegisteredDevice) registered = NULL;
  g_autoptr (OnvRegisteredDevice) refused = NULL;
  g_autoptr (OnvDevice) device = NULL;
  g_autoptr (OnvDevice) another = NULL;
  const char *id;

  g_object_set (registration, "mac", url, "title", "Registered", "area", (gint64) 100, NULL);
  refused = CALL (f, register_device, "wrong", registration);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);
  registered = CALL (f, register_device, onv_sim_get ("register_code"), registration);
  g_assert_no_error (f->error);
  id = onv_registered_device_get_device_id (registered);

  onv_client_set_api_key (f->client, onv_registered_device_get_key (registered));
  device = CALL (f, get_device, id);
  g_assert_no_error (f->error);
  g_assert_cmpstr (onv_device_get_title (device), ==, "Registered");
  another = CALL (f, get_device, "1001");
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FORBIDDEN);
  g_assert_true (CALL (f, delete_device, id));
}

static char *
list_numbers (Fixture *f, const char *id)
{
  g_autoptr (GListModel) channels = CALL (f, list_channels, id);
  GString *numbers = g_string_new (NULL);

  g_assert_no_error (f->error);
  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr (OnvChannel) channel = g_list_model_get_item (channels, i);

      g_string_append_printf (numbers, "%d%s ", (int) onv_channel_get_channel_id (channel),
                              onv_channel_get_title (channel));
    }
  return g_string_free (numbers, FALSE);
}

#define assert_channels(f, id, expected)            \
  G_STMT_START                                      \
  {                                                 \
    g_autofree char *there_ = list_numbers (f, id); \
    g_assert_cmpstr (there_, ==, expected);         \
  }                                                 \
  G_STMT_END

static void
test_channels (Fixture *f, gconstpointer url)
{
  g_autofree char *id = add_device (f, url);
  g_autoptr (OnvChannel) second = onv_channel_new (2, "Gate");
  g_autoptr (OnvChannel) fifth = onv_channel_new (5, "Yard");

  g_assert_true (CALL (f, add_channel, id, second));
  g_assert_true (CALL (f, add_channel, id, fifth));
  assert_channels (f, id, "1Channel1 2Gate 5Yard ");
  g_assert_false (CALL (f, add_channel, id, second));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_EXISTS);

  g_object_set (second, "title", "Door", NULL);
  g_assert_true (CALL (f, change_channel, id, second));
  g_assert_true (CALL (f, delete_channel, id, 5));
  assert_channels (f, id, "1Channel1 2Door ");
  g_assert_false (CALL (f, change_channel, id, fifth));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_NO_CHANNEL);

  g_assert_true (CALL (f, add_channels, id, 4, "More", "some"));
  g_assert_no_error (f->error);
  assert_channels (f, id, "1Channel1 2Door 3More 4More ");
  g_assert_true (CALL (f, delete_device, id));
}

static const struct
{
  const char *name;
  void (*function) (Fixture *, gconstpointer);
} tests[] = {
  { "device", test_device },
  { "register", test_register },
  { "channels", test_channels },
};

int
main (int argc, char **argv)
{
  const char *const urls[] = { "url", "https_url" };
  int status;

  g_test_init (&argc, &argv, NULL);
  onv_sim_start ();
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    for (guint k = 0; k < G_N_ELEMENTS (tests); k++)
      {
        g_autofree char *path = g_strdup_printf ("/onv/sim-changes/%s/%s", urls[i], tests[k].name);

        g_test_add (path, Fixture, urls[i], set_up, tests[k].function, tear_down);
      }
  status = g_test_run ();
  onv_sim_stop ();
  return status;
}
