/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-recording-plans.h"

#include "client/onv-request.h"
#include "onv-enums.h"

/* Chapter 13: what the platform records. It does not tell: there is nothing to read back. */

static const OnvField record_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "action", "action", ONV_KIND_SWITCH, ONV_FIELD_REQUIRED },
  { "expired", "expired", ONV_KIND_STRING },
};

/* It acts, though it is GET: never asked twice. */
ONV_CALL (record_video) = {
  .section = "13.1",
  .name = "record_video",
  .method = "GET",
  .path = "ipc/video/record/record_video",
  ONV_CALL_PARAMS (record_params),
};

/**
 * onv_client_start_recording_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @days: for how many days the platform shall keep it, 0 where it does not matter
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Makes the platform record a channel from now on, until [method@Onv.Client.stop_recording_async]
 * (section 13.1). It is an error where it is recording already. Never sent twice, though it is a
 * GET.
 */
void
onv_client_start_recording_async (OnvClient *self,
                                  const char *device_id,
                                  guint channel_id,
                                  guint days,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  OnvRequest *request;
  g_autofree char *expired = days > 0 ? g_strdup_printf ("%uday", days) : NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_record_video);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_int (request->args, "action", 1);
  onv_record_set_string (request->args, "expired", expired);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_start_recording_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.start_recording_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_start_recording_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

/**
 * onv_client_stop_recording_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Ends what [method@Onv.Client.start_recording_async] began (section 13.1): nothing else does.
 * Never sent twice, though it is a GET.
 */
void
onv_client_stop_recording_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_record_video);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_int (request->args, "action", 0);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_stop_recording_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.stop_recording_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_stop_recording_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

/**
 * OnvRecordingPlan:
 *
 * When the platform records by itself (sections 13.2 and 13.4). It is no weekly plan: there is one
 * span of time at most.
 */
static const OnvField recording_plan_fields[] = {
  /**
   * OnvRecordingPlan:mode:
   *
   * When.
   */
  { "mode", "type", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_recording_mode_get_type },
  /**
   * OnvRecordingPlan:cycle:
   *
   * How many days it goes on, where it is not by schedule.
   */
  { "cycle", "cycle", ONV_KIND_INT, ONV_FIELD_UNLESS, .min = 1, .max = 0, .unit = ONV_UNIT_DAYS,
    .when = "mode", .when_value = ONV_RECORDING_MODE_SCHEDULE },
  /**
   * OnvRecordingPlan:start-time:
   *
   * From when, by the platform's clock, where it is by schedule.
   */
  { "start-time", "start_time", ONV_KIND_PLATFORM_TIME, .when = "mode",
    .when_value = ONV_RECORDING_MODE_SCHEDULE },
  /**
   * OnvRecordingPlan:end-time:
   *
   * Until when, by the platform's clock, where it is by schedule.
   */
  { "end-time", "end_time", ONV_KIND_PLATFORM_TIME, .from = "start-time", .when = "mode",
    .when_value = ONV_RECORDING_MODE_SCHEDULE },
};
ONV_DEFINE_RECORD (OnvRecordingPlan, onv_recording_plan, recording_plan_fields)

/**
 * onv_recording_plan_new:
 *
 * Makes a plan in which nothing is set.
 *
 * Returns: (transfer full): the plan
 */
OnvRecordingPlan *
onv_recording_plan_new (void)
{
  return g_object_new (ONV_TYPE_RECORDING_PLAN, NULL);
}

static const OnvField add_plan_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "mode", "type", ONV_KIND_ENUM, .type = onv_recording_mode_get_type, .instead = "action" },
  { "action", "action", ONV_KIND_INT },
  { "cycle", "cycle", ONV_KIND_INT, ONV_FIELD_UNLESS, .min = 1, .max = 0, .when = "mode",
    .when_value = ONV_RECORDING_MODE_SCHEDULE },
  { "start-time", "start_time", ONV_KIND_PLATFORM_TIME, .when = "mode",
    .when_value = ONV_RECORDING_MODE_SCHEDULE },
  { "end-time", "end_time", ONV_KIND_PLATFORM_TIME, .from = "start-time", .when = "mode",
    .when_value = ONV_RECORDING_MODE_SCHEDULE },
};

