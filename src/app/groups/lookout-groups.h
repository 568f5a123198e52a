/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

GListModel *lookout_groups_get_list (LookoutContext *context);
GPtrArray *lookout_groups_dup_of_account (LookoutContext *context);
FleetGroup *lookout_groups_get_favourites (LookoutContext *context);
FleetGroup *lookout_groups_find (LookoutContext *context, const char *id);

gboolean lookout_groups_can_add (LookoutContext *context, FleetGroup *group);
void lookout_groups_add_selected (LookoutContext *context, FleetGroup *group);
gboolean
lookout_groups_add (LookoutContext *context, FleetGroup *group, GObject *item, const char *before);
void lookout_groups_create (LookoutContext *context, const char *name);
gboolean lookout_groups_shift (LookoutContext *context, int by, gboolean really);
void lookout_groups_remove (LookoutContext *context);
void lookout_groups_delete (LookoutContext *context);
void lookout_groups_restore (LookoutContext *context, const char *text, const char *before);

G_END_DECLS
