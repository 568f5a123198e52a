/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-errors.h"

#include <string.h>

/*
 * Documented numbers stand with their call. The document gives none for the rest: the rows of `*`
 * are this stand-in's own choice, with the words and numbers of chapter 16 where it has them.
 */
static const SimErrorRow rows[] = {
  { "2.3", SIM_ERROR_EXISTS, 200, 16, "The channel already exists,cannot add again!" },
  { "2.4", SIM_ERROR_NO_CHANNEL, 200, 17, "This channel is not available under this device!" },

  { "4.1", SIM_ERROR_PARAMETER, 200, 1, "invalid parameter" },
  { "4.1", SIM_ERROR_NO_DEVICE, 200, 1, "invalid parameter: device_id" },
  { "4.1", SIM_ERROR_INTERNAL, 200, 2, "server internal error" },
  { "4.1", SIM_ERROR_NO_CHANNEL, 200, 3, "channel not exist" },
  { "4.1", SIM_ERROR_OFFLINE, 200, 4, "device not online" },
  { "4.1", SIM_ERROR_DISABLED, 200, 5, "device data error: the camera is closed" },

  { "live", SIM_ERROR_BAD_TOKEN, 403, 403, "access deny" },
  { "live", SIM_ERROR_NO_DEVICE, 404, 404, "resource not found" },
  { "live", SIM_ERROR_NO_CHANNEL, 404, 404, "resource not found" },
  { "live", SIM_ERROR_OFFLINE, 404, 404, "resource not found" },

  { "live", SIM_ERROR_DISABLED, 403, 403, "access deny" },

  { "4.2", SIM_ERROR_DISABLED, 403, 403, "access deny" },
  { "4.2", SIM_ERROR_BAD_TOKEN, 403, 403, "access deny" },
  { "4.3", SIM_ERROR_BAD_TOKEN, 403, 403, "access deny" },
  { "4.3", SIM_ERROR_NO_DEVICE, 404, 404, "resource not found" },
  { "4.3", SIM_ERROR_NO_CHANNEL, 404, 404, "resource not found" },
  { "4.3", SIM_ERROR_OFFLINE, 404, 404, "resource not found" },

  { "4.3", SIM_ERROR_DISABLED, 403, 403, "access deny" },

  { "5.5", SIM_ERROR_NOT_FOUND, 404, 404, "resource not found" },
  { "vod", SIM_ERROR_NOT_FOUND, 404, 404, "resource not found" },

  { "16", SIM_ERROR_PARAMETER, 400, 400, "bad request" },
  { "16", SIM_ERROR_NO_PRODUCT, 404, 404, "resource not found" },
  { "16", SIM_ERROR_NOT_FOUND, 404, 404, "resource not found" },
  { "16", SIM_ERROR_BAD_NAME, 400, 1001, "invalid name, excluding special characters" },
  { "16", SIM_ERROR_LONG_NAME, 400, 1002, "invalid name, maximum limit is 256" },
  { "16", SIM_ERROR_LONG_DESC, 400, 1003, "invalid desc, maximum limit is 1024" },

  { "*", SIM_ERROR_NO_KEY, 401, 401, "auth failed" },
  { "*", SIM_ERROR_FORBIDDEN, 403, 403, "access deny" },
  { "*", SIM_ERROR_BAD_TOKEN, 403, 403, "access deny" },
  { "*", SIM_ERROR_NO_ROUTE, 404, 404, "resource not found" },
  { "*", SIM_ERROR_BAD_METHOD, 405, 405, "method not allow" },
  { "*", SIM_ERROR_TOO_LARGE, 413, 413, "resource size is too big" },
  { "*", SIM_ERROR_PARAMETER, 200, 10, "invalid parameter" },
  { "*", SIM_ERROR_NO_DEVICE, 200, 11, "device not exist" },
  { "*", SIM_ERROR_NO_CHANNEL, 200, 12, "channel not exist" },
  { "*", SIM_ERROR_OFFLINE, 200, 13, "device not online" },
  { "*", SIM_ERROR_NO_PRODUCT, 200, 14, "product not exist" },
  { "*", SIM_ERROR_EXISTS, 200, 15, "already exists" },
  { "*", SIM_ERROR_NOT_FOUND, 200, 18, "not exist" },
  { "*", SIM_ERROR_BUSY, 200, 19, "already recording" },
  { "*", SIM_ERROR_EXPIRED, 200, 20, "page_key expired" },
  { "*", SIM_ERROR_DISABLED, 200, 21, "the camera is closed" },
  { "*", SIM_ERROR_INTERNAL, 500, 500, "system internal error" },
};

/* A row is of one call, of a chapter, or of all. */
static gboolean
is_of (const char *row, const char *call)
{
  gsize length = strlen (row);

  return g_str_equal (row, "*")
         || (g_str_has_prefix (call, row) && (call[length] == '\0' || call[length] == '.'));
}

/**
 * sim_errors_find:
 * @call: the section of a call
 * @error: why it fails
 *
 * Returns: (transfer none): how that call writes this error
 */
const SimErrorRow *
sim_errors_find (const char *call, SimError error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].error == error && is_of (rows[i].call, call))
      return &rows[i];
  g_assert_not_reached ();
}
