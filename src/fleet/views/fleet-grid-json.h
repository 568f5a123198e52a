/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "views/fleet-grid.h"

G_BEGIN_DECLS

gboolean fleet_grid_read (JsonObject *object, const char *path, FleetGrid *grid, GError **error);
JsonObject *fleet_grid_write (const FleetGrid *self, JsonObject *source);

G_END_DECLS
