/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "groups/fleet-group.h"
#include "views/fleet-view-store.h"

G_BEGIN_DECLS

GListModel *fleet_view_store_get_groups (FleetViewStore *self);
FleetGroup *fleet_view_store_find_group (FleetViewStore *self, const char *id);
FleetGroup *
fleet_view_store_find_group_name (FleetViewStore *self, const char *account, const char *name);
FleetGroup *fleet_view_store_get_favourites (FleetViewStore *self, FleetAccount *account);

FleetGroup *
fleet_view_store_insert_group (FleetViewStore *self, FleetGroup *group, const char *before);
FleetGroup *
fleet_view_store_merge_group (FleetViewStore *self, FleetGroup *group, const char *before);
gboolean fleet_view_store_rename_group (FleetViewStore *self, FleetGroup *group, const char *name);
gboolean fleet_view_store_shift_group (FleetViewStore *self, FleetGroup *group, int by);
void fleet_view_store_remove_group (FleetViewStore *self, FleetGroup *group);

void fleet_view_store_add_member (FleetViewStore *self,
                                  FleetGroup *group,
                                  const char *key,
                                  const char *name,
                                  const char *before);
void fleet_view_store_move_member (FleetViewStore *self,
                                   FleetGroup *group,
                                   FleetGroupMember *member,
                                   const char *before);
gboolean fleet_view_store_shift_member (FleetViewStore *self,
                                        FleetGroup *group,
                                        FleetGroupMember *member,
                                        int by);
void
fleet_view_store_remove_member (FleetViewStore *self, FleetGroup *group, FleetGroupMember *member);

G_END_DECLS
