/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-platform.h"
#include "store/sim-store.h"

G_BEGIN_DECLS

#define SIM_PICTURES "picture"

void sim_pictures_add_async (SimPlatform *platform,
                             const SimRow *picture,
                             const char *format,
                             const char *desc,
                             GBytes *content,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean sim_pictures_add_finish (SimPlatform *platform, GAsyncResult *result, GError **error);
char *sim_pictures_make_path (const SimRow *picture);

G_END_DECLS
