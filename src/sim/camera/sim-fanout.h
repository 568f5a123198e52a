/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

/**
 * SimFanout:
 *
 * The viewers of one camera, and what each has already got.
 */
typedef struct _SimFanout SimFanout;

typedef void (*SimFanoutFunc) (gpointer user_data);

SimFanout *sim_fanout_new (SimFanoutFunc on_left, gpointer user_data);
void sim_fanout_free (SimFanout *fanout);
guint sim_fanout_get_length (SimFanout *fanout);
SimViewer *
sim_fanout_add (SimFanout *fanout, SimViewerFunc func, gpointer user_data, GDestroyNotify destroy);
void sim_fanout_send (SimFanout *fanout,
                      SimStream *stream,
                      const SimPacket *packet,
                      gboolean without_pictures);
void sim_fanout_fail (SimFanout *fanout, const GError *error);
void sim_fanout_forget_stream (SimFanout *fanout);

G_END_DECLS
