/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ptz/lookout-pad-map.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_GAMEPADS (lookout_gamepads_get_type ())

/**
 * LookoutGamepads:
 *
 * The gamepads and joysticks of the computer.
 *
 * Whoever reads them, libmanette or a test, says what is plugged in and what moves. `moved` says what a gamepad asks
 * for by now (a pointer that stands for it, and a [struct@Lookout.PadIntent]), `pressed` which of its buttons was
 * pressed (a [enum@Lookout.PadRole]), `unplugged` that it is gone, `changed` that others are there.
 */
G_DECLARE_FINAL_TYPE (LookoutGamepads, lookout_gamepads, LOOKOUT, GAMEPADS, GObject)

LookoutGamepads *lookout_gamepads_new (void);
LookoutGamepads *lookout_gamepads_get_default (void);

char *lookout_gamepads_dup_names (LookoutGamepads *self);

void lookout_gamepads_plug (LookoutGamepads *self, gconstpointer pad, const char *name);
void lookout_gamepads_unplug (LookoutGamepads *self, gconstpointer pad);
void lookout_gamepads_feed (LookoutGamepads *self,
                            gconstpointer pad,
                            LookoutPadInput input,
                            guint code,
                            double value);

/* In lookout-gamepads-manette.c, or lookout-gamepads-none.c where Lookout is built without libmanette. */
void lookout_gamepads_read_system (LookoutGamepads *self);
gboolean lookout_gamepads_are_read (void);

G_END_DECLS
