/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-record.h"
#include "schema/onv-slot.h"

G_BEGIN_DECLS

/* What a request adds to the way in which a record is written. */
typedef struct
{
  OnvWrite write;
  gboolean for_sending; /* without what is read-only, and without what depends on another member */
  const char *rename_from; /* a member that this request calls … */
  const char *rename_to;   /* … by another name */
} OnvEncoding;

/* A record type is its table: ONV_DEFINE_RECORD (OnvThing, onv_thing, thing_fields) */
#define ONV_DEFINE_RECORD(TypeName, type_name, table)                                 \
  struct _##TypeName                                                                  \
  {                                                                                   \
    OnvRecord parent_instance;                                                        \
  };                                                                                  \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, ONV_TYPE_RECORD)                          \
  static void type_name##_class_init (TypeName##Class *klass)                         \
  {                                                                                   \
    onv_record_class_install (ONV_RECORD_CLASS (klass), table, G_N_ELEMENTS (table)); \
  }                                                                                   \
  static void type_name##_init (TypeName *self)                                       \
  {                                                                                   \
  }

void onv_record_class_install (OnvRecordClass *klass, const OnvField *fields, guint n_fields);

/* A record without a type of its own, for the parameters of a call. */
OnvRecord *onv_record_new_for_table (const OnvField *fields, guint n_fields);

const OnvField *onv_record_get_table (OnvRecord *self, guint *n_fields);
const OnvField *onv_record_require_field (OnvRecord *self, const char *name, guint *index);
OnvSlot *onv_record_get_slot (OnvRecord *self, guint index);
GListStore *onv_record_ensure_list (OnvRecord *self, guint index);
void onv_record_take_slot (OnvRecord *self, guint index, OnvSlot *slot);
void onv_record_fill_slot (OnvRecord *self, guint index, OnvSlot *slot);
void onv_record_fill_list (OnvRecord *self, guint index, GListStore *items);
void onv_record_copy_slot (OnvRecord *self, guint index, OnvRecord *source);
void onv_record_mark_sent (OnvRecord *self, guint index);
void onv_record_take_unknown (OnvRecord *self, const char *name, JsonNode *node);
gboolean onv_record_check_changes (OnvRecord *self, GError **error);
gboolean onv_record_check_merged (OnvRecord *self, GError **error);
gboolean onv_record_is_sendable (OnvRecord *self, guint index);

void onv_record_mark (OnvRecord *self, const char *name, int value); /* a local member */
void onv_record_set_string (OnvRecord *self, const char *name, const char *value);
void onv_record_set_int (OnvRecord *self, const char *name, gint64 value);
void onv_record_set_time (OnvRecord *self, const char *name, const OnvTime *value);
void onv_record_set_strings (OnvRecord *self, const char *name, const char *const *value);

gboolean onv_record_decode (OnvRecord *self, JsonNode *node, const OnvPath *path, GError **error);
JsonNode *onv_record_encode (OnvRecord *self, const OnvEncoding *encoding);
JsonNode *onv_record_encode_member (OnvRecord *self, guint index);
gboolean onv_record_decode_edit (OnvRecord *self, guint index, JsonNode *node, GError **error);
GListStore *
onv_record_decode_list (GType type, JsonNode *node, const OnvPath *path, GError **error);

G_END_DECLS
