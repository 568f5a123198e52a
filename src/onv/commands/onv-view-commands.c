/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-view-commands.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 5, 6 and 7: what a person does while looking. */

ONV_COMMAND (request_keyframe) = {
  .name = "request_keyframe",
  .set_id = 5,
  .unconfirmed = TRUE,
};

/**
 * onv_client_request_keyframe_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera for a keyframe (section 3.2, command 5), so that a picture shows at once. It helps
 * only who is already watching. Cameras do not confirm it.
 */
void
onv_client_request_keyframe_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  onv_command_send_async (self, &onv_command_request_keyframe, onv_command_request_keyframe.set_id,
                          device_id, channel_id, NULL, FALSE, cancellable, callback, user_data);
}

/**
 * onv_client_request_keyframe_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.request_keyframe_async].
 *
 * Returns: whether the command was handed to the camera
 */
gboolean
onv_client_request_keyframe_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish_nothing (self, result, error);
}

static const OnvField level_fields[] = {
  { "level", "level", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .min = ONV_STREAM_LEVEL_FLUENT,
    .max = ONV_STREAM_LEVEL_ULTRA_HIGH, .type = onv_stream_level_get_type },
};

/* Not in the document: devices with the vendor's own SDK know it. */
ONV_COMMAND (set_stream_level) = {
  .name = "set_stream_level",
  .set_id = 6,
  .unconfirmed = TRUE,
};

/**
 * onv_client_set_stream_level_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @level: how good the picture shall be
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Tells a camera how good the picture that it sends shall be (command 6, which section 3.2 does not list
 * and devices with the vendor's own SDK know). Cameras do not confirm it, and others ignore it.
 */
void
onv_client_set_stream_level_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   OnvStreamLevel level,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (OnvRecord) args = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));

  args = onv_record_new_for_table (level_fields, G_N_ELEMENTS (level_fields));
  onv_record_set_int (args, "level", level);
  onv_command_set_async (self, &onv_command_set_stream_level, device_id, channel_id, args,
                         cancellable, callback, user_data);
}

/**
 * onv_client_set_stream_level_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_stream_level_async].
 *
 * Returns: whether the command was handed to the camera
 */
gboolean
onv_client_set_stream_level_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (OnvRecord) args = onv_command_send_finish (self, result, error);

  return args != NULL;
}

/**
 * OnvPtzMove:
 *
 * A movement of a camera (section 3.2, command 7).
 */
static const OnvField ptz_move_fields[] = {
  /**
   * OnvPtzMove:phase:
   *
   * Whether it begins, ends, or is one step.
   */
  { "phase", "stop", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_ptz_phase_get_type },
  /**
   * OnvPtzMove:action:
   *
   * Which way.
   */
  { "action", "cmd", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_ptz_action_get_type },
  /**
   * OnvPtzMove:speed:
   *
   * How fast, from 1 to 7.
   */
  { "speed", "speed", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 1, .max = 7 },
};
ONV_DEFINE_RECORD (OnvPtzMove, onv_ptz_move, ptz_move_fields)

/* Cameras want all three members, on stopping too; and a stop must not stand in a queue. */
ONV_COMMAND (control_ptz) = {
  .name = "control_ptz",
  .set_id = 7,
  .unconfirmed = TRUE,
  .urgent = TRUE,
  .type = onv_ptz_move_get_type,
};

/**
 * onv_client_control_ptz_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @phase: whether the movement begins, ends, or is one step
 * @action: which way
 * @speed: how fast, from 1 to 7
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Moves a camera's head or lens (section 3.2, command 7). Cameras do not confirm it. Unlike other
 * calls it does not wait for its turn when [property@Onv.Client:max-in-flight] are under way.
 */
void
onv_client_control_ptz_async (OnvClient *self,
                              const char *device_id,
                              guint channel_id,
                              OnvPtzPhase phase,
                              OnvPtzAction action,
                              guint speed,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (OnvRecord) move = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));

  move = g_object_new (ONV_TYPE_PTZ_MOVE, "phase", phase, "action", action, "speed", (gint64) speed,
                       NULL);
  onv_command_set_async (self, &onv_command_control_ptz, device_id, channel_id, move, cancellable,
                         callback, user_data);
}

/**
 * onv_client_control_ptz_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.control_ptz_async].
 *
 * Returns: whether the command was handed to the camera
 */
gboolean
onv_client_control_ptz_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (OnvRecord) move = onv_command_send_finish (self, result, error);

  return move != NULL;
}
