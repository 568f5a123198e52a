/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "tap/media-tap.h"

G_BEGIN_DECLS

void media_snapshot_run (GTask *task, MediaTap *tap);

G_END_DECLS
