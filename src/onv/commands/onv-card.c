/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-card.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 30 and 31: the card of a device, which its channels share. */

/**
 * OnvCard:
 *
 * The card of a device (command 30).
 */
static const OnvField card_fields[] = {
  /**
   * OnvCard:state:
   *
   * What is the matter with it.
   */
  { "state", "state", ONV_KIND_ENUM, ONV_FIELD_ESSENTIAL, .type = onv_card_state_get_type },
  /**
   * OnvCard:capacity:
   *
   * How much it holds, in units of 1024 bytes.
   */
  { "capacity", "blocks", ONV_KIND_INT, .unit = ONV_UNIT_KBYTES },
  /**
   * OnvCard:available:
   *
   * How much of that is free, in units of 1024 bytes.
   */
  { "available", "available", ONV_KIND_INT, .unit = ONV_UNIT_KBYTES },
  /**
   * OnvCard:access:
   *
   * What can be done with it.
   */
  { "access", "mode", ONV_KIND_ENUM, .type = onv_card_access_get_type },
};
ONV_DEFINE_RECORD (OnvCard, onv_card, card_fields)

ONV_COMMAND (card) = {
  .name = "card",
  .get_id = 30,
  .device_level = TRUE,
  .type = onv_card_get_type,
};

/**
 * onv_client_get_card_async:
 * @self: a client
 * @device_id: a device
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a device for its card (section 3.2, command 30).
 */
void
onv_client_get_card_async (OnvClient *self,
                           const char *device_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  onv_command_get_async (self, &onv_command_card, device_id, 0, cancellable, callback, user_data);
}

/**
 * onv_client_get_card_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_card_async].
 *
 * Returns: (transfer full) (nullable): the card, also where there is none in the device; %NULL with
 * @error set
 */
OnvCard *
onv_client_get_card_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (self, result, error);
}

static const OnvField operation_fields[] = {
  { "operation", "opt", ONV_KIND_NAME, ONV_FIELD_REQUIRED, .type = onv_card_operation_get_type },
};

ONV_COMMAND (operate_card) = {
  .name = "operate_card",
  .ask_id = 31,
  .device_level = TRUE,
};

/**
 * onv_client_operate_card_async:
 * @self: a client
 * @device_id: a device
 * @operation: what to do
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Mounts, unmounts or formats the card of a device (section 3.2, command 31). Formatting deletes
 * all that was recorded on it.
 */
void
onv_client_operate_card_async (OnvClient *self,
                               const char *device_id,
                               OnvCardOperation operation,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (OnvRecord) args = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (operation >= ONV_CARD_OPERATION_FORMAT
                    && operation <= ONV_CARD_OPERATION_UNMOUNT);

  args = onv_record_new_for_table (operation_fields, G_N_ELEMENTS (operation_fields));
  onv_record_set_int (args, "operation", operation);
  onv_command_ask_async (self, &onv_command_operate_card, device_id, 0, args, cancellable, callback,
                         user_data);
}

/**
 * onv_client_operate_card_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.operate_card_async].
 *
 * Returns: whether the device did it, %FALSE with @error set
 */
gboolean
onv_client_operate_card_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish_nothing (self, result, error);
}
