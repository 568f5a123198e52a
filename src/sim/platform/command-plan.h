/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-subject.h"

G_BEGIN_DECLS

extern const SimSubject sim_plan_subject;

gboolean sim_plan_stops_when_full (const SimDevice *device);
JsonNode *sim_plan_read_past (const SimPart *channel);
void sim_plan_note_past (const SimPart *channel, JsonNode *plan);
void sim_plan_cut_past (const SimPart *channel, gint64 now);
gboolean sim_plan_get_span (JsonObject *time, gint64 day, int *start, int *end);
gboolean sim_plan_holds (JsonObject *settings, gint64 seconds);

G_END_DECLS
