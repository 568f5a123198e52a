/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"
#include "fleet.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_HELM (lookout_helm_get_type ())

/**
 * LookoutHelm:
 *
 * Steers the camera of the current tile, while the panel for it is open.
 *
 * Buttons, keys, the pointer on a picture and gamepads are *hands*: each has an address of its own by which it
 * presses, steers and lets go. Only one hand holds the helm, the newest; what an older one does then changes
 * nothing. When the tile changes, the panel closes, or the window is no longer the active one or closes, the
 * hand is taken off and the camera stops. A camera that scans goes on until it is told otherwise or leaves the
 * wall. `changed` says that anything about it is different.
 */
G_DECLARE_FINAL_TYPE (LookoutHelm, lookout_helm, LOOKOUT, HELM, GObject)

LookoutHelm *lookout_helm_new (LookoutContext *context);

gboolean lookout_helm_get_open (LookoutHelm *self);
void lookout_helm_set_open (LookoutHelm *self, gboolean open);
guint lookout_helm_get_speed (LookoutHelm *self);
void lookout_helm_set_speed (LookoutHelm *self, guint speed);

FleetChannel *lookout_helm_get_channel (LookoutHelm *self);
FleetPtz *lookout_helm_get_ptz (LookoutHelm *self);
GdkTexture *lookout_helm_get_picture (LookoutHelm *self);

void lookout_helm_press (LookoutHelm *self, gconstpointer hand, OnvPtzAction action);
void lookout_helm_release (LookoutHelm *self, gconstpointer hand);
void lookout_helm_steer (LookoutHelm *self, gconstpointer hand, OnvPtzAction action, guint speed);
void lookout_helm_let_go (LookoutHelm *self, gconstpointer hand);
gboolean lookout_helm_is_held_by (LookoutHelm *self, gconstpointer hand);

void lookout_helm_step (LookoutHelm *self, OnvPtzAction action);
void lookout_helm_stop (LookoutHelm *self);
void lookout_helm_scan (LookoutHelm *self, gboolean scan);
void lookout_helm_go_back (LookoutHelm *self);
void lookout_helm_set_point (LookoutHelm *self);

G_END_DECLS
