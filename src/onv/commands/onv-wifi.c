/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-wifi.h"

#include "commands/onv-command.h"

/* Commands 41 and 42: the wireless networks around a device, and the one it joins. */

/**
 * OnvWifiNetworks:
 *
 * The wireless networks that a device hears (command 41).
 */
static const OnvField wifi_networks_fields[] = {
  /**
   * OnvWifiNetworks:names:
   *
   * What they are called. A name may come more than once.
   */
  { "names", "list", ONV_KIND_STRINGS, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvWifiNetworks, onv_wifi_networks, wifi_networks_fields)

ONV_COMMAND (wifi_networks) = {
  .name = "wifi_networks",
  .get_id = 41,
  .device_level = TRUE,
  .type = onv_wifi_networks_get_type,
};

/**
 * onv_client_get_wifi_networks_async:
 * @self: a client
 * @device_id: a device
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a device which wireless networks it hears (section 3.2, command 41).
 */
void
onv_client_get_wifi_networks_async (OnvClient *self,
                                    const char *device_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  onv_command_get_async (self, &onv_command_wifi_networks, device_id, 0, cancellable, callback,
                         user_data);
}

/**
 * onv_client_get_wifi_networks_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_wifi_networks_async].
 *
 * Returns: (transfer full) (nullable): the networks, %NULL with @error set
 */
OnvWifiNetworks *
onv_client_get_wifi_networks_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (self, result, error);
}

static const OnvField wifi_fields[] = {
  { "network", "wifi_id", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 0 },
  { "password", "wifi_pw", ONV_KIND_STRING, ONV_FIELD_REQUIRED | ONV_FIELD_SECRET },
};

ONV_COMMAND (join_wifi) = {
  .name = "join_wifi",
  .ask_id = 42,
  .device_level = TRUE,
};

/**
 * onv_client_join_wifi_async:
 * @self: a client
 * @device_id: a device
 * @network: the name of a network
 * @password: its password, which may be empty
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Lets a device join a wireless network (section 3.2, command 42). A device that cannot reach the
 * platform from there is lost until somebody goes to it; which network it is in cannot be asked.
 */
void
onv_client_join_wifi_async (OnvClient *self,
                            const char *device_id,
                            const char *network,
                            const char *password,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (OnvRecord) args = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));

  args = onv_record_new_for_table (wifi_fields, G_N_ELEMENTS (wifi_fields));
  onv_record_set_string (args, "network", network);
  onv_record_set_string (args, "password", password);
  onv_command_ask_async (self, &onv_command_join_wifi, device_id, 0, args, cancellable, callback,
                         user_data);
}

/**
 * onv_client_join_wifi_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.join_wifi_async].
 *
 * Returns: whether the device took it, %FALSE with @error set
 */
gboolean
onv_client_join_wifi_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish_nothing (self, result, error);
}
