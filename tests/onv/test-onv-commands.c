/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

/* A camera behind the platform: what is sent to it, and what its answers become. */

typedef struct
{
  TestServer *server;
  OnvClient *client;
  JsonNode *settings; /* of the camera: what a get command answers */
  JsonNode *written;  /* the last `cmd` of a set command */
  int get_id;
  int result; /* of a set command */
  GAsyncResult *result_of_call;
  GError *error;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
  f->result = 1;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->result_of_call);
  g_clear_error (&f->error);
  g_clear_pointer (&f->settings, json_node_unref);
  g_clear_pointer (&f->written, json_node_unref);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

/* What 3.1 answers when the camera said @text. */
static char *
outcome (int status, int code, const char *text)
{
  g_autofree char *data
      = text != NULL ? g_base64_encode ((const guchar *) text, strlen (text)) : g_strdup ("");

  return g_strdup_printf (
      "{\"errno\":0,\"error\":\"succ\",\"data\":{\"cmd_uuid\":\"2303-312-Fws\","
      "\"cmd_status\":%d,\"dev_resp\":{\"resp_code\":%d,\"resp_data\":\"%s\"}}}",
      status, code, data);
}

static JsonObject *
body_of (Fixture *f, guint index, JsonNode **keep)
{
  g_autoptr (GError) error = NULL;

  *keep = json_from_string (test_server_get_request (f->server, index)->body, &error);
  g_assert_no_error (error);
  return json_node_get_object (*keep);
}

static void
test_keyframe (Fixture *f, gconstpointer data)
{
  g_autofree char *answer = outcome (2, 0, NULL);
  g_autoptr (JsonNode) body = NULL;
  TestRequest *request;

  test_server_push (f->server, 200, answer);
  onv_client_request_keyframe_async (f->client, "7", 2, NULL, onv_test_done, &f->result_of_call);
  g_assert_true (onv_client_request_keyframe_finish (f->client, onv_test_wait (&f->result_of_call),
                                                     &f->error));
  g_assert_no_error (f->error);
  request = test_server_get_request (f->server, 0);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->path, ==, "/ipc/video/cmds");
  g_assert_cmpstr (test_request_get (request, "device_id"), ==, "7");
  g_assert_cmpstr (test_request_get (request, "qos"), ==, "0");
  g_assert_cmpstr (test_request_get (request, "type"), ==, "0");
  body_of (f, 0, &body);
  onv_test_assert_json (body, "{'type':'video','cmdId':5,'channel_id':2,'cmd':{'channel_id':2}}");
}

static void
test_ptz (Fixture *f, gconstpointer data)
{
  g_autofree char *answer = outcome (2, 0, NULL);
  g_autoptr (JsonNode) body = NULL;

  test_server_set_answer (f->server, NULL, 200, answer);
  onv_client_control_ptz_async (f->client, "7", 2, ONV_PTZ_PHASE_STOP, ONV_PTZ_ACTION_UP_LEFT, 7,
                                NULL, onv_test_done, &f->result_of_call);
  g_assert_true (
      onv_client_control_ptz_finish (f->client, onv_test_wait (&f->result_of_call), &f->error));
  g_assert_no_error (f->error);
  g_assert_cmpstr (test_request_get (test_server_get_request (f->server, 0), "qos"), ==, "0");
  body_of (f, 0, &body);
  onv_test_assert_json (body, "{'type':'video','cmdId':7,'channel_id':2,"
                              "'cmd':{'stop':1,'cmd':15,'speed':7,'channel_id':2}}");
}

static void
test_ptz_limits (Fixture *f, gconstpointer data)
{
  const guint speeds[] = { 0, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      onv_client_control_ptz_async (f->client, "7", 2, ONV_PTZ_PHASE_START, ONV_PTZ_ACTION_LEFT,
                                    speeds[i], NULL, onv_test_done, &result);
      g_assert_false (onv_client_control_ptz_finish (f->client, onv_test_wait (&result), &error));
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (error), ==, "speed");
    }
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

