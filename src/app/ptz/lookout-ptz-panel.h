/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ptz/lookout-helm.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PTZ_PANEL (lookout_ptz_panel_get_type ())

/**
 * LookoutPtzPanel:
 *
 * The controls of the camera of the current tile, and what became of them. It hides itself while the helm is not
 * open.
 */
G_DECLARE_FINAL_TYPE (LookoutPtzPanel, lookout_ptz_panel, LOOKOUT, PTZ_PANEL, GtkWidget)

GtkWidget *lookout_ptz_panel_new (LookoutHelm *helm);

G_END_DECLS
