/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "groups/fleet-group.h"

G_BEGIN_DECLS

gboolean fleet_group_member_attach (FleetGroupMember *self, FleetSession *session);
void fleet_group_member_detach (FleetGroupMember *self, FleetSession *session);
void fleet_group_member_settle (FleetGroupMember *self, FleetSession *session);

/* What a group, or a member of it, was read from: members of JSON that this version does not know are written again. */
JsonObject *fleet_group_member_get_source (FleetGroupMember *self);
void fleet_group_member_set_source (FleetGroupMember *self, JsonObject *source);
JsonObject *fleet_group_get_source (FleetGroup *self);
void fleet_group_set_source (FleetGroup *self, JsonObject *source);

void fleet_group_set_id (FleetGroup *self, const char *id);
void fleet_group_set_account (FleetGroup *self, const char *account);
void fleet_group_set_name (FleetGroup *self, const char *name);
void fleet_group_assign (FleetGroup *self, FleetGroup *from);
void fleet_group_take_members (FleetGroup *self, GPtrArray *members);

G_END_DECLS
