/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-error-private.h"
#include "schema/onv-record-private.h"

/* What must be given. */
typedef enum
{
  CHECK_CHANGES, /* nothing: only what was changed is looked at */
  CHECK_WHOLE,   /* all that is required, but in a part that was read and nobody touched */
  CHECK_MERGED,  /* what belongs to a mode that was changed, and all of parts that were not read */
} Check;

static gboolean check_record (OnvRecord *self, Check check, const OnvPath *path, GError **error);

static gboolean G_GNUC_PRINTF (3, 4)
    refuse (const OnvPath *path, GError **error, const char *format, ...)
{
  g_autofree char *where = onv_path_to_text (path);
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_propagate_error (error,
                     onv_error_new_for_member (ONV_ERROR_ARGUMENT, where, "%s: %s", where, what));
  return FALSE;
}

static gboolean
check_number (const OnvField *field, double number, const OnvPath *path, GError **error)
{
  gint64 min, max;

  if (!onv_field_get_range (field, &min, &max)
      || (number >= (double) min && number <= (double) max))
    return TRUE;
  if (max == G_MAXINT64)
    return refuse (path, error, "at least %" G_GINT64_FORMAT, min);
  return refuse (path, error, "from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, min, max);
}

static gboolean
check_length (const OnvField *field,
              gint64 length,
              const char *things,
              const OnvPath *path,
              GError **error)
{
  gint64 min, max;

  if (!onv_field_get_range (field, &min, &max) || (length >= min && length <= max))
    return TRUE;
  if (length < min)
    return refuse (path, error, "at least %" G_GINT64_FORMAT " %s", min, things);
  return refuse (path, error, "at most %" G_GINT64_FORMAT " %s", max, things);
}

static gboolean
check_text (const OnvField *field, const char *text, const OnvPath *path, GError **error)
{
  gboolean bytes = (field->flags & ONV_FIELD_BYTES) != 0;
  gint64 length = bytes ? (gint64) strlen (text) : g_utf8_strlen (text, -1);

  if (!check_length (field, length, bytes ? "bytes" : "characters", path, error))
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    {
      if ((field->flags & ONV_FIELD_ALNUM) != 0 && !g_ascii_isalnum (*c))
        return refuse (path, error, "only A–Z, a–z and 0–9");
      if ((field->flags & ONV_FIELD_HEX) != 0 && !g_ascii_isxdigit (*c))
        return refuse (path, error, "only 0–9, a–f and A–F");
    }
  return TRUE;
}

/* A limit that the camera itself has told. */
static gboolean
check_told_limit (OnvRecord *self,
                  const OnvField *field,
                  guint length,
                  const OnvPath *path,
                  GError **error)
{
  if (field->max_from == NULL || !onv_record_has (self, field->max_from)
      || length <= (guint64) MAX (0, onv_record_get_int (self, field->max_from)))
    return TRUE;
  return refuse (path, error, "at most %" G_GINT64_FORMAT " items",
                 onv_record_get_int (self, field->max_from));
}

/* A part that was replaced is given whole. */
static Check
deepen (Check check, gboolean changed)
{
  return check == CHECK_CHANGES && changed ? CHECK_WHOLE : check;
}

static gboolean
check_list (OnvRecord *self,
            const OnvField *field,
            GListModel *items,
            Check check,
            const OnvPath *path,
            GError **error)
{
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;
  gboolean changed = onv_record_is_changed (self, field->name);

  if (changed
      && (!check_length (field, n, "items", path, error)
          || !check_told_limit (self, field, n, path, error)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (items, i);
      OnvPath place = { path, NULL, i };

      if (!check_record (item, deepen (check, changed && field->key == NULL), &place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_strings (const OnvField *field, char **texts, const OnvPath *path, GError **error)
{
  gint64 joined = -1;

  if (!check_length (field, g_strv_length (texts), "items", path, error))
    return FALSE;
  for (char **text = texts; *text != NULL; text++)
    joined += 1 + (gint64) strlen (*text);
  if (field->joined_max == 0 || joined <= field->joined_max)
    return TRUE;
  return refuse (path, error, "at most %" G_GINT64_FORMAT " bytes together", field->joined_max);
}

/* Times by the clocks of the platform and of a camera are not the same thing. */
static gboolean
check_clock (const OnvField *field, const OnvTime *time, const OnvPath *path, GError **error)
{
  return onv_time_get_kind (time) == onv_field_get_time_kind (field)
         || refuse (path, error, "a time by another clock");
}

static gboolean
check_value (OnvRecord *self,
             const OnvField *field,
             const OnvSlot *slot,
             Check check,
             const OnvPath *path,
             GError **error)
{
  if (field->kind == ONV_KIND_LIST)
    return check_list (self, field, (GListModel *) slot->v.object, check, path, error);
  if (slot->odd)
    return TRUE;
  if (field->kind == ONV_KIND_RECORD)
    return check_record (ONV_RECORD (slot->v.object), deepen (check, slot->changed), path, error);
  if (!slot->changed) /* what nobody touched is never refused */
    return TRUE;
  switch (field->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      return check_text (field, slot->v.text, path, error);
    case ONV_KIND_STRINGS:
      return check_strings (field, slot->v.texts, path, error);
    case ONV_KIND_INT:
    case ONV_KIND_ENUM:
    case ONV_KIND_DAY_TIME:
      return check_number (field, (double) slot->v.number, path, error);
    case ONV_KIND_DOUBLE:
      return check_number (field, slot->v.real, path, error);
    case ONV_KIND_UNIX_TIME:
    case ONV_KIND_PLATFORM_TIME:
    case ONV_KIND_CAMERA_TIME:
      return check_clock (field, slot->v.time, path, error);
    default:
      return TRUE;
    }
}

/* One of several must be given, or only one. */
static gboolean
check_instead (OnvRecord *self, guint index, const OnvPath *path, GError **error)
{
  guint n;
  const OnvField *field = &onv_record_get_table (self, &n)[index];
  g_auto (GStrv) others = g_strsplit (field->instead, "|", -1);
  g_autoptr (GString) names = g_string_new (field->json);
  guint given = onv_record_get_slot (self, index)->state != ONV_SLOT_ABSENT;

  for (char **other = others; *other != NULL; other++)
    {
      guint i;
      const OnvField *one = onv_record_require_field (self, *other, &i);

      given += onv_record_get_slot (self, i)->state != ONV_SLOT_ABSENT;
      g_string_append_printf (names, ", %s", one->json);
    }
  if (given == 0)
    return refuse (path, error, "one of %s must be given", names->str);
  if (given > 1 && (field->flags & ONV_FIELD_ALONE) != 0)
    return refuse (path, error, "only one of %s may be given", names->str);
  return TRUE;
}

static gint64
count_of (const OnvField *field, const OnvSlot *slot)
{
  if (field->kind == ONV_KIND_UNIX_TIME || field->kind == ONV_KIND_PLATFORM_TIME
      || field->kind == ONV_KIND_CAMERA_TIME)
    return onv_time_get_seconds (slot->v.time);
  return slot->v.number;
}

/* An end is not before its beginning, nor too far from it. */
static gboolean
check_from (OnvRecord *self, guint index, const OnvPath *path, GError **error)
{
  guint n, i;
  const OnvField *field = &onv_record_get_table (self, &n)[index];
  const OnvField *other = onv_record_require_field (self, field->from, &i);
  const OnvSlot *end = onv_record_get_slot (self, index);
  const OnvSlot *begin = onv_record_get_slot (self, i);
  gint64 first, last;
  guint64 span;

  if (end->state == ONV_SLOT_ABSENT || begin->state == ONV_SLOT_ABSENT || end->odd || begin->odd
      || (!end->changed && !begin->changed))
    return TRUE;
  first = count_of (other, begin);
  last = count_of (field, end);
  if (last < first)
    return refuse (path, error, "not before %s", other->json);
  /* Two numbers may be further apart than a signed one can tell. */
  span = (guint64) last - (guint64) first;
  if (field->span_max == 0 || span <= (guint64) field->span_max)
    return TRUE;
  if (field->kind == ONV_KIND_PLATFORM_TIME || field->kind == ONV_KIND_CAMERA_TIME)
    return refuse (path, error, "at most %" G_GINT64_FORMAT " days after %s",
                   field->span_max / 86400, other->json);
  return refuse (path, error, "at most %" G_GINT64_FORMAT " more than %s", field->span_max,
                 other->json);
}

/* Whether it came from the platform, and whether somebody has changed something in it since. */
static gboolean
was_read (OnvRecord *self, gboolean *touched)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);
  gboolean read = onv_record_get_unknown_members (self) != NULL;

  *touched = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const OnvSlot *slot = onv_record_get_slot (self, i);

      read = read || slot->state == ONV_SLOT_SENT || slot->state == ONV_SLOT_KEPT || slot->told;
      *touched = *touched || onv_record_is_changed (self, fields[i].name);
    }
  return read;
}

/* Whether all that is required must be there: what the camera left out in a part that it sent itself, it
 * does not need. */
static gboolean
is_demanding (OnvRecord *self, Check check, const OnvPath *path)
{
  gboolean touched;

  if (check == CHECK_CHANGES || !was_read (self, &touched))
    return check != CHECK_CHANGES;
  return check == CHECK_WHOLE && (path == NULL || touched);
}

/* A camera may leave out what belongs to the mode that it is in: whoever changes the mode has to give it. */
static gboolean
is_due (OnvRecord *self, const OnvField *field, Check check, gboolean demanding)
{
  if ((field->flags & ONV_FIELD_REQUIRED) == 0)
    return FALSE;
  if (field->when == NULL)
    return demanding;
  return check != CHECK_CHANGES && onv_record_is_changed (self, field->when);
}

/* A change that would not be written, though nobody has changed the mode: the camera would not take it. */
static gboolean
check_taken (OnvRecord *self, const OnvField *field, const OnvPath *path, GError **error)
{
  const OnvField *other;
  g_autofree char *mode = NULL;
  guint i;

  if ((field->flags & (ONV_FIELD_READ_ONLY | ONV_FIELD_LOCAL)) != 0
      || !onv_record_is_changed (self, field->name) || onv_record_is_changed (self, field->when))
    return TRUE;
  other = onv_record_require_field (self, field->when, &i);
  mode = onv_record_dup_text (self, field->when);
  return refuse (path, error, "not taken as long as %s is %s", other->json,
                 mode != NULL ? mode : "not there");
}

static gboolean
check_others (OnvRecord *self, guint index, gboolean demanding, const OnvPath *path, GError **error)
{
  guint n;
  const OnvField *field = &onv_record_get_table (self, &n)[index];

  return (field->instead == NULL || !demanding || check_instead (self, index, path, error))
         && (field->from == NULL || check_from (self, index, path, error));
}

static gboolean
check_record (OnvRecord *self, Check check, const OnvPath *path, GError **error)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);
  gboolean demanding = is_demanding (self, check, path);

  for (guint i = 0; i < n; i++)
    {
      OnvSlot *slot = onv_record_get_slot (self, i);
      OnvPath member = { path, fields[i].json, 0 };
      const OnvPath *place = fields[i].json != NULL ? &member : path;

      if (!onv_record_is_sendable (self, i))
        {
          if (check == CHECK_MERGED && !check_taken (self, &fields[i], place, error))
            return FALSE;
          continue;
        }
      if (slot->state == ONV_SLOT_ABSENT)
        {
          if (is_due (self, &fields[i], check, demanding))
            return refuse (place, error, "must be given");
        }
      else if (!check_value (self, &fields[i], slot, check, place, error))
        return FALSE;
      if (!check_others (self, i, demanding, place, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * onv_record_check:
 * @self: a record
 * @error: return location for an error
 *
 * Checks the documented limits, as every call does before it sends anything: required members, and
 * the range, length and alphabet of those that were changed here. What the platform sent and nobody
 * touched is not refused.
 *
 * The error is %ONV_ERROR_ARGUMENT; [func@Onv.Error.get_member] names the member, the message the
 * limit.
 *
 * Returns: whether all is well
 */
gboolean
onv_record_check (OnvRecord *self, GError **error)
{
  g_return_val_if_fail (ONV_IS_RECORD (self), FALSE);

  return check_record (self, CHECK_WHOLE, NULL, error);
}

/* Checks what was changed in a record that need not be whole. */
gboolean
onv_record_check_changes (OnvRecord *self, GError **error)
{
  return check_record (self, CHECK_CHANGES, NULL, error);
}

/* Checks what was read and has had changes brought into it. What the camera left out, and nobody gave, it
 * does not need; a change that would not be written is refused. */
gboolean
onv_record_check_merged (OnvRecord *self, GError **error)
{
  return check_record (self, CHECK_MERGED, NULL, error);
}
