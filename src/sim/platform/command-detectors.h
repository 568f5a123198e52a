/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-subject.h"

G_BEGIN_DECLS

/**
 * SimAlarmEvent:
 *
 * Member `event` of commands 80 to 92: what an alarm brings about.
 */
typedef enum
{
  SIM_ALARM_NOTHING = 0,
  SIM_ALARM_PICTURE = 1,
  SIM_ALARM_CARD = 2,
  SIM_ALARM_CLOUD = 3,
} SimAlarmEvent;

extern const SimSubject sim_detector_motion;

G_END_DECLS
