/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* Devices and channels that come, change and go, on the stand-in (1.1–1.6, 2.1–2.4). */

static char *
add_device (OnvCase *f, const char *auth_info)
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
test_device (OnvCase *f, gconstpointer url)
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
test_register (OnvCase *f, gconstpointer url)
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
list_numbers (OnvCase *f, const char *id)
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
test_channels (OnvCase *f, gconstpointer url)
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

static const OnvCaseRow rows[] = {
  { "device", test_device },
  { "register", test_register },
  { "channels", test_channels },
  { NULL, NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run_with_sim (argc, argv, "sim-changes", rows);
}
