/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_DEVICE_MESSAGE (onv_device_message_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceMessage, onv_device_message, ONV, DEVICE_MESSAGE, OnvRecord)
ONV_GETTER_TIME (OnvDeviceMessage, onv_device_message, create_time)
ONV_GETTER_STRING (OnvDeviceMessage, onv_device_message, id)
ONV_GETTER_STRING (OnvDeviceMessage, onv_device_message, base64)

GBytes *onv_device_message_dup_content (OnvDeviceMessage *self);

#define ONV_TYPE_DEVICE_MESSAGE_QUERY (onv_device_message_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceMessageQuery,
                      onv_device_message_query,
                      ONV,
                      DEVICE_MESSAGE_QUERY,
                      OnvRecord)

OnvDeviceMessageQuery *onv_device_message_query_new (void);

void onv_client_find_device_messages_async (OnvClient *self,
                                            OnvDeviceMessageQuery *query,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
OnvPage *
onv_client_find_device_messages_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_device_message_list_new (OnvClient *client, OnvDeviceMessageQuery *query);

void onv_client_send_device_message_async (OnvClient *self,
                                           const char *device_id,
                                           GBytes *content,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean
onv_client_send_device_message_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
