/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvOnOff:
 * @ONV_ON_OFF_UNKNOWN: something newer than this library
 * @ONV_ON_OFF_OFF: off
 * @ONV_ON_OFF_ON: on
 *
 * What the document writes as a word where others write 0 and 1.
 */
typedef enum
{
  ONV_ON_OFF_UNKNOWN = -1,
  ONV_ON_OFF_OFF,
  ONV_ON_OFF_ON,
} OnvOnOff;

#define ONV_TYPE_LENS (onv_lens_get_type ())
G_DECLARE_FINAL_TYPE (OnvLens, onv_lens, ONV, LENS, OnvRecord)
ONV_GETTER_ENUM (OnvLens, onv_lens, status, OnvOnOff)

void onv_client_get_lens_async (OnvClient *self,
                                const char *device_id,
                                guint channel_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
OnvLens *onv_client_get_lens_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_lens_async (OnvClient *self,
                                const char *device_id,
                                guint channel_id,
                                OnvLens *edits,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
OnvLens *onv_client_set_lens_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
