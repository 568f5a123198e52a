/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 33 and 34, 39 and 40, and 6: how a camera films. */
#include "config.h"

#include "platform/command-picture.h"

#include "camera/sim-encoders.h"
#include "platform/sim-card.h"
#include "platform/sim-command.h"
#include "platform/sim-json.h"

/* The document gives no limits: these are an encoder's. */
#define MIN_KBPS 16
#define MAX_KBPS 32768
#define MAX_FPS 60

#define SETTING_LEVEL "level"
#define MIN_SIDE 64

static const char *const codecs[] = { "h264", "h265", NULL };
static const char *const switches[] = { "off", "on", NULL };

static const SimRule picture_rules[] = {
  { "codec", SIM_RULE_WORD, TRUE, .words = codecs },
  { "bitRate", SIM_RULE_DIGITS, TRUE, MIN_KBPS, MAX_KBPS },
  { "frameRate", SIM_RULE_DIGITS, TRUE, 1, MAX_FPS },
  { "resolution", SIM_RULE_SIZE, TRUE },
  { "display_mode", SIM_RULE_NUMBER, TRUE, SIM_DISPLAY_AUTO, SIM_DISPLAY_FULL_COLOUR },
  { "display_direction", SIM_RULE_NUMBER, TRUE, SIM_TURN_NONE, SIM_TURN_OVER },
  { "display_flip", SIM_RULE_NUMBER, TRUE, SIM_FLIP_NONE, SIM_FLIP_BOTH },
  { "led_white", SIM_RULE_NUMBER, TRUE, SIM_LED_OFF, SIM_LED_AUTO },
  { "led_red", SIM_RULE_NUMBER, TRUE, SIM_LED_OFF, SIM_LED_AUTO },
  { "audio", SIM_RULE_WORD, TRUE, .words = switches },
  { NULL },
};

static const SimRule lens_rules[] = {
  { "status", SIM_RULE_WORD, TRUE, .words = switches },
  { NULL },
};

static const SimRule level_rules[] = {
  { "level", SIM_RULE_NUMBER, TRUE, 1, 4 },
  { NULL },
};

static gboolean
is_on (JsonObject *cmd, const char *member)
{
  return g_strcmp0 (sim_json_get_text (cmd, member), "on") == 0;
}

/* As the camera leaves the factory, which the options of the program decide. */
static JsonNode *
make_standard (const SimPart *part)
{
  g_autoptr (SimCameraConfig) config
      = sim_cameras_make_config (part->cameras, part->device, part->channel);
  g_autofree char *text = g_strdup_printf (
      "{\"codec\":\"%s\",\"bitRate\":%u,\"frameRate\":\"%d\",\"resolution\":\"%d*%d\","
      "\"display_mode\":1,\"display_direction\":0,\"display_flip\":0,\"led_white\":0,\"led_red\":0,"
      "\"audio\":\"%s\"}",
      codecs[config->h265], sim_encoders_get_kbps (config), config->fps, config->width,
      config->height, switches[config->sound != SIM_SOUND_NONE]);

  return json_from_string (text, NULL);
}

/* A camera without a microphone cannot switch it on. */
static gboolean
check_sound (const SimPart *part, JsonObject *cmd)
{
  g_autoptr (SimCameraConfig) config
      = sim_cameras_make_config (part->cameras, part->device, part->channel);

  return config->sound != SIM_SOUND_NONE || !is_on (cmd, "audio");
}

/* What was recorded before keeps its size. */
static void
note_bitrate (const SimPart *part, JsonObject *cmd)
{
  if (sim_rules_read_digits (cmd, "bitRate", MIN_KBPS) != sim_picture_get_bitrate (part))
    sim_card_note_change (part);
}

static const SimSubject picture = {
  .name = "picture",
  .rules = picture_rules,
  .make_standard = make_standard,
  .check = check_sound,
  .changed = note_bitrate,
};

static const SimSubject lens = {
  .name = "lens",
  .rules = lens_rules,
  .standard = "{\"status\":\"on\"}",
};

/* A level is a part of what 34 sets: its sides in quarters, its bits in sixteenths. */
static const struct
{
  int side;
  guint bits;
} levels[] = { { 4, 16 }, { 1, 2 }, { 2, 5 }, { 3, 10 }, { 4, 16 } };

