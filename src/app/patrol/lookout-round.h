/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "patrol/lookout-patrol.h"
#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_ROUND (lookout_round_get_type ())

/**
 * LookoutRound:
 *
 * The patrol of a window, and what it goes through: all views in their order, or the pages of the list of devices, each of
 * which is a view that nobody has saved. Whoever uses the window, or opens another view, makes it wait; whoever changes the wall makes it pause, so that nothing is lost. `changed` says that it
 * stands differently, or that it can be started now, or no longer.
 */
G_DECLARE_FINAL_TYPE (LookoutRound, lookout_round, LOOKOUT, ROUND, GObject)

LookoutRound *lookout_round_new (LookoutContext *context, FleetClock *clock);

LookoutPatrol *lookout_round_get_patrol (LookoutRound *self);
gboolean lookout_round_get_active (LookoutRound *self);
gboolean lookout_round_can_start (LookoutRound *self);
void lookout_round_start (LookoutRound *self);
gboolean lookout_round_can_start_list (LookoutRound *self);
void lookout_round_start_list (LookoutRound *self);
void lookout_round_start_cameras (LookoutRound *self, GPtrArray *channels);
gboolean lookout_round_is_in_list (LookoutRound *self);
char *lookout_round_dup_place (LookoutRound *self);

G_END_DECLS
