/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TREE_NOTE (lookout_tree_note_get_type ())

/**
 * LookoutTreeNote:
 *
 * Stands below a device in the tree while its channels are not there: they are being loaded, could not be
 * loaded, or there are none.
 */
G_DECLARE_FINAL_TYPE (LookoutTreeNote, lookout_tree_note, LOOKOUT, TREE_NOTE, GObject)

FleetDevice *lookout_tree_note_get_device (LookoutTreeNote *self);

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
