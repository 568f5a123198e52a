/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "media.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_VIEW_GAP (lookout_view_gap_get_type ())

/**
 * LookoutViewGap:
 *
 * Stands for a camera that a view names and that cannot be opened, because its account is not there: it knows what
 * camera it is, and answers whoever wants to play it with the reason.
 */
G_DECLARE_FINAL_TYPE (LookoutViewGap, lookout_view_gap, LOOKOUT, VIEW_GAP, GObject)

LookoutViewGap *lookout_view_gap_new (const FleetViewCamera *camera, const GError *reason);

const char *lookout_view_gap_get_account (LookoutViewGap *self);
const char *lookout_view_gap_get_key (LookoutViewGap *self);
FleetStreamSize lookout_view_gap_get_size (LookoutViewGap *self);

G_END_DECLS
