/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvAlarmWay:
 * @ONV_ALARM_WAY_UNKNOWN: one that is not known here
 * @ONV_ALARM_WAY_VIDEO: with a clip
 * @ONV_ALARM_WAY_PICTURE: with a picture
 * @ONV_ALARM_WAY_MESSAGE: a message without either; in counts only
 *
 * What comes with an alarm (chapter 17).
 */
typedef enum
{
  ONV_ALARM_WAY_UNKNOWN = -1,
  ONV_ALARM_WAY_VIDEO = 1,
  ONV_ALARM_WAY_PICTURE,
  ONV_ALARM_WAY_MESSAGE,
} OnvAlarmWay;

/**
 * OnvAlarmStatus:
 * @ONV_ALARM_STATUS_UNKNOWN: one that is not known here
 * @ONV_ALARM_STATUS_UNREAD: nobody has read it
 * @ONV_ALARM_STATUS_READ: somebody has
 *
 * Whether an alarm has been read (chapter 17).
 */
typedef enum
{
  ONV_ALARM_STATUS_UNKNOWN = -1,
  ONV_ALARM_STATUS_UNREAD = 1,
  ONV_ALARM_STATUS_READ,
} OnvAlarmStatus;

#define ONV_TYPE_ALARM (onv_alarm_get_type ())
G_DECLARE_FINAL_TYPE (OnvAlarm, onv_alarm, ONV, ALARM, OnvRecord)
ONV_GETTER_STRING (OnvAlarm, onv_alarm, id)
ONV_GETTER_STRING (OnvAlarm, onv_alarm, device_id)
ONV_GETTER_TIME (OnvAlarm, onv_alarm, create_time)
ONV_GETTER_INT (OnvAlarm, onv_alarm, alarm_type)
ONV_GETTER_ENUM (OnvAlarm, onv_alarm, alarm_way, OnvAlarmWay)
ONV_GETTER_ENUM (OnvAlarm, onv_alarm, alarm_status, OnvAlarmStatus)
ONV_GETTER_STRING (OnvAlarm, onv_alarm, comment)
ONV_GETTER_STRING (OnvAlarm, onv_alarm, picture)
ONV_GETTER_STRING (OnvAlarm, onv_alarm, thumbnail)
ONV_GETTER_STRING (OnvAlarm, onv_alarm, play_address)

#define ONV_TYPE_ALARM_QUERY (onv_alarm_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvAlarmQuery, onv_alarm_query, ONV, ALARM_QUERY, OnvRecord)

OnvAlarmQuery *onv_alarm_query_new (void);

void onv_client_find_alarms_async (OnvClient *self,
                                   OnvAlarmQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
OnvPage *onv_client_find_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_alarm_list_new (OnvClient *client, OnvAlarmQuery *query);

void onv_client_mark_alarms_read_async (OnvClient *self,
                                        const char *const *alarm_ids,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean onv_client_mark_alarms_read_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_delete_alarms_async (OnvClient *self,
                                     const char *const *alarm_ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean onv_client_delete_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
