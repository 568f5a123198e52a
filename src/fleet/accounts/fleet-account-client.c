/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-client.h"

#include "accounts/fleet-account.h"

#include "onv.h"

OnvClient *
fleet_account_create_client (FleetAccount *account, const char *api_key, const char *access_key)
{
  OnvClient *client = onv_client_new (fleet_account_get_base_url (account),
                                      fleet_account_get_product_id (account));

  onv_client_set_api_key (client, api_key);
  if (access_key != NULL && *access_key != '\0')
    onv_client_set_access_key (client, access_key);
  onv_client_set_tls_pin (client, fleet_account_get_tls_pin (account));
  onv_client_set_tls_database (client, fleet_account_get_tls_database (account));
  return client;
}
