/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-camera-test.h"
#include "onv-rows.h"

/* Settings of cameras are written whole: every pair of commands reads, merges, writes and reads again,
 * and what nobody touched, known to the library or not, goes back as it came. A new pair is a line. */

typedef struct
{
  const char *name;     /* of the row */
  const char *settings; /* what the camera has; something unknown in every object */
  const char *member;   /* what a person changes … */
  const char *value;    /* … and to what, as onv_record_set_text() takes it */
  const char *written;  /* what goes to the camera, without the channel */
} Pair;

static const Pair pairs[] = {
  { "osd",
    "[{'type':1,'enable':1,'text':'Gate','pos':'left-top','font':{'size':3}},"
    "{'type':2,'enable':1,'pos':'middle','date':'YMD','time':24,'text':'kept'},"
    "{'type':7,'enable':1,'logo':'x'}]",
    "entries", "[{\"type\":1,\"text\":\"Door\"}]",
    "[{'type':1,'enable':1,'text':'Door','pos':'left-top','font':{'size':3}},"
    "{'type':2,'enable':1,'pos':'middle','date':'YMD','time':24,'text':'kept'},"
    "{'type':7,'enable':1,'logo':'x'}]" },
  { "motion",
    "{'state':1,'event':7,'sensitivity':0,'resolution':'640*480','max_region':1,"
    "'region':[{'x':0,'y':0,'w':300,'h':100,'name':'door'}],"
    "'time':[{'weekday':0,'start_time':'00:00:30','end_time':'24:00:00','x':1}],'new':[1]}",
    "sensitivity", "60",
    "{'enable':1,'event':7,'sensitivity':60,"
    "'region':[{'x':0,'y':0,'w':300,'h':100,'name':'door'}],"
    "'time':[{'weekday':0,'start_time':'00:00:30','end_time':'24:00:00','x':1}],'new':[1]}" },
  { "occlusion",
    "{'state':1,'event':9,'sensitivity':7,'resolution':'640 * "
    "480','max_region':4,'region':[{'x':1,'y':2,'w':3,'h':4,'x2':5}],'time':[{'weekday':9,'start_"
    "time':'08:00:07','end_time':'23:59:59','x':{}}],'new':{'a':null}}",
    "event", "1",
    "{'enable':1,'event':1,'sensitivity':7,'region':[{'x':1,'y':2,'w':3,'h':4,'x2':5}],'time':[{'"
    "weekday':9,'start_time':'08:00:07','end_time':'23:59:59','x':{}}],'new':{'a':null}}" },
  { "sound",
    "{'state':1,'event':9,'sensitivity':7,'time':[{'weekday':9,'start_time':'08:00:07','end_time':'"
    "23:59:59','x':{}}],'new':[0]}",
    "sensitivity", "100",
    "{'enable':1,'event':9,'sensitivity':100,'time':[{'weekday':9,'start_time':'08:00:07','end_"
    "time':'23:59:59','x':{}}],'new':[0]}" },
  { "other_alarms",
    "{'state':1,'event':9,'time':[{'weekday':9,'start_time':'08:00:07','end_time':'23:59:59','x':{}"
    "}],'new':'x'}",
    "event", "2",
    "{'state':1,'event':2,'time':[{'weekday':9,'start_time':'08:00:07','end_time':'23:59:59','x':{}"
    "}],'new':'x'}" },
  { "card_plan",
    "{'mode':5,'recycle':7,'time':[{'weekday':9,'start_time':'08:00:07','end_time':'23:59:59','x':{"
    "}}],'pre_record':5}",
    "when-full", "1",
    "{'mode':5,'recycle':1,'time':[{'weekday':9,'start_time':'08:00:07','end_time':'23:59:59','x':{"
    "}}],'pre_record':5}" },
  { "clock", "{'mode':2,'timezone':'+5:30','syncserver':'a.example','port':'123','dst':true}",
    "server", "b.example",
    "{'mode':2,'timezone':'+5:30','syncserver':'b.example','port':123,'dst':true}" },
  { "video_settings",
    "{'codec':'av1','bitRate':'512','frameRate':'25','resolution':'auto','display_mode':9,'display_"
    "direction':1,'display_flip':'x','led_white':7,'led_red':2,'audio':'mute','gop':[50]}",
    "audio", "on",
    "{'codec':'av1','bitRate':512,'frameRate':'25','resolution':'auto','display_mode':9,'display_"
    "direction':1,'display_flip':'x','led_white':7,'led_red':2,'audio':'on','gop':[50]}" },
  { "lens", "{'status':'shut','since':{'day':1}}", "status", "off",
    "{'status':'off','since':{'day':1}}" },
};

