/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-rows.h"

G_BEGIN_DECLS

/* One thing that can be asked of the library: a call, or what is read, written or asked by a command. */
typedef struct
{
  char *name;
  const OnvCall *call;       /* what goes out */
  const OnvCommand *command; /* (nullable) */
  int get_id;                /* of the command, only one is not 0 */
  int set_id;
  int ask_id;
} OnvDeed;

/* All of them, from the rows. */
GPtrArray *onv_deed_list (void);

/* Does it, with as little as is good; where it would do harm, to a product and a device that are not there. */
void onv_deed_begin (const OnvDeed *self,
                     OnvClient *client,
                     const char *device_id,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
void onv_deed_finish (const OnvDeed *self, OnvClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
