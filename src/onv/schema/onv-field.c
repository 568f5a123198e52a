/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-field-private.h"
#include "schema/onv-record.h"

/* Tables are static: a field is never copied or freed. */
static gpointer
field_copy (gpointer field)
{
  return field;
}

static void
field_free (gpointer field)
{
}

G_DEFINE_BOXED_TYPE (OnvField, onv_field, field_copy, field_free)

/**
 * OnvField:
 *
 * One member of a record: what it is called, what kind of value it holds and what is allowed. The
 * fields of a record are what codecs, tables and editors are made from.
 */

/**
 * onv_field_get_name:
 * @self: a field
 *
 * Gets the name of the property.
 *
 * Returns: the name
 */
const char *
onv_field_get_name (const OnvField *self)
{
  return self->name;
}

/**
 * onv_field_get_json_name:
 * @self: a field
 *
 * Gets the name of the member on the wire.
 *
 * Returns: (nullable): the name, %NULL for %ONV_FIELD_WHOLE
 */
const char *
onv_field_get_json_name (const OnvField *self)
{
  return self->json;
}

/**
 * onv_field_get_kind:
 * @self: a field
 *
 * Gets the kind of value.
 *
 * Returns: the kind
 */
OnvKind
onv_field_get_kind (const OnvField *self)
{
  return self->kind;
}

/**
 * onv_field_get_flags:
 * @self: a field
 *
 * Gets what is special about it.
 *
 * Returns: the flags
 */
OnvFieldFlags
onv_field_get_flags (const OnvField *self)
{
  return self->flags;
}

/**
 * onv_field_get_unit:
 * @self: a field
 *
 * Gets what a number counts.
 *
 * Returns: the unit
 */
OnvUnit
onv_field_get_unit (const OnvField *self)
{
  return self->unit;
}

/**
 * onv_field_get_range:
 * @self: a field
 * @min: (out): the least number, or the shortest length of a text in characters or of an array
 * @max: (out): the most
 *
 * Gets the limits that are checked before something is sent.
 *
 * Returns: whether there are any
 */
gboolean
onv_field_get_range (const OnvField *self, gint64 *min, gint64 *max)
{
  *min = self->min;
  *max = self->max < self->min ? G_MAXINT64 : self->max;
  return self->min != 0 || self->max != 0;
}

/**
 * onv_field_get_value_type:
 * @self: a field
 *
 * Gets the type of the enumeration, of the record, or of the items of a list.
 *
 * Returns: the type, %G_TYPE_INVALID for other kinds
 */
GType
onv_field_get_value_type (const OnvField *self)
{
  return self->type != NULL ? self->type () : G_TYPE_INVALID;
}

/**
 * onv_field_get_condition:
 * @self: a field
 * @value: (out): the value that the other member must have
 *
 * Gets the member on which it depends whether this one is sent: the clock of a camera has a time
 * server only in the mode that uses one.
 *
 * Returns: (nullable): the name of the other member
 */
const char *
onv_field_get_condition (const OnvField *self, int *value)
{
  *value = self->when_value;
  return self->when;
}

/* Whether @name means this field; '-' and '_' are the same. */
gboolean
onv_field_is_called (const OnvField *self, const char *name)
{
  const char *mine = self->name;

  while (*mine != '\0' && (*mine == *name || (*mine == '-' && *name == '_')))
    {
      mine++;
      name++;
    }
  return *mine == '\0' && *name == '\0';
}

gboolean
onv_field_is_written (const OnvField *self, const char *json)
{
  return self->json != NULL && strcmp (self->json, json) == 0;
}

/* Whether a member called @json is read into this field though it is written differently. */
gboolean
onv_field_reads (const OnvField *self, const char *json)
{
  const char *alias = self->aliases;
  gsize length = strlen (json);

  while (alias != NULL)
    {
      if (strncmp (alias, json, length) == 0 && (alias[length] == '\0' || alias[length] == '|'))
        return TRUE;
      alias = strchr (alias, '|');
      if (alias != NULL)
        alias++;
    }
  return FALSE;
}

OnvTimeKind
onv_field_get_time_kind (const OnvField *self)
{
  if (self->kind == ONV_KIND_UNIX_TIME)
    return ONV_TIME_KIND_INSTANT;
  return self->kind == ONV_KIND_CAMERA_TIME ? ONV_TIME_KIND_CAMERA : ONV_TIME_KIND_PLATFORM;
}

/* Enumerated words are read without case. */
const GEnumValue *
onv_field_find_nick (const OnvField *self, const char *text)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (self->type ());

  for (guint i = 0; i < klass->n_values; i++)
    if (klass->values[i].value >= 0 && g_ascii_strcasecmp (klass->values[i].value_nick, text) == 0)
      return &klass->values[i];
  return NULL;
}

const GEnumValue *
onv_field_find_number (const OnvField *self, gint64 number)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (self->type ());

  if (number < 0 || number > G_MAXINT)
    return NULL;
  return g_enum_get_value (klass, (int) number);
}

static GParamSpec *
create_enum_pspec (const OnvField *self, GParamFlags flags)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (self->type ());

  return g_param_spec_enum (self->name, NULL, NULL, self->type (), klass->values[0].value, flags);
}

/* Limits are not the property's: a value outside them is kept, and refused with an error that names
 * them when it is sent. */
GParamSpec *
onv_field_create_pspec (const OnvField *self)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const char *name = self->name;

  switch (self->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case ONV_KIND_INT:
    case ONV_KIND_DAY_TIME:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case ONV_KIND_DOUBLE:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case ONV_KIND_BOOLEAN:
    case ONV_KIND_SWITCH:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case ONV_KIND_ENUM:
    case ONV_KIND_NAME:
      return create_enum_pspec (self, flags);
    case ONV_KIND_UNIX_TIME:
    case ONV_KIND_PLATFORM_TIME:
    case ONV_KIND_CAMERA_TIME:
      return g_param_spec_boxed (name, NULL, NULL, ONV_TYPE_TIME, flags);
    case ONV_KIND_SIZE:
      return g_param_spec_boxed (name, NULL, NULL, ONV_TYPE_SIZE, flags);
    case ONV_KIND_STRINGS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case ONV_KIND_RECORD:
      return g_param_spec_object (name, NULL, NULL, self->type (), flags);
    case ONV_KIND_LIST:
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    case ONV_KIND_JSON:
      return g_param_spec_boxed (name, NULL, NULL, JSON_TYPE_NODE, flags);
    }
  g_assert_not_reached ();
}

/* `cameras[3].port` */
char *
onv_path_to_text (const OnvPath *path)
{
  g_autofree char *before = NULL;

  if (path == NULL)
    return g_strdup ("");
  before = onv_path_to_text (path->parent);
  if (path->name == NULL)
    return g_strdup_printf ("%s[%u]", before, path->index);
  return g_strdup_printf ("%s%s%s", before, *before != '\0' ? "." : "", path->name);
}
