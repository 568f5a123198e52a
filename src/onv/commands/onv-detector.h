/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "commands/onv-region.h"
#include "commands/onv-week-plan.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvDetectorEvent:
 * @ONV_DETECTOR_EVENT_UNKNOWN: something newer than this library
 * @ONV_DETECTOR_EVENT_NOTHING: nothing
 * @ONV_DETECTOR_EVENT_SNAPSHOT: take a picture
 * @ONV_DETECTOR_EVENT_DEVICE_RECORDING: record on the camera's card
 * @ONV_DETECTOR_EVENT_CLOUD_RECORDING: record on the platform
 *
 * What a camera does when it detects something.
 */
typedef enum
{
  ONV_DETECTOR_EVENT_UNKNOWN = -1,
  ONV_DETECTOR_EVENT_NOTHING = 0,
  ONV_DETECTOR_EVENT_SNAPSHOT = 1,
  ONV_DETECTOR_EVENT_DEVICE_RECORDING = 2,
  ONV_DETECTOR_EVENT_CLOUD_RECORDING = 3,
} OnvDetectorEvent;

/**
 * OnvDetectorKind:
 * @ONV_DETECTOR_KIND_UNKNOWN: not read from a camera
 * @ONV_DETECTOR_KIND_MOTION: motion (commands 80 and 81)
 * @ONV_DETECTOR_KIND_OCCLUSION: a covered lens (82 and 83)
 * @ONV_DETECTOR_KIND_SOUND: sound (84 and 85)
 * @ONV_DETECTOR_KIND_OTHER: other alarms (91 and 92)
 *
 * What is detected.
 */
typedef enum
{
  ONV_DETECTOR_KIND_UNKNOWN = -1,
  ONV_DETECTOR_KIND_MOTION,
  ONV_DETECTOR_KIND_OCCLUSION,
  ONV_DETECTOR_KIND_SOUND,
  ONV_DETECTOR_KIND_OTHER,
} OnvDetectorKind;

#define ONV_TYPE_DETECTOR (onv_detector_get_type ())
G_DECLARE_FINAL_TYPE (OnvDetector, onv_detector, ONV, DETECTOR, OnvRecord)
ONV_GETTER_ENUM (OnvDetector, onv_detector, kind, OnvDetectorKind)
ONV_GETTER_BOOLEAN (OnvDetector, onv_detector, enabled)
ONV_GETTER_ENUM (OnvDetector, onv_detector, event, OnvDetectorEvent)
ONV_GETTER_INT (OnvDetector, onv_detector, sensitivity)
ONV_GETTER_SIZE (OnvDetector, onv_detector, resolution)
ONV_GETTER_INT (OnvDetector, onv_detector, max_region)
ONV_GETTER_LIST (OnvDetector, onv_detector, regions)
ONV_GETTER_RECORD (OnvDetector, onv_detector, times, OnvWeekPlan)

gboolean onv_detector_has_part (OnvDetector *self, const char *member);
void onv_detector_scale_regions (OnvDetector *self, const OnvSize *resolution);

void onv_client_get_motion_async (OnvClient *self,
                                  const char *device_id,
                                  guint channel_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
OnvDetector *onv_client_get_motion_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_motion_async (OnvClient *self,
                                  const char *device_id,
                                  guint channel_id,
                                  OnvDetector *edits,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
OnvDetector *onv_client_set_motion_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_get_occlusion_async (OnvClient *self,
                                     const char *device_id,
                                     guint channel_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OnvDetector *
onv_client_get_occlusion_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_occlusion_async (OnvClient *self,
                                     const char *device_id,
                                     guint channel_id,
                                     OnvDetector *edits,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OnvDetector *
onv_client_set_occlusion_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_get_sound_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
OnvDetector *onv_client_get_sound_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_sound_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 OnvDetector *edits,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
OnvDetector *onv_client_set_sound_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_get_other_alarms_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
OnvDetector *
onv_client_get_other_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_other_alarms_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        OnvDetector *edits,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
OnvDetector *
onv_client_set_other_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
