/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ONV_ERROR:
 *
 * The one error domain of the library. A cancelled call ends with %G_IO_ERROR_CANCELLED instead.
 */
#define ONV_ERROR (onv_error_quark ())

/**
 * OnvError:
 * @ONV_ERROR_UNREACHABLE: no connection to the server, or it broke
 * @ONV_ERROR_UNKNOWN_HOST: no server of this name was found
 * @ONV_ERROR_REFUSED: the host is there, but nothing listens on that port
 * @ONV_ERROR_TIMED_OUT: the deadline passed before the answer was there
 * @ONV_ERROR_TLS: the server's certificate was refused, or a key would have gone out unencrypted
 * @ONV_ERROR_OTHER_CERTIFICATE: the server showed another certificate than the one that was pinned
 * @ONV_ERROR_HANDSHAKE: no encrypted connection came about, as on a port that speaks plain HTTP
 * @ONV_ERROR_REDIRECTED: the server sent the call to another address, where a key must not go
 * @ONV_ERROR_HTTP: an HTTP error without the platform's own words, from a proxy for example
 * @ONV_ERROR_GARBLED: the answer was not JSON, or was cut off
 * @ONV_ERROR_SHAPE: the answer was JSON of another shape than documented; the member says where
 * @ONV_ERROR_PLATFORM: the platform refused, with a number that has no meaning of its own here
 * @ONV_ERROR_UNAUTHORIZED: the key was refused or is missing
 * @ONV_ERROR_FORBIDDEN: the key is known, and may not do this
 * @ONV_ERROR_ARGUMENT: something given is outside its limits; the member says what. Mostly found
 *   before anything is sent
 * @ONV_ERROR_NO_CHANNEL: the device has no such channel
 * @ONV_ERROR_DEVICE_OFFLINE: the device is not connected to the platform
 * @ONV_ERROR_DEVICE_DATA: the platform cannot use what the device sends
 * @ONV_ERROR_SERVER: an error inside the platform
 * @ONV_ERROR_SEND_FAILED: the platform could not hand the command to the device
 * @ONV_ERROR_NO_ANSWER: the device did not answer in time; it may have obeyed
 * @ONV_ERROR_BAD_ANSWER: the device's answer could not be understood
 * @ONV_ERROR_CAMERA_REFUSED: the device understood and refused
 * @ONV_ERROR_EXISTS: there is already one of that name or number
 * @ONV_ERROR_NOT_FOUND: there is no such thing on the platform
 * @ONV_ERROR_FILE: a file of this computer could not be read or written
 * @ONV_ERROR_NOT_READ_BACK: a camera has confirmed a change; what is set now could not be read
 *
 * What can go wrong with a call or a command.
 */
typedef enum
{
  ONV_ERROR_UNREACHABLE,
  ONV_ERROR_UNKNOWN_HOST,
  ONV_ERROR_REFUSED,
  ONV_ERROR_TIMED_OUT,
  ONV_ERROR_TLS,
  ONV_ERROR_OTHER_CERTIFICATE,
  ONV_ERROR_HANDSHAKE,
  ONV_ERROR_REDIRECTED,
  ONV_ERROR_HTTP,
  ONV_ERROR_GARBLED,
  ONV_ERROR_SHAPE,
  ONV_ERROR_PLATFORM,
  ONV_ERROR_UNAUTHORIZED,
  ONV_ERROR_FORBIDDEN,
  ONV_ERROR_ARGUMENT,
  ONV_ERROR_NO_CHANNEL,
  ONV_ERROR_DEVICE_OFFLINE,
  ONV_ERROR_DEVICE_DATA,
  ONV_ERROR_SERVER,
  ONV_ERROR_SEND_FAILED,
  ONV_ERROR_NO_ANSWER,
  ONV_ERROR_BAD_ANSWER,
  ONV_ERROR_CAMERA_REFUSED,
  ONV_ERROR_EXISTS,
  ONV_ERROR_NOT_FOUND,
  ONV_ERROR_FILE,
  ONV_ERROR_NOT_READ_BACK,
} OnvError;

GQuark onv_error_quark (void);

int onv_error_get_number (const GError *error);
guint onv_error_get_http_status (const GError *error);
const char *onv_error_get_member (const GError *error);
const char *onv_error_get_platform_text (const GError *error);

G_END_DECLS
