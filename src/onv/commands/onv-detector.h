/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvWeekday:
 * @ONV_WEEKDAY_UNKNOWN: not a day
 * @ONV_WEEKDAY_SUNDAY: Sunday
 * @ONV_WEEKDAY_MONDAY: Monday
 * @ONV_WEEKDAY_TUESDAY: Tuesday
 * @ONV_WEEKDAY_WEDNESDAY: Wednesday
 * @ONV_WEEKDAY_THURSDAY: Thursday
 * @ONV_WEEKDAY_FRIDAY: Friday
 * @ONV_WEEKDAY_SATURDAY: Saturday
 *
 * A day of the week, as cameras count them.
 */
typedef enum
{
  ONV_WEEKDAY_UNKNOWN = -1,
  ONV_WEEKDAY_SUNDAY = 0,
  ONV_WEEKDAY_MONDAY,
  ONV_WEEKDAY_TUESDAY,
  ONV_WEEKDAY_WEDNESDAY,
  ONV_WEEKDAY_THURSDAY,
  ONV_WEEKDAY_FRIDAY,
  ONV_WEEKDAY_SATURDAY,
} OnvWeekday;

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

#define ONV_TYPE_WEEK_SPAN (onv_week_span_get_type ())
G_DECLARE_FINAL_TYPE (OnvWeekSpan, onv_week_span, ONV, WEEK_SPAN, OnvRecord)
ONV_GETTER_ENUM (OnvWeekSpan, onv_week_span, weekday, OnvWeekday)
ONV_GETTER_INT (OnvWeekSpan, onv_week_span, start)
ONV_GETTER_INT (OnvWeekSpan, onv_week_span, end)

#define ONV_TYPE_REGION (onv_region_get_type ())
G_DECLARE_FINAL_TYPE (OnvRegion, onv_region, ONV, REGION, OnvRecord)
ONV_GETTER_INT (OnvRegion, onv_region, x)
ONV_GETTER_INT (OnvRegion, onv_region, y)
ONV_GETTER_INT (OnvRegion, onv_region, width)
ONV_GETTER_INT (OnvRegion, onv_region, height)

#define ONV_TYPE_DETECTOR (onv_detector_get_type ())
G_DECLARE_FINAL_TYPE (OnvDetector, onv_detector, ONV, DETECTOR, OnvRecord)
ONV_GETTER_BOOLEAN (OnvDetector, onv_detector, enabled)
ONV_GETTER_ENUM (OnvDetector, onv_detector, event, OnvDetectorEvent)
ONV_GETTER_INT (OnvDetector, onv_detector, sensitivity)
ONV_GETTER_SIZE (OnvDetector, onv_detector, resolution)
ONV_GETTER_INT (OnvDetector, onv_detector, max_region)
ONV_GETTER_LIST (OnvDetector, onv_detector, regions)
ONV_GETTER_LIST (OnvDetector, onv_detector, times)

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

G_END_DECLS
