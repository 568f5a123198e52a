/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-call.h"
#include "onv-types.h"

G_BEGIN_DECLS

#define ONV_REPLY_JSON_MAX (16 * 1024 * 1024)
#define ONV_REPLY_BYTES_MAX (64 * 1024 * 1024)

/* An answer as it came. */
typedef struct
{
  guint status;
  GBytes *body;
  gboolean called_json; /* what may be any file: so the server calls it */
  JsonNode *root;       /* (nullable): of a body that is JSON */
} OnvReply;

void onv_reply_free (OnvReply *self);

/* Parses what does not take long; %FALSE where it would. */
gboolean onv_reply_parse_at_once (OnvReply *self);

/* Parses in a thread where that would take long. */
void onv_reply_parse_async (OnvReply *self, GAsyncReadyCallback callback, gpointer user_data);
void onv_reply_parse_finish (OnvReply *self, GAsyncResult *result);

/* Whether what has come of an answer is the file that was asked for, and not the platform's words. */
gboolean onv_reply_is_file (const OnvCall *call, guint status, const guint8 *data, gsize n);

gpointer onv_reply_read (OnvReply *self, const OnvCall *call, GError **error);
GDestroyNotify onv_reply_get_destroy (const OnvCall *call);

G_END_DECLS
