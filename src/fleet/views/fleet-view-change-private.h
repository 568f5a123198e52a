/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/fleet-view-change.h"

G_BEGIN_DECLS

typedef void (*FleetViewApply) (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups);

struct _FleetViewChange
{
  FleetViewApply apply;
  char *id; /* of a view, of a group, or of an account */
  char *
      before; /* (nullable): what it comes before: the id of a view or group, the key of a member; else the last */
  char *text; /* (nullable): a name, the key of a member, or a whole view or group */
  gboolean temporary;
};

FleetViewChange *
fleet_view_change_new (FleetViewApply apply, const char *id, const char *before, char *text);

/* “Gate (2)”, where another is called “Gate” already. */
typedef gboolean (*FleetNameIsTaken) (const char *name, gconstpointer data);
char *
fleet_view_change_dup_free_name (const char *name, FleetNameIsTaken is_taken, gconstpointer data);

/* Of views or of groups: @before is one of them, or NULL for the end. */
void fleet_view_change_insert (GPtrArray *all, gpointer one, gpointer before);

void fleet_groups_forget (GPtrArray *groups, const char *account);

G_END_DECLS
