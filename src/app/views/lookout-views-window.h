/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_VIEWS_WINDOW (lookout_views_window_get_type ())

/**
 * LookoutViewsWindow:
 *
 * The list of views, in which they are opened, renamed, put in order, deleted, exported and imported.
 */
G_DECLARE_FINAL_TYPE (LookoutViewsWindow, lookout_views_window, LOOKOUT, VIEWS_WINDOW, AdwWindow)

LookoutViewsWindow *lookout_views_window_present (LookoutContext *context);

G_END_DECLS