/* Each layer has its own word. */
static const struct
{
  int status;
  int code;
  const char *text;
  int confirmed;   /* outcome of command 20, −1 for success */
  int unconfirmed; /* of command 5 */
  int told;        /* of command 31, which says only whether it was done */
} outcomes[] = {
  { 0, 0, NULL, ONV_ERROR_DEVICE_OFFLINE, ONV_ERROR_DEVICE_OFFLINE, ONV_ERROR_DEVICE_OFFLINE },
  { 1, 0, NULL, ONV_ERROR_NO_ANSWER, -1, ONV_ERROR_NO_ANSWER },
  { 2, 0, NULL, ONV_ERROR_NO_ANSWER, -1, ONV_ERROR_NO_ANSWER },
  { 3, 0, NULL, ONV_ERROR_SEND_FAILED, ONV_ERROR_SEND_FAILED, ONV_ERROR_SEND_FAILED },
  { 4, 0, "{\"cmd\":[]}", -1, -1, ONV_ERROR_BAD_ANSWER },
  { 4, 0, "{\"cmdId\":20,\"channel_id\":1,\"cmd\":[{\"type\":1,\"enable\":0}]}", -1, -1,
    ONV_ERROR_BAD_ANSWER },
  { 4, 5, NULL, ONV_ERROR_CAMERA_REFUSED, ONV_ERROR_CAMERA_REFUSED, ONV_ERROR_CAMERA_REFUSED },
  { 4, 0, "{\"result\":0}", ONV_ERROR_CAMERA_REFUSED, ONV_ERROR_CAMERA_REFUSED,
    ONV_ERROR_CAMERA_REFUSED },
  { 4, 0, NULL, ONV_ERROR_BAD_ANSWER, -1, ONV_ERROR_BAD_ANSWER },
  { 4, 0, "{\"cmd\":", ONV_ERROR_BAD_ANSWER, -1, ONV_ERROR_BAD_ANSWER },
  { 4, 0, "\xff", ONV_ERROR_BAD_ANSWER, -1, ONV_ERROR_BAD_ANSWER },
  { 4, 0, "{\"cmd\":{}}", ONV_ERROR_BAD_ANSWER, -1, ONV_ERROR_BAD_ANSWER },
  { 4, 0, "{\"result\":1}", ONV_ERROR_BAD_ANSWER, -1, -1 },
  { 4, 0, "{\"cmdId\":42,\"result\":\"1\"}", ONV_ERROR_BAD_ANSWER, -1, -1 },
  { 4, 0, "{\"result\":null}", ONV_ERROR_BAD_ANSWER, -1, ONV_ERROR_BAD_ANSWER },
  { 4, 0, "{\"result\":-1}", ONV_ERROR_BAD_ANSWER, -1, ONV_ERROR_BAD_ANSWER },
  { 4, 0, "{\"cmdId\":42,\"resu", ONV_ERROR_BAD_ANSWER, -1, ONV_ERROR_BAD_ANSWER },
  { 5, 0, NULL, ONV_ERROR_NO_ANSWER, ONV_ERROR_NO_ANSWER, ONV_ERROR_NO_ANSWER },
  { 6, 0, NULL, ONV_ERROR_BAD_ANSWER, ONV_ERROR_BAD_ANSWER, ONV_ERROR_BAD_ANSWER },
  { 77, 0, NULL, ONV_ERROR_BAD_ANSWER, ONV_ERROR_BAD_ANSWER, ONV_ERROR_BAD_ANSWER },
};

static void
assert_outcome (const GError *error, int expected)
{
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, ONV_ERROR, expected);
}

static void
test_outcomes (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *answer = outcome (outcomes[i].status, outcomes[i].code, outcomes[i].text);
      g_autoptr (GAsyncResult) get = NULL;
      g_autoptr (GAsyncResult) keyframe = NULL;
      g_autoptr (GAsyncResult) format = NULL;
      g_autoptr (OnvOsd) osd = NULL;
      g_autoptr (GError) error = NULL;

      test_server_set_answer (f->server, NULL, 200, answer);
      onv_client_get_osd_async (f->client, "7", 2, NULL, onv_test_done, &get);
      osd = onv_client_get_osd_finish (f->client, onv_test_wait (&get), &error);
      assert_outcome (error, outcomes[i].confirmed);
      g_clear_error (&error);
      onv_client_request_keyframe_async (f->client, "7", 2, NULL, onv_test_done, &keyframe);
      onv_client_request_keyframe_finish (f->client, onv_test_wait (&keyframe), &error);
      assert_outcome (error, outcomes[i].unconfirmed);
      g_clear_error (&error);
      onv_client_operate_card_async (f->client, "7", ONV_CARD_OPERATION_FORMAT, NULL, onv_test_done,
                                     &format);
      g_assert_cmpint (onv_client_operate_card_finish (f->client, onv_test_wait (&format), &error),
                       ==, error == NULL);
      assert_outcome (error, outcomes[i].told);
    }
}

