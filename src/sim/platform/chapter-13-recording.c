/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 13: what the platform is to record. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"
#include "platform/sim-closing.h"
#include "platform/sim-clock.h"
#include "platform/sim-recorder.h"
#include "platform/sim-recording-plan.h"

#include <string.h>

/* The document names no standard for `cycle` and `expired`, and no limit. */
#define DAYS_LIMIT 36500

static gboolean
parse_days (const char *text, guint *days)
{
  char *rest = NULL;
  guint64 number = g_ascii_isdigit (*text) ? g_ascii_strtoull (text, &rest, 10) : 0;

  *days = (guint) number;
  return number >= 1 && number <= DAYS_LIMIT && g_str_equal (rest, "day");
}

static void
start_by_hand (SimCall *call)
{
  SimRecorder *recorder = call->platform->recorder;
  const char *expired = sim_call_get_text (call, "expired");
  guint days = 0;

  if (expired != NULL && !parse_days (expired, &days))
    sim_call_fail (call, SIM_ERROR_PARAMETER, "expired is not NUMBERday");
  else if (!sim_device_is_online (call->device))
    sim_call_fail (call, SIM_ERROR_OFFLINE, NULL);
  else if (sim_closing_is_closed (call->platform, call->device->id, call->channel))
    sim_call_fail (call, SIM_ERROR_DISABLED, NULL);
  else if (!sim_recorder_can_start (recorder, call->device, call->channel))
    sim_call_fail (call, SIM_ERROR_BUSY, NULL);
  else
    {
      sim_recorder_start (recorder, call->device, call->channel, SIM_REASON_MANUAL, days, 0, NULL,
                          NULL);
      sim_call_reply (call, NULL, NULL);
    }
}

/* Only what this call started is stopped by it. */
static void
stop_by_hand (SimCall *call)
{
  SimRecorder *recorder = call->platform->recorder;

  if (sim_recorder_get_reason (recorder, call->device->id, call->channel) != SIM_REASON_MANUAL)
    {
      sim_call_fail (call, SIM_ERROR_NOT_FOUND, "no recording was started by this call");
      return;
    }
  sim_recorder_stop (recorder, call->device->id, call->channel);
  sim_call_reply (call, NULL, NULL);
}

static void
record (SimCall *call)
{
  if (sim_call_get_number (call, "action", 0) == 1)
    start_by_hand (call);
  else
    stop_by_hand (call);
}

static void
set_plan (SimCall *call, const SimRecordingPlan *plan)
{
  sim_plans_set (call->platform, call->device->id, call->channel, plan);
  sim_call_reply (call, NULL, NULL);
}

/* 13.2 names its kind twice: `action` 0 stop, 1 real time, 2 events in the table, `type` 0 schedule,
 * 1 real time, 2 events in the text. Either is taken; `action=0` alone stops. */
static void
add_plan (SimCall *call)
{
  SimRecordingPlan plan = {
    .kind
    = (SimPlanKind) sim_call_get_number (call, "type", sim_call_get_number (call, "action", 0)),
    .days = (guint) sim_call_get_number (call, "cycle", 0),
    .start = sim_call_get_time (call, "start_time"),
    .end = sim_call_get_time (call, "end_time"),
  };
  gboolean typed = sim_call_get_text (call, "type") != NULL;

  if (!typed && sim_call_get_text (call, "action") == NULL)
    sim_call_fail (call, SIM_ERROR_PARAMETER, "one of action and type is required");
  else if (!typed && plan.kind == SIM_PLAN_SCHEDULE)
    set_plan (call, NULL);
  else if (plan.kind == SIM_PLAN_SCHEDULE && (plan.start == 0 || plan.end <= plan.start))
    sim_call_fail (call, SIM_ERROR_PARAMETER, "start_time and end_time are required in this order");
  else
    set_plan (call, &plan);
}

static void
delete_plan (SimCall *call)
{
  if (sim_plans_set (call->platform, call->device->id, call->channel, NULL))
    sim_call_reply (call, NULL, NULL);
  else
    sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
}

/* An empty `type` clears; one that did not come is an error. What is recorded begins anew. */
static void
update_plan (SimCall *call)
{
  SimRecordingPlan plan = {
    .kind = (SimPlanKind) sim_call_get_number (call, "type", 0),
    .days = (guint) sim_call_get_number (call, "cycle", 0),
  };

  if (!sim_call_has (call, "type"))
    sim_call_fail (call, SIM_ERROR_PARAMETER, "type is required");
  else
    set_plan (call, sim_call_get_text (call, "type") != NULL ? &plan : NULL);
}

#define OF_CHANNEL                                                                    \
  { "product_id", SIM_PARAM_PRODUCT, TRUE }, { "device_id", SIM_PARAM_DEVICE, TRUE }, \
  {                                                                                   \
    "channel_id", SIM_PARAM_CHANNEL, TRUE                                             \
  }

static const SimParam record_params[] = {
  OF_CHANNEL,
  { "action", SIM_PARAM_NUMBER, TRUE, 0, 1 },
  { "expired", SIM_PARAM_TEXT },
  { NULL },
};

static const SimParam add_params[] = {
  OF_CHANNEL,
  { "action", SIM_PARAM_NUMBER, FALSE, 0, 2 },
  { "type", SIM_PARAM_NUMBER, FALSE, 0, 2 },
  { "cycle", SIM_PARAM_NUMBER, FALSE, 1, DAYS_LIMIT },
  { "start_time", SIM_PARAM_TIME },
  { "end_time", SIM_PARAM_TIME },
  { NULL },
};

static const SimParam delete_params[] = {
  OF_CHANNEL,
  { NULL },
};

static const SimParam update_params[] = {
  OF_CHANNEL,
  { "type", SIM_PARAM_NUMBER, FALSE, 1, 2 },
  { "cycle", SIM_PARAM_NUMBER, FALSE, 1, DAYS_LIMIT },
  { NULL },
};

#define FOLDER "/ipc/video/record/"

const SimRoute sim_chapter_recording[] = {
  { "13.1", "GET", FOLDER "record_video", SIM_AUTH_KEY, record, record_params },
  { "13.2", "PUT", "/api/record/record_config", SIM_AUTH_KEY, add_plan, add_params },
  { "13.3", "DELETE", FOLDER "delete_config", SIM_AUTH_KEY, delete_plan, delete_params },
  { "13.4", "PUT", FOLDER "update_config", SIM_AUTH_KEY, update_plan, update_params },
  { NULL },
};
