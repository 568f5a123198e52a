/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv.h"

G_BEGIN_DECLS

/* One part of a way: so many steps, or so many ms in motion. */
typedef struct
{
  OnvPtzAction action;
  guint speed;
  guint steps;
  guint ms;
} FleetPtzLeg;

/* What a camera's head has done since a known point. */
typedef struct _FleetPtzWay FleetPtzWay;

FleetPtzWay *fleet_ptz_way_new (void);
void fleet_ptz_way_free (FleetPtzWay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetPtzWay, fleet_ptz_way_free)

void fleet_ptz_way_add (FleetPtzWay *self, const FleetPtzLeg *leg);
gboolean fleet_ptz_way_get_next_back (FleetPtzWay *self, FleetPtzLeg *leg);
void fleet_ptz_way_drop_last (FleetPtzWay *self);
void fleet_ptz_way_clear (FleetPtzWay *self);
guint fleet_ptz_way_get_length (FleetPtzWay *self);

G_END_DECLS
