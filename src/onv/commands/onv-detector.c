/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-detector.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 80 to 92: detectors. All share one type, which knows which parts it has. */

/**
 * OnvDetector:
 *
 * What makes a camera raise an alarm (commands 80 to 85, 91 and 92). A detector that is switched off
 * tells and takes nothing more. Not every detector has every part: [method@Onv.Detector.has_part].
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

/* Regions are in pixels of what the edits were read with; the camera may count in others by now, or be
 * another camera. */
static void
fit_regions (OnvRecord *edits, OnvRecord *now)
{
  const OnvSize *resolution = onv_detector_get_resolution (ONV_DETECTOR (now));

  if (resolution != NULL
      && (onv_record_is_changed (edits, "regions") || !onv_record_has (now, "regions")))
    onv_detector_scale_regions (ONV_DETECTOR (edits), resolution);
}

/* What is read as `state` is written as `enable`, but for the last. */
#define DETECTOR(kind, get, set)                                                       \
  .get_id = (get), .set_id = (set), .type = onv_detector_get_type, .fit = fit_regions, \
  .mark = "kind", .mark_value = ONV_DETECTOR_KIND_##kind
#define WRITES_ENABLE .rename_from = "state", .rename_to = "enable"

ONV_COMMAND (motion) = { .name = "motion", DETECTOR (MOTION, 80, 81), WRITES_ENABLE };
ONV_COMMAND (occlusion) = { .name = "occlusion", DETECTOR (OCCLUSION, 82, 83), WRITES_ENABLE };
ONV_COMMAND (sound) = {
  .name = "sound",
  DETECTOR (SOUND, 84, 85),
  WRITES_ENABLE,
  .lacks = "resolution|max-region|regions",
};
ONV_COMMAND (other_alarms) = {
  .name = "other_alarms",
  DETECTOR (OTHER, 91, 92),
  .lacks = "sensitivity|resolution|max-region|regions",
};

/* The rows by kind; what a detector lacks stands there. */
static const OnvCommand *const rows[] = {
  [ONV_DETECTOR_KIND_MOTION] = &onv_command_motion,
  [ONV_DETECTOR_KIND_OCCLUSION] = &onv_command_occlusion,
  [ONV_DETECTOR_KIND_SOUND] = &onv_command_sound,
  [ONV_DETECTOR_KIND_OTHER] = &onv_command_other_alarms,
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
 * onv_detector_scale_regions:
 * @self: a detector
 * @resolution: pixels to measure in
 *
 * Measures the regions in other pixels than before: those of another camera, or of this one with
 * another resolution. Regions that do not say what they are measured in stay as they are. A detector
 * that is set does this by itself.
 */
void
onv_detector_scale_regions (OnvDetector *self, const OnvSize *resolution)
{
  const OnvSize *from;
  GListStore *regions;

  g_return_if_fail (ONV_IS_DETECTOR (self));
  g_return_if_fail (resolution != NULL);

  from = onv_detector_get_resolution (self);
  if (from == NULL || onv_size_equal (from, resolution))
    return;
  regions = G_LIST_STORE (onv_detector_get_regions (self));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (regions)); i++)
    {
      g_autoptr (OnvRegion) region = g_list_model_get_item (G_LIST_MODEL (regions), i);
      g_autoptr (OnvRegion) scaled = onv_region_scale (region, from, resolution);

      g_list_store_splice (regions, i, 1, (gpointer *) &scaled, 1);
    }
  g_object_set (self, "resolution", resolution, NULL);
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
 * Asks a camera how it detects motion (section 3.2, command 80).
 */

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
ONV_COMMAND_GET (motion, OnvDetector)

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
ONV_COMMAND_SET (motion, OnvDetector)

/**
 * onv_client_get_occlusion_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera how it detects that its lens is covered (section 3.2, command 82).
 */

/**
 * onv_client_get_occlusion_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_occlusion_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (occlusion, OnvDetector)

/**
 * onv_client_set_occlusion_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes how it detects that its lens is covered (section 3.2, command 83). The camera takes them only whole, so they are
 * read, what was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_occlusion_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_occlusion_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error
 * set
 */
ONV_COMMAND_SET (occlusion, OnvDetector)

/**
 * onv_client_get_sound_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera how it detects sound (section 3.2, command 84).
 */

/**
 * onv_client_get_sound_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_sound_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (sound, OnvDetector)

/**
 * onv_client_set_sound_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes how it detects sound (section 3.2, command 85). The camera takes them only whole, so they are
 * read, what was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_sound_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_sound_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error
 * set
 */
ONV_COMMAND_SET (sound, OnvDetector)

/**
 * onv_client_get_other_alarms_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera what it does on other alarms (section 3.2, command 91).
 */

/**
 * onv_client_get_other_alarms_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_other_alarms_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (other_alarms, OnvDetector)

/**
 * onv_client_set_other_alarms_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes what it does on other alarms (section 3.2, command 92). The camera takes them only whole, so they are
 * read, what was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_other_alarms_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_other_alarms_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error
 * set
 */
ONV_COMMAND_SET (other_alarms, OnvDetector)
