/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-error-private.h"
#include "schema/onv-field-private.h"

G_BEGIN_DECLS

/* How a call shows who asks. */
typedef enum
{
  ONV_AUTH_API_KEY,
  ONV_AUTH_NONE,
  ONV_AUTH_TOKEN,       /* `Authorization`, built from the access key */
  ONV_AUTH_EITHER,      /* the API key, or else a token */
  ONV_AUTH_STREAM_HOST, /* the API key to another host, which the platform has just named */
} OnvAuth;

/* Where the payload of an answer stands. */
typedef enum
{
  ONV_PAYLOAD_AUTO, /* `data`, else `result`, else loose beside `errno` */
  ONV_PAYLOAD_DATA,
  ONV_PAYLOAD_RESULT,
  ONV_PAYLOAD_TOP,
} OnvPayload;

typedef enum
{
  ONV_REPLY_NOTHING, /* it is enough that it succeeded */
  ONV_REPLY_RECORD,
  ONV_REPLY_LIST,  /* an array of records */
  ONV_REPLY_PAGE,  /* the same, with counters of its pages: an OnvPage */
  ONV_REPLY_BYTES, /* a small picture, in memory; JSON when it failed */
  ONV_REPLY_FILE,  /* a file or picture, into the request's transfer; JSON when it failed */
} OnvReplyKind;

/* What a call sends beside its parameters. */
typedef enum
{
  ONV_BODY_NONE,
  ONV_BODY_BYTES, /* JSON, or what a person has typed */
  ONV_BODY_FILE,  /* a file or picture, from the request's transfer */
} OnvBody;

/* How a call has pages, by the names of its parameters. */
typedef struct
{
  const char *page;      /* the number, from 1; NULL: the call has no pages */
  const char *per_page;  /* (nullable): how many on a page */
  guint size;            /* how many a list asks for */
  const char *key;       /* (nullable): what pages after the first need … */
  guint key_seconds;     /* … and how long it is good */
  gboolean undocumented; /* page 1 is asked without a number, and what repeats is the end */
  /* (nullable): with this value of it pages shift while they are read; lists ask without, and look themselves */
  const char *shifted_by;
  const char *shifted_at;
} OnvPaging;

/*
 * One call of the platform, in one row.
 *
 * The path is a template below the base URL: `devices/{device_id}`. Parameters that do not stand in
 * it go into the query.
 */
typedef struct
{
  const char *section; /* of the document */
  const char *name;    /* of the function, without the prefix */
  const char *method;
  const char *path;        /* NULL: the platform itself has given the whole address */
  const char *path_on_404; /* another spelling, tried when the first is not there */
  const OnvField *params;
  guint n_params;
  OnvAuth auth;
  gboolean retry; /* asking twice is the same as asking once */
  guint patience; /* how many times the deadline it may take; 0 is once */
  OnvBody body;
  gint64 body_max; /* how many bytes it may have, 0: any number */
  OnvReplyKind reply;
  gboolean any_file;    /* the file may be anything, text too; a picture never is */
  GType (*type) (void); /* of the record, or of the items of the list */
  OnvPayload payload;
  const char *items; /* where the array stands when the payload is an object */
  OnvPaging paging;
  const char
      *split;  /* (nullable): a parameter that is sent in parts where it is over its limits: an
                        array, or the end of a span of time */
  int success; /* a number that means success, beside 0 */
  const OnvErrorNumber *numbers; /* what numbers mean in this call, ends with { 0 } */
} OnvCall;

#define ONV_CALL_PARAMS(table) .params = (table), .n_params = G_N_ELEMENTS (table)

/* A row that onv-rows.h lists: `ONV_CALL (get_thing) = { … };` at the start of a line. */
#define ONV_CALL(name)                  \
  extern const OnvCall onv_call_##name; \
  const OnvCall onv_call_##name

G_END_DECLS
