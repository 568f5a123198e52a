/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"
#include "ptz/lookout-gamepads.h"
#include "ptz/lookout-helm.h"

G_BEGIN_DECLS

/* The hands that hold the helm. */
GtkWidget *lookout_ptz_button_new (LookoutHelm *helm, OnvPtzAction action);
void lookout_ptz_keys_add (LookoutWall *wall, LookoutHelm *helm);
void lookout_ptz_drag_add (LookoutWall *wall, LookoutHelm *helm);
void lookout_ptz_gamepad_add (LookoutWall *wall, LookoutHelm *helm, LookoutGamepads *gamepads);

G_END_DECLS
