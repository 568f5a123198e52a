/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

/* The program must not end while a camera may be moving. */
void lookout_ptz_hold_watch (FleetPtz *ptz);
void lookout_ptz_hold_end (FleetPtz *ptz);

G_END_DECLS
