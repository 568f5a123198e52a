/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"

G_BEGIN_DECLS

guint lookout_wall_count_playing (LookoutWall *self);
gboolean lookout_wall_is_playing (LookoutWall *self, guint n_wanted);
char *lookout_wall_dup_figures (LookoutWall *self);
char *lookout_wall_dup_complaints (LookoutWall *self);
char *lookout_wall_dup_report (LookoutWall *self);

G_END_DECLS
