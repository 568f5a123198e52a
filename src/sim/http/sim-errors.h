/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SimError:
 *
 * Why a call fails; sim-errors.c says how each call writes it.
 */
typedef enum
{
  SIM_ERROR_NO_KEY,
  SIM_ERROR_FORBIDDEN,
  SIM_ERROR_BAD_TOKEN,
  SIM_ERROR_NO_ROUTE,
  SIM_ERROR_BAD_METHOD,
  SIM_ERROR_TOO_LARGE,
  SIM_ERROR_PARAMETER,
  SIM_ERROR_NO_DEVICE,
  SIM_ERROR_NO_CHANNEL,
  SIM_ERROR_OFFLINE,
  SIM_ERROR_NO_PRODUCT,
  SIM_ERROR_EXISTS,
  SIM_ERROR_NOT_FOUND,
  SIM_ERROR_BUSY,
  SIM_ERROR_EXPIRED,
  SIM_ERROR_DISABLED,
  SIM_ERROR_BAD_NAME,
  SIM_ERROR_LONG_NAME,
  SIM_ERROR_LONG_DESC,
  SIM_ERROR_INTERNAL,
} SimError;

/**
 * SimErrorRow:
 * @call: the section or the chapter of the document, `*` for every call
 * @error: why
 * @status: the HTTP status
 * @number: `errno`
 * @text: `error`
 */
typedef struct
{
  const char *call;
  SimError error;
  guint status;
  int number;
  const char *text;
} SimErrorRow;

const SimErrorRow *sim_errors_find (const char *call, SimError error);

G_END_DECLS
