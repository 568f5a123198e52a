/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvRecordingMode:
 * @ONV_RECORDING_MODE_UNKNOWN: not set
 * @ONV_RECORDING_MODE_SCHEDULE: in a span of time; for 13.2 only
 * @ONV_RECORDING_MODE_ALWAYS: all the time
 * @ONV_RECORDING_MODE_EVENTS: when something happens
 *
 * When the platform records (sections 13.2 and 13.4).
 */
typedef enum
{
  ONV_RECORDING_MODE_UNKNOWN = -1,
  ONV_RECORDING_MODE_SCHEDULE,
  ONV_RECORDING_MODE_ALWAYS,
  ONV_RECORDING_MODE_EVENTS,
} OnvRecordingMode;

void onv_client_start_recording_async (OnvClient *self,
                                       const char *device_id,
                                       guint channel_id,
                                       guint days,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean onv_client_start_recording_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_stop_recording_async (OnvClient *self,
                                      const char *device_id,
                                      guint channel_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean onv_client_stop_recording_finish (OnvClient *self, GAsyncResult *result, GError **error);

#define ONV_TYPE_RECORDING_PLAN (onv_recording_plan_get_type ())
G_DECLARE_FINAL_TYPE (OnvRecordingPlan, onv_recording_plan, ONV, RECORDING_PLAN, OnvRecord)
ONV_GETTER_ENUM (OnvRecordingPlan, onv_recording_plan, mode, OnvRecordingMode)
ONV_GETTER_INT (OnvRecordingPlan, onv_recording_plan, cycle)
ONV_GETTER_TIME (OnvRecordingPlan, onv_recording_plan, start_time)
ONV_GETTER_TIME (OnvRecordingPlan, onv_recording_plan, end_time)

OnvRecordingPlan *onv_recording_plan_new (void);

void onv_client_add_recording_plan_async (OnvClient *self,
                                          const char *device_id,
                                          guint channel_id,
                                          OnvRecordingPlan *plan,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
onv_client_add_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_stop_planned_recording_async (OnvClient *self,
                                              const char *device_id,
                                              guint channel_id,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean
onv_client_stop_planned_recording_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_delete_recording_plan_async (OnvClient *self,
                                             const char *device_id,
                                             guint channel_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean
onv_client_delete_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_change_recording_plan_async (OnvClient *self,
                                             const char *device_id,
                                             guint channel_id,
                                             OnvRecordingPlan *plan,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean
onv_client_change_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_clear_recording_plan_async (OnvClient *self,
                                            const char *device_id,
                                            guint channel_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
onv_client_clear_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
