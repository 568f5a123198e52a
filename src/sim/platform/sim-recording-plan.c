/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recording configurations of chapter 13, and what they make the recorder do. */
#include "config.h"

#include "platform/sim-recording-plan.h"

#include "platform/sim-clock.h"
#include "platform/sim-devices.h"
#include "platform/sim-recorder.h"

#define KIND "plan"

static SimRecordingPlan
read_plan (const SimRow *row)
{
  JsonObject *object = sim_row_get_object (row);

  return (SimRecordingPlan){
    .kind = (SimPlanKind) json_object_get_int_member (object, "kind"),
    .days = (guint) json_object_get_int_member (object, "days"),
    .start = json_object_get_int_member (object, "start"),
    .end = json_object_get_int_member (object, "end"),
  };
}

/**
 * sim_plans_get:
 * @platform: the stand-in
 * @device_id: a device
 * @channel_id: its channel
 * @plan: (out): its plan
 *
 * Returns: %FALSE when it has none
 */
gboolean
sim_plans_get (SimPlatform *platform, guint64 device_id, guint channel_id, SimRecordingPlan *plan)
{
  g_autoptr (SimRow) row = sim_store_get (platform->store, KIND, device_id, channel_id, NULL);

  if (row != NULL)
    *plan = read_plan (row);
  return row != NULL;
}

static void
keep (SimPlatform *platform, guint64 device_id, guint channel_id, const SimRecordingPlan *plan)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  SimRow row = {
    .device = device_id,
    .channel = channel_id,
    .time = sim_clock_now (),
    .document = node,
  };

  json_object_set_int_member (object, "kind", plan->kind);
  json_object_set_int_member (object, "days", plan->days);
  json_object_set_int_member (object, "start", plan->start);
  json_object_set_int_member (object, "end", plan->end);
  sim_store_put (platform->store, KIND, &row);
}

/**
 * sim_plans_set:
 * @platform: the stand-in
 * @device_id: a device
 * @channel_id: its channel
 * @plan: (nullable): its plan, %NULL for none
 *
 * What an older plan records ends at once; the new one begins within a second.
 *
 * Returns: whether there was an older one
 */
gboolean
sim_plans_set (SimPlatform *platform,
               guint64 device_id,
               guint channel_id,
               const SimRecordingPlan *plan)
{
  gboolean known = sim_store_remove (platform->store, KIND, device_id, channel_id, NULL);

  if (sim_recorder_get_reason (platform->recorder, device_id, channel_id) == SIM_REASON_PLAN)
    sim_recorder_stop (platform->recorder, device_id, channel_id);
  if (plan != NULL)
    keep (platform, device_id, channel_id, plan);
  return known;
}

static gboolean
is_due (const SimRecordingPlan *plan, gint64 now)
{
  return plan->kind == SIM_PLAN_REAL_TIME
         || (plan->kind == SIM_PLAN_SCHEDULE && plan->start <= now && now < plan->end);
}

static void
apply (SimPlatform *platform, const SimRow *row, gint64 now)
{
  SimRecordingPlan plan = read_plan (row);
  const SimDevice *device = sim_devices_get (platform->devices, row->device);
  SimRecorder *recorder = platform->recorder;
  gboolean records
      = sim_recorder_get_reason (recorder, row->device, row->channel) == SIM_REASON_PLAN;

  if (records && !is_due (&plan, now))
    sim_recorder_stop (recorder, row->device, row->channel);
  else if (!records && is_due (&plan, now) && device != NULL
           && sim_device_has_channel (device, row->channel)
           && sim_recorder_can_start (recorder, device, row->channel))
    sim_recorder_start (recorder, device, row->channel, SIM_REASON_PLAN, plan.days, 0, NULL, NULL);
}

/**
 * sim_plans_apply:
 * @platform: the stand-in
 *
 * Starts and stops what the plans say for this moment.
 */
void
sim_plans_apply (SimPlatform *platform)
{
  SimQuery query = { .kind = KIND };
  g_autoptr (GPtrArray) rows = sim_store_find (platform->store, &query, NULL);
  gint64 now = sim_clock_now ();

  for (guint i = 0; i < rows->len; i++)
    apply (platform, rows->pdata[i], now);
}
