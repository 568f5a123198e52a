/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void media_init (void);
gboolean media_wait_quiet (guint timeout_ms);

G_END_DECLS
