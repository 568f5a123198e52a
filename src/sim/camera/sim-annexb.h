/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-stream.h"

G_BEGIN_DECLS

GByteArray *sim_annexb_from_packet (SimCodec codec, const SimPacket *packet);

G_END_DECLS
