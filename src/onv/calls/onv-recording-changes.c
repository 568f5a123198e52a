/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-recording-changes.h"

#include "client/onv-request.h"

/* Chapter 6: recordings that are renamed and deleted. */

/**
 * OnvDeletion:
 *
 * What became of one thing that was to be deleted (section 6.3).
 */
static const OnvField deletion_fields[] = {
  /**
   * OnvDeletion:code:
   *
   * 0 where it is deleted.
   */
  { "code", "code", ONV_KIND_INT, ONV_FIELD_ESSENTIAL },
  /**
   * OnvDeletion:message:
   *
   * Why it is not.
   */
  { "message", "message", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvDeletion, onv_deletion, deletion_fields)

static const OnvField delete_params[] = {
  { "device-id", "deviceid", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channelid", ONV_KIND_INT, ONV_FIELD_REQUIRED, .also = "channeled" },
};

ONV_CALL (delete_recordings) = {
  .section = "6.3",
  .name = "delete_recordings",
  .method = "POST",
  .path = "ipc/video/vod/delete_video",
  ONV_CALL_PARAMS (delete_params),
  .body = ONV_BODY_BYTES,
  .reply = ONV_REPLY_LIST,
  .type = onv_deletion_get_type,
};

#define ONV_TYPE_VIDEO_ID (onv_video_id_get_type ())
G_DECLARE_FINAL_TYPE (OnvVideoId, onv_video_id, ONV, VIDEO_ID, OnvRecord)

static const OnvField video_id_fields[] = {
  { "id", "videoId", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 0 },
};
ONV_DEFINE_RECORD (OnvVideoId, onv_video_id, video_id_fields)

static const OnvField delete_fields[] = {
  { "videos", "video", ONV_KIND_LIST, ONV_FIELD_REQUIRED, .min = 1, .max = 0,
    .type = onv_video_id_get_type },
};

static OnvRecord *
list_ids (const char *const *video_ids)
{
  OnvRecord *body = onv_record_new_for_table (delete_fields, G_N_ELEMENTS (delete_fields));
  GListStore *videos = onv_record_ensure_list (body, 0);

  for (; *video_ids != NULL; video_ids++)
    {
      g_autoptr (OnvVideoId) video = g_object_new (ONV_TYPE_VIDEO_ID, "id", *video_ids, NULL);

      g_list_store_append (videos, video);
    }
  return body;
}

/**
 * onv_client_delete_recordings_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @video_ids: (array zero-terminated=1): recordings of that, at least one
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Deletes recordings (section 6.3). Some may be deleted and others not: the answer says so for
 * each.
 */
void
onv_client_delete_recordings_async (OnvClient *self,
                                    const char *device_id,
                                    guint channel_id,
                                    const char *const *video_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  OnvRequest *request;
  g_autoptr (OnvRecord) body = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (video_ids != NULL);

  request = onv_request_new (&onv_call_delete_recordings);
  body = list_ids (video_ids);
  onv_request_set_channel (request, device_id, channel_id);
  onv_request_set_record (request, body, ONV_WRITE_WHOLE);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_delete_recordings_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.delete_recordings_async].
 *
 * Returns: (transfer full) (nullable): a list of [class@Onv.Deletion] in the order of the ids,
 * %NULL with @error set
 */
GListModel *
onv_client_delete_recordings_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

static const OnvField rename_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "video-id", "video_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

static const OnvField name_fields[] = {
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 0 },
};

ONV_CALL (rename_recording) = {
  .section = "6.4",
  .name = "rename_recording",
  .method = "PUT",
  .path = "ipc/video/vod/rename_video",
  ONV_CALL_PARAMS (rename_params),
  .body = ONV_BODY_BYTES,
};

/**
 * onv_client_rename_recording_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @video_id: a recording of that
 * @name: what it shall be called
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Renames a recording (section 6.4).
 */
void
onv_client_rename_recording_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   const char *video_id,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  OnvRequest *request;
  g_autoptr (OnvRecord) body = onv_record_new_for_table (name_fields, G_N_ELEMENTS (name_fields));

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_rename_recording);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_string (request->args, "video-id", video_id);
  onv_record_set_string (body, "name", name);
  onv_request_set_record (request, body, ONV_WRITE_WHOLE);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_rename_recording_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.rename_recording_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_rename_recording_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
