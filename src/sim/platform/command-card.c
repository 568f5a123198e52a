/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 30, 31, 10 and 43: the card of a device, and what is on it. */
#include "config.h"

#include "platform/command-clock.h"
#include "platform/sim-clock.h"
#include "platform/sim-command.h"
#include "platform/sim-json.h"
#include "platform/sim-card.h"
#include "rtmp/sim-rtmp.h"

#define COVER_WIDTH 320
#define COVER_QUALITY 80
#define MAX_PER_PAGE G_MAXUINT16

static SimRespCode
get_card (SimCommand *command)
{
  SimCard card = sim_card_look (&command->part);
  JsonObject *cmd = json_object_new ();
  gboolean open = card.mode != SIM_CARD_CLOSED;

  json_object_set_int_member (cmd, "state", card.state);
  json_object_set_int_member (cmd, "blocks", card.blocks);
  json_object_set_int_member (cmd, "available", open ? card.blocks - card.used / 1024 : 0);
  json_object_set_int_member (cmd, "mode", card.mode);
  json_object_set_object_member (command->reply, "cmd", cmd);
  return SIM_RESP_GOOD;
}

/* What plays from the card ends, unless the card came back. */
static SimRespCode
operate_card (SimCommand *command)
{
  JsonObject *cmd = sim_json_get_object (command->cmd);
  const char *operation = cmd != NULL ? sim_json_get_text (cmd, "opt") : NULL;
  gboolean done = sim_card_operate (&command->part, operation);

  if (done && g_strcmp0 (operation, "mount") != 0 && command->platform->rtmp != NULL)
    sim_rtmp_end_past (command->platform->rtmp, command->device->id);
  sim_command_set_result (command, done);
  return SIM_RESP_GOOD;
}

/* What command 10 asks for. */
typedef struct
{
  gint64 warn_type; /* 0 for all */
  gint64 from;
  gint64 until;
  gint64 page;
  gint64 per_page;
} Question;

/* Returns: %FALSE when it is there and no time */
static gboolean
read_time (JsonObject *cmd, const char *name, gint64 *seconds)
{
  const char *text = sim_json_get_text (cmd, name);

  if (!json_object_has_member (cmd, name))
    return TRUE;
  return text != NULL && sim_clock_parse_camera (text, seconds);
}

static gboolean
read_question (JsonNode *node, Question *question)
{
  JsonObject *cmd = sim_json_get_object (node);

  *question = (Question){ .until = G_MAXINT64 };
  return cmd != NULL && sim_json_get_int (cmd, "page", &question->page)
         && sim_json_get_int (cmd, "per_page", &question->per_page) && question->page >= 1
         && question->per_page >= 1 && question->per_page <= MAX_PER_PAGE
         && (!json_object_has_member (cmd, "warn_type")
             || sim_json_get_int (cmd, "warn_type", &question->warn_type))
         && read_time (cmd, "start_time", &question->from)
         && read_time (cmd, "end_time", &question->until);
}

static gboolean
is_asked_for (const SimCardFile *file, const Question *question)
{
  return (question->warn_type == 0 || file->warn_type == question->warn_type)
         && file->end > question->from && file->start < question->until;
}

/* Devices of 2018 call some things by other names. */
static void
add_file (JsonArray *list, const SimCardFile *file, gboolean old)
{
  JsonObject *object = json_object_new ();
  g_autofree char *start = sim_clock_format_camera (file->start, FALSE);
  g_autofree char *end = sim_clock_format_camera (file->end, FALSE);

  json_object_set_int_member (object, "warn_type", file->warn_type);
  json_object_set_string_member (object, old ? "video_title" : "video_desc",
                                 file->warn_type == 0 ? "plan" : "alarm");
  json_object_set_int_member (object, "size", file->bytes);
  json_object_set_string_member (object, old ? "beginTime" : "start_time", start);
  json_object_set_string_member (object, old ? "endTime" : "end_time", end);
  json_array_add_object_element (list, object);
}

