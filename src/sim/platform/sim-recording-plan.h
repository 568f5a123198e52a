/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-platform.h"

G_BEGIN_DECLS

/* `type` of 13.2. */
typedef enum
{
  SIM_PLAN_SCHEDULE = 0,
  SIM_PLAN_REAL_TIME = 1,
  SIM_PLAN_EVENTS = 2,
} SimPlanKind;

/**
 * SimRecordingPlan:
 * @kind: when to record
 * @days: how long recordings are kept, 0 for ever
 * @start: of a schedule, UNIX seconds
 * @end: of a schedule, UNIX seconds
 *
 * The recording configuration of a channel.
 */
typedef struct
{
  SimPlanKind kind;
  guint days;
  gint64 start;
  gint64 end;
} SimRecordingPlan;

gboolean sim_plans_set (SimPlatform *platform,
                        guint64 device_id,
                        guint channel_id,
                        const SimRecordingPlan *plan);
gboolean
sim_plans_get (SimPlatform *platform, guint64 device_id, guint channel_id, SimRecordingPlan *plan);

G_END_DECLS
