/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calls/onv-play.h"

G_BEGIN_DECLS

char *onv_play_address_build_base (OnvPlayAddress *self);
char *onv_play_address_build_cover_base (OnvPlayAddress *self);

G_END_DECLS
