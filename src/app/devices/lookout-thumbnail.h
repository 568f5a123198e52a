/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "devices/lookout-tree-row.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_THUMBNAIL (lookout_thumbnail_get_type ())

/**
 * LookoutThumbnail:
 *
 * The last picture of a camera, beside the row of the tree over which the pointer rests.
 */
G_DECLARE_FINAL_TYPE (LookoutThumbnail, lookout_thumbnail, LOOKOUT, THUMBNAIL, GtkPopover)

LookoutThumbnail *lookout_thumbnail_new (GtkWidget *parent);
void lookout_thumbnail_watch (LookoutThumbnail *self, LookoutTreeRow *row);
void lookout_thumbnail_cancel (LookoutThumbnail *self);

G_END_DECLS
