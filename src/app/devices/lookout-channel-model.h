/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fleet-types.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_CHANNEL_MODEL (lookout_channel_model_get_type ())

/**
 * LookoutChannelModel:
 *
 * What stands below a device: its channels, or a note as long as there are none. It asks the platform for
 * nothing: the tree makes one for every row that comes into view.
 */
G_DECLARE_FINAL_TYPE (LookoutChannelModel, lookout_channel_model, LOOKOUT, CHANNEL_MODEL, GObject)

GListModel *lookout_channel_model_new (FleetDeviceRow *row);

G_END_DECLS
