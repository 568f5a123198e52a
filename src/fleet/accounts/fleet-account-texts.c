/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-private.h"

/**
 * fleet_account_get_id:
 * @self: an account
 *
 * Gets what tells accounts apart. It names the account's keys, and never changes.
 *
 * Returns: the id
 */
const char *
fleet_account_get_id (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  return fleet_account_get_text (self, FLEET_ACCOUNT_ID);
}

/**
 * fleet_account_get_name:
 * @self: an account
 *
 * Gets the name that the person gave.
 *
 * Returns: (nullable): the name
 */
const char *
fleet_account_get_name (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  return fleet_account_get_text (self, FLEET_ACCOUNT_NAME);
}

/**
 * fleet_account_set_name:
 * @self: an account
 * @name: (nullable): 1 to 64 characters
 *
 * Sets the name.
 */
void
fleet_account_set_name (FleetAccount *self, const char *name)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  fleet_account_set_text (self, FLEET_ACCOUNT_NAME, name);
}

/**
 * fleet_account_get_product_id:
 * @self: an account
 *
 * Gets the product.
 *
 * Returns: (nullable): the product id, digits
 */
const char *
fleet_account_get_product_id (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  return fleet_account_get_text (self, FLEET_ACCOUNT_PRODUCT_ID);
}

/**
 * fleet_account_set_product_id:
 * @self: an account
 * @product_id: (nullable): digits
 *
 * Sets the product.
 */
void
fleet_account_set_product_id (FleetAccount *self, const char *product_id)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  fleet_account_set_text (self, FLEET_ACCOUNT_PRODUCT_ID, product_id);
}

/**
 * fleet_account_get_tls_pin:
 * @self: an account
 *
 * Gets the certificate that the person trusts for this account, whoever signed it.
 *
 * Returns: (nullable): SHA-256 of the certificate's DER in lower-case hex
 */
const char *
fleet_account_get_tls_pin (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  return fleet_account_get_text (self, FLEET_ACCOUNT_TLS_PIN);
}

/**
 * fleet_account_set_tls_pin:
 * @self: an account
 * @tls_pin: (nullable): SHA-256 of the certificate's DER in hex; colons are left out
 *
 * Pins a certificate, or none.
 */
void
fleet_account_set_tls_pin (FleetAccount *self, const char *tls_pin)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  parts = g_strsplit (tls_pin != NULL ? tls_pin : "", ":", -1);
  joined = g_strjoinv (NULL, parts);
  for (char *c = joined; *c != '\0'; c++)
    *c = g_ascii_tolower (*c);
  fleet_account_set_text (self, FLEET_ACCOUNT_TLS_PIN, joined);
}

/**
 * fleet_account_get_zone:
 * @self: an account
 *
 * Gets the zone of the platform's wall clock.
 *
 * Returns: an Olson name, "Asia/Shanghai" unless it was changed
 */
const char *
fleet_account_get_zone (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  return fleet_account_get_text (self, FLEET_ACCOUNT_ZONE) != NULL
             ? fleet_account_get_text (self, FLEET_ACCOUNT_ZONE)
             : FLEET_ACCOUNT_DEFAULT_ZONE;
}

/**
 * fleet_account_set_zone:
 * @self: an account
 * @zone: (nullable): an Olson name, or %NULL for the platform's own
 *
 * Sets the zone of the platform's wall clock.
 */
void
fleet_account_set_zone (FleetAccount *self, const char *zone)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  fleet_account_set_text (self, FLEET_ACCOUNT_ZONE, zone);
}

/**
 * fleet_account_get_template:
 * @self: an account
 * @protocol: a protocol
 *
 * Gets the form of a play address where the account's platform has one of its own.
 *
 * Returns: (nullable): a template, or %NULL for the document's
 */
const char *
fleet_account_get_template (FleetAccount *self, FleetPlayProtocol protocol)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail ((guint) protocol < FLEET_N_PLAY_PROTOCOLS, NULL);

  return fleet_account_get_text (self, FLEET_ACCOUNT_FLV_TEMPLATE + (guint) protocol);
}

/**
 * fleet_account_set_template:
 * @self: an account
 * @protocol: a protocol
 * @template: (nullable): a template for [method@Onv.PlayAddress.build_live_uri]
 *
 * Sets the form of a play address.
 */
void
fleet_account_set_template (FleetAccount *self, FleetPlayProtocol protocol, const char *template)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));
  g_return_if_fail ((guint) protocol < FLEET_N_PLAY_PROTOCOLS);

  fleet_account_set_text (self, FLEET_ACCOUNT_FLV_TEMPLATE + (guint) protocol, template);
}
