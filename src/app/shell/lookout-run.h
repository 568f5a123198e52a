/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-options.h"
#include "shell/lookout-window.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_RUN (lookout_run_get_type ())

/**
 * LookoutRun:
 *
 * Carries out what the command line asked for, once there is a window.
 */
G_DECLARE_FINAL_TYPE (LookoutRun, lookout_run, LOOKOUT, RUN, GObject)

LookoutRun *lookout_run_new (const LookoutOptions *options, GError **error);
void lookout_run_start (LookoutRun *self, LookoutWindow *window);
int lookout_run_get_status (LookoutRun *self);

G_END_DECLS
