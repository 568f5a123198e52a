/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 26 and 27: when a device records on its card. */
#include "config.h"

#include "platform/command-plan.h"

#include "platform/sim-command.h"
#include "platform/sim-json.h"

#define DAY_SECONDS (24 * 60 * 60)

/* 1970-01-01 was a Thursday; 0 is Sunday. */
#define FIRST_WEEKDAY 4

static const SimRule rules[] = {
  { "mode", SIM_RULE_NUMBER, TRUE, 0, 1 },
  { "recycle", SIM_RULE_NUMBER, TRUE, 0, 1 },
  { "time", SIM_RULE_ITEMS, TRUE, .items = sim_rules_plan, .when = "mode", .is = 1 },
  { NULL },
};

/* The document has the times in mode 1 alone. */
static void
complete (const SimPart *part, JsonObject *cmd)
{
  if (sim_json_read_int (cmd, "mode", 0) == 0)
    json_object_remove_member (cmd, "time");
}

const SimSubject sim_plan_subject = {
  .name = "plan",
  .rules = rules,
  .complete = complete,
  .standard = "{\"mode\":1,\"recycle\":1,\"time\":["
              "{\"weekday\":0,\"start_time\":\"08:00:00\",\"end_time\":\"20:00:00\"},"
              "{\"weekday\":1,\"start_time\":\"08:00:00\",\"end_time\":\"20:00:00\"},"
              "{\"weekday\":2,\"start_time\":\"08:00:00\",\"end_time\":\"20:00:00\"},"
              "{\"weekday\":3,\"start_time\":\"08:00:00\",\"end_time\":\"20:00:00\"},"
              "{\"weekday\":4,\"start_time\":\"08:00:00\",\"end_time\":\"20:00:00\"},"
              "{\"weekday\":5,\"start_time\":\"00:00:00\",\"end_time\":\"23:59:59\"},"
              "{\"weekday\":6,\"start_time\":\"00:00:00\",\"end_time\":\"23:59:59\"}]}",
};

/**
 * sim_plan_holds:
 * @settings: an object with a weekly plan in `time`
 * @seconds: what the camera's clock shows, as if it stood in UTC
 *
 * Returns: %TRUE when the plan covers that moment; without a plan it never does
 */
gboolean
sim_plan_holds (JsonObject *settings, gint64 seconds)
{
  JsonNode *node = json_object_get_member (settings, "time");
  JsonArray *times
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 weekday = (seconds / DAY_SECONDS + FIRST_WEEKDAY) % 7;
  int of_day = (int) (seconds % DAY_SECONDS);

  for (guint i = 0; times != NULL && i < json_array_get_length (times); i++)
    {
      JsonObject *time = json_array_get_object_element (times, i);

      if (sim_json_read_int (time, "weekday", -1) == weekday
          && of_day >= sim_rules_parse_day_time (sim_json_get_text (time, "start_time"))
          && of_day <= sim_rules_parse_day_time (sim_json_get_text (time, "end_time")))
        return TRUE;
    }
  return FALSE;
}

const SimCommandRow sim_commands_plan[] = {
  { 26, FALSE, sim_command_get, &sim_plan_subject },
  { 27, FALSE, sim_command_set, &sim_plan_subject },
  { 0 },
};
