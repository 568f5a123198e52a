/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-video-settings.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 33 and 34: how a camera films. */

/**
 * OnvVideoSettings:
 *
 * How a camera films: what its picture is made of, and how it looks (commands 33 and 34).
 */
static const OnvField video_settings_fields[] = {
  /**
   * OnvVideoSettings:codec:
   *
   * How pictures are compressed.
   */
  { "codec", "codec", ONV_KIND_NAME, .type = onv_video_codec_get_type },
  /**
   * OnvVideoSettings:bitrate:
   *
   * How much it sends, in kbit/s.
   */
  { "bitrate", "bitRate", ONV_KIND_INT, .unit = ONV_UNIT_KBIT_PER_SECOND, .min = 1, .max = 0 },
  /**
   * OnvVideoSettings:frame-rate:
   *
   * How many pictures a second.
   */
  { "frame-rate", "frameRate", ONV_KIND_DOUBLE, ONV_FIELD_QUOTED,
    .unit = ONV_UNIT_FRAMES_PER_SECOND, .min = 1, .max = 0 },
  /**
   * OnvVideoSettings:resolution:
   *
   * How large the picture is.
   */
  { "resolution", "resolution", ONV_KIND_SIZE, .unit = ONV_UNIT_PIXELS },
  /**
   * OnvVideoSettings:display:
   *
   * What colours it has.
   */
  { "display", "display_mode", ONV_KIND_ENUM, .type = onv_video_display_get_type },
  /**
   * OnvVideoSettings:direction:
   *
   * How it is turned.
   */
  { "direction", "display_direction", ONV_KIND_ENUM, .type = onv_video_direction_get_type },
  /**
   * OnvVideoSettings:flip:
   *
   * How it is mirrored.
   */
  { "flip", "display_flip", ONV_KIND_ENUM, .type = onv_video_flip_get_type },
  /**
   * OnvVideoSettings:white-led:
   *
   * The white light.
   */
  { "white-led", "led_white", ONV_KIND_ENUM, .type = onv_video_led_get_type },
  /**
   * OnvVideoSettings:red-led:
   *
   * The red light.
   */
  { "red-led", "led_red", ONV_KIND_ENUM, .type = onv_video_led_get_type },
  /**
   * OnvVideoSettings:audio:
   *
   * Whether there is sound.
   */
  { "audio", "audio", ONV_KIND_NAME, .type = onv_on_off_get_type },
};
ONV_DEFINE_RECORD (OnvVideoSettings, onv_video_settings, video_settings_fields)

ONV_COMMAND (video_settings) = {
  .name = "video_settings",
  .get_id = 33,
  .set_id = 34,
  .type = onv_video_settings_get_type,
};

/**
 * onv_client_get_video_settings_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera how it films (section 3.2, command 33).
 */

/**
 * onv_client_get_video_settings_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_video_settings_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (video_settings, OnvVideoSettings)

/**
 * onv_client_set_video_settings_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes how it films (section 3.2, command 34). The camera takes them only whole, so they are
 * read, what was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_video_settings_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_video_settings_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error
 * set
 */
ONV_COMMAND_SET (video_settings, OnvVideoSettings)
