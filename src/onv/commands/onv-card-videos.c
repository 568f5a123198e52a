/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-card-videos.h"

#include "commands/onv-command.h"
#include "lists/onv-paged-list-private.h"
#include "onv-enums.h"

/* Commands 10 and 43: what a camera has recorded on its card. */

/**
 * OnvCardVideo:
 *
 * A recording on the card of a camera (command 10). It has no name: its channel and its times are what
 * it is known by.
 */
static const OnvField card_video_fields[] = {
  /**
   * OnvCardVideo:warn-type:
   *
   * The number of the alarm for which it was made, 0 where it was made for none.
   */
  { "warn-type", "warn_type", ONV_KIND_INT },
  /**
   * OnvCardVideo:description:
   *
   * What the camera says of it.
   */
  { "description", "video_desc", ONV_KIND_STRING, .aliases = "video_title" },
  /**
   * OnvCardVideo:size:
   *
   * How large it is, in bytes.
   */
  { "size", "size", ONV_KIND_INT, .unit = ONV_UNIT_BYTES },
  /**
   * OnvCardVideo:start-time:
   *
   * When it begins, by the camera's clock.
   */
  { "start-time", "start_time", ONV_KIND_CAMERA_TIME, .aliases = "beginTime|begin_time" },
  /**
   * OnvCardVideo:end-time:
   *
   * When it ends, by the camera's clock.
   */
  { "end-time", "end_time", ONV_KIND_CAMERA_TIME, .aliases = "endTime" },
};
ONV_DEFINE_RECORD (OnvCardVideo, onv_card_video, card_video_fields)

/**
 * OnvCardVideoQuery:
 *
 * Which recordings of a card to look for (command 10).
 */
static const OnvField card_video_query_fields[] = {
  /**
   * OnvCardVideoQuery:warn-type:
   *
   * Only those made for alarms of this number; 0 for all.
   */
  { "warn-type", "warn_type", ONV_KIND_INT, .min = 0, .max = -1 },
  /**
   * OnvCardVideoQuery:start-time:
   *
   * Only those after this, by the camera's clock.
   */
  { "start-time", "start_time", ONV_KIND_CAMERA_TIME },
  /**
   * OnvCardVideoQuery:end-time:
   *
   * Only those before this, by the camera's clock.
   */
  { "end-time", "end_time", ONV_KIND_CAMERA_TIME, .from = "start-time" },
  /**
   * OnvCardVideoQuery:page:
   *
   * Which page, from 1 to 10,000.
   */
  { "page", "page", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 1, .max = 10000 },
  /**
   * OnvCardVideoQuery:per-page:
   *
   * How many on a page, from 1 to 100.
   */
  { "per-page", "per_page", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 1, .max = 100 },
};
ONV_DEFINE_RECORD (OnvCardVideoQuery, onv_card_video_query, card_video_query_fields)

/**
 * onv_card_video_query_new:
 *
 * Makes a query for the first page of twenty of all recordings.
 *
 * Returns: (transfer full): the query
 */
OnvCardVideoQuery *
onv_card_video_query_new (void)
{
  return g_object_new (ONV_TYPE_CARD_VIDEO_QUERY, "page", (gint64) 1, "per-page", (gint64) 20,
                       NULL);
}

ONV_COMMAND (find_card_videos) = {
  .name = "find_card_videos",
  .ask_id = 10,
  .type = onv_card_video_get_type,
  .items = "rvods",
  .paging = { .page = "page", .per_page = "per-page", .size = 20 },
};

/**
 * onv_client_find_card_videos_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @query: which
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Looks for recordings on the card of a camera (section 3.2, command 10).
 */
void
onv_client_find_card_videos_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   OnvCardVideoQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_CARD_VIDEO_QUERY (query));

  onv_command_ask_async (self, &onv_command_find_card_videos, device_id, channel_id,
                         ONV_RECORD (query), cancellable, callback, user_data);
}

/**
 * onv_client_find_card_videos_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_card_videos_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.CardVideo], %NULL with @error set
 */
OnvPage *
onv_client_find_card_videos_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (self, result, error);
}

/**
 * onv_card_video_list_new:
 * @client: the client to ask
 * @device_id: a device
 * @channel_id: a channel of it
 * @query: what to look for; its page does not matter
 *
 * Makes a list of recordings on the card of a camera, whose rows hold [class@Onv.CardVideo] (section
 * 3.2, command 10). Pages are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_card_video_list_new (OnvClient *client,
                         const char *device_id,
                         guint channel_id,
                         OnvCardVideoQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_CARD_VIDEO_QUERY (query), NULL);

  return onv_paged_list_new_for_command (client, &onv_command_find_card_videos, device_id,
                                         channel_id, ONV_RECORD (query));
}

/**
 * OnvCardCover:
 *
 * A picture of a recording on the card of a camera (command 43).
 */
static const OnvField card_cover_fields[] = {
  /**
   * OnvCardCover:format:
   *
   * What kind of picture it is.
   */
  { "format", "type", ONV_KIND_NAME, .type = onv_picture_format_get_type },
  /**
   * OnvCardCover:data:
   *
   * The picture in base64, as it came.
   */
  { "data", "data", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvCardCover, onv_card_cover, card_cover_fields)

/**
 * onv_card_cover_dup_bytes:
 * @self: a picture
 *
 * Decodes it.
 *
 * Returns: (transfer full): the picture, as its format says
 */
GBytes *
onv_card_cover_dup_bytes (OnvCardCover *self)
{
  guchar *bytes;
  gsize n = 0;

  g_return_val_if_fail (ONV_IS_CARD_COVER (self), NULL);

  bytes = g_base64_decode (onv_card_cover_get_data (self), &n);
  return g_bytes_new_take (bytes, n);
}

static const OnvField cover_args[] = {
  { "start-time", "start_time", ONV_KIND_CAMERA_TIME, ONV_FIELD_REQUIRED },
  { "end-time", "end_time", ONV_KIND_CAMERA_TIME, ONV_FIELD_REQUIRED, .from = "start-time" },
};

ONV_COMMAND (get_card_cover) = {
  .name = "get_card_cover",
  .ask_id = 43,
  .type = onv_card_cover_get_type,
};

/**
 * onv_client_get_card_cover_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @start_time: when the recording begins, by the camera's clock
 * @end_time: when it ends
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera for a picture of a recording on its card (section 3.2, command 43). The times are
 * those of [class@Onv.CardVideo].
 */
void
onv_client_get_card_cover_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 const OnvTime *start_time,
                                 const OnvTime *end_time,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (OnvRecord) args = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (start_time != NULL && end_time != NULL);

  args = onv_record_new_for_table (cover_args, G_N_ELEMENTS (cover_args));
  onv_record_set_time (args, "start-time", start_time);
  onv_record_set_time (args, "end-time", end_time);
  onv_command_ask_async (self, &onv_command_get_card_cover, device_id, channel_id, args,
                         cancellable, callback, user_data);
}

/**
 * onv_client_get_card_cover_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_card_cover_async].
 *
 * Returns: (transfer full) (nullable): the picture, %NULL with @error set
 */
OnvCardCover *
onv_client_get_card_cover_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (self, result, error);
}
