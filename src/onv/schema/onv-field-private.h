/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-field.h"
#include "schema/onv-time.h"

G_BEGIN_DECLS

/*
 * One member of a record, or one parameter of a call, in one line. A row names the property, the
 * member on the wire and the kind, and then only what is special:
 *
 *   { "channel-count", "channel_count", ONV_KIND_INT, .unit = …, .min = 0 },
 *
 * min and max bound a number, the length of a text in characters (in bytes with ONV_FIELD_BYTES), or
 * the length of an array; a maximum below the minimum means none, both 0 mean no limit at all. What
 * one member says of another is told by names of properties.
 */
struct _OnvField
{
  const char *name; /* of the property */
  const char *json; /* on the wire, as the document spells it; NULL with ONV_FIELD_WHOLE and
                       ONV_FIELD_LOCAL */
  OnvKind kind;
  OnvFieldFlags flags;
  const char *aliases; /* other spellings that are read, "a|b" */
  const char *also;    /* of a parameter: another name under which it is sent, too */
  gint64 min;
  gint64 max;
  OnvUnit unit;
  GType (*type) (void); /* of the enumeration, the record, or the items of the list */
  const char *when;     /* sent only when this member … */
  int when_value;       /* … is this (with ONV_FIELD_UNLESS: is not this) */
  const char *instead;  /* "a|b": one of them may be given instead, but one must (with
                           ONV_FIELD_ALONE: no more than one) */
  const char *from;     /* this is not before, or less than, that member … */
  gint64 span_max;      /* … and no more than so much later: seconds, or whatever is counted */
  gint64 joined_max;    /* how long an array may be when it is joined with commas, in bytes */
  const char *key;      /* the member by which an item of a list is known again */
  const char *max_from; /* the member that says how long a list may be */
};

/* Where in a document a value stands; kept on the stack, written out only for an error. */
typedef struct _OnvPath OnvPath;
struct _OnvPath
{
  const OnvPath *parent;
  const char *name; /* NULL for an item of an array */
  guint index;
};

char *onv_path_to_text (const OnvPath *path);

gboolean onv_field_is_called (const OnvField *self, const char *name);
gboolean onv_field_is_written (const OnvField *self, const char *json);
gboolean onv_field_reads (const OnvField *self, const char *json);
GParamSpec *onv_field_create_pspec (const OnvField *self);
OnvTimeKind onv_field_get_time_kind (const OnvField *self);

const GEnumValue *onv_field_find_nick (const OnvField *self, const char *text);
const GEnumValue *onv_field_find_number (const OnvField *self, gint64 number);

G_END_DECLS
