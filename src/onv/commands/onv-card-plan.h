/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "commands/onv-week-plan.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvCardPlanMode:
 * @ONV_CARD_PLAN_MODE_UNKNOWN: something newer than this library
 * @ONV_CARD_PLAN_MODE_OFF: it does not
 * @ONV_CARD_PLAN_MODE_SCHEDULE: at certain times
 *
 * Whether a camera records on its card by itself.
 */
typedef enum
{
  ONV_CARD_PLAN_MODE_UNKNOWN = -1,
  ONV_CARD_PLAN_MODE_OFF = 0,
  ONV_CARD_PLAN_MODE_SCHEDULE = 1,
} OnvCardPlanMode;

/**
 * OnvCardFull:
 * @ONV_CARD_FULL_UNKNOWN: something newer than this library
 * @ONV_CARD_FULL_STOP: records no more
 * @ONV_CARD_FULL_OVERWRITE: writes over the oldest recordings
 *
 * What a camera does when its card is full.
 */
typedef enum
{
  ONV_CARD_FULL_UNKNOWN = -1,
  ONV_CARD_FULL_STOP = 0,
  ONV_CARD_FULL_OVERWRITE = 1,
} OnvCardFull;

#define ONV_TYPE_CARD_PLAN (onv_card_plan_get_type ())
G_DECLARE_FINAL_TYPE (OnvCardPlan, onv_card_plan, ONV, CARD_PLAN, OnvRecord)
ONV_GETTER_ENUM (OnvCardPlan, onv_card_plan, mode, OnvCardPlanMode)
ONV_GETTER_ENUM (OnvCardPlan, onv_card_plan, when_full, OnvCardFull)
ONV_GETTER_RECORD (OnvCardPlan, onv_card_plan, times, OnvWeekPlan)

void onv_client_get_card_plan_async (OnvClient *self,
                                     const char *device_id,
                                     guint channel_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OnvCardPlan *
onv_client_get_card_plan_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_card_plan_async (OnvClient *self,
                                     const char *device_id,
                                     guint channel_id,
                                     OnvCardPlan *edits,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OnvCardPlan *
onv_client_set_card_plan_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