/* The document calls what is recorded `action` in its table and `type` in its text: both are sent
 * where they agree, one where they do not. */
ONV_CALL (add_recording_plan) = {
  .section = "13.2",
  .name = "add_recording_plan",
  .method = "PUT",
  .path = "api/record/record_config",
  .path_on_404 = "ipc/video/record/record_config",
  ONV_CALL_PARAMS (add_plan_params),
};

/**
 * onv_client_add_recording_plan_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @plan: when to record
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Gives a channel a plan by which the platform records it (section 13.2).
 */
void
onv_client_add_recording_plan_async (OnvClient *self,
                                     const char *device_id,
                                     guint channel_id,
                                     OnvRecordingPlan *plan,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  OnvRequest *request;
  OnvRecordingMode mode = onv_recording_plan_get_mode (plan);

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_RECORDING_PLAN (plan));

  request = onv_request_new (&onv_call_add_recording_plan);
  onv_request_set_members (request, ONV_RECORD (plan));
  onv_request_set_channel (request, device_id, channel_id);
  if (mode == ONV_RECORDING_MODE_ALWAYS || mode == ONV_RECORDING_MODE_EVENTS)
    onv_record_set_int (request->args, "action", mode);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_add_recording_plan_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.add_recording_plan_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_add_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

/**
 * onv_client_stop_planned_recording_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Ends what a plan has begun (section 13.2, `action=0`).
 */
void
onv_client_stop_planned_recording_async (OnvClient *self,
                                         const char *device_id,
                                         guint channel_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_add_recording_plan);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_int (request->args, "action", 0);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_stop_planned_recording_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.stop_planned_recording_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_stop_planned_recording_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

static const OnvField channel_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
};

ONV_CALL (delete_recording_plan) = {
  .section = "13.3",
  .name = "delete_recording_plan",
  .method = "DELETE",
  .path = "ipc/video/record/delete_config",
  ONV_CALL_PARAMS (channel_params),
};

/**
 * onv_client_delete_recording_plan_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Takes a channel's plan away (section 13.3).
 */
void
onv_client_delete_recording_plan_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_delete_recording_plan);
  onv_request_set_channel (request, device_id, channel_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_delete_recording_plan_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.delete_recording_plan_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_delete_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

static const OnvField change_plan_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "mode", "type", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .min = ONV_RECORDING_MODE_ALWAYS,
    .max = ONV_RECORDING_MODE_EVENTS, .type = onv_recording_mode_get_type },
  { "cycle", "cycle", ONV_KIND_INT, .min = 1, .max = 0 },
};

ONV_CALL (change_recording_plan) = {
  .section = "13.4",
  .name = "change_recording_plan",
  .method = "PUT",
  .path = "ipc/video/record/update_config",
  ONV_CALL_PARAMS (change_plan_params),
};

/**
 * onv_client_change_recording_plan_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @plan: when to record: always or on events, %ONV_ERROR_ARGUMENT otherwise
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Replaces a channel's plan, or gives it one (section 13.4). What is being recorded is interrupted
 * for a short time.
 */
void
onv_client_change_recording_plan_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        OnvRecordingPlan *plan,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_RECORDING_PLAN (plan));

  request = onv_request_new (&onv_call_change_recording_plan);
  onv_request_set_members (request, ONV_RECORD (plan));
  onv_request_set_channel (request, device_id, channel_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_change_recording_plan_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.change_recording_plan_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_change_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

static const OnvField clear_plan_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "nothing", "type", ONV_KIND_STRING, ONV_FIELD_REQUIRED },
};

ONV_CALL (clear_recording_plan) = {
  .section = "13.4",
  .name = "clear_recording_plan",
  .method = "PUT",
  .path = "ipc/video/record/update_config",
  ONV_CALL_PARAMS (clear_plan_params),
};

/**
 * onv_client_clear_recording_plan_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Empties a channel's plan (section 13.4 with an empty `type`).
 */
void
onv_client_clear_recording_plan_async (OnvClient *self,
                                       const char *device_id,
                                       guint channel_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_clear_recording_plan);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_string (request->args, "nothing", "");
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_clear_recording_plan_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.clear_recording_plan_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_clear_recording_plan_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
