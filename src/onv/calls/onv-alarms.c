/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-alarms.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"
#include "onv-enums.h"

/* Sections 17.1, 17.3 and 17.5: alarms with a picture or a clip. */

/**
 * OnvAlarm:
 *
 * An alarm with a picture or a clip (section 17.1). It does not tell its channel.
 */
static const OnvField alarm_fields[] = {
  /**
   * OnvAlarm:id:
   *
   * What identifies it.
   */
  { "id", "alarm_id", ONV_KIND_ID, ONV_FIELD_ESSENTIAL },
  /**
   * OnvAlarm:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvAlarm:create-time:
   *
   * When it was raised, by the platform's clock.
   */
  { "create-time", "create_time", ONV_KIND_PLATFORM_TIME },
  /**
   * OnvAlarm:alarm-type:
   *
   * What raised it: a number of a table that the document does not have.
   */
  { "alarm-type", "alarm_type", ONV_KIND_INT },
  /**
   * OnvAlarm:alarm-way:
   *
   * What comes with it.
   */
  { "alarm-way", "alarm_way", ONV_KIND_ENUM, .type = onv_alarm_way_get_type },
  /**
   * OnvAlarm:alarm-status:
   *
   * Whether it has been read.
   */
  { "alarm-status", "alarm_status", ONV_KIND_ENUM, .type = onv_alarm_status_get_type },
  /**
   * OnvAlarm:comment:
   *
   * A description.
   */
  { "comment", "comment", ONV_KIND_STRING },
  /**
   * OnvAlarm:picture:
   *
   * The address of the picture. It needs no key and gets none: a secret.
   */
  { "picture", "picture", ONV_KIND_STRING, ONV_FIELD_SECRET },
  /**
   * OnvAlarm:thumbnail:
   *
   * The address of a small picture. It needs no key and gets none: a secret.
   */
  { "thumbnail", "thumbnail", ONV_KIND_STRING, ONV_FIELD_SECRET },
  /**
   * OnvAlarm:play-address:
   *
   * The address of the clip, played as it is. It needs no key and gets none: a secret.
   */
  { "play-address", "play_address", ONV_KIND_STRING, ONV_FIELD_SECRET },
};
ONV_DEFINE_RECORD (OnvAlarm, onv_alarm, alarm_fields)

/**
 * OnvAlarmQuery:
 *
 * Which alarms to look for (section 17.1). What is not set does not matter, but for the span of
 * time.
 */
static const OnvField alarm_query_fields[] = {
  /**
   * OnvAlarmQuery:product-id:
   *
   * The product; the account's where it is not set.
   */
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvAlarmQuery:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID },
  /**
   * OnvAlarmQuery:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channel_id", ONV_KIND_INT },
  /**
   * OnvAlarmQuery:alarm-type:
   *
   * What raised it.
   */
  { "alarm-type", "alarm_type", ONV_KIND_INT },
  /**
   * OnvAlarmQuery:alarm-way:
   *
   * What comes with it.
   */
  { "alarm-way", "alarm_way", ONV_KIND_ENUM, .type = onv_alarm_way_get_type },
  /**
   * OnvAlarmQuery:start-time:
   *
   * From when, by the platform's clock.
   */
  { "start-time", "start_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED },
  /**
   * OnvAlarmQuery:end-time:
   *
   * Until when, by the platform's clock: up to 31 days later for one page, any time later for a
   * list.
   */
  { "end-time", "end_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED, .from = "start-time",
    .span_max = 31 * 86400 },
  /**
   * OnvAlarmQuery:alarm-status:
   *
   * Whether it has been read.
   */
  { "alarm-status", "alarm_status", ONV_KIND_ENUM, .type = onv_alarm_status_get_type },
  /**
   * OnvAlarmQuery:secure:
   *
   * Whether addresses shall be `https`.
   */
  { "secure", "protocol", ONV_KIND_SWITCH },
  /**
   * OnvAlarmQuery:page:
   *
   * Which page, from 1 to 10,000.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 10000 },
  /**
   * OnvAlarmQuery:per-page:
   *
   * How many on a page, up to 100; 30 where it is not set.
   */
  { "per-page", "per_page", ONV_KIND_INT, .min = 1, .max = 100 },
};
ONV_DEFINE_RECORD (OnvAlarmQuery, onv_alarm_query, alarm_query_fields)

