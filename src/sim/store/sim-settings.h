/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sim-store.h"

G_BEGIN_DECLS

JsonNode *sim_settings_get (SimStore *store,
                            guint64 device,
                            guint channel,
                            const char *name,
                            JsonNode *standard);
void sim_settings_set (SimStore *store,
                       guint64 device,
                       guint channel,
                       const char *name,
                       JsonNode *document);
gboolean sim_settings_clear (SimStore *store, guint64 device, guint channel, const char *name);

G_END_DECLS
