/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvStreamLevel:
 * @ONV_STREAM_LEVEL_FLUENT: as small as it takes to be fluent
 * @ONV_STREAM_LEVEL_STANDARD: standard definition
 * @ONV_STREAM_LEVEL_HIGH: high definition
 * @ONV_STREAM_LEVEL_ULTRA_HIGH: the best there is
 *
 * How good the picture is that a camera sends (command 6).
 */
typedef enum
{
  ONV_STREAM_LEVEL_FLUENT = 1,
  ONV_STREAM_LEVEL_STANDARD = 2,
  ONV_STREAM_LEVEL_HIGH = 3,
  ONV_STREAM_LEVEL_ULTRA_HIGH = 4,
} OnvStreamLevel;

/**
 * OnvPtzPhase:
 * @ONV_PTZ_PHASE_START: begin to move, until stopped
 * @ONV_PTZ_PHASE_STOP: stop
 * @ONV_PTZ_PHASE_STEP: move by one step
 *
 * What a movement does (command 7).
 */
typedef enum
{
  ONV_PTZ_PHASE_START = 0,
  ONV_PTZ_PHASE_STOP = 1,
  ONV_PTZ_PHASE_STEP = 2,
} OnvPtzPhase;

/**
 * OnvPtzAction:
 * @ONV_PTZ_ACTION_ZOOM_IN: longer focal length, larger picture
 * @ONV_PTZ_ACTION_ZOOM_OUT: shorter focal length, smaller picture
 * @ONV_PTZ_ACTION_FOCUS_NEAR: focus forward
 * @ONV_PTZ_ACTION_FOCUS_FAR: focus backward
 * @ONV_PTZ_ACTION_IRIS_OPEN: open the iris
 * @ONV_PTZ_ACTION_IRIS_CLOSE: close the iris
 * @ONV_PTZ_ACTION_UP: tilt up
 * @ONV_PTZ_ACTION_DOWN: tilt down
 * @ONV_PTZ_ACTION_LEFT: pan left
 * @ONV_PTZ_ACTION_RIGHT: pan right
 * @ONV_PTZ_ACTION_UP_LEFT: up and left
 * @ONV_PTZ_ACTION_UP_RIGHT: up and right
 * @ONV_PTZ_ACTION_DOWN_LEFT: down and left
 * @ONV_PTZ_ACTION_DOWN_RIGHT: down and right
 * @ONV_PTZ_ACTION_SCAN: scan by itself
 *
 * A movement of the head or the lens (command 7).
 */
typedef enum
{
  ONV_PTZ_ACTION_ZOOM_IN = 1,
  ONV_PTZ_ACTION_ZOOM_OUT = 2,
  ONV_PTZ_ACTION_FOCUS_NEAR = 3,
  ONV_PTZ_ACTION_FOCUS_FAR = 4,
  ONV_PTZ_ACTION_IRIS_OPEN = 5,
  ONV_PTZ_ACTION_IRIS_CLOSE = 6,
  ONV_PTZ_ACTION_UP = 11,
  ONV_PTZ_ACTION_DOWN = 12,
  ONV_PTZ_ACTION_LEFT = 13,
  ONV_PTZ_ACTION_RIGHT = 14,
  ONV_PTZ_ACTION_UP_LEFT = 15,
  ONV_PTZ_ACTION_UP_RIGHT = 16,
  ONV_PTZ_ACTION_DOWN_LEFT = 17,
  ONV_PTZ_ACTION_DOWN_RIGHT = 18,
  ONV_PTZ_ACTION_SCAN = 22,
} OnvPtzAction;

#define ONV_TYPE_PTZ_MOVE (onv_ptz_move_get_type ())
G_DECLARE_FINAL_TYPE (OnvPtzMove, onv_ptz_move, ONV, PTZ_MOVE, OnvRecord)

void onv_client_request_keyframe_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean onv_client_request_keyframe_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_stream_level_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        OnvStreamLevel level,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean onv_client_set_stream_level_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_control_ptz_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   OnvPtzPhase phase,
                                   OnvPtzAction action,
                                   guint speed,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean onv_client_control_ptz_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
