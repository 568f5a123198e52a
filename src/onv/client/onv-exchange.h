/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client-private.h"
#include "client/onv-reply.h"
#include "client/onv-request.h"
#include "client/onv-transfer-private.h"

G_BEGIN_DECLS

typedef enum
{
  ONV_EXCHANGE_OPENING, /* what will be uploaded */
  ONV_EXCHANGE_WAITING, /* for its turn */
  ONV_EXCHANGE_BUSY,    /* sending, reading, parsing or saving */
  ONV_EXCHANGE_PAUSED,  /* before another attempt */
} OnvExchangeState;

/* A request under way: onv-exchange.c knows when, onv-exchange-io.c what. */
typedef struct
{
  OnvRequest *request;
  OnvExchangeState state;
  guint attempt;       /* from 1 */
  gboolean other_path; /* the second spelling of the path is being tried */
  gboolean timed_out;
  gboolean given_up; /* by the person */
  gint64 started;    /* monotonic */
  gint64 progressed; /* monotonic: when a byte last went or came, of a transfer */
  GCancellable *io;  /* stops whatever is under way */
  GSource *cancelled;
  GSource *deadline;
  GSource *pause;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body; /* what has come and is not dealt with yet, and room for more … */
  guint received;   /* … behind so much */
  gboolean saving;  /* what comes is the file that was asked for */
  OnvReply *reply;
  GError *error; /* to be told when what was written is gone */
} OnvExchange;

/* The exchange of a task. */
OnvExchange *onv_exchange_get (GTask *task);

/* Starts another attempt; its answer, or what went wrong, ends the exchange. */
void onv_exchange_send (GTask *task);
void onv_exchange_clear_attempt (OnvExchange *self);
void onv_exchange_note_progress (OnvExchange *self);
gint64 onv_exchange_get_passed_ms (OnvExchange *self);
const char *onv_exchange_get_path (OnvExchange *self);

/* Ends it well, @result belongs to the task; or with what went wrong: the person's own doing first,
 * then the clock, then the network, which may be worth another attempt. */
void onv_exchange_end (GTask *task, gpointer result);
void onv_exchange_fail (GTask *task, GError *error);

G_END_DECLS
