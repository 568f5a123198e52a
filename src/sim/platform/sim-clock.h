/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sim_clock_format (gint64 unix_seconds);
char *sim_clock_format_day (gint64 unix_seconds);
gboolean sim_clock_parse (const char *text, gint64 *unix_seconds);
gboolean sim_clock_parse_day (const char *text, int days_later, gint64 *unix_seconds);
gboolean sim_clock_parse_camera (const char *text, gint64 *seconds);
gboolean sim_clock_parse_digits (const char *text, gint64 *seconds);
char *sim_clock_format_camera (gint64 seconds, gboolean dashes);
gint64 sim_clock_now (void);

G_END_DECLS
