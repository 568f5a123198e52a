/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ONV_RETRY_ATTEMPTS 3

gboolean onv_retry_is_worth (const GError *error);
guint onv_retry_delay_ms (guint attempt, guint asked_seconds);

G_END_DECLS