/**
 * onv_alarm_query_new:
 *
 * Makes a query in which nothing is set.
 *
 * Returns: (transfer full): the query
 */
OnvAlarmQuery *
onv_alarm_query_new (void)
{
  return g_object_new (ONV_TYPE_ALARM_QUERY, NULL);
}

ONV_CALL (find_alarms) = {
  .section = "17.1",
  .name = "find_alarms",
  .method = "GET",
  .path = "ipc/video/alarm/list",
  ONV_CALL_PARAMS (alarm_query_fields),
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_alarm_get_type,
  .items = "item",
  .split = "end-time",
  .paging = { .page = "page", .per_page = "per-page", .size = 100 },
};

/**
 * onv_client_find_alarms_async:
 * @self: a client
 * @query: which alarms, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of alarms (section 17.1). The document states no order. %ONV_ERROR_ARGUMENT for
 * a span of more than 31 days; a list of all pages, [ctor@Onv.Alarm.list_new], takes longer ones.
 */
void
onv_client_find_alarms_async (OnvClient *self,
                              OnvAlarmQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_ALARM_QUERY (query));

  request = onv_request_new (&onv_call_find_alarms);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_alarms_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_alarms_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.Alarm], %NULL with @error set
 */
OnvPage *
onv_client_find_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_alarm_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of alarms, the latest days first, whose rows hold [class@Onv.Alarm] (section 17.1).
 * Pages are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_alarm_list_new (OnvClient *client, OnvAlarmQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_ALARM_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_alarms, ONV_RECORD (query));
}

static const OnvField product_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

static const OnvField ids_fields[] = {
  { "alarm-ids", "alarm_id", ONV_KIND_STRINGS, ONV_FIELD_REQUIRED, .min = 1, .max = 0 },
};

static void
set_ids (OnvRequest *request, const char *const *alarm_ids)
{
  g_autoptr (OnvRecord) body = onv_record_new_for_table (ids_fields, G_N_ELEMENTS (ids_fields));

  onv_record_set_strings (body, "alarm-ids", alarm_ids);
  onv_request_set_record (request, body, ONV_WRITE_WHOLE);
}

ONV_CALL (mark_alarms_read) = {
  .section = "17.3",
  .name = "mark_alarms_read",
  .method = "POST",
  .path = "ipc/video/alarm/update_status",
  ONV_CALL_PARAMS (product_params),
  .body = ONV_BODY_BYTES,
};

/**
 * onv_client_mark_alarms_read_async:
 * @self: a client
 * @alarm_ids: (array zero-terminated=1): alarms or messages, at least one
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Marks alarms as read (section 17.3). There is no way back.
 */
void
onv_client_mark_alarms_read_async (OnvClient *self,
                                   const char *const *alarm_ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_mark_alarms_read);
  set_ids (request, alarm_ids);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_mark_alarms_read_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.mark_alarms_read_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_mark_alarms_read_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (delete_alarms) = {
  .section = "17.5",
  .name = "delete_alarms",
  .method = "POST",
  .path = "ipc/video/alarm/delete",
  ONV_CALL_PARAMS (product_params),
  .body = ONV_BODY_BYTES,
};

/**
 * onv_client_delete_alarms_async:
 * @self: a client
 * @alarm_ids: (array zero-terminated=1): alarms or messages, at least one
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Deletes alarms (section 17.5).
 */
void
onv_client_delete_alarms_async (OnvClient *self,
                                const char *const *alarm_ids,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_delete_alarms);
  set_ids (request, alarm_ids);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_delete_alarms_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.delete_alarms_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_delete_alarms_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
