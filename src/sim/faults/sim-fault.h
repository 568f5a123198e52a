/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIM_FAULT_ERROR (sim_fault_error_quark ())
GQuark sim_fault_error_quark (void);

typedef enum
{
  SIM_FAULT_ERROR_KIND,
  SIM_FAULT_ERROR_KEY,
  SIM_FAULT_ERROR_VALUE,
} SimFaultError;

/**
 * SimFaultKind:
 * @SIM_FAULT_LATENCY: the answer waits `ms`
 * @SIM_FAULT_STALL: a stream sends nothing more after `after` seconds, and stays open
 * @SIM_FAULT_FREEZE: `after` seconds the camera repeats one picture, or sends sound alone
 * @SIM_FAULT_RESET: the connection is reset, a stream's `after` seconds
 * @SIM_FAULT_HTTP: answered by a proxy with `status` and a page of HTML
 * @SIM_FAULT_ERRNO: answered with `number` in an envelope
 * @SIM_FAULT_CMD_STATUS: a command ends with `number` as its `cmd_status`, and reaches no device
 * @SIM_FAULT_TRUNCATE: half of the JSON
 * @SIM_FAULT_WRONG_TYPES: JSON whose values have other types
 * @SIM_FAULT_EXPIRE: an access token ends `after` seconds, and its streams with it
 * @SIM_FAULT_ODD_TOKENS: access tokens hold `/`, `+` and `=`
 * @SIM_FAULT_BLACK_HOLE: not answered, and a stream sends nothing more
 * @SIM_FAULT_DRIP: sent at `bytes-per-second`
 * @SIM_FAULT_REDIRECT: sent away to another origin
 */
typedef enum
{
  SIM_FAULT_LATENCY,
  SIM_FAULT_STALL,
  SIM_FAULT_FREEZE,
  SIM_FAULT_RESET,
  SIM_FAULT_HTTP,
  SIM_FAULT_ERRNO,
  SIM_FAULT_CMD_STATUS,
  SIM_FAULT_TRUNCATE,
  SIM_FAULT_WRONG_TYPES,
  SIM_FAULT_EXPIRE,
  SIM_FAULT_ODD_TOKENS,
  SIM_FAULT_BLACK_HOLE,
  SIM_FAULT_DRIP,
  SIM_FAULT_REDIRECT,
  SIM_N_FAULTS,
} SimFaultKind;

/**
 * SimFault:
 * @kind: what goes wrong
 * @value: the kind's number: milliseconds, seconds, a status, an errno or bytes a second
 * @text: (nullable): the kind's text: freeze's mode, redirect's origin
 * @path: (nullable): a glob over the path of a request
 * @device: the device concerned, 0 for all
 * @rate: from 0 to 1, the share of requests concerned
 * @skip: how many requests still pass before the first is hit
 * @count: how many requests are still to be hit, -1 for all
 * @spec: how it was written
 */
typedef struct
{
  SimFaultKind kind;
  double value;
  char *text;
  char *path;
  guint64 device;
  double rate;
  int skip;
  int count;
  char *spec;
} SimFault;

SimFault *sim_fault_parse (const char *spec, GError **error);
char *sim_fault_dup_help (void);
SimFault *sim_fault_copy (const SimFault *self);
void sim_fault_free (SimFault *fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimFault, sim_fault_free)

G_END_DECLS
