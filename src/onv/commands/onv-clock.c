/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-clock.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 28 and 29: the clock of a camera. */

/**
 * OnvClock:
 *
 * The clock of a camera, and what sets it (commands 28 and 29).
 */
static const OnvField clock_fields[] = {
  /**
   * OnvClock:mode:
   *
   * What sets it.
   */
  { "mode", "mode", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_clock_mode_get_type },
  /**
   * OnvClock:time:
   *
   * What it shows; told and taken only where it is set by hand. It is good at the moment at which it was
   * read, and must be given where a camera is told to stop asking a server.
   */
  { "time", "time", ONV_KIND_CAMERA_TIME,
    ONV_FIELD_REQUIRED | ONV_FIELD_DASHED | ONV_FIELD_FLEETING, .when = "mode",
    .when_value = ONV_CLOCK_MODE_MANUAL },
  /**
   * OnvClock:timezone:
   *
   * How many hours it is ahead of UTC; told and taken only where a server sets it.
   */
  { "timezone", "timezone", ONV_KIND_INT, ONV_FIELD_REQUIRED | ONV_FIELD_SIGNED,
    .unit = ONV_UNIT_HOURS, .min = -12, .max = 14, .when = "mode",
    .when_value = ONV_CLOCK_MODE_NTP },
  /**
   * OnvClock:server:
   *
   * The server that sets it.
   */
  { "server", "syncserver", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 255,
    .when = "mode", .when_value = ONV_CLOCK_MODE_NTP },
  /**
   * OnvClock:port:
   *
   * The port of the server.
   */
  { "port", "port", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 1, .max = 65535, .when = "mode",
    .when_value = ONV_CLOCK_MODE_NTP },
};
ONV_DEFINE_RECORD (OnvClock, onv_clock, clock_fields)

ONV_COMMAND (clock) = {
  .name = "clock",
  .get_id = 28,
  .set_id = 29,
  .type = onv_clock_get_type,
};

/**
 * onv_client_get_clock_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera for its clock (section 3.2, command 28).
 */

/**
 * onv_client_get_clock_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_clock_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (clock, OnvClock)

/**
 * onv_client_set_clock_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes what sets its clock, or sets it (section 3.2, command 29). The camera takes them only whole, so they are
 * read, what was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_clock_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_clock_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error
 * set
 */
ONV_COMMAND_SET (clock, OnvClock)
