/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SimRelay:
 *
 * Stands before nginx and carries every connection to it, so that faults can hold, slow down, end and
 * reset the one of a viewer, as they do with those that this process serves itself. nginx sees each
 * come from a loopback address of its own, by which it is known again.
 */
typedef struct _SimRelay SimRelay;
typedef struct _SimRelayed SimRelayed;

SimRelay *sim_relay_new (guint port, guint server_port, GError **error);
void sim_relay_free (SimRelay *self);
guint sim_relay_get_port (SimRelay *self);

SimRelayed *sim_relay_find (SimRelay *self, const char *address);
const char *sim_relayed_get_peer (SimRelayed *self);
void sim_relayed_set_held (SimRelayed *self, gboolean held);
void sim_relayed_set_rate (SimRelayed *self, double bytes_per_second);
void sim_relayed_end (SimRelayed *self, gboolean reset);
void sim_relayed_finish (SimRelayed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimRelay, sim_relay_free)

G_END_DECLS
