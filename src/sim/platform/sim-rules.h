/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimRuleKind:
 * @SIM_RULE_NUMBER: a whole number from `min` to `max`
 * @SIM_RULE_DIGITS: the same, or as text
 * @SIM_RULE_TEXT: text of `min` to `max` characters
 * @SIM_RULE_WORD: one of `words`
 * @SIM_RULE_DAY_TIME: `HH:MM:SS`, up to 24:00:00
 * @SIM_RULE_CLOCK: `YYYY-MM-DD HH-MM-SS`, or with colons
 * @SIM_RULE_ZONE: `+N` or `-N`, hours
 * @SIM_RULE_SIZE: `W*H`, pixels, of what a camera can film
 * @SIM_RULE_ITEMS: an array of objects that obey `items`, at most `max` of them unless that is 0
 */
typedef enum
{
  SIM_RULE_NUMBER,
  SIM_RULE_DIGITS,
  SIM_RULE_TEXT,
  SIM_RULE_WORD,
  SIM_RULE_DAY_TIME,
  SIM_RULE_CLOCK,
  SIM_RULE_ZONE,
  SIM_RULE_SIZE,
  SIM_RULE_ITEMS,
} SimRuleKind;

typedef struct _SimRule SimRule;

/**
 * SimRule:
 * @name: a member of `cmd`
 * @kind: what it must be
 * @required: whether it must be there
 * @min: a limit
 * @max: a limit
 * @words: (nullable): for %SIM_RULE_WORD
 * @items: (nullable): for %SIM_RULE_ITEMS
 * @when: (nullable): another member: the rule holds only while that is @is
 * @is: its value
 *
 * What a device asks of a setting.
 */
struct _SimRule
{
  const char *name;
  SimRuleKind kind;
  gboolean required;
  gint64 min;
  gint64 max;
  const char *const *words;
  const SimRule *items;
  const char *when;
  gint64 is;
};

gboolean sim_rules_check (const SimRule *rules, JsonObject *object);
void sim_rules_strip (const SimRule *rules, JsonObject *object);

int sim_rules_parse_day_time (const char *text);
gboolean sim_rules_parse_size (const char *text, int *width, int *height);
gboolean sim_rules_parse_zone (const char *text, int *hours);
gint64 sim_rules_read_digits (JsonObject *object, const char *name, gint64 standard);

/* The items of every weekly plan: `weekday`, `start_time`, `end_time`. */
extern const SimRule sim_rules_plan[];

G_END_DECLS
