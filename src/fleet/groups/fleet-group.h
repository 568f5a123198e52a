/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "groups/fleet-group-member.h"

G_BEGIN_DECLS

#define FLEET_TYPE_GROUP (fleet_group_get_type ())

/**
 * FleetGroup:
 *
 * Cameras and devices of one account that a person put together, in the order that they gave: their favourites, or a
 * group with a name. The groups of a person are in a [class@ViewStore], which alone changes them; one that is not in it
 * belongs to whoever made it.
 */
G_DECLARE_FINAL_TYPE (FleetGroup, fleet_group, FLEET, GROUP, GObject)

FleetGroup *fleet_group_new (const char *account, const char *name);
FleetGroup *fleet_group_new_favourites (const char *account);
FleetGroup *fleet_group_copy (FleetGroup *self);

const char *fleet_group_get_id (FleetGroup *self);
const char *fleet_group_get_account (FleetGroup *self);
const char *fleet_group_get_name (FleetGroup *self);
const char *fleet_group_get_title (FleetGroup *self);
gboolean fleet_group_is_favourites (FleetGroup *self);
gboolean fleet_group_get_temporary (FleetGroup *self);
void fleet_group_set_temporary (FleetGroup *self, gboolean temporary);

GListModel *fleet_group_get_members (FleetGroup *self);
guint fleet_group_get_n_members (FleetGroup *self);
FleetGroupMember *fleet_group_find (FleetGroup *self, const char *key);
guint fleet_group_find_position (FleetGroup *self, const char *key);
void fleet_group_add (FleetGroup *self, const char *key, const char *name);
char *fleet_group_write (FleetGroup *self);
FleetGroup *fleet_group_parse (const char *text);
void fleet_group_look_up (FleetGroup *self, FleetSession *session);

G_END_DECLS
