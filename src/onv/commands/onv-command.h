/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record-private.h"

G_BEGIN_DECLS

/*
 * One command of a device (section 3.2), or a pair that reads and writes the same settings, in one
 * row.
 */
typedef struct
{
  const char *name;      /* of the functions, without the prefix */
  int get_id;            /* 0: cannot be read */
  int set_id;            /* 0: cannot be written */
  gboolean device_level; /* for the device, not for one of its channels */
  gboolean unconfirmed;  /* no answer is documented: qos 0 */
  GType (*type) (void); /* of what is read and written; a command of its own kind answers nothing */
  const char *rename_from; /* writing calls this member … */
  const char *rename_to;   /* … by another name than reading */
} OnvCommand;

/* A row that onv-rows.h lists: `ONV_COMMAND (thing) = { … };` at the start of a line. */
#define ONV_COMMAND(name)                     \
  extern const OnvCommand onv_command_##name; \
  const OnvCommand onv_command_##name

/* Sends one command. @cmd is taken; @reply_type, where there is one, is what the device's `cmd`
 * becomes. The result is that record, or not %NULL. */
void onv_command_send_async (OnvClient *client,
                             const OnvCommand *command,
                             int command_id,
                             const char *device_id,
                             guint channel_id,
                             JsonNode *cmd,
                             GType reply_type,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gpointer onv_command_send_finish (OnvClient *client, GAsyncResult *result, GError **error);
gboolean onv_command_send_finish_nothing (OnvClient *client, GAsyncResult *result, GError **error);

void onv_command_get_async (OnvClient *client,
                            const OnvCommand *command,
                            const char *device_id,
                            guint channel_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* Reads, brings in what was changed, writes whole, and reads again; the result is what was read
 * last. Without a reading command, writes, and the result is what was written. */
void onv_command_set_async (OnvClient *client,
                            const OnvCommand *command,
                            const char *device_id,
                            guint channel_id,
                            OnvRecord *edits,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* What became of a command: see onv-outcome.c. */
G_DECLARE_FINAL_TYPE (OnvOutcome, onv_outcome, ONV, OUTCOME, OnvRecord)
gpointer
onv_outcome_read (OnvRecord *outcome, const OnvCommand *command, GType reply_type, GError **error);

G_END_DECLS
