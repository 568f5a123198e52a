/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/* One thing that a person did to their lists of views and of groups. It is done to what is shown, and then to whatever the
 * file holds by the time it is written: another Lookout may have written it meanwhile. It holds nothing but text,
 * and so may go to another thread. */
typedef struct _FleetViewChange FleetViewChange;

FleetViewChange *fleet_view_change_new_put (FleetView *view, const char *before);
FleetViewChange *fleet_view_change_new_rename (const char *id, const char *name);
FleetViewChange *fleet_view_change_new_move (const char *id, const char *before);
FleetViewChange *fleet_view_change_new_remove (const char *id);
FleetViewChange *fleet_view_change_new_forget (const char *account);
FleetViewChange *fleet_view_change_new_clear (void);

/* What is done to groups. */
FleetViewChange *fleet_view_change_new_put_group (FleetGroup *group, const char *before);
FleetViewChange *fleet_view_change_new_merge_group (FleetGroup *group, const char *before);
FleetViewChange *fleet_view_change_new_rename_group (const char *id, const char *name);
FleetViewChange *fleet_view_change_new_move_group (const char *id, const char *before);
FleetViewChange *fleet_view_change_new_remove_group (const char *id);
FleetViewChange *
fleet_view_change_new_move_member (const char *id, const char *key, const char *before);
FleetViewChange *fleet_view_change_new_remove_member (const char *id, const char *key);

void fleet_view_change_free (FleetViewChange *self);

void fleet_view_change_apply (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetViewChange, fleet_view_change_free)

FleetView *fleet_views_find (GPtrArray *views, const char *id);
FleetView *fleet_views_find_name (GPtrArray *views, const char *name);
FleetGroup *fleet_groups_find (GPtrArray *groups, const char *id);

G_END_DECLS
