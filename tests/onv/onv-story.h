/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-step.h"

G_BEGIN_DECLS

/* Every call and every command, each at least once and each to its success, in an order in which one
 * makes what the next needs; up to one without a name. */
extern const OnvStep onv_story[];

/* How something is made to be refused. */
typedef enum
{
  ONV_REFUSAL_OTHERWISE, /* asked with other arguments */
  ONV_REFUSAL_BLINDLY,   /* the same, past the limits of the library */
  ONV_REFUSAL_MISSING,   /* asked without something that it needs, past the library */
  ONV_REFUSAL_AGAIN,     /* asked once more after it has succeeded */
  ONV_REFUSAL_TOLD,      /* a camera is told something else */
  ONV_REFUSAL_NO_KEY,    /* nobody says who asks */
  ONV_REFUSAL_WRONG_KEY, /* somebody asks whom the platform does not know */
  ONV_REFUSAL_OTHER_KEY, /* the key of another device */
  ONV_REFUSAL_ERRNO, /* a platform that says this number: the stand-in has no reason of its own */
  ONV_REFUSAL_CMD_STATUS, /* a command that ends like this on its way */
} OnvRefusalWay;

/* What ends well after all, and what is not even asked. */
#define ONV_REFUSAL_NONE (-1)
#define ONV_REFUSAL_UNASKED (-2)

/*
 * A way in which a call or command is refused, and what the library makes of it.
 *
 * @section is a call, a chapter, a command ("cmd 21"), all commands ("cmd") or all calls ("*"); of rows with
 * the same way and arguments the first counts. A row with arguments is for those that have them, a row of "*"
 * for those that need them.
 */
typedef struct
{
  const char *section;
  OnvRefusalWay way;
  const char *args;
  const char *body;
  guint status; /* of HTTP */
  int number;   /* `errno`, `resp_code`, or the `cmd_status` that is made to be */
  int code;     /* of ONV_ERROR, or ONV_REFUSAL_NONE */
  const char *words;
} OnvRefusal;

extern const OnvRefusal onv_refusals[]; /* up to one without a section */

gboolean onv_refusal_is_of (const char *row, const char *section);

/*
 * One side of a limit.
 *
 * @member is what the library names when it refuses; NULL where this is within the limit, "" where the
 * library asks in parts; @number what the platform says, asked past the library's limits (0: it has none
 * there).
 */
typedef struct
{
  const char *section;
  const char *args;
  const char *body;
  const char *member;
  int number;
} OnvLimit;

extern const OnvLimit onv_limits[]; /* up to one without a section */

G_END_DECLS