/* A refusal keeps the camera's number; the platform's own refusal is another matter. */
static void
test_numbers (Fixture *f, gconstpointer data)
{
  g_autofree char *answer = outcome (4, 5, NULL);
  g_autoptr (GAsyncResult) second = NULL;

  test_server_push (f->server, 200, answer);
  onv_client_get_osd_async (f->client, "7", 2, NULL, onv_test_done, &f->result_of_call);
  g_assert_null (
      onv_client_get_osd_finish (f->client, onv_test_wait (&f->result_of_call), &f->error));
  g_assert_cmpint (onv_error_get_number (f->error), ==, 5);
  g_clear_error (&f->error);

  test_server_push (f->server, 200, "{\"errno\":11,\"error\":\"no such device\"}");
  onv_client_get_osd_async (f->client, "7", 2, NULL, onv_test_done, &second);
  g_assert_null (onv_client_get_osd_finish (f->client, onv_test_wait (&second), &f->error));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);
  g_assert_cmpstr (onv_error_get_platform_text (f->error), ==, "no such device");
}

static void
on_command (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  Fixture *f = data;
  g_autoptr (JsonNode) body = json_from_string (request->body, NULL);
  JsonObject *object = json_node_get_object (body);
  g_autofree char *settings = json_to_string (f->settings, FALSE);
  g_autofree char *text = NULL;
  g_autofree char *answer = NULL;

  g_assert_cmpstr (test_request_get (request, "qos"), ==, "1");
  if (json_object_get_int_member (object, "cmdId") == f->get_id)
    text = g_strdup_printf ("{\"cmdId\":%d,\"cmd\":%s}", f->get_id, settings);
  else
    {
      g_assert_cmpint (json_object_get_int_member (object, "cmdId"), ==, f->get_id + 1);
      g_clear_pointer (&f->written, json_node_unref);
      f->written = json_object_dup_member (object, "cmd");
      text = g_strdup_printf ("{\"cmdId\":%d,\"result\":%d}", f->get_id + 1, f->result);
    }
  answer = outcome (4, 0, text);
  test_server_answer (message, 200, answer);
}

static void
install (Fixture *f, int get_id, const char *settings)
{
  f->get_id = get_id;
  f->settings = onv_test_parse (settings);
  test_server_set_handler (f->server, on_command, f);
}

static OnvOsd *
set_osd (Fixture *f, OnvOsd *edits)
{
  onv_client_set_osd_async (f->client, "7", 2, edits, NULL, onv_test_done, &f->result_of_call);
  return onv_client_set_osd_finish (f->client, onv_test_wait (&f->result_of_call), &f->error);
}

static OnvOsd *
osd_with (OnvOsdKind kind, const char *member, const char *value)
{
  OnvOsd *osd = g_object_new (ONV_TYPE_OSD, NULL);
  g_autoptr (OnvOsdEntry) entry = g_object_new (ONV_TYPE_OSD_ENTRY, "kind", kind, NULL);
  g_autoptr (GError) error = NULL;

  onv_record_set_text (ONV_RECORD (entry), member, value, &error);
  g_assert_no_error (error);
  g_list_store_append (G_LIST_STORE (onv_osd_get_entries (osd)), entry);
  return osd;
}

#define OSD                                                                    \
  "[{'type':1,'enable':1,'text':'Gate','pos':'left-top','font':{'size':3}},"   \
  "{'type':2,'enable':1,'pos':'middle','date':'YMD','time':24,'text':'kept'}," \
  "{'type':7,'enable':1,'logo':'x'}]"

/* What nobody touched, known or unknown, goes back as it came. */
static void
test_set_osd (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvOsd) edits = osd_with (ONV_OSD_KIND_TEXT, "text", "Door");
  g_autoptr (OnvOsd) now = NULL;

  install (f, 20, OSD);
  now = set_osd (f, edits);
  g_assert_no_error (f->error);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 3);
  onv_test_assert_json (f->written,
                        "[{'type':1,'enable':1,'text':'Door','pos':'left-top','font':{'size':3}},"
                        "{'type':2,'enable':1,'pos':'middle','date':'YMD','time':24,'text':'kept'},"
                        "{'type':7,'enable':1,'logo':'x'}]");
  g_assert_cmpstr (onv_osd_entry_get_text (onv_osd_get_entry (now, ONV_OSD_KIND_TEXT)), ==, "Gate");
}

static void
test_set_osd_off (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvOsd) edits = osd_with (ONV_OSD_KIND_TEXT, "enabled", "0");
  g_autoptr (OnvOsd) now = NULL;

  install (f, 20, "[{'type':1,'enable':1,'text':'Gate','pos':'left-top'}]");
  now = set_osd (f, edits);
  g_assert_no_error (f->error);
  onv_test_assert_json (f->written, "[{'type':1,'enable':0}]");
}

static void
test_set_osd_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvOsd) edits = osd_with (ONV_OSD_KIND_TEXT, "text", "Door");

  install (f, 20, OSD);
  f->result = 0;
  g_assert_null (set_osd (f, edits));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 2);
}

