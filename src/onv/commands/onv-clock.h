/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvClockMode:
 * @ONV_CLOCK_MODE_UNKNOWN: something newer than this library
 * @ONV_CLOCK_MODE_MANUAL: a person
 * @ONV_CLOCK_MODE_NTP: a time server
 *
 * What sets the clock of a camera.
 */
typedef enum
{
  ONV_CLOCK_MODE_UNKNOWN = -1,
  ONV_CLOCK_MODE_MANUAL = 1,
  ONV_CLOCK_MODE_NTP = 2,
} OnvClockMode;

#define ONV_TYPE_CLOCK (onv_clock_get_type ())
G_DECLARE_FINAL_TYPE (OnvClock, onv_clock, ONV, CLOCK, OnvRecord)
ONV_GETTER_ENUM (OnvClock, onv_clock, mode, OnvClockMode)
ONV_GETTER_TIME (OnvClock, onv_clock, time)
ONV_GETTER_INT (OnvClock, onv_clock, timezone)
ONV_GETTER_STRING (OnvClock, onv_clock, server)
ONV_GETTER_INT (OnvClock, onv_clock, port)

void onv_client_get_clock_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
OnvClock *onv_client_get_clock_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_clock_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 OnvClock *edits,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
OnvClock *onv_client_set_clock_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
