/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 80 to 85, 91 and 92: when and where something counts as an alarm. */
#include "config.h"

#include "platform/command-detectors.h"

#include "platform/command-clock.h"
#include "platform/command-picture.h"
#include "platform/command-plan.h"
#include "platform/sim-alarms.h"
#include "platform/sim-audience.h"
#include "platform/sim-card.h"
#include "platform/sim-clock.h"
#include "platform/sim-command.h"
#include "platform/sim-json.h"
#include "platform/sim-recorder.h"

#define MAX_REGIONS 4

/* The document's table of types is missing: these numbers are the stand-in's own. */
#define TYPE_MOTION 1

/* What an alarm records on the card lasts so long; what goes on moving raises no other meanwhile. */
#define CARD_SECONDS 15
#define HOLD_SECONDS 10
#define RAISED_AT "motion-raised-at"

/* Far more than a camera has pixels; check_regions() knows how many it has. */
#define MAX_PIXELS 65535

static const SimRule region_rules[] = {
  { "x", SIM_RULE_NUMBER, TRUE, 0, MAX_PIXELS },
  { "y", SIM_RULE_NUMBER, TRUE, 0, MAX_PIXELS },
  { "w", SIM_RULE_NUMBER, TRUE, 1, MAX_PIXELS },
  { "h", SIM_RULE_NUMBER, TRUE, 1, MAX_PIXELS },
  { NULL },
};

#define ON(member) .when = member, .is = 1
#define SWITCH(member)                  \
  {                                     \
    member, SIM_RULE_NUMBER, TRUE, 0, 1 \
  }
#define EVENT(member)                                 \
  {                                                   \
    "event", SIM_RULE_NUMBER, TRUE, 0, 3, ON (member) \
  }
#define SENSITIVITY                                             \
  {                                                             \
    "sensitivity", SIM_RULE_NUMBER, TRUE, 1, 100, ON ("enable") \
  }
#define REGION                                                                            \
  {                                                                                       \
    "region", SIM_RULE_ITEMS, FALSE, 0, MAX_REGIONS, .items = region_rules, ON ("enable") \
  }
#define PLAN(member)                                                    \
  {                                                                     \
    "time", SIM_RULE_ITEMS, FALSE, .items = sim_rules_plan, ON (member) \
  }

/* Written with `enable`, or with `state` (92). */
static const SimRule seeing_rules[]
    = { SWITCH ("enable"), EVENT ("enable"), SENSITIVITY, REGION, PLAN ("enable"), { NULL } };
static const SimRule hearing_rules[]
    = { SWITCH ("enable"), EVENT ("enable"), SENSITIVITY, PLAN ("enable"), { NULL } };
static const SimRule other_rules[]
    = { SWITCH ("state"), EVENT ("state"), PLAN ("state"), { NULL } };

static gboolean
check_regions (const SimPart *part, JsonObject *cmd)
{
  JsonNode *node = json_object_get_member (cmd, "region");
  JsonArray *regions
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  int width, height;

  if (regions == NULL || sim_json_read_int (cmd, "enable", 0) == 0)
    return TRUE;
  sim_picture_get_size (part, &width, &height);
  for (guint i = 0; i < json_array_get_length (regions); i++)
    {
      JsonObject *region = json_array_get_object_element (regions, i);

      if (sim_json_read_int (region, "x", 0) + sim_json_read_int (region, "w", 0) > width
          || sim_json_read_int (region, "y", 0) + sim_json_read_int (region, "h", 0) > height)
        return FALSE;
    }
  return TRUE;
}

/* Read as written, but `enable` is called `state`. */
static void
rename_switch (const SimPart *part, JsonObject *cmd)
{
  gint64 enable = sim_json_read_int (cmd, "enable", 0);

  json_object_remove_member (cmd, "enable");
  json_object_set_int_member (cmd, "state", enable);
}

/* What sees says how large its picture is. */
static void
complete_seeing (const SimPart *part, JsonObject *cmd)
{
  g_autofree char *resolution = NULL;
  int width, height;

  rename_switch (part, cmd);
  sim_picture_get_size (part, &width, &height);
  resolution = g_strdup_printf ("%d*%d", width, height);
  json_object_set_string_member (cmd, "resolution", resolution);
  json_object_set_int_member (cmd, "max_region", MAX_REGIONS);
}

/* `hold_time` is a member that the document does not know and a client must carry along. The region is
 * the upper left quarter. */
