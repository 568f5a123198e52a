/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-call.h"
#include "client/onv-client.h"
#include "commands/onv-message.h"
#include "schema/onv-record-private.h"

G_BEGIN_DECLS

/*
 * One command of a device (section 3.2), or a pair that reads and writes the same settings, in one
 * row.
 */
typedef struct
{
  const char *name;        /* of the functions, without the prefix */
  int get_id;              /* reads settings */
  int set_id;              /* writes them; without a get_id, tells the camera what is wanted */
  int ask_id;              /* asks with arguments, and is answered */
  gboolean device_level;   /* for the device, not for one of its channels */
  gboolean unconfirmed;    /* no answer is documented: qos 0 */
  gboolean urgent;         /* waits for no other call */
  GType (*type) (void);    /* of what is read and written, or answered, or of the items of a page */
  const char *items;       /* what is answered is a page, and this the array in it */
  OnvPaging paging;        /* by the names of the arguments */
  const char *rename_from; /* writing calls this member … */
  const char *rename_to;   /* … by another name than reading */
  const char *lacks;       /* "a|b": properties of the type that this command does not have */
  const char *mark;        /* a local property that tells where the record comes from … */
  int mark_value;          /* … and its value */
  void (*fit) (OnvRecord *edits,
               OnvRecord *now); /* (nullable): makes edits fit what stands there */
} OnvCommand;

/* A row that onv-rows.h lists: `ONV_COMMAND (thing) = { … };` at the start of a line. */
#define ONV_COMMAND(name)                     \
  extern const OnvCommand onv_command_##name; \
  const OnvCommand onv_command_##name

/* A message of section 3.1. */
typedef struct
{
  OnvMessageKind kind;
  OnvMessageFormat format;
  GBytes *body;
  gboolean wants_answer;
} OnvMessage;

void onv_message_send_async (OnvClient *self,
                             const char *device_id,
                             const OnvMessage *message,
                             gboolean urgent,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Sends one command, with `cmd` taken from @cmd. The result is not %NULL; where @reads, it is what the
 * row makes of the answer. */
void onv_command_send_async (OnvClient *client,
                             const OnvCommand *command,
                             int command_id,
                             const char *device_id,
                             guint channel_id,
                             JsonNode *cmd,
                             gboolean reads,
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

/* Asks with the arguments of @args (nullable), whose limits are checked. The result is what is
 * answered, where the row has a type. */
void onv_command_ask_async (OnvClient *client,
                            const OnvCommand *command,
                            const char *device_id,
                            guint channel_id,
                            OnvRecord *args,
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

/* The two functions that read the settings of a channel, and the two that change them. What they say
 * stands before. */
#define ONV_COMMAND_GET(name, TypeName)                                                            \
  void onv_client_get_##name##_async (OnvClient *self, const char *device_id, guint channel_id,    \
                                      GCancellable *cancellable, GAsyncReadyCallback callback,     \
                                      gpointer user_data)                                          \
  {                                                                                                \
    g_return_if_fail (ONV_IS_CLIENT (self));                                                       \
    onv_command_get_async (self, &onv_command_##name, device_id, channel_id, cancellable,          \
                           callback, user_data);                                                   \
  }                                                                                                \
  TypeName *onv_client_get_##name##_finish (OnvClient *self, GAsyncResult *result, GError **error) \
  {                                                                                                \
    return onv_command_send_finish (self, result, error);                                          \
  }
#define ONV_COMMAND_SET(name, TypeName)                                                            \
  void onv_client_set_##name##_async (OnvClient *self, const char *device_id, guint channel_id,    \
                                      TypeName *edits, GCancellable *cancellable,                  \
                                      GAsyncReadyCallback callback, gpointer user_data)            \
  {                                                                                                \
    g_return_if_fail (ONV_IS_CLIENT (self));                                                       \
    g_return_if_fail (ONV_IS_RECORD (edits));                                                      \
    onv_command_set_async (self, &onv_command_##name, device_id, channel_id, ONV_RECORD (edits),   \
                           cancellable, callback, user_data);                                      \
  }                                                                                                \
  TypeName *onv_client_set_##name##_finish (OnvClient *self, GAsyncResult *result, GError **error) \
  {                                                                                                \
    return onv_command_send_finish (self, result, error);                                          \
  }

gboolean onv_command_has (const OnvCommand *command, const char *member);

/* What became of a command: see onv-outcome.c. */
gboolean onv_outcome_check_arrival (OnvOutcome *self, gboolean wants_answer, GError **error);
gpointer
onv_outcome_read (OnvOutcome *self, const OnvCommand *command, gboolean reads, GError **error);

G_END_DECLS
