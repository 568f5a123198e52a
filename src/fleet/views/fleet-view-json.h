/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fleet-types.h"

G_BEGIN_DECLS

/* A view of a list in a file, which is added to @views, a GPtrArray. */
gboolean fleet_view_read (JsonObject *object, const char *path, gpointer views, GError **error);
JsonObject *fleet_view_write_object (FleetView *view);

/* One view by itself, for another thread. */
char *fleet_view_write (FleetView *view);
FleetView *fleet_view_parse (const char *text);

G_END_DECLS
