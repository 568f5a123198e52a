/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FleetError:
 * @FLEET_ERROR_NAME: an account's name is missing
 * @FLEET_ERROR_LONG_NAME: an account's name is too long
 * @FLEET_ERROR_BASE_URL: an account's server address is not an http or https URL
 * @FLEET_ERROR_PRODUCT_ID: an account's product id is not a number
 * @FLEET_ERROR_API_KEY: an account's API key is missing or holds what a header cannot carry
 * @FLEET_ERROR_ACCESS_KEY: an account's access key is not base64
 * @FLEET_ERROR_NO_KEY: the key of an account is no longer in the keyring
 * @FLEET_ERROR_KEYRING: the keyring refused
 * @FLEET_ERROR_STORAGE: the list of accounts could not be read or written
 * @FLEET_ERROR_NO_PROTOCOL: every protocol was to be avoided
 * @FLEET_ERROR_NO_CAMERA: the platform does not know the camera that was to be played
 * @FLEET_ERROR_CLOSED: the session is closed
 * @FLEET_ERROR_SIMULATOR_MISSING: the program of the simulated cameras was not found
 * @FLEET_ERROR_SIMULATOR_FAILED: the simulated cameras ended before they were ready
 * @FLEET_ERROR_SIMULATOR_GARBLED: the simulated cameras said something else than their ready line
 * @FLEET_ERROR_SIMULATOR_TIMED_OUT: the simulated cameras were not ready in time
 * @FLEET_ERROR_VIEWS: a file is not one of views; the message says what is wrong, and where
 * @FLEET_ERROR_VIEWS_STORAGE: a file of views could not be read or written
 * @FLEET_ERROR_NO_ACCOUNT: a view names a camera of an account that is not on this computer
 *
 * What can go wrong in the application's own part. What the platform says is an ONV_ERROR.
 */
typedef enum
{
  FLEET_ERROR_NAME,
  FLEET_ERROR_LONG_NAME,
  FLEET_ERROR_BASE_URL,
  FLEET_ERROR_PRODUCT_ID,
  FLEET_ERROR_API_KEY,
  FLEET_ERROR_ACCESS_KEY,
  FLEET_ERROR_NO_KEY,
  FLEET_ERROR_KEYRING,
  FLEET_ERROR_STORAGE,
  FLEET_ERROR_NO_PROTOCOL,
  FLEET_ERROR_NO_CAMERA,
  FLEET_ERROR_CLOSED,
  FLEET_ERROR_SIMULATOR_MISSING,
  FLEET_ERROR_SIMULATOR_FAILED,
  FLEET_ERROR_SIMULATOR_GARBLED,
  FLEET_ERROR_SIMULATOR_TIMED_OUT,
  FLEET_ERROR_VIEWS,
  FLEET_ERROR_VIEWS_STORAGE,
  FLEET_ERROR_NO_ACCOUNT,
} FleetError;

#define FLEET_N_ERRORS (FLEET_ERROR_NO_ACCOUNT + 1)

#define FLEET_ERROR (fleet_error_quark ())
GQuark fleet_error_quark (void);

const char *fleet_error_get_field (const GError *error);

G_END_DECLS
