/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What devices ask of the settings that are written to them, as tables. */
#include "config.h"

#include "platform/sim-rules.h"

#include "platform/sim-clock.h"
#include "platform/sim-json.h"

#include <stdio.h>

#define DAY_SECONDS (24 * 60 * 60)

/* What an encoder of the cameras takes. */
#define MIN_SIDE 64
#define MAX_WIDTH 3840
#define MAX_HEIGHT 2160

/* From UTC−12 to UTC+14. */
#define MIN_ZONE (-12)
#define MAX_ZONE 14

const SimRule sim_rules_plan[] = {
  { "weekday", SIM_RULE_NUMBER, TRUE, 0, 6 },
  { "start_time", SIM_RULE_DAY_TIME, TRUE },
  { "end_time", SIM_RULE_DAY_TIME, TRUE },
  { NULL },
};

/**
 * sim_rules_parse_day_time:
 * @text: (nullable): a text
 *
 * Returns: seconds since midnight, -1 when it is not `HH:MM:SS`; 24:00:00 is the end of the day
 */
int
sim_rules_parse_day_time (const char *text)
{
  int hours, minutes, seconds, end = 0;

  if (text == NULL || sscanf (text, "%2d:%2d:%2d%n", &hours, &minutes, &seconds, &end) != 3
      || end != 8 || text[end] != '\0' || hours < 0 || minutes < 0 || minutes > 59 || seconds < 0
      || seconds > 59)
    return -1;
  hours = hours * 3600 + minutes * 60 + seconds;
  return hours <= DAY_SECONDS ? hours : -1;
}

/**
 * sim_rules_parse_size:
 * @text: (nullable): a text
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * Returns: %TRUE when it is `W*H` and a camera can film it
 */
gboolean
sim_rules_parse_size (const char *text, int *width, int *height)
{
  int end = 0;

  return text != NULL && sscanf (text, "%4d * %4d%n", width, height, &end) == 2 && text[end] == '\0'
         && *width >= MIN_SIDE && *width <= MAX_WIDTH && *height >= MIN_SIDE
         && *height <= MAX_HEIGHT && *width % 2 == 0 && *height % 2 == 0;
}

/**
 * sim_rules_parse_zone:
 * @text: (nullable): a text
 * @hours: (out): east of Greenwich
 *
 * Returns: %TRUE when it is `+N` or `-N`
 */
gboolean
sim_rules_parse_zone (const char *text, int *hours)
{
  int end = 0;

  return text != NULL && (*text == '+' || *text == '-') && sscanf (text, "%3d%n", hours, &end) == 1
         && text[end] == '\0' && *hours >= MIN_ZONE && *hours <= MAX_ZONE;
}

static gboolean
read_digits (JsonNode *node, gint64 *value)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_INT64)
    *value = json_node_get_int (node);
  return type == G_TYPE_INT64
         || (type == G_TYPE_STRING
             && g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64,
                                          value, NULL));
}

/**
 * sim_rules_read_digits:
 * @object: an object
 * @name: a member
 * @standard: what holds when it is no number
 *
 * Returns: its value, be it a number or text
 */
gint64
sim_rules_read_digits (JsonObject *object, const char *name, gint64 standard)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 value;

  return node != NULL && read_digits (node, &value) ? value : standard;
}

static gboolean
is_number (const SimRule *rule, JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= rule->min
         && json_node_get_int (node) <= rule->max;
}

static gboolean
is_digits (const SimRule *rule, JsonNode *node)
{
  gint64 value;

  return read_digits (node, &value) && value >= rule->min && value <= rule->max;
}

static gboolean
is_text (const SimRule *rule, JsonNode *node)
{
  const char *text = json_node_get_string (node);

  return text != NULL && g_utf8_strlen (text, -1) >= rule->min
         && g_utf8_strlen (text, -1) <= rule->max;
}

static gboolean
is_word (const SimRule *rule, JsonNode *node)
{
  const char *text = json_node_get_string (node);

  return text != NULL && g_strv_contains (rule->words, text);
}

static gboolean
is_day_time (const SimRule *rule, JsonNode *node)
{
  return sim_rules_parse_day_time (json_node_get_string (node)) >= 0;
}

static gboolean
is_clock (const SimRule *rule, JsonNode *node)
{
  gint64 seconds;

  return json_node_get_string (node) != NULL
         && sim_clock_parse_camera (json_node_get_string (node), &seconds);
}

static gboolean
is_zone (const SimRule *rule, JsonNode *node)
{
  int hours;

  return sim_rules_parse_zone (json_node_get_string (node), &hours);
}

static gboolean
is_size (const SimRule *rule, JsonNode *node)
{
  int width, height;

  return sim_rules_parse_size (json_node_get_string (node), &width, &height);
}

/* A time that a plan gives ends after it begins. */
static gboolean
is_span (JsonObject *item)
{
  return sim_rules_parse_day_time (sim_json_get_text (item, "end_time"))
         > sim_rules_parse_day_time (sim_json_get_text (item, "start_time"));
}

static gboolean
are_items (const SimRule *rule, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || (rule->max > 0 && json_array_get_length (array) > rule->max))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *item = sim_json_get_object (json_array_get_element (array, i));

      if (item == NULL || !sim_rules_check (rule->items, item)
          || (rule->items == sim_rules_plan && !is_span (item)))
        return FALSE;
    }
  return TRUE;
}

static gboolean (*const checks[]) (const SimRule *rule, JsonNode *node) = {
  [SIM_RULE_NUMBER] = is_number, [SIM_RULE_DIGITS] = is_digits,     [SIM_RULE_TEXT] = is_text,
  [SIM_RULE_WORD] = is_word,     [SIM_RULE_DAY_TIME] = is_day_time, [SIM_RULE_CLOCK] = is_clock,
  [SIM_RULE_ZONE] = is_zone,     [SIM_RULE_SIZE] = is_size,         [SIM_RULE_ITEMS] = are_items,
};

static gboolean
holds (const SimRule *rule, JsonObject *object)
{
  gint64 value;

  return rule->when == NULL || (sim_json_get_int (object, rule->when, &value) && value == rule->is);
}

static gboolean
is_good (const SimRule *rule, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, rule->name);

  if (node == NULL)
    return !rule->required;
  /* Only a text has a string: the others of json-glib's readers would complain. */
  if (!JSON_NODE_HOLDS_VALUE (node) && rule->kind != SIM_RULE_ITEMS)
    return FALSE;
  if (rule->kind >= SIM_RULE_TEXT && rule->kind <= SIM_RULE_SIZE
      && json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  return checks[rule->kind](rule, node);
}

/**
 * sim_rules_check:
 * @rules: (array zero-terminated=1): what a device asks
 * @object: what came
 *
 * Members that no rule names are let through.
 *
 * Returns: %TRUE when every rule that holds is obeyed
 */
gboolean
sim_rules_check (const SimRule *rules, JsonObject *object)
{
  for (; rules->name != NULL; rules++)
    if (holds (rules, object) && !is_good (rules, object))
      return FALSE;
  return TRUE;
}

/**
 * sim_rules_strip:
 * @rules: (array zero-terminated=1): what a device asks
 * @object: what came, checked
 *
 * Removes what came beside a rule that does not hold and would break it if it did: a device that is
 * told to disable something does not look at the rest, but does not give rubbish back either.
 */
void
sim_rules_strip (const SimRule *rules, JsonObject *object)
{
  for (; rules->name != NULL; rules++)
    if (json_object_has_member (object, rules->name) && !holds (rules, object)
        && !is_good (rules, object))
      json_object_remove_member (object, rules->name);
}
