/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-field-private.h"
#include "schema/onv-size.h"
#include "schema/onv-time.h"

G_BEGIN_DECLS

typedef enum
{
  ONV_SLOT_ABSENT,
  ONV_SLOT_SENT, /* by the platform */
  ONV_SLOT_SET,  /* here */
  ONV_SLOT_KEPT, /* from an earlier answer */
} OnvSlotState;

/* The value of one field. An odd value is of the right outer type but not understood (a new number
 * in an enumeration, a time that is none): it is kept as it came, and written back. */
typedef struct
{
  union
  {
    gint64 number; /* also booleans and enumerations */
    double real;
    char *text;
    char **texts;
    OnvTime *time;
    OnvSize *size;
    GObject *object; /* a record, or a GListStore of them */
    JsonNode *node;  /* JSON, and what is odd */
  } v;
  OnvSlotState state : 8;
  gboolean changed : 1;
  gboolean odd : 1;
  gboolean told : 1; /* the platform sent one, too, which this has replaced */
  gboolean null : 1; /* where it is absent: it came as `null`, and is written back so */
} OnvSlot;

void onv_slot_clear (const OnvField *field, OnvSlot *slot);
void onv_slot_assign (const OnvField *field, OnvSlot *slot, const OnvSlot *source);
gboolean onv_slot_equal (const OnvField *field, const OnvSlot *a, const OnvSlot *b);

void onv_slot_to_value (const OnvField *field, const OnvSlot *slot, GValue *value);
void onv_slot_from_value (const OnvField *field, OnvSlot *slot, const GValue *value);

G_END_DECLS
