/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PREFERENCES (lookout_preferences_get_type ())

/**
 * LookoutPreferences:
 *
 * What a person decides once. What is an action too is made from its rows, so that both always say the same.
 */
G_DECLARE_FINAL_TYPE (LookoutPreferences, lookout_preferences, LOOKOUT, PREFERENCES, AdwWindow)

LookoutPreferences *lookout_preferences_present (LookoutContext *context);

G_END_DECLS