static const SimSubject level = {
  .name = SETTING_LEVEL,
  .rules = level_rules,
  .standard = "{\"level\":4}",
};

static SimRespCode
set_level (SimCommand *command)
{
  return sim_subject_write (&level, &command->part, command->cmd) ? SIM_RESP_NEVER
                                                                  : SIM_RESP_GARBLED;
}

static int
shrink (int side, int quarters)
{
  return MAX (side * quarters / 4 / 2 * 2, MIN (side, MIN_SIDE));
}

static void
apply_level (const SimPart *part, SimCameraConfig *config)
{
  g_autoptr (JsonNode) node = sim_subject_read (&level, part);
  gint64 number = sim_json_read_int (json_node_get_object (node), "level", 0);

  config->width = shrink (config->width, levels[number].side);
  config->height = shrink (config->height, levels[number].side);
  config->bitrate_kbps = MAX (config->bitrate_kbps * levels[number].bits / 16, MIN_KBPS);
}

static void
read_encoder (JsonObject *cmd, SimCameraConfig *config)
{
  config->h265 = g_str_equal (sim_json_get_text (cmd, "codec"), "h265");
  config->bitrate_kbps = (guint) sim_rules_read_digits (cmd, "bitRate", 0);
  config->fps = (int) sim_rules_read_digits (cmd, "frameRate", config->fps);
  sim_rules_parse_size (sim_json_get_text (cmd, "resolution"), &config->width, &config->height);
  if (!is_on (cmd, "audio"))
    config->sound = SIM_SOUND_NONE;
}

static void
read_look (JsonObject *cmd, SimLook *look)
{
  look->display = (SimDisplay) sim_json_read_int (cmd, "display_mode", 0);
  look->turn = (SimTurn) sim_json_read_int (cmd, "display_direction", 0);
  look->flip = (SimFlip) sim_json_read_int (cmd, "display_flip", 0);
  look->white = (SimLed) sim_json_read_int (cmd, "led_white", 0);
  look->red = (SimLed) sim_json_read_int (cmd, "led_red", 0);
}

/**
 * sim_picture_read:
 * @part: a channel
 * @config: (inout): as the camera leaves the factory; changed to what it was told
 * @look: (out): how its picture is shown, but for the clock
 */
void
sim_picture_read (const SimPart *part, SimCameraConfig *config, SimLook *look)
{
  g_autoptr (JsonNode) node = sim_subject_read (&picture, part);
  g_autoptr (JsonNode) state = sim_subject_read (&lens, part);

  *look = (SimLook){ .off = !is_on (json_node_get_object (state), "status") };
  read_encoder (json_node_get_object (node), config);
  read_look (json_node_get_object (node), look);
  apply_level (part, config);
}

/**
 * sim_picture_get_size:
 * @part: a channel
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * How large the picture is that a person sees at the highest level, turned as it is.
 */
void
sim_picture_get_size (const SimPart *part, int *width, int *height)
{
  g_autoptr (JsonNode) node = sim_subject_read (&picture, part);
  JsonObject *cmd = json_node_get_object (node);
  gint64 turn = sim_json_read_int (cmd, "display_direction", SIM_TURN_NONE);
  int wide, high;

  sim_rules_parse_size (sim_json_get_text (cmd, "resolution"), &wide, &high);
  *width = turn == SIM_TURN_LEFT || turn == SIM_TURN_RIGHT ? high : wide;
  *height = *width == wide ? high : wide;
}

/**
 * sim_picture_get_bitrate:
 * @part: a channel
 *
 * Returns: kbit/s that its camera makes
 */
gint64
sim_picture_get_bitrate (const SimPart *part)
{
  g_autoptr (JsonNode) node = sim_subject_read (&picture, part);

  return sim_rules_read_digits (json_node_get_object (node), "bitRate", MIN_KBPS);
}

const SimCommandRow sim_commands_picture[] = {
  { 6, FALSE, set_level, .old = TRUE },     { 33, FALSE, sim_command_get, &picture },
  { 34, FALSE, sim_command_set, &picture }, { 39, FALSE, sim_command_get, &lens },
  { 40, FALSE, sim_command_set, &lens },    { 0 },
};
