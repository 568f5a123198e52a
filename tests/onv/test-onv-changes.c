/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* Devices and channels that come, change and go (1.1, 1.2, 1.3, 1.6, 2.2–2.4). */

static OnvDevice *
read_device (const char *fixture)
{
  g_autoptr (JsonNode) node = onv_test_load (fixture);
  g_autoptr (GError) error = NULL;
  JsonObject *object = json_node_get_object (node);
  OnvRecord *device;

  json_object_set_string_member (object, "id", "7");
  device = onv_record_new_from_json (ONV_TYPE_DEVICE, node, &error);
  g_assert_no_error (error);
  return ONV_DEVICE (device);
}

/* What the document shows is what is sent, reserved members included where they were read. */
static void
test_add (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvDevice) device = read_device ("1.1-request.json");
  g_autoptr (JsonNode) wanted = onv_test_load ("1.1-request.json");
  g_autoptr (JsonNode) sent = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpfloat_with_epsilon (onv_location_get_latitude (onv_device_get_location (device)),
                                  17.609997, 1e-9);
  g_object_set (device, "protocol", "other", NULL);
  onv_test_answer_with (f->server, "1.1.json");
  id = CALL (f, add_device, device);
  g_assert_no_error (f->error);
  g_assert_cmpstr (id, ==, "233444");
  sent = json_from_string (test_server_get_request (f->server, 0)->body, &f->error);
  g_assert_no_error (f->error);
  g_assert_true (json_node_equal (sent, wanted));
  g_assert_cmpstr (test_server_get_request (f->server, 0)->content_type, ==, "application/json");
  g_assert_cmpstr (onv_device_get_protocol (device), ==,
                   "other"); /* the person's own is not touched */
}

static void
test_add_limits (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvDevice) device = g_object_new (ONV_TYPE_DEVICE, NULL);
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *longer = g_strnfill (65, 'x');
  g_autofree char *good = NULL;

  g_assert_null (CALL (f, add_device, device));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "title");
  g_object_set (device, "title", longer, NULL);
  g_assert_null (CALL (f, add_device, device));
  g_assert_cmpstr (f->error->message, ==, "title: at most 64 characters");
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
  g_object_set (device, "title", longest, NULL);
  onv_test_answer_with (f->server, "1.1.json");
  good = CALL (f, add_device, device);
  g_assert_no_error (f->error);
}

static void
test_register (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvRegistration) registration = onv_registration_new ();
  g_autoptr (OnvRegisteredDevice) device = NULL;

  g_object_set (registration, "serial-number", "xxxx", "title", "xxxx", "area", (gint64) 100, NULL);
  onv_test_answer_with (f->server, "1.2.json");
  device = CALL (f, register_device, "CODE", registration);
  g_assert_no_error (f->error);
  g_assert_null (test_server_get_request (f->server, 0)->api_key);
  onv_test_assert_asked (
      f->server, "POST /register_de?register_code=CODE {'sn':'xxxx','title':'xxxx','area':100}");
  g_assert_cmpstr (onv_registered_device_get_device_id (device), ==, "21442");
  g_assert_cmpstr (onv_registered_device_get_key (device), ==, "XXAABBCCDD");
}

static const struct
{
  gsize sn, mac, title;
  const char *message; /* NULL: it is sent */
} registrations[] = {
  { 1, 0, 0, NULL },
  { 0, 1, 32, NULL },
  { 512, 0, 32, NULL },
  { 0, 512, 0, NULL },
  { 513, 0, 0, "sn: at most 512 characters" },
  { 0, 513, 0, "mac: at most 512 characters" },
  { 1, 0, 33, "title: at most 32 characters" },
  { 0, 0, 1, "sn: one of sn, mac must be given" },
  { 1, 1, 1, "sn: only one of sn, mac may be given" },
};

static void
test_register_limits (OnvCase *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (registrations); i++)
    {
      g_autoptr (OnvRegistration) registration = onv_registration_new ();
      g_autoptr (OnvRegisteredDevice) device = NULL;
      const struct
      {
        const char *name;
        gsize length;
      } texts[] = { { "serial-number", registrations[i].sn },
                    { "mac", registrations[i].mac },
                    { "title", registrations[i].title } };

      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_autofree char *text = g_strnfill (texts[k].length, 'x');

          g_object_set (registration, texts[k].name, texts[k].length > 0 ? text : NULL, NULL);
        }
      test_server_set_answer (f->server, NULL, 200, "{\"errno\":0,\"data\":{\"device_id\":1}}");
      device = CALL (f, register_device, "CODE", registration);
      g_assert_true ((device == NULL) == (registrations[i].message != NULL));
      if (device == NULL)
        g_assert_cmpstr (f->error->message, ==, registrations[i].message);
    }
}

/* What was changed is sent, whole, and nothing else. */
static void
test_change (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvDevice) device = read_device ("1.3-request.json");
  const char *const tags[] = { "Tag1", "Tag3", NULL };

  g_object_set (device, "title", "new", NULL);
  g_object_set (onv_device_get_location (device), "latitude", 1.5, NULL);
  onv_test_answer_with (f->server, "1.3.json");
  g_assert_true (CALL (f, change_device, "7/8", device));
  onv_test_assert_asked (f->server, "PUT /devices/7/8 {'title':'new','location':{'lon':"
                                    "177.03402996826173,'lat':1.5,'ele':370000.0}}");

  onv_record_set_unchanged (ONV_RECORD (device));
  g_object_set (device, "tags", tags, NULL);
  onv_test_answer_with (f->server, "1.3.json");
  g_assert_true (CALL (f, change_device, "7", device));
  onv_test_assert_asked (f->server, "PUT /devices/7 {'tags':['Tag1','Tag3']}");
}

