/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SIM_TYPE_OUTLET (sim_outlet_get_type ())

/**
 * SimOutlet:
 *
 * A connection that bytes are pushed down: a live stream, or an answer that a fault makes odd. A
 * reader that is too slow is cut off when more than the limit waits for it. Emits `closed` once, when
 * either side has ended it.
 */
G_DECLARE_FINAL_TYPE (SimOutlet, sim_outlet, SIM, OUTLET, GObject)

/**
 * SimOutletReceived:
 * @data: what came
 * @size: how much
 * @user_data: as given
 */
typedef void (*SimOutletReceived) (const guint8 *data, gsize size, gpointer user_data);

SimOutlet *sim_outlet_new (GIOStream *stream);
void sim_outlet_set_received_func (SimOutlet *self, SimOutletReceived func, gpointer data);
void sim_outlet_set_deaf (SimOutlet *self, gboolean deaf);
void sim_outlet_set_limit (SimOutlet *self, gsize bytes);
void sim_outlet_set_rate (SimOutlet *self, double bytes_per_second);
void sim_outlet_set_held (SimOutlet *self, gboolean held);
void sim_outlet_send (SimOutlet *self, GBytes *bytes);
void sim_outlet_finish (SimOutlet *self);
void sim_outlet_close (SimOutlet *self, gboolean reset);
gboolean sim_outlet_is_closed (SimOutlet *self);
guint64 sim_outlet_get_sent (SimOutlet *self);

G_END_DECLS
