/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 26 and 27: when a device records on its card. */
#include "config.h"

#include "platform/command-plan.h"

#include "platform/command-clock.h"
#include "platform/command-picture.h"
#include "platform/sim-card.h"
#include "platform/sim-command.h"
#include "platform/sim-json.h"
#include "store/sim-settings.h"

/* What held before, so that it is known what was recorded. */
#define PAST "plan-past"
#define MAX_PAST 64

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

/**
 * sim_plan_stops_when_full:
 * @device: a device
 *
 * Returns: whether it stops when its card is full, as it leaves the factory; its card is small then
 */
gboolean
sim_plan_stops_when_full (const SimDevice *device)
{
  return device->id % 10 == 4;
}

/* Working days from eight to eight; Friday and Saturday all day. */
static JsonNode *
make_standard (const SimPart *part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "{\"mode\":1,\"recycle\":%d,\"time\":[",
                   !sim_plan_stops_when_full (part->device));
  for (int day = 0; day < 7; day++)
    g_string_append_printf (text, "%s{\"weekday\":%d,\"start_time\":\"%s\",\"end_time\":\"%s\"}",
                            day > 0 ? "," : "", day, day < 5 ? "08:00:00" : "00:00:00",
                            day < 5 ? "20:00:00" : "23:59:59");
  g_string_append (text, "]}");
  return json_from_string (text->str, NULL);
}

/* What held before, none of it after @limit, nor after the next began: a clock can be set back. */
static JsonNode *
read_past (const SimPart *channel, gint64 limit)
{
  JsonNode *past = sim_settings_get (sim_cameras_get_store (channel->cameras), channel->device->id,
                                     channel->channel, PAST, json_from_string ("[]", NULL));
  JsonArray *plans = json_node_get_array (past);

  for (guint i = json_array_get_length (plans); i > 0; i--)
    {
      JsonObject *entry = json_array_get_object_element (plans, i - 1);

      limit = MIN (limit, sim_json_read_int (entry, "until", limit));
      json_object_set_int_member (entry, "until", limit);
    }
  return past;
}

static void
write_past (const SimPart *channel, JsonNode *past)
{
  sim_settings_set (sim_cameras_get_store (channel->cameras), channel->device->id, channel->channel,
                    PAST, past);
}

/**
 * sim_plan_read_past:
 * @channel: a channel
 *
 * Returns: (transfer full): an array of objects: `plan` held `until` then, by the camera's clock, and
 *   not later than now, and the camera made `kbps`; the oldest first
 */
JsonNode *
sim_plan_read_past (const SimPart *channel)
{
  return read_past (channel, sim_clock_read_camera (channel));
}

/**
 * sim_plan_cut_past:
 * @channel: a channel
 * @now: what its clock shows from now on
 *
 * Its clock is set: what it would have recorded later by the old time is no part of the past.
 */
void
sim_plan_cut_past (const SimPart *channel, gint64 now)
{
  g_autoptr (JsonNode) past = read_past (channel, now);

  if (json_array_get_length (json_node_get_array (past)) > 0)
    write_past (channel, past);
}

/**
 * sim_plan_note_past:
 * @channel: a channel
 * @plan: what has held until now
 *
 * What was recorded stays, whatever the plan is from now on.
 */
void
sim_plan_note_past (const SimPart *channel, JsonNode *plan)
{
  g_autoptr (JsonNode) past = sim_plan_read_past (channel);
  JsonArray *plans = json_node_get_array (past);
  JsonObject *entry = json_object_new ();

  json_object_set_int_member (entry, "until", sim_clock_read_camera (channel));
  json_object_set_int_member (entry, "kbps", sim_picture_get_bitrate (channel));
  json_object_set_member (entry, "plan", sim_json_copy (plan));
  json_array_add_object_element (plans, entry);
  if (json_array_get_length (plans) > MAX_PAST)
    json_array_remove_element (plans, 0);
  write_past (channel, past);
}

static void
note_change (const SimPart *part, JsonObject *cmd)
{
  sim_card_note_change (part);
}

const SimSubject sim_plan_subject = {
  .name = "plan",
  .rules = rules,
  .make_standard = make_standard,
  .complete = complete,
  .changed = note_change,
};

static gint64
get_weekday (gint64 seconds)
{
  return (seconds / DAY_SECONDS + FIRST_WEEKDAY) % 7;
}

/**
 * sim_plan_get_span:
 * @time: an item of a weekly plan
 * @day: midnight by the camera's clock, as if it stood in UTC
 * @start: (out): seconds from midnight
 * @end: (out): likewise; a day that ends at 23:59:59 ends at midnight
 *
 * Returns: %FALSE when it is of another weekday
 */
gboolean
sim_plan_get_span (JsonObject *time, gint64 day, int *start, int *end)
{
  *start = sim_rules_parse_day_time (sim_json_get_text (time, "start_time"));
  *end = sim_rules_parse_day_time (sim_json_get_text (time, "end_time"));
  if (*end == DAY_SECONDS - 1)
    *end = DAY_SECONDS;
  return sim_json_read_int (time, "weekday", -1) == get_weekday (day);
}

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
  gint64 of_day = seconds % DAY_SECONDS;
  int start, end;

  for (guint i = 0; times != NULL && i < json_array_get_length (times); i++)
    if (sim_plan_get_span (json_array_get_object_element (times, i), seconds - of_day, &start, &end)
        && of_day >= start && of_day < end)
      return TRUE;
  return FALSE;
}

const SimCommandRow sim_commands_plan[] = {
  { 26, FALSE, sim_command_get, &sim_plan_subject },
  { 27, FALSE, sim_command_set, &sim_plan_subject },
  { 0 },
};