static void
add_counts (SimCommand *command, const Question *question, gint64 total, gint64 here)
{
  json_object_set_int_member (command->reply, "all_count", total);
  json_object_set_int_member (command->reply, "cur_count", here);
  if (!command->old)
    return;
  json_object_set_int_member (command->reply, "page", question->page);
  json_object_set_int_member (command->reply, "per_page", question->per_page);
  json_object_set_int_member (command->reply, "page_total",
                              (total + question->per_page - 1) / question->per_page);
}

/* The answer has no cmdId. Who asks an old device without pages makes it fall silent. */
static SimRespCode
list_files (SimCommand *command)
{
  g_autoptr (GArray) files = NULL;
  JsonArray *list;
  Question question;
  gint64 nth = 0;

  if (!read_question (command->cmd, &question))
    return command->old ? SIM_RESP_NEVER : SIM_RESP_GARBLED;
  files = sim_card_list (&command->part);
  list = json_array_new ();
  for (guint i = 0; i < files->len; i++)
    {
      const SimCardFile *file = &g_array_index (files, SimCardFile, i);

      if (!is_asked_for (file, &question))
        continue;
      if (nth / question.per_page == question.page - 1)
        add_file (list, file, command->old);
      nth++;
    }
  json_object_remove_member (command->reply, "cmdId");
  add_counts (command, &question, nth, json_array_get_length (list));
  json_object_set_array_member (command->reply, "rvods", list);
  return SIM_RESP_GOOD;
}

static void
on_cover (GObject *source, GAsyncResult *result, gpointer data)
{
  SimCommand *command = data;
  g_autoptr (SimCamera) camera = SIM_CAMERA (source);
  g_autoptr (GBytes) picture = sim_camera_get_picture_finish (camera, result, NULL);

  sim_platform_release (command->platform);
  sim_command_set_result (command, picture != NULL);
  if (picture != NULL)
    {
      JsonObject *cmd = json_object_new ();
      gsize length;
      const guint8 *bytes = g_bytes_get_data (picture, &length);
      g_autofree char *base64 = g_base64_encode (bytes, length);

      json_object_set_string_member (cmd, "type", "jpg");
      json_object_set_string_member (cmd, "data", base64);
      json_object_set_object_member (command->reply, "cmd", cmd);
    }
  sim_command_finish (command, SIM_RESP_GOOD);
}

static gboolean
is_on_card (const SimPart *channel, gint64 start, gint64 end)
{
  g_autoptr (GArray) files = sim_card_list (channel);

  for (guint i = 0; i < files->len; i++)
    if (g_array_index (files, SimCardFile, i).start == start
        && g_array_index (files, SimCardFile, i).end == end)
      return TRUE;
  return FALSE;
}

static SimRespCode
get_cover (SimCommand *command)
{
  JsonObject *cmd = sim_json_get_object (command->cmd);
  gint64 start = -1, end = -1;
  SimCamera *camera;
  int width, height;

  if (cmd == NULL || !read_time (cmd, "start_time", &start) || !read_time (cmd, "end_time", &end)
      || !is_on_card (&command->part, start, end))
    {
      sim_command_set_result (command, FALSE);
      return SIM_RESP_GOOD;
    }
  camera = sim_cameras_make_past (command->part.cameras, command->device, command->part.channel,
                                  start - sim_clock_read_camera (&command->part));
  sim_camera_get_size (camera, &width, &height);
  sim_platform_hold (command->platform);
  sim_camera_get_picture_async (camera, COVER_WIDTH, COVER_WIDTH * height / width / 2 * 2,
                                COVER_QUALITY, NULL, on_cover, command);
  return SIM_RESP_LATER;
}

const SimCommandRow sim_commands_card[] = {
  { 10, FALSE, list_files, .old = TRUE },
  { 30, TRUE, get_card },
  { 31, TRUE, operate_card },
  { 43, FALSE, get_cover },
  { 0 },
};