/* What cameras send that the document does not know, or leave out, and what becomes of it. */
static const Pair variants[] = {
  /* a number that a code of 0 and 1 does not have */
  { "motion",
    "{'state':2,'event':1,'sensitivity':5,'region':[{'x':1,'y':2,'w':3,'h':4}],'time':[]}", "event",
    "2", "{'enable':2,'event':2,'sensitivity':5,'region':[{'x':1,'y':2,'w':3,'h':4}],'time':[]}" },
  { "osd", "[{'type':1,'enable':3,'text':'Gate'},{'type':2,'enable':'auto','time':12}]", "entries",
    "[{\"type\":1,\"text\":\"Door\"}]",
    "[{'type':1,'enable':3,'text':'Door'},{'type':2,'enable':'auto','time':12}]" },
  /* a fraction, also where whole numbers are documented */
  { "video_settings", "{'bitRate':512.5,'frameRate':'29.97','audio':'off'}", "audio", "on",
    "{'bitRate':512.5,'frameRate':'29.97','audio':'on'}" },
  { "video_settings", "{'bitRate':'512.5','frameRate':12.5,'audio':'off'}", "bitrate", "600",
    "{'bitRate':600,'frameRate':'12.5','audio':'off'}" },
  /* nothing, written out */
  { "video_settings", "{'codec':null,'bitRate':null,'frameRate':null,'gop':null}", "bitrate", "600",
    "{'codec':null,'bitRate':600,'frameRate':null,'gop':null}" },
  { "card_plan", "{'mode':1,'recycle':1,'time':null}", "when-full", "0",
    "{'mode':1,'recycle':0,'time':null}" },
  /* what belongs to another mode than the one that it is in, and that nobody changes */
  { "motion",
    "{'state':0,'event':1,'sensitivity':50,'resolution':'640*480','region':[{'x':1,'y':2,'w':3,"
    "'h':4}],'time':[],'hold':5}",
    "sensitivity", "60",
    "{'enable':0,'event':1,'sensitivity':60,'region':[{'x':1,'y':2,'w':3,'h':4}],'time':[],"
    "'hold':5}" },
  { "other_alarms", "{'state':0,'event':1,'time':[]}", "event", "2",
    "{'state':0,'event':2,'time':[]}" },
  { "motion", "{'state':0,'event':1,'sensitivity':50}", "enabled", "0", "{'enable':0}" },
  { "osd", "[{'type':1,'enable':0,'text':'Gate','pos':'left-top'}]", "entries",
    "[{\"type\":1,\"text\":\"Door\"}]", "[{'type':1,'enable':0,'text':'Door','pos':'left-top'}]" },
  { "card_plan",
    "{'mode':0,'recycle':1,'time':[{'weekday':1,'start_time':'08:00:00','end_time':'09:00:00'}]}",
    "when-full", "0",
    "{'mode':0,'recycle':0,'time':[{'weekday':1,'start_time':'08:00:00','end_time':'09:00:00'}]}" },
  { "clock", "{'mode':2,'timezone':'+8','syncserver':'a','port':5,'time':'2026-11-30 10-00-00'}",
    "server", "b",
    "{'mode':2,'timezone':'+8','syncserver':'b','port':5}" }, /* no clock is set back */
  { "card_plan", "{'recycle':1,'time':[]}", "when-full", "0", "{'recycle':0,'time':[]}" },
  /* parts that lack something, and that nobody touches */
  { "motion", "{'state':1,'event':1,'region':[{'x':1,'y':2,'w':3}],'time':[{'weekday':1}]}",
    "event", "2", "{'enable':1,'event':2,'region':[{'x':1,'y':2,'w':3}],'time':[{'weekday':1}]}" },
  { "sound", "{'state':1,'event':1,'sensitivity':5,'region':[{'x':1}],'time':[]}", "event", "2",
    "{'enable':1,'event':2,'sensitivity':5,'region':[{'x':1}],'time':[]}" },
  { "card_plan", "{'mode':0}", "mode", "0", "{'mode':0}" },
};