static void
test_delete (OnvCase *f, gconstpointer data)
{
  onv_test_answer_with (f->server, "1.6.json");
  g_assert_true (CALL (f, delete_device, "7"));
  onv_test_assert_asked (f->server, "DELETE /devices/7");

  onv_test_answer_with (f->server, "2.2.json");
  g_assert_true (CALL (f, delete_channel, "7", 2));
  onv_test_assert_asked (f->server, "DELETE /ipc/video/device/DelChannel?channel_id=2&device_id=7");
}

static void
test_add_channel (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvChannel) channel = onv_channel_new (3, "Gate");

  g_object_set (channel, "desc", "by the & river", NULL);
  onv_test_answer_with (f->server, "2.3.json");
  g_assert_true (CALL (f, add_channel, "7", channel));
  onv_test_assert_asked (f->server, "POST /ipc/video/device/AddChannel?channel_id=3&desc=by the & "
                                    "river&device_id=7&title=Gate");

  onv_test_answer_with (f->server, "2.3-error.json");
  g_assert_false (CALL (f, add_channel, "7", channel));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_EXISTS);
}

/* A name that was read may be what the platform would not take anew. */
static void
test_change_channel (OnvCase *f, gconstpointer data)
{
  g_autoptr (JsonNode) node = onv_test_parse ("{'channel_id':2,'title':'test_qwer','desc':'a'}");
  g_autoptr (OnvRecord) channel = onv_record_new_from_json (ONV_TYPE_CHANNEL, node, &f->error);

  g_object_set (channel, "desc", "b", NULL);
  onv_test_answer_with (f->server, "2.4.json");
  g_assert_true (CALL (f, change_channel, "7", ONV_CHANNEL (channel)));
  onv_test_assert_asked (f->server, "POST /ipc/video/device/ModifyChannel?channel_id=2&desc=b"
                                    "&device_id=7&title=test_qwer");

  g_object_set (channel, "title", "test_qwerty", NULL);
  g_assert_false (CALL (f, change_channel, "7", ONV_CHANNEL (channel)));
  g_assert_cmpstr (f->error->message, ==, "title: only A–Z, a–z and 0–9");

  g_object_set (channel, "title", "x", NULL);
  onv_test_answer_with (f->server, "2.4-error.json");
  g_assert_false (CALL (f, change_channel, "7", ONV_CHANNEL (channel)));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_NO_CHANNEL);
}

static void
test_add_channels (OnvCase *f, gconstpointer data)
{
  const char *const asked[] = {
    "POST /ipc/video/device/AddChannel?channel_id=1&channel_num=4&device_id=7&title=Gate",
    "GET /ipc/video/device/QryChannel?device_id=7",
    "POST /ipc/video/device/AddChannel?channel_id=1&device_id=7&title=Gate",
    "POST /ipc/video/device/AddChannel?channel_id=3&device_id=7&title=Gate",
    "POST /ipc/video/device/AddChannel?channel_id=4&device_id=7&title=Gate",
  };

  onv_test_answer_with (f->server, "2.3-error.json");
  test_server_push (f->server, 200,
                    "{\"errno\":0,\"result\":[{\"channel_id\":2},{\"channel_id\":9}]}");
  onv_test_answer_with (f->server, "2.3.json");
  onv_test_answer_with (f->server, "2.3-error.json"); /* somebody else was faster */
  onv_test_answer_with (f->server, "2.3.json");
  g_assert_true (CALL (f, add_channels, "7", 4, "Gate", NULL));
  g_assert_no_error (f->error);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, G_N_ELEMENTS (asked));
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *text = onv_test_dup_asked (f->server, i);

      g_assert_cmpstr (text, ==, asked[i]);
    }

  test_server_forget (f->server);
  onv_test_answer_with (f->server, "2.3.json");
  g_assert_true (CALL (f, add_channels, "7", 4, "Gate", NULL));
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

static void
test_add_channels_fails (OnvCase *f, gconstpointer data)
{
  test_server_push (f->server, 200, "{\"errno\":9,\"error\":\"no\"}");
  g_assert_false (CALL (f, add_channels, "7", 4, "Gate", NULL));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);

  onv_test_answer_with (f->server, "2.3-error.json");
  test_server_push (f->server, 200, "{\"errno\":9,\"error\":\"no\"}");
  g_assert_false (CALL (f, add_channels, "7", 4, "Gate", NULL));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);

  onv_test_answer_with (f->server, "2.3-error.json");
  onv_test_answer_with (f->server, "2.1.json");
  test_server_push (f->server, 200, "{\"errno\":9,\"error\":\"no\"}");
  g_assert_false (CALL (f, add_channels, "7", 4, "Gate", NULL));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);

  g_assert_false (CALL (f, add_channels, "7", 0, "Gate", NULL));
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "channel_num");
}

static const OnvCaseRow rows[] = {
  { "add", test_add },
  { "add-limits", test_add_limits },
  { "register", test_register },
  { "register-limits", test_register_limits },
  { "change", test_change },
  { "delete", test_delete },
  { "add-channel", test_add_channel },
  { "change-channel", test_change_channel },
  { "add-channels", test_add_channels },
  { "add-channels-fails", test_add_channels_fails },
  { NULL, NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "changes", rows);
}
