/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-stream.h"

G_BEGIN_DECLS

#define SIM_TYPE_PUSH_STREAM (sim_push_stream_get_type ())
G_DECLARE_FINAL_TYPE (SimPushStream, sim_push_stream, SIM, PUSH_STREAM, SimStream)

SimStream *sim_push_stream_new (const char *url);

G_END_DECLS
