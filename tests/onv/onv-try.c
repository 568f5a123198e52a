/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-try.h"

#include "client/onv-error.h"
#include "schema/onv-json.h"

OnvRecord *
onv_try_blank (OnvRecord *like)
{
  guint n;
  const OnvField *fields = onv_record_get_table (like, &n);

  return fields == ONV_RECORD_GET_CLASS (like)->fields ? g_object_new (G_OBJECT_TYPE (like), NULL)
                                                       : onv_record_new_for_table (fields, n);
}

/* That @node is read as what @record is. */
static void
assert_reads_as (OnvRecord *record, JsonNode *node)
{
  g_autoptr (OnvRecord) again = onv_try_blank (record);
  g_autoptr (GError) error = NULL;

  onv_record_decode (again, node, NULL, &error);
  g_assert_no_error (error);
  if (!onv_record_equal (record, again))
    {
      g_autoptr (JsonNode) written = onv_record_to_json (record, ONV_WRITE_WHOLE);
      g_autoptr (JsonNode) rewritten = onv_record_to_json (again, ONV_WRITE_WHOLE);
      g_autofree char *text = json_to_string (written, FALSE);
      g_autofree char *retext = json_to_string (rewritten, FALSE);

      g_error ("%s became another: %s\nthen %s", G_OBJECT_TYPE_NAME (record), text, retext);
    }
}

static gboolean
is_writable (OnvRecord *record)
{
  guint n;
  const OnvField *fields = onv_record_get_table (record, &n);

  return n == 0 || (fields[0].flags & ONV_FIELD_WHOLE) == 0
         || onv_record_has (record, fields[0].name);
}

static void
try_writing (OnvRecord *record)
{
  g_autoptr (JsonNode) whole = NULL;
  g_autoptr (JsonNode) changed = NULL;
  g_autoptr (JsonNode) parsed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!is_writable (record)) /* an array that was never set */
    return;
  whole = onv_record_to_json (record, ONV_WRITE_WHOLE);
  assert_reads_as (record, whole);
  text = onv_json_write (whole);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  parsed = onv_json_parse (text, strlen (text), &error);
  if (parsed == NULL)
    g_error ("%s is written as no JSON: %s\n%s", G_OBJECT_TYPE_NAME (record), text, error->message);
  assert_reads_as (record, parsed);
  changed = onv_record_to_json (record, ONV_WRITE_CHANGED);
  g_assert_nonnull (changed);
}

static void
try_members (OnvRecord *record)
{
  guint n;
  const OnvField *fields = onv_record_get_table (record, &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *text = onv_record_dup_text (record, fields[i].name);

      g_assert_true ((text != NULL) == onv_record_has (record, fields[i].name));
      onv_record_is_changed (record, fields[i].name);
      onv_record_is_sendable (record, i);
      if (fields == ONV_RECORD_GET_CLASS (record)->fields)
        g_object_get_property (G_OBJECT (record), fields[i].name, &value);
    }
}

static void
try_copies (OnvRecord *record)
{
  g_autoptr (OnvRecord) copy = onv_record_duplicate (record);
  g_autoptr (OnvRecord) target = onv_try_blank (record);
  g_autoptr (GError) error = NULL;

  g_assert_true (onv_record_equal (record, copy));
  onv_record_merge (target, copy);
  onv_record_keep (target, copy);
  onv_record_merge (copy, target);
  onv_record_set_unchanged (copy);
  g_assert_true (
      onv_record_check_changes (copy, &error)); /* what nobody touched is never refused */
  g_assert_no_error (error);
}

void
onv_try_record (OnvRecord *record)
{
  g_autoptr (GError) error = NULL;

  try_members (record);
  try_writing (record);
  try_copies (record);
  if (!onv_record_check (record, &error))
    {
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_nonnull (onv_error_get_member (error));
    }
}

void
onv_try_json (OnvRecord *like, JsonNode *node)
{
  g_autoptr (OnvRecord) record = onv_try_blank (like);
  g_autoptr (GError) error = NULL;

  if (onv_record_decode (record, node, NULL, &error))
    {
      g_assert_no_error (error);
      onv_try_record (record);
      return;
    }
  g_assert_error (error, ONV_ERROR, ONV_ERROR_SHAPE);
  g_assert_nonnull (onv_error_get_member (error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}
