/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calls/onv-alarms.h"
#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_ALARM_COUNT (onv_alarm_count_get_type ())
G_DECLARE_FINAL_TYPE (OnvAlarmCount, onv_alarm_count, ONV, ALARM_COUNT, OnvRecord)
ONV_GETTER_STRING (OnvAlarmCount, onv_alarm_count, product_id)
ONV_GETTER_STRING (OnvAlarmCount, onv_alarm_count, device_id)
ONV_GETTER_INT (OnvAlarmCount, onv_alarm_count, channel_id)
ONV_GETTER_ENUM (OnvAlarmCount, onv_alarm_count, alarm_way, OnvAlarmWay)
ONV_GETTER_INT (OnvAlarmCount, onv_alarm_count, count)

void onv_client_count_unread_alarms_async (OnvClient *self,
                                           const char *device_id,
                                           guint channel_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GListModel *
onv_client_count_unread_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error);

#define ONV_TYPE_ALARM_DAY (onv_alarm_day_get_type ())
G_DECLARE_FINAL_TYPE (OnvAlarmDay, onv_alarm_day, ONV, ALARM_DAY, OnvRecord)
ONV_GETTER_TIME (OnvAlarmDay, onv_alarm_day, day)
ONV_GETTER_INT (OnvAlarmDay, onv_alarm_day, number)

void onv_client_count_unread_alarms_by_day_async (OnvClient *self,
                                                  const char *device_id,
                                                  const OnvTime *start,
                                                  const OnvTime *end,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
GListModel *onv_client_count_unread_alarms_by_day_finish (OnvClient *self,
                                                          GAsyncResult *result,
                                                          GError **error);

void onv_client_count_alarms_by_day_async (OnvClient *self,
                                           const char *device_id,
                                           const OnvTime *start,
                                           const OnvTime *end,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GListModel *
onv_client_count_alarms_by_day_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
