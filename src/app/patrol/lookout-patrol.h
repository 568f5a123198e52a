/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PATROL (lookout_patrol_get_type ())

/* A person who does nothing for so long is not using the window any more. */
#define LOOKOUT_PATROL_HOLD_S 20
/* So long before a step, what comes next is made ready. */
#define LOOKOUT_PATROL_READY_S 4

/**
 * LookoutPatrolState:
 * @LOOKOUT_PATROL_OFF: there is none
 * @LOOKOUT_PATROL_RUNNING: the next step comes when the time is over
 * @LOOKOUT_PATROL_HELD: a person uses the window; it goes on by itself
 * @LOOKOUT_PATROL_PAUSED: it goes on when a person says so
 */
typedef enum
{
  LOOKOUT_PATROL_OFF,
  LOOKOUT_PATROL_RUNNING,
  LOOKOUT_PATROL_HELD,
  LOOKOUT_PATROL_PAUSED,
} LookoutPatrolState;

/**
 * LookoutPatrol:
 *
 * When the next step is due. What a step is, somebody else knows: `step` asks for one, and `ready` a little before
 * asks to make it ready; `step` says by how much: 1, or -1 for back. `changed` says that the state, or the number of seconds that are left, is another one.
 */
G_DECLARE_FINAL_TYPE (LookoutPatrol, lookout_patrol, LOOKOUT, PATROL, GObject)

LookoutPatrol *lookout_patrol_new (FleetClock *clock);

LookoutPatrolState lookout_patrol_get_state (LookoutPatrol *self);
guint lookout_patrol_get_left (LookoutPatrol *self);
guint lookout_patrol_get_dwell (LookoutPatrol *self);
void lookout_patrol_set_dwell (LookoutPatrol *self, guint seconds);

void lookout_patrol_start (LookoutPatrol *self);
void lookout_patrol_stop (LookoutPatrol *self);
void lookout_patrol_pause (LookoutPatrol *self);
void lookout_patrol_resume (LookoutPatrol *self);
void lookout_patrol_touch (LookoutPatrol *self);
void lookout_patrol_step (LookoutPatrol *self, int by);

G_END_DECLS
