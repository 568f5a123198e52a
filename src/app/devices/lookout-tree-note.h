/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "accounts/lookout-account-node.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TREE_NOTE (lookout_tree_note_get_type ())

/**
 * LookoutTreeNote:
 *
 * The row below an account that has no devices to show, or below a device that has no channels: what is the
 * matter stands there, and what can be done.
 */
G_DECLARE_FINAL_TYPE (LookoutTreeNote, lookout_tree_note, LOOKOUT, TREE_NOTE, GObject)

LookoutTreeNote *lookout_tree_note_new (LookoutAccountNode *account);

FleetDevice *lookout_tree_note_get_device (LookoutTreeNote *self);
void lookout_tree_note_set_device (LookoutTreeNote *self, FleetDevice *device);
LookoutAccountNode *lookout_tree_note_get_account (LookoutTreeNote *self);

G_END_DECLS
