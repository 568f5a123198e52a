/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calls/onv-alarms.h"
#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_ALARM_MESSAGE (onv_alarm_message_get_type ())
G_DECLARE_FINAL_TYPE (OnvAlarmMessage, onv_alarm_message, ONV, ALARM_MESSAGE, OnvRecord)
ONV_GETTER_STRING (OnvAlarmMessage, onv_alarm_message, id)
ONV_GETTER_STRING (OnvAlarmMessage, onv_alarm_message, device_id)
ONV_GETTER_TIME (OnvAlarmMessage, onv_alarm_message, create_time)
ONV_GETTER_ENUM (OnvAlarmMessage, onv_alarm_message, alarm_status, OnvAlarmStatus)
ONV_GETTER_STRING (OnvAlarmMessage, onv_alarm_message, comment)

#define ONV_TYPE_ALARM_MESSAGE_QUERY (onv_alarm_message_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvAlarmMessageQuery,
                      onv_alarm_message_query,
                      ONV,
                      ALARM_MESSAGE_QUERY,
                      OnvRecord)

OnvAlarmMessageQuery *onv_alarm_message_query_new (void);

void onv_client_find_alarm_messages_async (OnvClient *self,
                                           OnvAlarmMessageQuery *query,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
OnvPage *
onv_client_find_alarm_messages_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_alarm_message_list_new (OnvClient *client, OnvAlarmMessageQuery *query);

G_END_DECLS
