/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera-clock.h"

G_BEGIN_DECLS

/* The values of commands 33 and 34 (3.2), with the document's numbers. */
typedef enum
{
  SIM_DISPLAY_AUTO = 0, /* colour, black and white in the dark */
  SIM_DISPLAY_COLOUR = 1,
  SIM_DISPLAY_GREY = 2,
  SIM_DISPLAY_FULL_COLOUR = 3, /* by day and by night */
} SimDisplay;

typedef enum
{
  SIM_TURN_NONE = 0,
  SIM_TURN_LEFT = 1,
  SIM_TURN_RIGHT = 2,
  SIM_TURN_OVER = 3,
} SimTurn;

typedef enum
{
  SIM_FLIP_NONE = 0,
  SIM_FLIP_HORIZONTAL = 1,
  SIM_FLIP_VERTICAL = 2,
  SIM_FLIP_BOTH = 3,
} SimFlip;

typedef enum
{
  SIM_LED_OFF = 0,
  SIM_LED_ON = 1,
  SIM_LED_AUTO = 2, /* on in the dark */
} SimLed;

/**
 * SimLook:
 * @off: the lens is closed
 * @display: colours
 * @turn: the picture turned; to the left or right its width becomes its height
 * @flip: then mirrored
 * @white: light that brightens
 * @red: light that brightens less, and reddens
 * @clock: what time the camera believes it is
 *
 * How a picture is shown, whatever encodes it.
 */
typedef struct
{
  gboolean off;
  SimDisplay display;
  SimTurn turn;
  SimFlip flip;
  SimLed white;
  SimLed red;
  SimCameraClock clock;
} SimLook;

G_END_DECLS