static void
set (OnvClient *client, const OnvCommand *command, OnvRecord *edits)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvRecord) now = NULL;

  onv_command_set_async (client, command, "7", 2, edits, NULL, onv_test_done, &result);
  now = onv_command_send_finish (client, onv_test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (G_OBJECT_TYPE (now) == command->type ());
}

static void
assert_written (OnvCamera *camera, const OnvCommand *command, const char *expected)
{
  JsonObject *body = json_node_get_object (camera->body);
  JsonNode *cmd = json_object_get_member (body, "cmd");

  g_assert_cmpint (json_object_get_int_member (body, "cmdId"), ==, command->set_id);
  g_assert_cmpint (json_object_get_int_member (body, "channel_id"), ==, 2);
  if (JSON_NODE_HOLDS_OBJECT (cmd))
    {
      g_assert_cmpint (json_object_get_int_member (json_node_get_object (cmd), "channel_id"), ==,
                       2);
      json_object_remove_member (json_node_get_object (cmd), "channel_id");
    }
  onv_test_assert_json (cmd, expected);
  g_assert_cmpstr (camera->qos, ==, "1");
  g_assert_cmpuint (camera->asked, ==, 3); /* read, written, read again */
}

static void
try_pair (const OnvCommand *command, const Pair *pair)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (OnvClient) client = onv_test_client (server);
  g_autoptr (GError) error = NULL;
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvRecord) edits = g_object_new (command->type (), NULL);

  onv_camera_install (&camera, server);
  onv_camera_set_settings (&camera, command->get_id, pair->settings);
  onv_record_set_text (edits, pair->member, pair->value, &error);
  g_assert_no_error (error);
  set (client, command, edits);
  assert_written (&camera, command, pair->written);
}

static void
test_pair (gconstpointer data)
{
  const OnvCommand *command = data;
  guint i = 0;

  while (i < G_N_ELEMENTS (pairs) && strcmp (pairs[i].name, command->name) != 0)
    i++;
  if (i == G_N_ELEMENTS (pairs))
    g_error ("%s: a pair without a line in this test", command->name);
  try_pair (command, &pairs[i]);
}

static const OnvCommand *
find_command (const char *name)
{
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    if (strcmp ((*command)->name, name) == 0)
      return *command;
  g_error ("no command %s", name);
}

static void
test_variant (gconstpointer data)
{
  const Pair *variant = data;

  try_pair (find_command (variant->name), variant);
}

