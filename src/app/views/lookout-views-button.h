/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "views/lookout-views.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_VIEWS_BUTTON (lookout_views_button_get_type ())

/**
 * LookoutViewsButton:
 *
 * Says which view is on the wall, and opens the list of views.
 */
G_DECLARE_FINAL_TYPE (LookoutViewsButton, lookout_views_button, LOOKOUT, VIEWS_BUTTON, AdwBin)

void lookout_views_button_set_views (LookoutViewsButton *self, LookoutViews *views);

G_END_DECLS
