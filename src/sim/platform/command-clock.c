/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 28 and 29: what a camera believes the time to be. */
#include "config.h"

#include "platform/command-clock.h"

#include "platform/command-plan.h"
#include "platform/sim-clock.h"
#include "platform/sim-command.h"
#include "platform/sim-json.h"

/* When the time was set by hand, µs of UTC. */
#define SET_AT "clock-set-at"

#define MODE_MANUAL 1
#define MODE_NTP 2

/* One camera of so many was never set: it is wrong by up to a few minutes, and drifts. */
#define UNSET_EVERY 4
#define UNSET_PLACE 3
#define MAX_WRONG_SECONDS 240

/* A second in a quarter of an hour: bad, but not so bad that a person could not believe it. */
#define DRIFT 1000

#define HOUR (G_USEC_PER_SEC * G_GINT64_CONSTANT (3600))
#define FACTORY_ZONE 8

#define BY_HAND .when = "mode", .is = MODE_MANUAL
#define BY_NTP .when = "mode", .is = MODE_NTP

static const SimRule rules[] = {
  { "mode", SIM_RULE_NUMBER, TRUE, MODE_MANUAL, MODE_NTP },
  { "time", SIM_RULE_CLOCK, TRUE, BY_HAND },
  { "timezone", SIM_RULE_ZONE, TRUE, BY_NTP },
  { "syncserver", SIM_RULE_TEXT, TRUE, 1, 255, BY_NTP },
  { "port", SIM_RULE_NUMBER, TRUE, 1, 65535, BY_NTP },
  { NULL },
};

static JsonNode *
make_standard (const SimPart *part)
{
  return json_from_string (
      part->device->id % UNSET_EVERY == UNSET_PLACE
          ? "{\"mode\":1}"
          : "{\"mode\":2,\"timezone\":\"+8\",\"syncserver\":\"ntp.aliyun.com\","
            "\"port\":123}",
      NULL);
}

/* The document has each of these in one mode alone, and the time goes on. */
static void
complete (const SimPart *part, JsonObject *cmd)
{
  gboolean manual = sim_json_read_int (cmd, "mode", 0) == MODE_MANUAL;
  g_autofree char *time = sim_clock_format_camera (sim_clock_read_camera (part), TRUE);

  for (const SimRule *rule = rules; rule->name != NULL; rule++)
    if (rule->when != NULL && rule->is != sim_json_read_int (cmd, "mode", 0))
      json_object_remove_member (cmd, rule->name);
  if (manual)
    json_object_set_string_member (cmd, "time", time);
}

static gint64
get_drift (const SimDevice *device)
{
  return device->id / UNSET_EVERY % 2 == 0 ? DRIFT : -DRIFT;
}

/* As it came from the factory, and nobody has looked at it since. */
static SimCameraClock
make_unset (const SimPart *part)
{
  gint64 wrong = (gint64) (part->device->id * 37 % (2 * MAX_WRONG_SECONDS)) - MAX_WRONG_SECONDS;

  return (SimCameraClock){
    .is_set = TRUE,
    .offset = FACTORY_ZONE * HOUR + wrong * G_USEC_PER_SEC,
    .since = sim_cameras_get_start (part->cameras),
    .drift = get_drift (part->device),
  };
}

/* What it shows from then on, µs of UTC, when it was told so. */
static SimCameraClock
make_clock (const SimPart *part, JsonObject *cmd, gint64 since)
{
  const char *time = sim_json_get_text (cmd, "time");
  int zone = FACTORY_ZONE;
  gint64 written;

  if (sim_json_read_int (cmd, "mode", 0) == MODE_NTP)
    {
      sim_rules_parse_zone (sim_json_get_text (cmd, "timezone"), &zone);
      return (SimCameraClock){ .is_set = TRUE, .offset = zone * HOUR };
    }
  if (time == NULL || !sim_clock_parse_camera (time, &written))
    return make_unset (part);
  return (SimCameraClock){
    .is_set = TRUE,
    .offset = written * G_USEC_PER_SEC - since,
    .since = since,
    .drift = get_drift (part->device),
  };
}

static void
note_time (const SimPart *part, JsonObject *cmd)
{
  gint64 now = g_get_real_time ();
  SimCameraClock clock = make_clock (part, cmd, now);

  sim_part_set_number (part, SET_AT, now);
  sim_plan_cut_past (part, sim_camera_clock_read (&clock, now) / G_USEC_PER_SEC);
}

static const SimSubject subject = {
  .name = "clock",
  .rules = rules,
  .make_standard = make_standard,
  .complete = complete,
  .changed = note_time,
};

/**
 * sim_clock_of_camera:
 * @part: a channel
 *
 * Returns: its clock: right with NTP, and drifting from when it was set without
 */
SimCameraClock
sim_clock_of_camera (const SimPart *part)
{
  g_autoptr (JsonNode) node = sim_subject_read (&subject, part);

  return make_clock (part, json_node_get_object (node), sim_part_get_number (part, SET_AT, 0));
}

/**
 * sim_clock_read_camera:
 * @part: a channel
 *
 * Returns: seconds that its clock shows now, as if it stood in UTC
 */
gint64
sim_clock_read_camera (const SimPart *part)
{
  SimCameraClock clock = sim_clock_of_camera (part);

  return sim_camera_clock_read (&clock, g_get_real_time ()) / G_USEC_PER_SEC;
}

const SimCommandRow sim_commands_clock[] = {
  { 28, FALSE, sim_command_get, &subject },
  { 29, FALSE, sim_command_set, &subject },
  { 0 },
};
