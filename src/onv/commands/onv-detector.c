/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-detector.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 80 to 92: detectors. All share one type, which knows which parts it has. */

/**
 * OnvRegion:
 *
 * A part of the picture, in pixels of the resolution that the camera tells with it; the origin is
 * at the top left.
 */
static const OnvField region_fields[] = {
  /**
   * OnvRegion:x:
   *
   * The left edge.
   */
  { "x", "x", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
  /**
   * OnvRegion:y:
   *
   * The top edge.
   */
  { "y", "y", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
  /**
   * OnvRegion:width:
   *
   * How wide.
   */
  { "width", "w", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
  /**
   * OnvRegion:height:
   *
   * How high.
   */
  { "height", "h", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
};
ONV_DEFINE_RECORD (OnvRegion, onv_region, region_fields)

/**
 * OnvDetector:
 *
 * What makes a camera raise an alarm. A detector that is switched off tells and takes nothing more. Not
 * every detector has every part: [method@Onv.Detector.has_part].
 */
static const OnvField detector_fields[] = {
  /**
   * OnvDetector:enabled:
   *
   * Whether it watches.
   */
  { "enabled", "state", ONV_KIND_SWITCH, ONV_FIELD_REQUIRED, .aliases = "enable" },
  /**
   * OnvDetector:event:
   *
   * What it does when it detects something.
   */
  { "event", "event", ONV_KIND_ENUM, .type = onv_detector_event_get_type, .when = "enabled",
    .when_value = TRUE },
  /**
   * OnvDetector:sensitivity:
   *
   * How easily it is roused, from 1 to 100.
   */
  { "sensitivity", "sensitivity", ONV_KIND_INT, .min = 1, .max = 100, .when = "enabled",
    .when_value = TRUE },
  /**
   * OnvDetector:resolution:
   *
   * What regions are measured in.
   */
  { "resolution", "resolution", ONV_KIND_SIZE, ONV_FIELD_READ_ONLY, .unit = ONV_UNIT_PIXELS },
  /**
   * OnvDetector:max-region:
   *
   * How many regions there may be.
   */
  { "max-region", "max_region", ONV_KIND_INT, ONV_FIELD_READ_ONLY },
  /**
   * OnvDetector:regions:
   *
   * Where it watches, as [class@Onv.Region].
   */
  { "regions", "region", ONV_KIND_LIST, .type = onv_region_get_type, .max_from = "max-region",
    .when = "enabled", .when_value = TRUE },
  /**
   * OnvDetector:times:
   *
   * When it watches, by the camera's clock.
   */
  { "times", "time", ONV_KIND_RECORD, .type = onv_week_plan_get_type, .when = "enabled",
    .when_value = TRUE },
  /**
   * OnvDetector:kind:
   *
   * What it detects, of a detector that was read from a camera.
   */
  { "kind", NULL, ONV_KIND_ENUM, ONV_FIELD_LOCAL, .type = onv_detector_kind_get_type },
};
ONV_DEFINE_RECORD (OnvDetector, onv_detector, detector_fields)

/* It reads `state` and writes `enable`. */
ONV_COMMAND (motion) = {
  .name = "motion",
  .get_id = 80,
  .set_id = 81,
  .type = onv_detector_get_type,
  .rename_from = "state",
  .rename_to = "enable",
  .mark = "kind",
  .mark_value = ONV_DETECTOR_KIND_MOTION,
};

/* The rows by kind; what a detector lacks stands there. */
static const OnvCommand *const rows[] = {
  [ONV_DETECTOR_KIND_MOTION] = &onv_command_motion,
};

/**
 * onv_detector_has_part:
 * @self: a detector that was read from a camera
 * @member: the name of a property
 *
 * Tells whether a detector of this kind has that part at all: sound has no regions, for example. What
 * it has may still be missing while it is switched off: [method@Onv.Record.has].
 *
 * Returns: whether it has; %TRUE where it is not known what it detects
 */
gboolean
onv_detector_has_part (OnvDetector *self, const char *member)
{
  OnvDetectorKind kind;

  g_return_val_if_fail (ONV_IS_DETECTOR (self), FALSE);
  g_return_val_if_fail (member != NULL, FALSE);

  kind = onv_detector_get_kind (self);
  return kind < 0 || (guint) kind >= G_N_ELEMENTS (rows) || rows[kind] == NULL
         || onv_command_has (rows[kind], member);
}

/**
 * onv_client_get_motion_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera for how it detects motion (section 3.2, command 80).
 */
void
onv_client_get_motion_async (OnvClient *self,
                             const char *device_id,
                             guint channel_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  onv_command_get_async (self, &onv_command_motion, device_id, channel_id, cancellable, callback,
                         user_data);
}

/**
 * onv_client_get_motion_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_motion_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
OnvDetector *
onv_client_get_motion_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (self, result, error);
}

/**
 * onv_client_set_motion_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes how it detects motion (section 3.2, command 81). The camera takes them only whole, so they are read, what
 * was changed in @edits is brought in, they are written and read again.
 */
void
onv_client_set_motion_async (OnvClient *self,
                             const char *device_id,
                             guint channel_id,
                             OnvDetector *edits,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_RECORD (edits));

  onv_command_set_async (self, &onv_command_motion, device_id, channel_id, ONV_RECORD (edits),
                         cancellable, callback, user_data);
}

/**
 * onv_client_set_motion_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_motion_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error set
 */
OnvDetector *
onv_client_set_motion_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (self, result, error);
}
