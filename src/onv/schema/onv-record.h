/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-field.h"
#include "schema/onv-size.h"
#include "schema/onv-time.h"

G_BEGIN_DECLS

#define ONV_TYPE_RECORD (onv_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (OnvRecord, onv_record, ONV, RECORD, GObject)

struct _OnvRecordClass
{
  GObjectClass parent_class;

  /*< private >*/
  const OnvField *fields;
  guint n_fields;
};

/**
 * OnvWrite:
 * @ONV_WRITE_WHOLE: every member that is there, unknown ones included
 * @ONV_WRITE_CHANGED: only members that were changed since the record was read
 *
 * How much of a record is written.
 */
typedef enum
{
  ONV_WRITE_WHOLE,
  ONV_WRITE_CHANGED,
} OnvWrite;

OnvRecord *onv_record_new_from_json (GType type, JsonNode *node, GError **error);
JsonNode *onv_record_to_json (OnvRecord *self, OnvWrite write);
OnvRecord *onv_record_duplicate (OnvRecord *self);

guint onv_record_get_n_fields (OnvRecord *self);
const OnvField *onv_record_get_field (OnvRecord *self, guint index);
const OnvField *onv_record_find_field (OnvRecord *self, const char *name);
const OnvField *onv_record_type_get_field (GType type, guint index);

gboolean onv_record_has (OnvRecord *self, const char *name);
gboolean onv_record_was_sent (OnvRecord *self, const char *name);
void onv_record_unset (OnvRecord *self, const char *name);
gboolean onv_record_is_changed (OnvRecord *self, const char *name);
void onv_record_set_unchanged (OnvRecord *self);
JsonObject *onv_record_get_unknown_members (OnvRecord *self);

gboolean onv_record_equal (OnvRecord *a, OnvRecord *b);
void onv_record_merge (OnvRecord *self, OnvRecord *edits);
void onv_record_keep (OnvRecord *self, OnvRecord *earlier);
gboolean onv_record_check (OnvRecord *self, GError **error);

const char *onv_record_get_string (OnvRecord *self, const char *name);
gint64 onv_record_get_int (OnvRecord *self, const char *name);
double onv_record_get_double (OnvRecord *self, const char *name);
gboolean onv_record_get_boolean (OnvRecord *self, const char *name);
int onv_record_get_enum (OnvRecord *self, const char *name);
const OnvTime *onv_record_get_time (OnvRecord *self, const char *name);
const OnvSize *onv_record_get_size (OnvRecord *self, const char *name);
const char *const *onv_record_get_strings (OnvRecord *self, const char *name);
OnvRecord *onv_record_get_record (OnvRecord *self, const char *name);
GListModel *onv_record_get_list (OnvRecord *self, const char *name);
JsonNode *onv_record_get_json (OnvRecord *self, const char *name);
char *onv_record_dup_text (OnvRecord *self, const char *name);
gboolean onv_record_set_text (OnvRecord *self, const char *name, const char *text, GError **error);

/* A getter for C, one line a member, over the table: the property is what bindings use. */
#define ONV_GETTER_(TypeName, prefix, getter, result, conversion, what)    \
  static inline result prefix##_get_##getter (TypeName *self)              \
  {                                                                        \
    return conversion onv_record_get_##what ((OnvRecord *) self, #getter); \
  }
#define ONV_GETTER_STRING(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, const char *, , string)
#define ONV_GETTER_INT(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, gint64, , int)
#define ONV_GETTER_DOUBLE(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, double, , double)
#define ONV_GETTER_BOOLEAN(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, gboolean, , boolean)
#define ONV_GETTER_ENUM(T, prefix, getter, E) ONV_GETTER_ (T, prefix, getter, E, (E), enum)
#define ONV_GETTER_TIME(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, const OnvTime *, , time)
#define ONV_GETTER_SIZE(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, const OnvSize *, , size)
#define ONV_GETTER_STRINGS(T, prefix, getter) \
  ONV_GETTER_ (T, prefix, getter, const char *const *, , strings)
#define ONV_GETTER_LIST(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, GListModel *, , list)
#define ONV_GETTER_JSON(T, prefix, getter) ONV_GETTER_ (T, prefix, getter, JsonNode *, , json)
#define ONV_GETTER_RECORD(T, prefix, getter, R) ONV_GETTER_ (T, prefix, getter, R *, (R *), record)

G_END_DECLS
