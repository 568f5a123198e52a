/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-errors.h"

/*
 * Documented numbers stand with their call. The document gives none for the rest: the rows of `*`
 * are this stand-in's own choice, with the words and numbers of chapter 16 where it has them.
 */
static const SimErrorRow rows[] = {
  { "4.1", SIM_ERROR_PARAMETER, 200, 1, "invalid parameter" },
  { "4.1", SIM_ERROR_NO_DEVICE, 200, 1, "invalid parameter: device_id" },
  { "4.1", SIM_ERROR_INTERNAL, 200, 2, "server internal error" },
  { "4.1", SIM_ERROR_NO_CHANNEL, 200, 3, "channel not exist" },
  { "4.1", SIM_ERROR_OFFLINE, 200, 4, "device not online" },

  { "live", SIM_ERROR_BAD_TOKEN, 403, 403, "access deny" },
  { "live", SIM_ERROR_NO_DEVICE, 404, 404, "resource not found" },
  { "live", SIM_ERROR_NO_CHANNEL, 404, 404, "resource not found" },
  { "live", SIM_ERROR_OFFLINE, 404, 404, "resource not found" },

  { "4.2", SIM_ERROR_BAD_TOKEN, 403, 403, "access deny" },
  { "4.3", SIM_ERROR_BAD_TOKEN, 403, 403, "access deny" },
  { "4.3", SIM_ERROR_NO_DEVICE, 404, 404, "resource not found" },
  { "4.3", SIM_ERROR_NO_CHANNEL, 404, 404, "resource not found" },
  { "4.3", SIM_ERROR_OFFLINE, 404, 404, "resource not found" },

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
  { "*", SIM_ERROR_INTERNAL, 500, 500, "system internal error" },
};

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
    if (rows[i].error == error
        && (g_str_equal (rows[i].call, "*") || g_strcmp0 (rows[i].call, call) == 0))
      return &rows[i];
  g_assert_not_reached ();
}
