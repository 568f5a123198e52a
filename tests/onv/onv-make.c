/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-make.h"

#include <math.h>

#include "onv-try.h"

#define DEPTH 4
/* 0001-01-01 and 9999-12-31: what a wall clock can be. */
#define FIRST_DAY (-719162)
#define LAST_DAY 2932896

static gboolean
chance (int percent)
{
  return g_test_rand_int_range (0, 100) < percent;
}

static gint64
make_int64 (void)
{
  const gint64 edges[]
      = { 0, 1, -1, G_MAXINT32, G_MININT32, G_MAXINT64, G_MININT64, 86400, 4294967296 };

  if (chance (30))
    return edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))];
  return (gint64) ((guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ())
         >> g_test_rand_int_range (0, 60);
}

static gint64
make_up_to (gint64 max)
{
  return (gint64) g_test_rand_double_range (0, (double) max + 0.99);
}

static double
make_double (void)
{
  const double edges[] = { 0, -0.0, 0.1, 1e300, -5e-324, G_MAXDOUBLE, 9007199254740993.0 };

  return chance (30) ? edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))]
                     : ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-60, 60));
}

char *
onv_make_text (void)
{
  static const char *const words[] = { "",
                                       "0",
                                       "1",
                                       "on",
                                       "NaN",
                                       "inf",
                                       "-0",
                                       "007",
                                       "1e999",
                                       "true",
                                       "2019-04-29   12:00:01",
                                       "24:00:00",
                                       "99:99:99",
                                       "1280*720",
                                       "1*",
                                       "\"",
                                       "\\u0000",
                                       "{",
                                       "[[[[",
                                       "a,b",
                                       "夜",
                                       "99999999999999999999",
                                       "%s%n",
                                       "</>" };
  static const gunichar ranges[] = { 0x20, 0x60, 0x7f, 0x100, 0x3000, 0x1f640, 0x10fff0 };
  g_autoptr (GString) text = g_string_new (NULL);
  int length = chance (2) ? g_test_rand_int_range (0, 20000) : g_test_rand_int_range (0, 12);

  if (chance (50))
    return g_strdup (words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  for (int i = 0; i < length; i++)
    {
      gunichar end = ranges[g_test_rand_int_range (0, G_N_ELEMENTS (ranges))];

      g_string_append_unichar (text, end - (gunichar) g_test_rand_int_range (0, 0x20));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static JsonNode *
take_text (char *text)
{
  JsonNode *node = json_node_init_string (json_node_alloc (), text);

  g_free (text);
  return node;
}

static JsonNode *
make_array (guint depth)
{
  g_autoptr (JsonArray) array = json_array_new ();
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++)
    json_array_add_element (array, onv_make_json (depth - 1));
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
make_object (guint depth)
{
  g_autoptr (JsonObject) object = json_object_new ();
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = onv_make_text ();

      json_object_set_member (object, name, onv_make_json (depth - 1));
    }
  return json_node_init_object (json_node_alloc (), object);
}

JsonNode *
onv_make_json (guint depth)
{
  switch (g_test_rand_int_range (0, depth > 0 ? 7 : 5))
    {
    case 0:
      return json_node_new (JSON_NODE_NULL);
    case 1:
      return json_node_init_boolean (json_node_alloc (), chance (50));
    case 2:
      return json_node_init_int (json_node_alloc (), make_int64 ());
    case 3:
      return json_node_init_double (json_node_alloc (), make_double ());
    case 4:
      return take_text (onv_make_text ());
    case 5:
      return make_array (depth);
    default:
      return make_object (depth);
    }
}

/* A value that the library does not know, of the right outer type: kept as it came. */
static void
make_odd (OnvSlot *slot)
{
  slot->odd = TRUE;
  slot->v.node = take_text (g_strdup_printf ("odd %u", (guint) g_test_rand_int ()));
}

static void
make_enum (const OnvField *field, OnvSlot *slot)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (field->type ());
  const GEnumValue *value = &klass->values[g_test_rand_int_range (0, (int) klass->n_values)];

  slot->v.number = value->value;
  if (value->value < 0)
    make_odd (slot);
}

static void
make_time (const OnvField *field, OnvSlot *slot)
{
  gint64 day = FIRST_DAY + make_up_to (LAST_DAY - FIRST_DAY);
  gint64 second = (field->flags & ONV_FIELD_DAY) != 0 ? 0 : make_up_to (86399);

  if (field->kind == ONV_KIND_UNIX_TIME)
    slot->v.time = onv_time_new (ONV_TIME_KIND_INSTANT, make_int64 ());
  else if (chance (10))
    make_odd (slot);
  else
    slot->v.time = onv_time_new (onv_field_get_time_kind (field), day * 86400 + second);
}

static char **
make_texts (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = onv_make_text ();

      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static void fill (OnvRecord *self, guint depth);

static OnvRecord *
make_inner (const OnvField *field, guint depth)
{
  OnvRecord *record = g_object_new (field->type (), NULL);

  fill (record, depth - 1);
  return record;
}

static void
make_list (OnvRecord *self, guint index, const OnvField *field, guint depth)
{
  GListStore *list = onv_record_ensure_list (self, index);
  int n = depth > 0 ? g_test_rand_int_range (0, 4) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (OnvRecord) item = make_inner (field, depth);

      g_list_store_append (list, item);
    }
  onv_record_get_slot (self, index)->state = ONV_SLOT_SET;
  onv_record_get_slot (self, index)->changed = TRUE;
}

static void
make_value (const OnvField *field, OnvSlot *slot, guint depth)
{
  switch (field->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      slot->v.text = onv_make_text ();
      return;
    case ONV_KIND_DOUBLE:
      slot->v.real = make_double ();
      return;
    case ONV_KIND_BOOLEAN:
    case ONV_KIND_SWITCH:
      slot->v.number = chance (50);
      return;
    case ONV_KIND_ENUM:
    case ONV_KIND_NAME:
      make_enum (field, slot);
      return;
    case ONV_KIND_UNIX_TIME:
    case ONV_KIND_PLATFORM_TIME:
    case ONV_KIND_CAMERA_TIME:
      make_time (field, slot);
      return;
    case ONV_KIND_DAY_TIME:
      slot->v.number = make_up_to ((field->flags & ONV_FIELD_ELAPSED) != 0 ? 3599999999 : 86400);
      return;
    case ONV_KIND_SIZE:
      slot->v.size
          = onv_size_new (g_test_rand_int_range (0, 999999), g_test_rand_int_range (0, 999999));
      return;
    case ONV_KIND_STRINGS:
      slot->v.texts = make_texts ();
      return;
    case ONV_KIND_RECORD:
      slot->v.object = G_OBJECT (make_inner (field, depth));
      return;
    case ONV_KIND_JSON:
      slot->v.node = onv_make_json (depth);
      return;
    default:
      slot->v.number = make_int64 ();
    }
}

static gboolean
is_known (OnvRecord *self, const char *name)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);

  for (guint i = 0; i < n; i++)
    if (onv_field_is_written (&fields[i], name) || onv_field_reads (&fields[i], name))
      return TRUE;
  return FALSE;
}

