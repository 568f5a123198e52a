/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lookout_time_dup_clock (GDateTime *now, GTimeZone *there);
char *lookout_time_dup_moment (GDateTime *moment, GTimeZone *here);

G_END_DECLS
