/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-device.h"
#include "sim-platform.h"
#include "store/sim-store.h"

G_BEGIN_DECLS

/**
 * SimRecorder:
 *
 * What the platform records: one recording a channel at a time, in files of some minutes.
 */

/**
 * SimReason:
 * @SIM_REASON_NONE: it does not record
 * @SIM_REASON_MANUAL: 13.1 started it, and only 13.1 stops it
 * @SIM_REASON_PLAN: the plan of 13.2 or 13.4
 * @SIM_REASON_ALARM: an alarm, for some seconds
 *
 * Why a channel is recorded.
 */
typedef enum
{
  SIM_REASON_NONE,
  SIM_REASON_MANUAL,
  SIM_REASON_PLAN,
  SIM_REASON_ALARM,
} SimReason;

/**
 * SimRecorded:
 * @video: (nullable): what was recorded, as it is kept; %NULL when nothing came of it
 * @user_data: as given
 *
 * Called for each file once it is complete.
 */
typedef void (*SimRecorded) (const SimRow *video, gpointer user_data);

SimRecorder *sim_recorder_new (SimPlatform *platform);
void sim_recorder_free (SimRecorder *self);
void sim_recorder_set_file_seconds (SimRecorder *self, guint seconds);

SimReason sim_recorder_get_reason (SimRecorder *self, guint64 device_id, guint channel_id);
gboolean sim_recorder_can_start (SimRecorder *self, const SimDevice *device, guint channel_id);
void sim_recorder_start (SimRecorder *self,
                         const SimDevice *device,
                         guint channel_id,
                         SimReason reason,
                         guint days,
                         guint seconds,
                         SimRecorded recorded,
                         gpointer user_data);
void sim_recorder_stop (SimRecorder *self, guint64 device_id, guint channel_id);
void sim_recorder_forget (SimRecorder *self, guint64 device_id, guint channel_id);

/* The plans of chapter 13, in recording-plans.c; called each second. */
void sim_plans_apply (SimPlatform *platform);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimRecorder, sim_recorder_free)

G_END_DECLS
