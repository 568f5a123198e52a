/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fleet.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_VIEW_ROW (lookout_view_row_get_type ())

/**
 * LookoutViewRow:
 *
 * One view in the window of views. Its actions (`view.open`, `view.rename`, `view.up`, `view.down`, `view.export` and
 * `view.delete`) only ask: `command` is emitted with their name, and `dropped` with the view that was dragged here.
 */
G_DECLARE_FINAL_TYPE (LookoutViewRow, lookout_view_row, LOOKOUT, VIEW_ROW, AdwActionRow)

LookoutViewRow *lookout_view_row_new (FleetView *view, FleetAccountStore *accounts);

FleetView *lookout_view_row_get_view (LookoutViewRow *self);
void lookout_view_row_set_ends (LookoutViewRow *self, gboolean first, gboolean last);

G_END_DECLS
