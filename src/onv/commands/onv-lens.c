/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-lens.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 39 and 40: whether a camera looks at all. It is the camera's own lens; section 15 is the
 * platform that refuses a camera. */

/**
 * OnvLens:
 *
 * Whether a camera looks (commands 39 and 40). One that does not stays connected, and can be told to
 * look again.
 */
static const OnvField lens_fields[] = {
  /**
   * OnvLens:status:
   *
   * Whether it looks.
   */
  { "status", "status", ONV_KIND_NAME, ONV_FIELD_REQUIRED, .type = onv_on_off_get_type },
};
ONV_DEFINE_RECORD (OnvLens, onv_lens, lens_fields)

ONV_COMMAND (lens) = {
  .name = "lens",
  .get_id = 39,
  .set_id = 40,
  .type = onv_lens_get_type,
};

/**
 * onv_client_get_lens_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera whether it looks (section 3.2, command 39).
 */

/**
 * onv_client_get_lens_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_lens_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (lens, OnvLens)

/**
 * onv_client_set_lens_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes whether it looks (section 3.2, command 40). The camera takes them only whole, so they are
 * read, what was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_lens_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_lens_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error
 * set
 */
ONV_COMMAND_SET (lens, OnvLens)
