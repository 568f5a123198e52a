/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

/* What the sticks and buttons of a gamepad mean, without a gamepad. */

/**
 * LookoutPadInput:
 * @LOOKOUT_PAD_BUTTON: is 1 while it is down
 * @LOOKOUT_PAD_AXIS: from -1 to 1
 * @LOOKOUT_PAD_HAT: -1, 0 or 1
 *
 * What has the code of linux/input-event-codes.h.
 */
typedef enum
{
  LOOKOUT_PAD_BUTTON,
  LOOKOUT_PAD_AXIS,
  LOOKOUT_PAD_HAT,
} LookoutPadInput;

/**
 * LookoutPadRole:
 *
 * What it is for. From %LOOKOUT_PAD_STOP on it is done once, when it is pressed; the others move while they are held.
 */
typedef enum
{
  LOOKOUT_PAD_NONE,
  LOOKOUT_PAD_PAN,
  LOOKOUT_PAD_TILT,
  LOOKOUT_PAD_ZOOM,
  LOOKOUT_PAD_UP,
  LOOKOUT_PAD_DOWN,
  LOOKOUT_PAD_LEFT,
  LOOKOUT_PAD_RIGHT,
  LOOKOUT_PAD_ZOOM_IN,
  LOOKOUT_PAD_ZOOM_OUT,
  LOOKOUT_PAD_FOCUS_NEAR,
  LOOKOUT_PAD_FOCUS_FAR,
  LOOKOUT_PAD_STOP,
  LOOKOUT_PAD_PANEL,
  LOOKOUT_PAD_PREVIOUS,
  LOOKOUT_PAD_NEXT,
  LOOKOUT_PAD_N_ROLES,
} LookoutPadRole;

/**
 * LookoutPadIntent:
 * @action: which way, or rest
 * @speed: from 1 to 7, or 0 where the panel's holds
 *
 * What the gamepad as a whole asks for.
 */
typedef struct
{
  OnvPtzAction action;
  guint speed;
} LookoutPadIntent;

/**
 * LookoutPadState:
 *
 * How a gamepad is held; all zero at rest.
 */
typedef struct
{
  double axes[LOOKOUT_PAD_N_ROLES];
  int hats[LOOKOUT_PAD_N_ROLES];
  gboolean held[LOOKOUT_PAD_N_ROLES];
  guint stick_speed; /* 0: within the dead zone */
  guint zoom_speed;
} LookoutPadState;

LookoutPadRole
lookout_pad_map_feed (LookoutPadState *state, LookoutPadInput input, guint code, double value);
LookoutPadIntent lookout_pad_map_get_intent (const LookoutPadState *state);

G_END_DECLS