/* The document's own examples on the wire: what asks, what is answered, and a setting that fails. */
static void
test_documented (gconstpointer data)
{
  const OnvCommand *command = data;
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (OnvClient) client = onv_test_client (server);
  g_auto (OnvCamera) camera = { 0 };
  g_autofree char *asked = g_strdup_printf ("cmd-%d-request.json", command->get_id);
  g_autofree char *answer = g_strdup_printf ("cmd-%d-answer.json", command->get_id);
  g_autofree char *failure = g_strdup_printf ("cmd-%d-answer.json", command->set_id);
  g_autoptr (JsonNode) settings = onv_test_load (answer);
  g_autofree char *cmd
      = json_to_string (json_object_get_member (json_node_get_object (settings), "cmd"), FALSE);
  g_autoptr (OnvRecord) edits = g_object_new (command->type (), NULL);
  g_autoptr (OnvRecord) now = NULL;
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (GError) error = NULL;

  onv_camera_install (&camera, server);
  onv_camera_say_fixture (&camera, answer);
  onv_command_get_async (client, command, "7", 1, NULL, onv_test_done, &got);
  now = onv_command_send_finish (client, onv_test_wait (&got), &error);
  g_assert_no_error (error);
  onv_camera_assert_fixture (&camera, asked, "{'channel_id':1}");

  onv_camera_set_settings (&camera, command->get_id, cmd);
  onv_camera_say_fixture (&camera, failure);
  onv_command_set_async (client, command, "7", 1, edits, NULL, onv_test_done, &set);
  g_assert_null (onv_command_send_finish (client, onv_test_wait (&set), &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
}

static void
test_week_plan (void)
{
  g_autoptr (OnvWeekPlan) plan = onv_week_plan_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  onv_week_plan_add (plan, ONV_WEEKDAY_MONDAY, 8 * 3600, 18 * 3600 + 30 * 60);
  onv_week_plan_add (plan, ONV_WEEKDAY_SUNDAY, 0, 86399);
  g_assert_true (onv_week_plan_covers (plan, ONV_WEEKDAY_MONDAY, 8 * 3600));
  g_assert_false (onv_week_plan_covers (plan, ONV_WEEKDAY_MONDAY, 8 * 3600 - 1));
  g_assert_false (onv_week_plan_covers (plan, ONV_WEEKDAY_TUESDAY, 9 * 3600));
  g_assert_true (onv_week_plan_covers (plan, ONV_WEEKDAY_SUNDAY, 86399));
  node = onv_record_to_json (ONV_RECORD (plan), ONV_WRITE_WHOLE);
  onv_test_assert_json (node, "[{'weekday':1,'start_time':'08:00:00','end_time':'18:30:00'},"
                              "{'weekday':0,'start_time':'00:00:00','end_time':'23:59:59'}]");
  g_assert_true (onv_record_check (ONV_RECORD (plan), &error));
  onv_week_plan_add (plan, ONV_WEEKDAY_FRIDAY, 10, 9);
  g_assert_false (onv_record_check (ONV_RECORD (plan), &error));
  g_assert_cmpstr (onv_error_get_member (error), ==, "[2].end_time");
}

/* What would not be written is refused by name: nobody is told that it was done. */
static const struct
{
  const char *name;
  const char *settings;
  const char *member;
  const char *value;
  const char *refused;
  const char *words;
} untaken[] = {
  { "motion", "{'state':0}", "sensitivity", "60", "sensitivity",
    "sensitivity: not taken as long as state is 0" },
  { "motion", "{'event':1}", "sensitivity", "60", "sensitivity",
    "sensitivity: not taken as long as state is not there" },
  { "other_alarms", "{'state':0}", "times", "[]", "time", "time: not taken as long as state is 0" },
  { "clock", "{'mode':1,'time':'2026-11-30 10:00:00'}", "server", "a", "syncserver",
    "syncserver: not taken as long as mode is 1" },
  { "card_plan", "{'mode':0,'recycle':1}", "times", "[]", "time",
    "time: not taken as long as mode is 0" },
  { "osd", "[{'type':1,'enable':0}]", "entries", "[{\"type\":1,\"text\":\"Door\"}]", "[0].text",
    "[0].text: not taken as long as enable is 0" },
  { "motion", "{'state':1,'region':[{'x':1}],'time':[]}", "regions", "[{\"x\":5}]", "region[0].y",
    "region[0].y: must be given" },
};

static void
test_untaken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (untaken); i++)
    {
      const OnvCommand *command = find_command (untaken[i].name);
      g_autoptr (TestServer) server = test_server_new (NULL);
      g_autoptr (OnvClient) client = onv_test_client (server);
      g_auto (OnvCamera) camera = { 0 };
      g_autoptr (OnvRecord) edits = g_object_new (command->type (), NULL);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      onv_camera_install (&camera, server);
      onv_camera_set_settings (&camera, command->get_id, untaken[i].settings);
      g_assert_true (onv_record_set_text (edits, untaken[i].member, untaken[i].value, &error));
      onv_command_set_async (client, command, "7", 2, edits, NULL, onv_test_done, &result);
      g_assert_null (onv_command_send_finish (client, onv_test_wait (&result), &error));
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (error), ==, untaken[i].refused);
      g_assert_cmpstr (error->message, ==, untaken[i].words);
      g_assert_cmpuint (camera.asked, <=, 1); /* nothing was written */
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    if ((*command)->get_id != 0 && (*command)->set_id != 0)
      {
        g_autofree char *path = g_strdup_printf ("/onv/settings/%s", (*command)->name);

        g_autofree char *documented = g_strdup_printf ("%s/documented", path);

        g_test_add_data_func (path, *command, test_pair);
        g_test_add_data_func (documented, *command, test_documented);
      }
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/settings/variant-%u", i);

      g_test_add_data_func (path, &variants[i], test_variant);
    }
  g_test_add_func ("/onv/settings/untaken", test_untaken);
  g_test_add_func ("/onv/settings/week-plan", test_week_plan);
  return g_test_run ();
}
