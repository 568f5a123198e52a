/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

/**
 * SimFaultStream:
 *
 * A stream that runs, as faults see it: those that are on when it begins hit it, and those that are
 * switched on later, until they are switched off.
 */
typedef struct _SimFaultStream SimFaultStream;

/**
 * SimFaultStreamOps:
 * @set_held: nothing flows, and nothing is closed; %FALSE: all is well again
 * @set_rate: bytes a second, 0 for as fast as it goes
 * @end: ends it, in order or with a reset
 * @answer: an answer with an end of its own: nothing but the rate concerns it
 *
 * What can be done to a stream of one protocol. %NULL is for what the protocol does by itself.
 */
typedef struct
{
  void (*set_held) (gpointer stream, gboolean held);
  void (*set_rate) (gpointer stream, double bytes_per_second);
  void (*end) (gpointer stream, gboolean reset);
  gboolean answer;
} SimFaultStreamOps;

SimFaultStream *sim_fault_stream_new (SimCall *call, const SimFaultStreamOps *ops, gpointer stream);
void sim_fault_stream_free (SimFaultStream *self);
void sim_fault_streams_renew (SimPlatform *platform);
void sim_fault_streams_end (SimPlatform *platform);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimFaultStream, sim_fault_stream_free)

G_END_DECLS
