/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "shell/lookout-context.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_DIAGNOSTICS_WINDOW (lookout_diagnostics_window_get_type ())

/**
 * LookoutDiagnosticsWindow:
 *
 * Shows the report for those who look for a fault, to be read before it is saved or copied: just what is read.
 */
G_DECLARE_FINAL_TYPE (LookoutDiagnosticsWindow,
                      lookout_diagnostics_window,
                      LOOKOUT,
                      DIAGNOSTICS_WINDOW,
                      AdwWindow)

LookoutDiagnosticsWindow *lookout_diagnostics_window_present (LookoutContext *context);
void lookout_diagnostics_window_save_to (LookoutDiagnosticsWindow *self, GFile *file);

G_END_DECLS
