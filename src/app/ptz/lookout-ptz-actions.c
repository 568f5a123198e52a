/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-actions.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "ptz/lookout-helm.h"

static LookoutHelm *
get_helm (LookoutContext *context)
{
  GObject *helm = lookout_context_get_helm (context);

  return helm != NULL ? LOOKOUT_HELM (helm) : NULL;
}

static FleetPtz *
get_ptz (LookoutContext *context)
{
  LookoutHelm *helm = get_helm (context);

  return helm != NULL ? lookout_helm_get_ptz (helm) : NULL;
}

static gboolean
enabled_ptz (LookoutContext *context)
{
  return get_ptz (context) != NULL;
}

static void
activate_steer (LookoutContext *context, GVariant *parameter)
{
  LookoutHelm *helm = get_helm (context);

  lookout_helm_set_open (helm, !lookout_helm_get_open (helm));
}

static GVariant *
state_steer (LookoutContext *context)
{
  LookoutHelm *helm = get_helm (context);

  return g_variant_new_boolean (helm != NULL && lookout_helm_get_open (helm));
}

static void
activate_step (LookoutContext *context, GVariant *parameter)
{
  lookout_helm_step (get_helm (context), (OnvPtzAction) g_variant_get_int32 (parameter));
}

static void
activate_scan (LookoutContext *context, GVariant *parameter)
{
  lookout_helm_scan (get_helm (context), !fleet_ptz_is_scanning (get_ptz (context)));
}

static GVariant *
state_scan (LookoutContext *context)
{
  FleetPtz *ptz = get_ptz (context);

  return g_variant_new_boolean (ptz != NULL && fleet_ptz_is_scanning (ptz));
}

static void
activate_speed (LookoutContext *context, GVariant *parameter)
{
  LookoutHelm *helm = get_helm (context);
  int speed = (int) lookout_helm_get_speed (helm) + g_variant_get_int32 (parameter);

  lookout_helm_set_speed (helm, (guint) MAX (speed, FLEET_PTZ_MIN_SPEED));
}

static void
activate_go_back (LookoutContext *context, GVariant *parameter)
{
  lookout_helm_go_back (get_helm (context));
}

static gboolean
enabled_go_back (LookoutContext *context)
{
  FleetPtz *ptz = get_ptz (context);

  return ptz != NULL && (fleet_ptz_is_away (ptz) || fleet_ptz_is_going_back (ptz));
}

static void
activate_set_point (LookoutContext *context, GVariant *parameter)
{
  lookout_helm_set_point (get_helm (context));
}

#define STEERING N_ ("Steering a Camera")
#define MOVE(label, accels, picture, number)                                                 \
  {                                                                                          \
    LOOKOUT_PTZ_STEP, label, accels, STEERING, LOOKOUT_NEEDS_STEERING, LOOKOUT_MENU_NONE,    \
        .icon = picture, .target = number, .activate = activate_step, .enabled = enabled_ptz \
  }

/* The keys of what needs steering are read by lookout-ptz-keys.c: they can be held. */
/* clang-format off */
const LookoutActionRow lookout_ptz_actions[] = {
  { "steer", N_ ("Steer the Camera"), "t", STEERING, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_VIEW | LOOKOUT_MENU_TILE, .activate = activate_steer, .state = state_steer },
  MOVE (N_ ("Move Up"), "Up KP_Up KP_8", "lookout-ptz-up-symbolic", "11"),
  MOVE (N_ ("Move Down"), "Down KP_Down KP_2", "lookout-ptz-down-symbolic", "12"),
  MOVE (N_ ("Move Left"), "Left KP_Left KP_4", "lookout-ptz-left-symbolic", "13"),
  MOVE (N_ ("Move Right"), "Right KP_Right KP_6", "lookout-ptz-right-symbolic", "14"),
  MOVE (N_ ("Move Up and Left"), "KP_Home KP_7", "lookout-ptz-up-left-symbolic", "15"),
  MOVE (N_ ("Move Up and Right"), "KP_Page_Up KP_9", "lookout-ptz-up-right-symbolic", "16"),
  MOVE (N_ ("Move Down and Left"), "KP_End KP_1", "lookout-ptz-down-left-symbolic", "17"),
  MOVE (N_ ("Move Down and Right"), "KP_Page_Down KP_3", "lookout-ptz-down-right-symbolic", "18"),
  MOVE (N_ ("Zoom In"), "plus KP_Add equal", "list-add-symbolic", "1"),
  MOVE (N_ ("Zoom Out"), "minus KP_Subtract", "list-remove-symbolic", "2"),
  MOVE (N_ ("Focus Nearer"), "Page_Down", "list-remove-symbolic", "3"),
  MOVE (N_ ("Focus Farther"), "Page_Up", "list-add-symbolic", "4"),
  MOVE (N_ ("Open the Iris"), NULL, "list-add-symbolic", "5"),
  MOVE (N_ ("Close the Iris"), NULL, "list-remove-symbolic", "6"),
  { "ptz-scan", N_ ("Scan by Itself"), "a", STEERING, LOOKOUT_NEEDS_STEERING, LOOKOUT_MENU_NONE,
    .icon = "media-playlist-repeat-symbolic", .activate = activate_scan, .state = state_scan,
    .enabled = enabled_ptz },
  { "ptz-speed", N_ ("Steer Slower"), "bracketleft", STEERING, LOOKOUT_NEEDS_STEERING,
    LOOKOUT_MENU_NONE, .target = "-1", .activate = activate_speed, .enabled = enabled_ptz },
  { "ptz-speed", N_ ("Steer Faster"), "bracketright", STEERING, LOOKOUT_NEEDS_STEERING,
    LOOKOUT_MENU_NONE, .target = "1", .activate = activate_speed, .enabled = enabled_ptz },
  { "ptz-back", N_ ("Back to Where I Was"), "BackSpace", STEERING, LOOKOUT_NEEDS_STEERING,
    LOOKOUT_MENU_NONE, .icon = "edit-undo-symbolic", .activate = activate_go_back,
    .enabled = enabled_go_back },
  { "ptz-point", N_ ("Come Back Here Later"), NULL, STEERING, LOOKOUT_NEEDS_STEERING,
    LOOKOUT_MENU_NONE, .activate = activate_set_point, .enabled = enabled_go_back },
  { NULL },
};
/* clang-format on */

/**
 * lookout_ptz_actions_get_action:
 * @row: a row of the table
 *
 * Returns: the movement, or rest if it is none
 */
OnvPtzAction
lookout_ptz_actions_get_action (const LookoutActionRow *row)
{
  if (!g_str_equal (row->name, LOOKOUT_PTZ_STEP))
    return FLEET_PTZ_REST;
  return (OnvPtzAction) strtol (row->target, NULL, 10);
}

/**
 * lookout_ptz_actions_find:
 * @action: a movement
 *
 * Returns: (nullable): its row, with its label, keys and icon
 */
const LookoutActionRow *
lookout_ptz_actions_find (OnvPtzAction action)
{
  for (const LookoutActionRow *row = lookout_ptz_actions; row->name != NULL; row++)
    if (lookout_ptz_actions_get_action (row) == action)
      return row;
  return NULL;
}
