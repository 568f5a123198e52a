/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvCardState:
 * @ONV_CARD_STATE_UNKNOWN: something newer than this library
 * @ONV_CARD_STATE_MISSING: there is none
 * @ONV_CARD_STATE_GOOD: nothing
 * @ONV_CARD_STATE_FAULTY: it is broken
 * @ONV_CARD_STATE_FULL: it is full
 *
 * What is the matter with a card.
 */
typedef enum
{
  ONV_CARD_STATE_UNKNOWN = -1,
  ONV_CARD_STATE_MISSING = 0,
  ONV_CARD_STATE_GOOD = 1,
  ONV_CARD_STATE_FAULTY = 2,
  ONV_CARD_STATE_FULL = 3,
} OnvCardState;

/**
 * OnvCardAccess:
 * @ONV_CARD_ACCESS_UNKNOWN: something newer than this library
 * @ONV_CARD_ACCESS_NONE: nothing
 * @ONV_CARD_ACCESS_READ: reading
 * @ONV_CARD_ACCESS_WRITE: reading and writing
 *
 * What can be done with a card.
 */
typedef enum
{
  ONV_CARD_ACCESS_UNKNOWN = -1,
  ONV_CARD_ACCESS_NONE = 0,
  ONV_CARD_ACCESS_READ = 1,
  ONV_CARD_ACCESS_WRITE = 2,
} OnvCardAccess;

/**
 * OnvCardOperation:
 * @ONV_CARD_OPERATION_FORMAT: delete everything and make it usable
 * @ONV_CARD_OPERATION_MOUNT: take it into use
 * @ONV_CARD_OPERATION_UNMOUNT: make it ready to be taken out
 *
 * What can be done to a card.
 */
typedef enum
{
  ONV_CARD_OPERATION_FORMAT,
  ONV_CARD_OPERATION_MOUNT,
  ONV_CARD_OPERATION_UNMOUNT, /*< nick=umount >*/
} OnvCardOperation;

#define ONV_TYPE_CARD (onv_card_get_type ())
G_DECLARE_FINAL_TYPE (OnvCard, onv_card, ONV, CARD, OnvRecord)
ONV_GETTER_ENUM (OnvCard, onv_card, state, OnvCardState)
ONV_GETTER_INT (OnvCard, onv_card, capacity)
ONV_GETTER_INT (OnvCard, onv_card, available)
ONV_GETTER_ENUM (OnvCard, onv_card, access, OnvCardAccess)

void onv_client_get_card_async (OnvClient *self,
                                const char *device_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
OnvCard *onv_client_get_card_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_operate_card_async (OnvClient *self,
                                    const char *device_id,
                                    OnvCardOperation operation,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean onv_client_operate_card_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
