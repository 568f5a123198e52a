/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-test.h"

G_BEGIN_DECLS

/* What came of a command: the layers of 3.1. */
typedef struct
{
  gint64 status;
  gint64 code;      /* -1 without an answer of the device */
  JsonNode *answer; /* NULL when it says nothing */
} CommandOutcome;

void command_outcome_clear (CommandOutcome *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CommandOutcome, command_outcome_clear)

CommandOutcome command_send (SimTest *test, const char *query, const char *body);
JsonObject *command_get_answer (const CommandOutcome *outcome);

/* Commands of channel 1 of device 1001; command_read() returns `cmd` as text, command_write() `result`.
 * Both check that the answer is for the command. */
char *command_read (SimTest *test, int id);
gint64 command_write (SimTest *test, int id, const char *cmd);

/* The same of any device, with more beside `cmd` ("" for nothing). */
char *command_read_of (SimTest *test, const char *device, int id, const char *cmd);
gint64 command_write_of (SimTest *test, const char *device, int id, const char *cmd);

/* A number in what was read. */
gint64 command_get_number (JsonNode *node, const char *member);

/* Command 10, whose answer has no cmdId. */
JsonNode *command_list_files (SimTest *test, const char *device, const char *cmd);

/* A setter and its getter: what is written, what comes of it, and what is then read. */
typedef struct
{
  int id;
  const char *cmd;
  gint64 result;
  int read_id;
  const char *read; /* what is read, NULL for what was read before */
} CommandCase;

void command_try (SimTest *test, const CommandCase *cases, gsize n_cases);

G_END_DECLS
