/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint media_backoff_get_ms (guint attempt, double chance);

G_END_DECLS
