/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "patrol/lookout-patrol-actions.h"

#include <glib/gi18n.h>

#include "patrol/lookout-round.h"

static LookoutPatrol *
get_patrol (LookoutContext *context)
{
  return lookout_round_get_patrol (lookout_context_get_round (context));
}

static gboolean
is_active (LookoutContext *context)
{
  LookoutRound *round = lookout_context_get_round (context);

  return round != NULL && lookout_round_get_active (round);
}

static gboolean
is_in_list (LookoutContext *context)
{
  return is_active (context) && lookout_round_is_in_list (lookout_context_get_round (context));
}

static void
activate_patrol (LookoutContext *context, GVariant *parameter)
{
  if (is_active (context) && !is_in_list (context))
    lookout_patrol_stop (get_patrol (context));
  else
    lookout_round_start (lookout_context_get_round (context));
}

static GVariant *
state_patrol (LookoutContext *context)
{
  return g_variant_new_boolean (is_active (context) && !is_in_list (context));
}

static gboolean
enabled_patrol (LookoutContext *context)
{
  LookoutRound *round = lookout_context_get_round (context);

  return round != NULL
         && ((is_active (context) && !is_in_list (context)) || lookout_round_can_start (round));
}

static void
activate_list (LookoutContext *context, GVariant *parameter)
{
  if (is_in_list (context))
    lookout_patrol_stop (get_patrol (context));
  else
    lookout_round_start_list (lookout_context_get_round (context));
}

static GVariant *
state_list (LookoutContext *context)
{
  return g_variant_new_boolean (is_in_list (context));
}

static gboolean
enabled_list (LookoutContext *context)
{
  return lookout_context_get_round (context) != NULL;
}

static void
activate_pause (LookoutContext *context, GVariant *parameter)
{
  LookoutPatrol *patrol = get_patrol (context);

  if (lookout_patrol_get_state (patrol) == LOOKOUT_PATROL_PAUSED)
    lookout_patrol_resume (patrol);
  else
    lookout_patrol_pause (patrol);
}

static GVariant *
state_pause (LookoutContext *context)
{
  return g_variant_new_boolean (is_active (context)
                                && lookout_patrol_get_state (get_patrol (context))
                                       == LOOKOUT_PATROL_PAUSED);
}

static void
activate_next (LookoutContext *context, GVariant *parameter)
{
  lookout_patrol_step (get_patrol (context), 1);
}

static void
activate_previous (LookoutContext *context, GVariant *parameter)
{
  lookout_patrol_step (get_patrol (context), -1);
}

#define PATROL N_ ("Patrol")

const LookoutActionRow lookout_patrol_actions[] = {
  { "patrol", N_ ("Patrol Through the Views"), "F8", PATROL, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEWS,
    .activate = activate_patrol, .state = state_patrol, .enabled = enabled_patrol },
  { "patrol-list", N_ ("Patrol Through the List of Cameras"), "F7", PATROL, LOOKOUT_NEEDS_ACCOUNT,
    LOOKOUT_MENU_VIEWS | LOOKOUT_MENU_TREE, .activate = activate_list, .state = state_list,
    .enabled = enabled_list },
  { "patrol-pause", N_ ("Pause the Patrol"), "<Shift>F8", PATROL, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEWS, .activate = activate_pause, .state = state_pause, .enabled = is_active },
  { "patrol-next", N_ ("Go On Now"), "<Control>F8", PATROL, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_NONE,
    .activate = activate_next, .enabled = is_active },
  { "patrol-previous", N_ ("Go Back by One Now"), "<Control><Shift>F8", PATROL, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_NONE, .activate = activate_previous, .enabled = is_active },
  { NULL },
};
