/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-error.h"

G_DEFINE_QUARK (fleet - error - quark, fleet_error)

/**
 * fleet_error_get_field:
 * @error: (nullable): an error
 *
 * Gets the field of the account form that an error is about: `name`, `base-url`, `product-id`,
 * `api-key` or `access-key`.
 *
 * Returns: (nullable): the field, or %NULL when the error is about none
 */
const char *
fleet_error_get_field (const GError *error)
{
  static const char *const fields[] = {
    [FLEET_ERROR_NAME] = "name",         [FLEET_ERROR_LONG_NAME] = "name",
    [FLEET_ERROR_BASE_URL] = "base-url", [FLEET_ERROR_PRODUCT_ID] = "product-id",
    [FLEET_ERROR_API_KEY] = "api-key",   [FLEET_ERROR_ACCESS_KEY] = "access-key",
    [FLEET_ERROR_NO_KEY] = "api-key",
  };

  if (error == NULL || error->domain != FLEET_ERROR)
    return NULL;
  if (error->code < 0 || (gsize) error->code >= G_N_ELEMENTS (fields))
    return NULL;
  return fields[error->code];
}
