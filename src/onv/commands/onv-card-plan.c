/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-card-plan.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 26 and 27: when a camera records on its card. */

/**
 * OnvCardPlan:
 *
 * When a camera records on its card, and what it does when that is full (commands 26 and 27).
 */
static const OnvField card_plan_fields[] = {
  /**
   * OnvCardPlan:mode:
   *
   * Whether it records.
   */
  { "mode", "mode", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_card_plan_mode_get_type },
  /**
   * OnvCardPlan:when-full:
   *
   * What it does when the card is full.
   */
  { "when-full", "recycle", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_card_full_get_type },
  /**
   * OnvCardPlan:times:
   *
   * When it records, by the camera's clock. A plan that is off tells and takes none.
   */
  { "times", "time", ONV_KIND_RECORD, ONV_FIELD_REQUIRED, .type = onv_week_plan_get_type,
    .when = "mode", .when_value = ONV_CARD_PLAN_MODE_SCHEDULE },
};
ONV_DEFINE_RECORD (OnvCardPlan, onv_card_plan, card_plan_fields)

ONV_COMMAND (card_plan) = {
  .name = "card_plan",
  .get_id = 26,
  .set_id = 27,
  .type = onv_card_plan_get_type,
};

/**
 * onv_client_get_card_plan_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera when it records on its card (section 3.2, command 26).
 */

/**
 * onv_client_get_card_plan_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_card_plan_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (card_plan, OnvCardPlan)

/**
 * onv_client_set_card_plan_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes when it records on its card (section 3.2, command 27). The camera takes them only whole, so they are
 * read, what was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_card_plan_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_card_plan_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error
 * set
 */
ONV_COMMAND_SET (card_plan, OnvCardPlan)
