/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/lookout-account-node.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_GROUP_FILTER (lookout_group_filter_get_type ())

/**
 * LookoutGroupFilter:
 *
 * Which groups, and which members of a group, the tree shows below an account: those with the tag and the state that
 * are asked for, and while something is searched for those that have it anywhere in their name.
 */
G_DECLARE_FINAL_TYPE (LookoutGroupFilter, lookout_group_filter, LOOKOUT, GROUP_FILTER, GtkFilter)

GListModel *lookout_group_filter_new_groups (GListModel *groups, LookoutAccountNode *node);
GListModel *lookout_group_filter_new_members (FleetGroup *group, LookoutAccountNode *node);

G_END_DECLS
