/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-devices.h"
#include "sim-platform.h"

G_BEGIN_DECLS

/**
 * SimUpgrades:
 *
 * The devices that are loading new software (11), or start with it.
 */
typedef struct _SimUpgrades SimUpgrades;

SimUpgrades *sim_upgrades_new (SimPlatform *platform);
void sim_upgrades_free (SimUpgrades *self);
void sim_upgrades_begin (SimUpgrades *self,
                         SimDevice *device,
                         const char *url,
                         const char *version,
                         const char *md5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimUpgrades, sim_upgrades_free)

G_END_DECLS
