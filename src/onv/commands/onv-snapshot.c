/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-snapshot.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Command 32: a camera takes a picture, which chapter 5 then lists. */

/**
 * OnvSnapshotOptions:
 *
 * What a picture that a camera takes shall be like (command 32).
 */
static const OnvField snapshot_options_fields[] = {
  /**
   * OnvSnapshotOptions:width:
   *
   * How wide; as wide as the camera can where it is not set.
   */
  { "width", "width", ONV_KIND_INT, .unit = ONV_UNIT_PIXELS, .min = 1, .max = 0 },
  /**
   * OnvSnapshotOptions:height:
   *
   * How high; as high as the camera can where it is not set.
   */
  { "height", "height", ONV_KIND_INT, .unit = ONV_UNIT_PIXELS, .min = 1, .max = 0 },
  /**
   * OnvSnapshotOptions:quality:
   *
   * How good, from 1 to 100; the best where it is not set.
   */
  { "quality", "quality", ONV_KIND_INT, .min = 1, .max = 100 },
};
ONV_DEFINE_RECORD (OnvSnapshotOptions, onv_snapshot_options, snapshot_options_fields)

/**
 * onv_snapshot_options_new:
 *
 * Makes options in which nothing is set: the largest and best picture.
 *
 * Returns: (transfer full): the options
 */
OnvSnapshotOptions *
onv_snapshot_options_new (void)
{
  return g_object_new (ONV_TYPE_SNAPSHOT_OPTIONS, NULL);
}

/**
 * OnvSnapshot:
 *
 * A picture that a camera has taken, and uploaded to the platform (command 32).
 */
static const OnvField snapshot_fields[] = {
  /**
   * OnvSnapshot:name:
   *
   * What it is called there; see [method@Onv.Client.get_picture_async].
   */
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvSnapshot, onv_snapshot, snapshot_fields)

ONV_COMMAND (take_snapshot) = {
  .name = "take_snapshot",
  .ask_id = 32,
  .type = onv_snapshot_get_type,
};

/**
 * onv_client_take_snapshot_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @options: (nullable): what the picture shall be like
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Lets a camera take a picture and upload it to the platform (section 3.2, command 32).
 */
void
onv_client_take_snapshot_async (OnvClient *self,
                                const char *device_id,
                                guint channel_id,
                                OnvSnapshotOptions *options,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (options == NULL || ONV_IS_SNAPSHOT_OPTIONS (options));

  onv_command_ask_async (self, &onv_command_take_snapshot, device_id, channel_id,
                         (OnvRecord *) options, cancellable, callback, user_data);
}

/**
 * onv_client_take_snapshot_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.take_snapshot_async].
 *
 * Returns: (transfer full) (nullable): the picture, %NULL with @error set
 */
OnvSnapshot *
onv_client_take_snapshot_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (self, result, error);
}
