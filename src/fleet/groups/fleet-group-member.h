/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_GROUP_MEMBER (fleet_group_member_get_type ())

/**
 * FleetGroupMember:
 *
 * A channel, or a whole device, in a [class@Group]. It knows what it was called when it was added; once
 * [method@Group.look_up] has told it which session it is of, it also knows its device. `gone` says that the account does
 * not have it any more.
 */
G_DECLARE_FINAL_TYPE (FleetGroupMember, fleet_group_member, FLEET, GROUP_MEMBER, GObject)

FleetGroupMember *fleet_group_member_new (const char *key, const char *name);

const char *fleet_group_member_get_key (FleetGroupMember *self);
const char *fleet_group_member_get_name (FleetGroupMember *self);
const char *fleet_group_member_get_device_id (FleetGroupMember *self);
gboolean fleet_group_member_is_device (FleetGroupMember *self);
char *fleet_group_member_dup_title (FleetGroupMember *self);

FleetDevice *fleet_group_member_get_device (FleetGroupMember *self);
FleetChannel *fleet_group_member_get_channel (FleetGroupMember *self);
gboolean fleet_group_member_get_gone (FleetGroupMember *self);
void fleet_group_member_load (FleetGroupMember *self);

G_END_DECLS
