/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-camera-test.h"

static void
keep (OnvCamera *self, JsonNode *body, const char *qos)
{
  g_clear_pointer (&self->body, json_node_unref);
  self->body = json_node_copy (body);
  g_free (self->qos);
  self->qos = g_strdup (qos);
}

static void
on_command (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  OnvCamera *self = data;
  g_autoptr (JsonNode) body = json_from_string (request->body, NULL);
  int id = (int) json_object_get_int_member (json_node_get_object (body), "cmdId");
  g_autofree char *text = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *answer = NULL;

  self->asked++;
  if (id == self->get_id)
    {
      g_autofree char *settings = json_to_string (self->settings, FALSE);

      text = g_strdup_printf ("{\"cmdId\":%d,\"cmd\":%s}", id, settings);
    }
  else
    {
      keep (self, body, test_request_get (request, "qos"));
      text = self->text != NULL
                 ? g_strdup (self->text)
                 : g_strdup_printf ("{\"cmdId\":%d,\"result\":%d}", id, self->result);
    }
  base64 = g_base64_encode ((const guchar *) text, strlen (text));
  answer = g_strdup_printf ("{\"errno\":0,\"data\":{\"cmd_status\":%d,"
                            "\"dev_resp\":{\"resp_code\":%d,\"resp_data\":\"%s\"}}}",
                            self->status, self->code, base64);
  test_server_answer (message, 200, answer);
}

void
onv_camera_install (OnvCamera *self, TestServer *server)
{
  *self = (OnvCamera){ .result = 1, .status = 4 };
  test_server_set_handler (server, on_command, self);
}

void
onv_camera_clear (OnvCamera *self)
{
  g_clear_pointer (&self->settings, json_node_unref);
  g_clear_pointer (&self->body, json_node_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->qos, g_free);
}

void
onv_camera_set_settings (OnvCamera *self, int get_id, const char *text)
{
  g_clear_pointer (&self->settings, json_node_unref);
  self->settings = onv_test_parse (text);
  self->get_id = get_id;
}

void
onv_camera_say (OnvCamera *self, const char *text)
{
  g_free (self->text);
  self->text = onv_test_json (text);
}

void
onv_camera_say_fixture (OnvCamera *self, const char *name)
{
  g_free (self->text);
  self->text = onv_test_load_text (name);
}

void
onv_camera_assert_fixture (OnvCamera *self, const char *name, const char *cmd)
{
  g_autoptr (JsonNode) expected = onv_test_load (name);
  g_autofree char *text = NULL;

  json_object_set_string_member (json_node_get_object (expected), "type", "video");
  if (cmd != NULL)
    json_object_set_member (json_node_get_object (expected), "cmd", onv_test_parse (cmd));
  text = json_to_string (expected, FALSE);
  onv_test_assert_json (self->body, text);
}
