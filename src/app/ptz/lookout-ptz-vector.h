/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

/* What steers by a way and its length: the pointer on a picture, and a stick. */
OnvPtzAction lookout_ptz_vector_get_action (double dx, double dy);
double lookout_ptz_vector_get_speed (double share);

G_END_DECLS
