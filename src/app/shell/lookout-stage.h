/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

void lookout_stage_open_channel (LookoutContext *context, FleetChannel *channel);
void lookout_stage_open_device (LookoutContext *context, FleetDevice *device);
void lookout_stage_set_layout (LookoutContext *context, guint n_tiles);
guint lookout_stage_get_layout (LookoutContext *context);
void lookout_stage_set_protocol (LookoutContext *context, const char *protocol);
void lookout_stage_retry (LookoutContext *context);
gboolean lookout_stage_is_playing (LookoutContext *context);
char *lookout_stage_dup_figures (LookoutContext *context);
char *lookout_stage_dup_complaints (LookoutContext *context);
char *lookout_stage_dup_report (LookoutContext *context);

G_END_DECLS