#define MOTION                                                                  \
  "{'state':1,'event':7,'sensitivity':0,'resolution':'640*480','max_region':1," \
  "'region':[{'x':0,'y':0,'w':300,'h':100,'name':'door'}],"                     \
  "'time':[{'weekday':0,'start_time':'00:00:30','end_time':'24:00:00'}],'new':[1]}"

static OnvDetector *
set_motion (Fixture *f, OnvDetector *edits)
{
  onv_client_set_motion_async (f->client, "7", 2, edits, NULL, onv_test_done, &f->result_of_call);
  return onv_client_set_motion_finish (f->client, onv_test_wait (&f->result_of_call), &f->error);
}

static void
test_set_motion (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvDetector) edits
      = g_object_new (ONV_TYPE_DETECTOR, "sensitivity", (gint64) 60, NULL);
  g_autoptr (OnvDetector) now = NULL;

  install (f, 80, MOTION);
  now = set_motion (f, edits);
  g_assert_no_error (f->error);
  onv_test_assert_json (f->written,
                        "{'enable':1,'event':7,'sensitivity':60,"
                        "'region':[{'x':0,'y':0,'w':300,'h':100,'name':'door'}],"
                        "'time':[{'weekday':0,'start_time':'00:00:30','end_time':'24:00:00'}],"
                        "'new':[1],'channel_id':2}");
  g_assert_cmpint (onv_detector_get_event (now), ==, ONV_DETECTOR_EVENT_UNKNOWN);
  g_assert_cmpint (onv_detector_get_max_region (now), ==, 1);
  g_assert_cmpint (onv_detector_get_resolution (now)->width, ==, 640);
}

static void
test_set_motion_limits (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvDetector) edits
      = g_object_new (ONV_TYPE_DETECTOR, "enabled", TRUE, "sensitivity", (gint64) 101, NULL);
  g_autoptr (OnvDetector) regions = g_object_new (ONV_TYPE_DETECTOR, NULL);

  install (f, 80, MOTION);
  g_assert_null (set_motion (f, edits));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "sensitivity");
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (OnvRegion) region
          = g_object_new (ONV_TYPE_REGION, "x", (gint64) 0, "y", (gint64) 0, "width", (gint64) 9,
                          "height", (gint64) 9, NULL);

      g_list_store_append (G_LIST_STORE (onv_detector_get_regions (regions)), region);
    }
  g_clear_error (&f->error);
  g_clear_object (&f->result_of_call);
  g_assert_null (set_motion (f, regions));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "region");
  g_assert_null (f->written);
}

/* The document's own examples, read and written back. */
static void
test_fixtures (void)
{
  const struct
  {
    const char *file;
    GType type;
  } files[] = {
    { "cmd-7-request.json", ONV_TYPE_PTZ_MOVE },  { "cmd-20-answer.json", ONV_TYPE_OSD },
    { "cmd-21-request.json", ONV_TYPE_OSD },      { "cmd-80-answer.json", ONV_TYPE_DETECTOR },
    { "cmd-81-request.json", ONV_TYPE_DETECTOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonNode) node = onv_test_load (files[i].file);
      JsonNode *cmd = json_object_get_member (json_node_get_object (node), "cmd");
      g_autoptr (GError) error = NULL;
      g_autoptr (OnvRecord) record = onv_record_new_from_json (files[i].type, cmd, &error);
      g_autoptr (OnvRecord) again = NULL;
      g_autoptr (JsonNode) written = NULL;

      g_assert_no_error (error);
      written = onv_record_to_json (record, ONV_WRITE_WHOLE);
      again = onv_record_new_from_json (files[i].type, written, &error);
      g_assert_no_error (error);
      g_assert_true (onv_record_equal (record, again));
      if (strcmp (files[i].file, "cmd-81-request.json") != 0) /* `enable` reads as `state` */
        g_assert_true (json_node_equal (cmd, written));
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/commands/keyframe", test_keyframe);
  ADD ("/onv/commands/ptz", test_ptz);
  ADD ("/onv/commands/ptz-limits", test_ptz_limits);
  ADD ("/onv/commands/outcomes", test_outcomes);
  ADD ("/onv/commands/numbers", test_numbers);
  ADD ("/onv/commands/set-osd", test_set_osd);
  ADD ("/onv/commands/set-osd-off", test_set_osd_off);
  ADD ("/onv/commands/set-osd-refused", test_set_osd_refused);
  ADD ("/onv/commands/set-motion", test_set_motion);
  ADD ("/onv/commands/set-motion-limits", test_set_motion_limits);
  g_test_add_func ("/onv/commands/fixtures", test_fixtures);
  return g_test_run ();
}
