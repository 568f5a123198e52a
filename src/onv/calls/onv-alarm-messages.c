/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-alarm-messages.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"
#include "onv-enums.h"

/* Section 17.2: alarms without a picture or a clip. */

/**
 * OnvAlarmMessage:
 *
 * An alarm without a picture or a clip (section 17.2).
 */
static const OnvField alarm_message_fields[] = {
  /**
   * OnvAlarmMessage:id:
   *
   * What identifies it.
   */
  { "id", "alarm_id", ONV_KIND_ID, ONV_FIELD_ESSENTIAL },
  /**
   * OnvAlarmMessage:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvAlarmMessage:create-time:
   *
   * When it was raised, by the platform's clock.
   */
  { "create-time", "create_time", ONV_KIND_PLATFORM_TIME },
  /**
   * OnvAlarmMessage:alarm-status:
   *
   * Whether it had been read.
   */
  { "alarm-status", "alarm_status", ONV_KIND_ENUM, .type = onv_alarm_status_get_type },
  /**
   * OnvAlarmMessage:comment:
   *
   * A description.
   */
  { "comment", "comment", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvAlarmMessage, onv_alarm_message, alarm_message_fields)

/**
 * OnvAlarmMessageQuery:
 *
 * Which messages to look for (section 17.2). What is not set does not matter, but for the span of
 * time.
 */
static const OnvField alarm_message_query_fields[] = {
  /**
   * OnvAlarmMessageQuery:product-id:
   *
   * The product; the account's where it is not set.
   */
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvAlarmMessageQuery:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID },
  /**
   * OnvAlarmMessageQuery:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channel_id", ONV_KIND_INT },
  /**
   * OnvAlarmMessageQuery:start-time:
   *
   * From when, by the platform's clock.
   */
  { "start-time", "start_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED },
  /**
   * OnvAlarmMessageQuery:end-time:
   *
   * Until when, by the platform's clock: up to 31 days later for one page, any time later for a
   * list.
   */
  { "end-time", "end_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED, .from = "start-time",
    .span_max = 31 * 86400 },
  /**
   * OnvAlarmMessageQuery:alarm-status:
   *
   * Whether it has been read. A list asks for all, since what it reads is read and the next page
   * would not be what it was, and leaves out the others itself.
   */
  { "alarm-status", "alarm_status", ONV_KIND_ENUM, .type = onv_alarm_status_get_type },
  /**
   * OnvAlarmMessageQuery:secure:
   *
   * Whether addresses shall be `https`.
   */
  { "secure", "protocol", ONV_KIND_SWITCH },
  /**
   * OnvAlarmMessageQuery:page:
   *
   * Which page, from 1 to 10,000.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 10000 },
  /**
   * OnvAlarmMessageQuery:per-page:
   *
   * How many on a page, up to 100; 30 where it is not set.
   */
  { "per-page", "per_page", ONV_KIND_INT, .min = 1, .max = 100 },
};
ONV_DEFINE_RECORD (OnvAlarmMessageQuery, onv_alarm_message_query, alarm_message_query_fields)

/**
 * onv_alarm_message_query_new:
 *
 * Makes a query in which nothing is set.
 *
 * Returns: (transfer full): the query
 */
OnvAlarmMessageQuery *
onv_alarm_message_query_new (void)
{
  return g_object_new (ONV_TYPE_ALARM_MESSAGE_QUERY, NULL);
}

/* It acts, though it is GET: what it shows is read from then on. Never asked twice. */
ONV_CALL (find_alarm_messages) = {
  .section = "17.2",
  .name = "find_alarm_messages",
  .method = "GET",
  .path = "ipc/video/alarm/info",
  ONV_CALL_PARAMS (alarm_message_query_fields),
  .reply = ONV_REPLY_PAGE,
  .type = onv_alarm_message_get_type,
  .items = "item",
  .split = "end-time",
  .paging = { .page = "page",
              .per_page = "per-page",
              .size = 100,
              .shifted_by = "alarm-status",
              .shifted_at = "1" },
};

/**
 * onv_client_find_alarm_messages_async:
 * @self: a client
 * @query: which messages, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of messages **and marks them as read** (section 17.2): only when somebody
 * looks. How many there are tells [method@Onv.Client.count_unread_alarms_async], which marks
 * nothing. Never sent twice, though it is a GET. %ONV_ERROR_ARGUMENT for a span of more than 31
 * days; [ctor@Onv.AlarmMessage.list_new] takes longer ones.
 */
void
onv_client_find_alarm_messages_async (OnvClient *self,
                                      OnvAlarmMessageQuery *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_ALARM_MESSAGE_QUERY (query));

  request = onv_request_new (&onv_call_find_alarm_messages);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_alarm_messages_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_alarm_messages_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.AlarmMessage], %NULL with @error set
 */
OnvPage *
onv_client_find_alarm_messages_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_alarm_message_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of messages, the latest days first, whose rows hold [class@Onv.AlarmMessage]
 * (section 17.2). Pages are asked for as rows are looked at; what they hold is marked as read, also
 * messages that the query leaves out. How many are not known to be left out is the length of the list.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_alarm_message_list_new (OnvClient *client, OnvAlarmMessageQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_ALARM_MESSAGE_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_alarm_messages, ONV_RECORD (query));
}
