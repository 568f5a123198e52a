/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 80 and 81: when and where motion counts. */
#include "config.h"

#include "platform/command-motion.h"

#include "platform/sim-command.h"

#include <stdio.h>

#define MAX_REGIONS 4
#define DAY_SECONDS (24 * 60 * 60)

typedef gboolean (*CheckItem) (JsonObject *item, gconstpointer data);

/**
 * sim_motion_make_standard:
 *
 * Returns: (transfer full): how a camera watches for motion at first, as command 81 writes it, with a
 *   member that the document does not know and a client must carry along
 */
JsonNode *
sim_motion_make_standard (void)
{
  return json_from_string (
      "{\"enable\":1,\"event\":1,\"sensitivity\":50,\"hold_time\":10,"
      "\"region\":[{\"x\":0,\"y\":0,\"w\":160,\"h\":90}],"
      "\"time\":[{\"weekday\":1,\"start_time\":\"08:00:00\",\"end_time\":\"18:30:00\"},"
      "{\"weekday\":6,\"start_time\":\"00:00:00\",\"end_time\":\"23:59:59\"}]}",
      NULL);
}

/* Read as written, but `enable` is called `state`, and the size of the picture goes with it. */
static SimRespCode
get_motion (SimCommand *command)
{
  const SimCameraConfig *config = sim_camera_get_config (command->channel->camera);
  JsonNode *copy = sim_json_copy (command->channel->motion);
  g_autofree char *resolution = g_strdup_printf ("%d*%d", config->width, config->height);
  JsonObject *object = json_node_get_object (copy);
  gint64 enable = 0;

  sim_json_get_int (object, "enable", &enable);
  json_object_remove_member (object, "enable");
  json_object_set_int_member (object, "state", enable);
  json_object_set_string_member (object, "resolution", resolution);
  json_object_set_int_member (object, "max_region", MAX_REGIONS);
  json_object_set_member (command->reply, "cmd", copy);
  return SIM_RESP_GOOD;
}

static gboolean
check_items (JsonObject *cmd, const char *name, guint max, CheckItem check, gconstpointer data)
{
  JsonNode *node = json_object_get_member (cmd, name);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return node == NULL;
  array = json_node_get_array (node);
  if (json_array_get_length (array) > max)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (item) || !check (json_node_get_object (item), data))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_region (JsonObject *region, gconstpointer data)
{
  const SimCameraConfig *config = data;
  gint64 x, y, w, h;

  return sim_json_get_int (region, "x", &x) && sim_json_get_int (region, "y", &y)
         && sim_json_get_int (region, "w", &w) && sim_json_get_int (region, "h", &h) && x >= 0
         && y >= 0 && w > 0 && h > 0 && w <= config->width - x && h <= config->height - y;
}

static int
parse_time (const char *text)
{
  int hours, minutes, seconds, end = 0;

  if (text == NULL || sscanf (text, "%2d:%2d:%2d%n", &hours, &minutes, &seconds, &end) != 3
      || end != 8 || text[end] != '\0' || hours < 0 || minutes < 0 || minutes > 59 || seconds < 0
      || seconds > 59)
    return -1;
  hours = hours * 3600 + minutes * 60 + seconds;
  return hours <= DAY_SECONDS ? hours : -1;
}

static gboolean
check_time (JsonObject *time, gconstpointer data)
{
  int start = parse_time (sim_json_get_text (time, "start_time"));
  int end = parse_time (sim_json_get_text (time, "end_time"));

  return sim_json_get_int_in (time, "weekday", 0, 6) && start >= 0 && end > start;
}

static gboolean
check_motion (JsonNode *node, const SimCameraConfig *config)
{
  JsonObject *cmd;
  gint64 enable;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  cmd = json_node_get_object (node);
  if (!sim_json_get_int (cmd, "enable", &enable) || enable < 0 || enable > 1)
    return FALSE;
  if (enable == 0)
    return TRUE;
  return sim_json_get_int_in (cmd, "event", 0, 3)
         && sim_json_get_int_in (cmd, "sensitivity", 1, 100)
         && check_items (cmd, "region", MAX_REGIONS, check_region, config)
         && check_items (cmd, "time", G_MAXUINT, check_time, NULL);
}

static SimRespCode
set_motion (SimCommand *command)
{
  SimChannel *channel = command->channel;
  gboolean good = check_motion (command->cmd, sim_camera_get_config (channel->camera));

  if (good)
    {
      json_node_unref (channel->motion);
      channel->motion = sim_json_copy (command->cmd);
    }
  sim_command_set_result (command, good);
  return SIM_RESP_GOOD;
}

const SimCommandRow sim_commands_motion[] = {
  { 80, FALSE, get_motion },
  { 81, FALSE, set_motion },
  { 0 },
};
