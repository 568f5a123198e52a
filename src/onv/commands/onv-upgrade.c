/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-upgrade.h"

#include "client/onv-error.h"
#include "commands/onv-command.h"

/* Command 11: new software for a device. No answer to it is documented. */

/**
 * OnvUpgrade:
 *
 * New software for a device (command 11).
 */
static const OnvField upgrade_fields[] = {
  /**
   * OnvUpgrade:url:
   *
   * Where the device fetches it: the address of a `.tar.gz`.
   */
  { "url", "url", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 0 },
  /**
   * OnvUpgrade:version:
   *
   * Its version.
   */
  { "version", "ver", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 0 },
  /**
   * OnvUpgrade:md5:
   *
   * The MD5 sum of the file: 32 digits of 0–9 and a–f.
   */
  { "md5", "md5", ONV_KIND_STRING, ONV_FIELD_REQUIRED | ONV_FIELD_HEX, .min = 32, .max = 32 },
};
ONV_DEFINE_RECORD (OnvUpgrade, onv_upgrade, upgrade_fields)

/**
 * onv_upgrade_new:
 *
 * Makes an upgrade in which nothing is set.
 *
 * Returns: (transfer full): the upgrade
 */
OnvUpgrade *
onv_upgrade_new (void)
{
  return g_object_new (ONV_TYPE_UPGRADE, NULL);
}

ONV_COMMAND (upgrade_device) = {
  .name = "upgrade_device",
  .ask_id = 11,
  .device_level = TRUE,
};

/**
 * onv_client_upgrade_device_async:
 * @self: a client
 * @device_id: a device
 * @upgrade: the new software
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Tells a device to install new software (section 3.2, command 11). It fetches the file by itself,
 * and restarts when it is done; how far it has come cannot be asked.
 */
void
onv_client_upgrade_device_async (OnvClient *self,
                                 const char *device_id,
                                 OnvUpgrade *upgrade,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_UPGRADE (upgrade));

  onv_command_ask_async (self, &onv_command_upgrade_device, device_id, 0, ONV_RECORD (upgrade),
                         cancellable, callback, user_data);
}

/**
 * onv_client_upgrade_device_finish:
 * @self: a client
 * @result: what the callback got
 * @confirmed: (out) (optional): whether the device has answered
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.upgrade_device_async]. No answer is documented, so that a device that does
 * not answer is no error: then it was sent, and is not confirmed.
 *
 * Returns: whether it was sent, %FALSE with @error set
 */
gboolean
onv_client_upgrade_device_finish (OnvClient *self,
                                  GAsyncResult *result,
                                  gboolean *confirmed,
                                  GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean answered = onv_command_send_finish_nothing (self, result, &reason);

  if (confirmed != NULL)
    *confirmed = answered;
  if (answered || g_error_matches (reason, ONV_ERROR, ONV_ERROR_NO_ANSWER))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