static void
make_unknown (OnvRecord *self)
{
  g_autofree char *name = onv_make_text ();

  if (!is_known (self, name))
    onv_record_take_unknown (self, name, onv_make_json (2));
}

static void
fill (OnvRecord *self, guint depth)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);
  gboolean whole = n > 0 && (fields[0].flags & ONV_FIELD_WHOLE) != 0;

  for (guint i = 0; i < n; i++)
    {
      const OnvField *field = &fields[i];
      gboolean must = whole || (field->flags & ONV_FIELD_ESSENTIAL) != 0;
      OnvSlot slot = { .state = ONV_SLOT_SET, .changed = TRUE };

      if ((field->flags & ONV_FIELD_LOCAL) != 0 || (!must && chance (40)))
        continue;
      if (field->kind == ONV_KIND_LIST)
        make_list (self, i, field, depth);
      else if (field->kind != ONV_KIND_RECORD || depth > 0 || must)
        {
          make_value (field, &slot, MAX (depth, 1));
          onv_record_take_slot (self, i, &slot);
        }
    }
  if (!whole && chance (30))
    make_unknown (self);
}

void
onv_make_record (OnvRecord *blank)
{
  fill (blank, DEPTH);
}

static char *
choose_name (const OnvField *field)
{
  g_auto (GStrv) aliases = g_strsplit (field->aliases != NULL ? field->aliases : "", "|", -1);
  guint n = g_strv_length (aliases);

  return g_strdup (n > 0 && chance (30) ? aliases[g_test_rand_int_range (0, (int) n)]
                                        : field->json);
}

static JsonNode *make_member (const OnvField *field, guint depth);

static JsonNode *
make_shape (OnvRecord *like, guint depth)
{
  guint n;
  const OnvField *fields = onv_record_get_table (like, &n);
  g_autoptr (JsonObject) object = json_object_new ();

  if (n > 0 && (fields[0].flags & ONV_FIELD_WHOLE) != 0)
    return make_member (&fields[0], depth);
  for (guint i = 0; i < n; i++)
    if (fields[i].json != NULL && chance (70))
      {
        g_autofree char *name = choose_name (&fields[i]);

        json_object_set_member (object, name, make_member (&fields[i], depth));
      }
  return json_node_init_object (json_node_alloc (), object);
}

/* Mostly what is right there, so that the rest is reached, too. */
static JsonNode *
make_good (const OnvField *field, guint depth)
{
  const OnvField table[] = { *field };
  g_autoptr (OnvRecord) single = onv_record_new_for_table (table, 1);
  OnvSlot slot = { .state = ONV_SLOT_SET };

  make_value (field, &slot, depth);
  onv_record_take_slot (single, 0, &slot);
  return onv_record_encode_member (single, 0);
}

static JsonNode *
make_shapes (const OnvField *field, guint depth)
{
  g_autoptr (JsonArray) array = json_array_new ();
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (OnvRecord) like = g_object_new (field->type (), NULL);

      json_array_add_element (array, make_shape (like, depth - 1));
    }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
make_member (const OnvField *field, guint depth)
{
  if (depth == 0 || chance (15))
    return onv_make_json (3);
  if (field->kind == ONV_KIND_LIST)
    return make_shapes (field, depth);
  if (field->kind == ONV_KIND_RECORD)
    {
      g_autoptr (OnvRecord) like = g_object_new (field->type (), NULL);

      return make_shape (like, depth - 1);
    }
  return make_good (field, depth);
}

JsonNode *
onv_make_shape (OnvRecord *like)
{
  return make_shape (like, DEPTH);
}
