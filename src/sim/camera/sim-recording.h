/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera.h"

G_BEGIN_DECLS

/**
 * SimSegment:
 * @offset: where it begins in the file, bytes
 * @length: bytes
 * @duration: µs
 *
 * A part of a recording that can be played alone.
 */
typedef struct
{
  guint64 offset;
  guint64 length;
  gint64 duration;
} SimSegment;

/**
 * SimRecordingEnded:
 * @user_data: as given
 *
 * The camera has ended its stream, or goes on with another: what comes next belongs to another file.
 */
typedef void (*SimRecordingEnded) (gpointer user_data);

/**
 * SimRecording:
 *
 * What a camera films, written to two files as it comes: MPEG-TS for HLS, FLV for RTMP.
 */
#define SIM_TYPE_RECORDING (sim_recording_get_type ())
G_DECLARE_FINAL_TYPE (SimRecording, sim_recording, SIM, RECORDING, GObject)

SimRecording *sim_recording_new (SimCamera *camera,
                                 const char *ts_path,
                                 const char *flv_path,
                                 SimRecordingEnded ended,
                                 gpointer user_data);
gint64 sim_recording_get_start (SimRecording *self);
gint64 sim_recording_get_duration (SimRecording *self);
guint64 sim_recording_get_size (SimRecording *self);
GArray *sim_recording_get_segments (SimRecording *self);
void
sim_recording_finish_async (SimRecording *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sim_recording_finish_finish (SimRecording *self, GAsyncResult *result, GError **error);

G_END_DECLS
