/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"

G_BEGIN_DECLS

/* The session of an account, or %NULL and why there is none. */
typedef FleetSession *(*LookoutViewSessionFunc) (const char *account,
                                                 gpointer user_data,
                                                 GError **error);

FleetView *lookout_view_capture (LookoutWall *wall, const char *name);
guint lookout_view_count_room (LookoutWall *wall);
FleetView *lookout_view_new_for_channels (LookoutWall *wall, GPtrArray *channels);
FleetView *lookout_view_new_with_room (LookoutWall *wall, guint n_tiles, GPtrArray *channels);
void lookout_view_show (FleetView *view,
                        LookoutWall *wall,
                        GPtrArray *ready,
                        LookoutViewSessionFunc func,
                        gpointer user_data);
GPtrArray *lookout_view_prepare (FleetView *view,
                                 LookoutWall *wall,
                                 GPtrArray *ready,
                                 LookoutViewSessionFunc func,
                                 gpointer user_data);

G_END_DECLS
