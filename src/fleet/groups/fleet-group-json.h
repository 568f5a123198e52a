/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "groups/fleet-group.h"

G_BEGIN_DECLS

/* A group of a list in a file, which is added to @groups, a GPtrArray. */
gboolean fleet_group_read (JsonObject *object, const char *path, gpointer groups, GError **error);
JsonObject *fleet_group_write_object (FleetGroup *group);

G_END_DECLS
