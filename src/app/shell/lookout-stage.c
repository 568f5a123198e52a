/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-stage.h"

void
lookout_stage_open_channel (LookoutContext *context, FleetChannel *channel)
{
}

void
lookout_stage_open_device (LookoutContext *context, FleetDevice *device)
{
}

void
lookout_stage_set_layout (LookoutContext *context, guint n_tiles)
{
}

guint
lookout_stage_get_layout (LookoutContext *context)
{
  return 4;
}

void
lookout_stage_set_protocol (LookoutContext *context, const char *protocol)
{
}

gboolean
lookout_stage_is_playing (LookoutContext *context, guint n_wanted)
{
  return FALSE;
}

char *
lookout_stage_dup_figures (LookoutContext *context)
{
  return g_strdup ("{\"tiles\":[],\"playing\":0}");
}