static JsonNode *
make_standard_motion (const SimPart *part)
{
  int width, height;
  g_autofree char *text = NULL;

  sim_picture_get_size (part, &width, &height);
  text = g_strdup_printf (
      "{\"enable\":0,\"event\":1,\"sensitivity\":50,\"hold_time\":10,"
      "\"region\":[{\"x\":0,\"y\":0,\"w\":%d,\"h\":%d}],"
      "\"time\":[{\"weekday\":1,\"start_time\":\"08:00:00\",\"end_time\":\"18:30:00\"},"
      "{\"weekday\":6,\"start_time\":\"00:00:00\",\"end_time\":\"23:59:59\"}]}",
      width / 2, height / 2);
  return json_from_string (text, NULL);
}

const SimSubject sim_detector_motion = {
  .name = "motion",
  .rules = seeing_rules,
  .make_standard = make_standard_motion,
  .check = check_regions,
  .complete = complete_seeing,
};

static const SimSubject covering = {
  .name = "covering",
  .rules = seeing_rules,
  .standard = "{\"enable\":0,\"event\":0,\"sensitivity\":60,\"region\":[],\"time\":[]}",
  .check = check_regions,
  .complete = complete_seeing,
};

static const SimSubject noise = {
  .name = "noise",
  .rules = hearing_rules,
  .standard = "{\"enable\":1,\"event\":2,\"sensitivity\":30,\"hold_time\":5,"
              "\"time\":[{\"weekday\":0,\"start_time\":\"22:00:00\",\"end_time\":\"23:59:59\"},"
              "{\"weekday\":1,\"start_time\":\"00:00:00\",\"end_time\":\"06:00:00\"}]}",
  .complete = rename_switch,
};

static const SimSubject other = {
  .name = "other-alarms",
  .rules = other_rules,
  .standard = "{\"state\":1,\"event\":1,"
              "\"time\":[{\"weekday\":3,\"start_time\":\"09:15:30\",\"end_time\":\"17:45:00\"}]}",
};

static gboolean
is_held (const SimPart *channel, JsonObject *cmd)
{
  gint64 hold = sim_json_read_int (cmd, "hold_time", HOLD_SECONDS);
  gint64 now = sim_clock_now ();

  if (now < sim_part_get_number (channel, RAISED_AT, 0) + hold)
    return TRUE;
  sim_part_set_number (channel, RAISED_AT, now);
  return FALSE;
}

/* Whether the camera films for somebody else than an alarm's own clip: what that sees would raise the
 * next alarm, and so on for ever. */
static gboolean
is_watched (SimPlatform *platform, const SimPart *channel)
{
  guint64 device_id = channel->device->id;

  return sim_audience_has (platform->audience, device_id, channel->channel)
         || sim_recorder_get_reason (platform->recorder, device_id, channel->channel)
                != SIM_REASON_NONE;
}

/**
 * sim_detectors_on_motion:
 * @device: a device
 * @channel_id: its channel
 * @platform: the stand-in
 *
 * Raises an alarm, if the camera's plan covers this moment by its own clock, and it is watched or
 * recorded.
 */
void
sim_detectors_on_motion (const SimDevice *device, guint channel_id, gpointer platform)
{
  SimPart channel = { ((SimPlatform *) platform)->cameras, device, channel_id };
  g_autoptr (JsonNode) node = sim_subject_read (&sim_detector_motion, &channel);
  JsonObject *cmd = json_node_get_object (node);
  gint64 now = sim_clock_read_camera (&channel);
  gint64 event = sim_json_read_int (cmd, "event", SIM_EVENT_NONE);

  if (!sim_device_is_online (device) || !is_watched (platform, &channel)
      || !sim_plan_holds (cmd, now) || is_held (&channel, cmd))
    return;
  if (event == SIM_EVENT_LOCAL)
    sim_card_add (&channel, now, now + CARD_SECONDS, TYPE_MOTION);
  sim_alarms_raise (platform, device, channel_id, TYPE_MOTION, (SimAlarmEvent) event, "Motion");
}

const SimCommandRow sim_commands_detectors[] = {
  { 80, FALSE, sim_command_get, &sim_detector_motion },
  { 81, FALSE, sim_command_set, &sim_detector_motion },
  { 82, FALSE, sim_command_get, &covering },
  { 83, FALSE, sim_command_set, &covering },
  { 84, FALSE, sim_command_get, &noise },
  { 85, FALSE, sim_command_set, &noise },
  { 91, FALSE, sim_command_get, &other },
  { 92, FALSE, sim_command_set, &other },
  { 0 },
};
