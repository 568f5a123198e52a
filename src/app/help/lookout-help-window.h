/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_HELP_WINDOW (lookout_help_window_get_type ())
G_DECLARE_FINAL_TYPE (LookoutHelpWindow, lookout_help_window, LOOKOUT, HELP_WINDOW, AdwWindow)

LookoutHelpWindow *lookout_help_window_present (GtkWindow *parent);

G_END_DECLS
