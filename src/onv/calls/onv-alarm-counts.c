/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-alarm-counts.h"

#include "client/onv-request.h"
#include "onv-enums.h"

/* Sections 17.4, 17.6 and 17.7: how many alarms there are. */

/**
 * OnvAlarmCount:
 *
 * How many alarms of a channel nobody has read (section 17.4).
 */
static const OnvField alarm_count_fields[] = {
  /**
   * OnvAlarmCount:product-id:
   *
   * The product.
   */
  { "product-id", "prodcut_id", ONV_KIND_ID, ONV_FIELD_UNQUOTED, .aliases = "product_id" },
  /**
   * OnvAlarmCount:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvAlarmCount:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channel_id", ONV_KIND_INT },
  /**
   * OnvAlarmCount:alarm-way:
   *
   * What comes with them.
   */
  { "alarm-way", "alarm_way", ONV_KIND_ENUM, .type = onv_alarm_way_get_type },
  /**
   * OnvAlarmCount:count:
   *
   * How many.
   */
  { "count", "count", ONV_KIND_INT, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvAlarmCount, onv_alarm_count, alarm_count_fields)

static const OnvField count_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID },
  { "channel-id", "channel_id", ONV_KIND_INT },
};

ONV_CALL (count_unread_alarms) = {
  .section = "17.4",
  .name = "count_unread_alarms",
  .method = "GET",
  .path = "ipc/video/alarm/count",
  ONV_CALL_PARAMS (count_params),
  .retry = TRUE,
  .reply = ONV_REPLY_LIST,
  .type = onv_alarm_count_get_type,
  .items = "item",
};

/**
 * onv_client_count_unread_alarms_async:
 * @self: a client
 * @device_id: (nullable): a device, %NULL for all of the account's product
 * @channel_id: a channel of it, 0 for all
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Counts the alarms that nobody has read (section 17.4), and marks none.
 */
void
onv_client_count_unread_alarms_async (OnvClient *self,
                                      const char *device_id,
                                      guint channel_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_count_unread_alarms);
  onv_request_set_device (request, device_id);
  if (channel_id > 0)
    onv_record_set_int (request->args, "channel-id", channel_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_count_unread_alarms_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.count_unread_alarms_async].
 *
 * Returns: (transfer full) (nullable): a list of [class@Onv.AlarmCount], %NULL with @error set
 */
GListModel *
onv_client_count_unread_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * OnvAlarmDay:
 *
 * How many alarms there were on a day (sections 17.6 and 17.7).
 */
static const OnvField alarm_day_fields[] = {
  /**
   * OnvAlarmDay:day:
   *
   * The beginning of the day, by the platform's clock.
   */
  { "day", "day", ONV_KIND_PLATFORM_TIME, ONV_FIELD_ESSENTIAL | ONV_FIELD_DAY },
  /**
   * OnvAlarmDay:number:
   *
   * How many.
   */
  { "number", "number", ONV_KIND_INT },
};
ONV_DEFINE_RECORD (OnvAlarmDay, onv_alarm_day, alarm_day_fields)

static const OnvField day_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID },
  { "start-time", "start_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED },
  { "end-time", "end_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED, .from = "start-time",
    .span_max = 31 * 86400 },
};

static void
set_span (OnvRequest *request, const char *device_id, const OnvTime *start, const OnvTime *end)
{
  onv_request_set_device (request, device_id);
  onv_record_set_time (request->args, "start-time", start);
  onv_record_set_time (request->args, "end-time", end);
}

ONV_CALL (count_unread_alarms_by_day) = {
  .section = "17.6",
  .name = "count_unread_alarms_by_day",
  .method = "GET",
  .path = "ipc/video/alarm/day",
  ONV_CALL_PARAMS (day_params),
  .retry = TRUE,
  .reply = ONV_REPLY_LIST,
  .type = onv_alarm_day_get_type,
  .items = "item",
  .split = "end-time",
};

/**
 * onv_client_count_unread_alarms_by_day_async:
 * @self: a client
 * @device_id: (nullable): a device, %NULL for all of the account's product
 * @start: from when, by the platform's clock
 * @end: until when, by the platform's clock
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Counts by day the alarms with a picture or a clip that nobody has read (section 17.6). A span of
 * more than 31 days is asked for in parts.
 */
void
onv_client_count_unread_alarms_by_day_async (OnvClient *self,
                                             const char *device_id,
                                             const OnvTime *start,
                                             const OnvTime *end,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (start != NULL && end != NULL);

  request = onv_request_new (&onv_call_count_unread_alarms_by_day);
  set_span (request, device_id, start, end);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_count_unread_alarms_by_day_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.count_unread_alarms_by_day_async]. Days without any may be missing, and
 * the order is the platform's.
 *
 * Returns: (transfer full) (nullable): a list of [class@Onv.AlarmDay], %NULL with @error set
 */
GListModel *
onv_client_count_unread_alarms_by_day_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

ONV_CALL (count_alarms_by_day) = {
  .section = "17.7",
  .name = "count_alarms_by_day",
  .method = "GET",
  .path = "ipc/video/alarm/day_count",
  ONV_CALL_PARAMS (day_params),
  .retry = TRUE,
  .reply = ONV_REPLY_LIST,
  .type = onv_alarm_day_get_type,
  .items = "item",
  .split = "end-time",
};

/**
 * onv_client_count_alarms_by_day_async:
 * @self: a client
 * @device_id: (nullable): a device, %NULL for all of the account's product
 * @start: from when, by the platform's clock
 * @end: until when, by the platform's clock
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Counts by day the alarms with a picture or a clip (section 17.7). A span of more than 31 days is
 * asked for in parts.
 */
void
onv_client_count_alarms_by_day_async (OnvClient *self,
                                      const char *device_id,
                                      const OnvTime *start,
                                      const OnvTime *end,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (start != NULL && end != NULL);

  request = onv_request_new (&onv_call_count_alarms_by_day);
  set_span (request, device_id, start, end);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_count_alarms_by_day_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.count_alarms_by_day_async]. Days without any may be missing, and the
 * order is the platform's.
 *
 * Returns: (transfer full) (nullable): a list of [class@Onv.AlarmDay], %NULL with @error set
 */
GListModel *
onv_client_count_alarms_by_day_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
