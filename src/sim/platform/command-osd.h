/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-osd.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *sim_osd_make_standard (const SimOsd *osd);

G_END_DECLS
