/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_USAGE_WINDOW (lookout_usage_window_get_type ())

/**
 * LookoutUsageWindow:
 *
 * What cameras have sent today and this month, and how much of that there may be. It keeps up to date.
 */
G_DECLARE_FINAL_TYPE (LookoutUsageWindow, lookout_usage_window, LOOKOUT, USAGE_WINDOW, AdwWindow)

LookoutUsageWindow *lookout_usage_window_present (LookoutContext *context);

G_END_DECLS
