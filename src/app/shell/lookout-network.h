/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_NETWORK (lookout_network_get_type ())

/**
 * LookoutNetwork:
 *
 * The one place that hears when the network comes back, and lets nothing in a window wait any longer: not its
 * tiles, not the list of its account.
 */
G_DECLARE_FINAL_TYPE (LookoutNetwork, lookout_network, LOOKOUT, NETWORK, GObject)

LookoutNetwork *lookout_network_new (LookoutContext *context, GNetworkMonitor *monitor);

void lookout_network_retry (LookoutContext *context);

G_END_DECLS
