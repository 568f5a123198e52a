/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

void sim_stream_flv_handle (SimCall *call);

G_END_DECLS
