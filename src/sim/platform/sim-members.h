/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

typedef enum
{
  SIM_MEMBER_TEXT,    /* of at most `max` characters, when that is not 0 */
  SIM_MEMBER_NUMBER,  /* whole, from `min` to `max` */
  SIM_MEMBER_BOOLEAN, /* true or false */
  SIM_MEMBER_OBJECT,  /* an object */
  SIM_MEMBER_TEXTS,   /* an array of texts */
  SIM_MEMBER_PLACE,   /* an object of lat, lon and ele */
  SIM_MEMBER_RTMP,    /* the text RTMP, in any case */
  SIM_MEMBER_ANY,     /* JSON */
} SimMemberKind;

/**
 * SimMember:
 * @name: a member of a body
 * @kind: what it must be
 * @required: whether it must be there
 * @min: a limit
 * @max: a limit
 *
 * What the document asks of a body.
 */
typedef struct
{
  const char *name;
  SimMemberKind kind;
  gboolean required;
  gint64 min;
  gint64 max;
} SimMember;

gboolean sim_members_check (SimCall *call, const SimMember *members, JsonObject *body);
JsonObject *sim_members_pick (const SimMember *members, JsonObject *body);

G_END_DECLS
