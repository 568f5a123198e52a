/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvMessageKind:
 * @ONV_MESSAGE_KIND_PLATFORM: one of the platform's commands (section 3.2)
 * @ONV_MESSAGE_KIND_OWN: a command of one's own, which only the device understands
 *
 * Who has defined a message.
 */
typedef enum
{
  ONV_MESSAGE_KIND_PLATFORM = 0,
  ONV_MESSAGE_KIND_OWN = 1,
} OnvMessageKind;

/**
 * OnvMessageFormat:
 * @ONV_MESSAGE_FORMAT_JSON: JSON
 * @ONV_MESSAGE_FORMAT_TEXT: text in UTF-8
 * @ONV_MESSAGE_FORMAT_BINARY: any bytes
 *
 * What a message is made of.
 */
typedef enum
{
  ONV_MESSAGE_FORMAT_JSON,
  ONV_MESSAGE_FORMAT_TEXT,
  ONV_MESSAGE_FORMAT_BINARY,
} OnvMessageFormat;

/**
 * OnvCommandStatus:
 * @ONV_COMMAND_STATUS_UNKNOWN: something newer than this library
 * @ONV_COMMAND_STATUS_OFFLINE: the device is not online
 * @ONV_COMMAND_STATUS_ACCEPTED: the platform has taken it; what became of it is not known
 * @ONV_COMMAND_STATUS_SENT: sent to the device
 * @ONV_COMMAND_STATUS_SEND_FAILED: could not be sent to the device
 * @ONV_COMMAND_STATUS_ANSWERED: the device has answered
 * @ONV_COMMAND_STATUS_TIMED_OUT: the device has not answered in time
 * @ONV_COMMAND_STATUS_BAD_ANSWER: the platform did not understand the device's answer
 *
 * How far a command has come (section 3.1).
 */
typedef enum
{
  ONV_COMMAND_STATUS_UNKNOWN = -1,
  ONV_COMMAND_STATUS_OFFLINE = 0,
  ONV_COMMAND_STATUS_ACCEPTED,
  ONV_COMMAND_STATUS_SENT,
  ONV_COMMAND_STATUS_SEND_FAILED,
  ONV_COMMAND_STATUS_ANSWERED,
  ONV_COMMAND_STATUS_TIMED_OUT,
  ONV_COMMAND_STATUS_BAD_ANSWER,
} OnvCommandStatus;

#define ONV_TYPE_DEVICE_RESPONSE (onv_device_response_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceResponse, onv_device_response, ONV, DEVICE_RESPONSE, OnvRecord)
ONV_GETTER_INT (OnvDeviceResponse, onv_device_response, code)
ONV_GETTER_STRING (OnvDeviceResponse, onv_device_response, data)

GBytes *onv_device_response_dup_bytes (OnvDeviceResponse *self);
char *onv_device_response_dup_text (OnvDeviceResponse *self);
JsonNode *onv_device_response_dup_json (OnvDeviceResponse *self);

#define ONV_TYPE_OUTCOME (onv_outcome_get_type ())
G_DECLARE_FINAL_TYPE (OnvOutcome, onv_outcome, ONV, OUTCOME, OnvRecord)
ONV_GETTER_STRING (OnvOutcome, onv_outcome, id)
ONV_GETTER_ENUM (OnvOutcome, onv_outcome, status, OnvCommandStatus)
ONV_GETTER_RECORD (OnvOutcome, onv_outcome, response, OnvDeviceResponse)

void onv_client_send_message_async (OnvClient *self,
                                    const char *device_id,
                                    OnvMessageKind kind,
                                    OnvMessageFormat format,
                                    GBytes *body,
                                    gboolean wants_answer,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
OnvOutcome *onv_client_send_message_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
