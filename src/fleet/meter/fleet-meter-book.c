/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meter/fleet-meter-book.h"

#include <json-glib/json-glib.h>

#define VERSION 1
#define MAX_BYTES G_GUINT64_CONSTANT (0x0fffffffffffffff) /* sums of such numbers stay in range */

/* A clock that says it is before this has not been set yet. */
#define EARLIEST_DAY 20260101

/* Who travels, or sets the clock right, goes back by no more: then the days do not begin anew. */
#define DAYS_BACK 2

void
fleet_meter_camera_free (FleetMeterCamera *self)
{
  g_free (self->account);
  g_free (self->key);
  g_free (self->name);
  g_free (self);
}

static void
free_camera (gpointer camera)
{
  fleet_meter_camera_free (camera);
}

static guint
hash_camera (gconstpointer data)
{
  const FleetMeterCamera *camera = data;

  return g_str_hash (camera->account) * 31 + g_str_hash (camera->key);
}

static gboolean
is_same_camera (gconstpointer a, gconstpointer b)
{
  const FleetMeterCamera *mine = a, *theirs = b;

  return g_str_equal (mine->account, theirs->account) && g_str_equal (mine->key, theirs->key);
}

FleetMeterBook *
fleet_meter_book_new (void)
{
  FleetMeterBook *self = g_new0 (FleetMeterBook, 1);

  self->cameras = g_hash_table_new_full (hash_camera, is_same_camera, free_camera, NULL);
  return self;
}

void
fleet_meter_book_free (FleetMeterBook *self)
{
  g_hash_table_unref (self->cameras);
  g_free (self);
}

gboolean
fleet_meter_book_is_empty (const FleetMeterBook *self)
{
  return g_hash_table_size (self->cameras) == 0;
}

static guint32
get_julian (FleetMeterDay day)
{
  GDate date;

  g_date_set_dmy (&date, (GDateDay) (day % 100), (GDateMonth) (day / 100 % 100),
                  (GDateYear) (day / 10000));
  return g_date_get_julian (&date);
}

static gboolean
is_day (gint64 day)
{
  return day > 0 && day <= 99991231
         && g_date_valid_dmy ((GDateDay) (day % 100), (GDateMonth) (day / 100 % 100),
                              (GDateYear) (day / 10000));
}

/* Whether the calendar has gone on, and the clock can be believed. */
static gboolean
is_another_day (const FleetMeterBook *self, FleetMeterDay day)
{
  if (day == self->day || self->day == 0)
    return FALSE;
  return day > self->day
         || (day >= EARLIEST_DAY && get_julian (self->day) - get_julian (day) > DAYS_BACK);
}

/* With a new day its count begins anew, and with a new month all do. */
void
fleet_meter_book_turn (FleetMeterBook *self, FleetMeterDay day)
{
  GHashTableIter iter;
  gpointer camera;

  if (is_another_day (self, day))
    {
      gboolean same_month = day / 100 == self->day / 100;

      if (!same_month)
        g_hash_table_remove_all (self->cameras);
      g_hash_table_iter_init (&iter, self->cameras);
      while (g_hash_table_iter_next (&iter, &camera, NULL))
        ((FleetMeterCamera *) camera)->today = 0;
      self->today = 0;
      self->month = same_month ? self->month : 0;
      self->day = day;
    }
  if (self->day == 0)
    self->day = day;
}

static char *
dup_name (const FleetMeterCamera *camera)
{
  glong n = g_utf8_strlen (camera->name, -1);

  return g_utf8_substring (camera->name, 0, MIN (n, FLEET_METER_MAX_NAME_CHARS));
}

static const FleetMeterCamera others = { (char *) "", (char *) "", (char *) "", 0, 0 };

/* The line of all others does not count. */
static gboolean
is_full (const FleetMeterBook *self)
{
  guint n = g_hash_table_size (self->cameras);

  return n - g_hash_table_contains (self->cameras, &others) >= FLEET_METER_MAX_CAMERAS;
}

static FleetMeterCamera *
get_line (FleetMeterBook *self, const FleetMeterCamera *camera)
{
  FleetMeterCamera *line = g_hash_table_lookup (self->cameras, camera);

  if (line == NULL && is_full (self))
    {
      camera = &others;
      line = g_hash_table_lookup (self->cameras, camera);
    }
  if (line != NULL)
    return line;
  line = g_new0 (FleetMeterCamera, 1);
  line->account = g_strdup (camera->account);
  line->key = g_strdup (camera->key);
  line->name = dup_name (camera);
  g_hash_table_add (self->cameras, line);
  return line;
}

static guint64
sum (guint64 a, guint64 b)
{
  return MIN (a, MAX_BYTES) + MIN (b, MAX_BYTES) > MAX_BYTES ? MAX_BYTES : a + b;
}

/* Adds its counts to what there is of it. */
void
fleet_meter_book_add (FleetMeterBook *self, const FleetMeterCamera *camera)
{
  FleetMeterCamera *line = get_line (self, camera);

  if (is_same_camera (line, camera) && *camera->name != '\0')
    {
      g_free (line->name); /* the last that it had is the one that it keeps */
      line->name = dup_name (camera);
    }
  line->today = sum (line->today, camera->today);
  line->month = sum (line->month, camera->month);
  self->today = sum (self->today, camera->today);
  self->month = sum (self->month, camera->month);
}

/* Both are of the same day. */
void
fleet_meter_book_add_all (FleetMeterBook *self, const FleetMeterBook *from)
{
  GHashTableIter iter;
  gpointer camera;

  g_hash_table_iter_init (&iter, from->cameras);
  while (g_hash_table_iter_next (&iter, &camera, NULL))
    fleet_meter_book_add (self, camera);
}

/* How much it was stays, and of which cameras does not. */
void
fleet_meter_book_forget (FleetMeterBook *self)
{
  FleetMeterCamera all = others;

  all.today = self->today;
  all.month = self->month;
  g_hash_table_remove_all (self->cameras);
  self->today = 0;
  self->month = 0;
  if (all.month > 0)
    fleet_meter_book_add (self, &all);
}

static JsonNode *
get_value (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
             ? node
             : NULL;
}

static char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_STRING);

  return (char *) (node != NULL ? json_node_get_string (node) : "");
}

static guint64
get_count (JsonObject *object, const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_INT64);

  return node != NULL ? MIN ((guint64) MAX (json_node_get_int (node), 0), MAX_BYTES) : 0;
}

static void
read_camera (JsonArray *array, guint index, JsonNode *node, gpointer book)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  FleetMeterCamera camera = { 0 };

  if (object == NULL)
    return;
  camera.account = get_text (object, "account");
  camera.key = get_text (object, "camera");
  camera.name = get_text (object, "name");
  camera.month = get_count (object, "month");
  camera.today = MIN (get_count (object, "today"), camera.month);
  if (camera.month > 0)
    fleet_meter_book_add (book, &camera);
}

/* What makes no sense in it is left out. NULL with a G_IO_ERROR when nothing does. */
FleetMeterBook *
fleet_meter_book_parse (const char *data, gsize n, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (FleetMeterBook) self = fleet_meter_book_new ();
  JsonNode *root, *cameras;
  JsonObject *object;
  gint64 day;

  if (n == 0)
    return g_steal_pointer (&self);
  if (!g_utf8_validate_len (data, n, NULL)
      || !json_parser_load_from_data (parser, data, (gssize) n, NULL))
    root = NULL;
  else
    root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  cameras = object != NULL ? json_object_get_member (object, "cameras") : NULL;
  day = object != NULL ? (gint64) get_count (object, "day") : 0;
  if (!is_day (day) || cameras == NULL || !JSON_NODE_HOLDS_ARRAY (cameras))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a count of data");
      return NULL;
    }
  self->day = (FleetMeterDay) day;
  json_array_foreach_element (json_node_get_array (cameras), read_camera, self);
  return g_steal_pointer (&self);
}

static void
write_int (JsonBuilder *builder, const char *member, guint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
write_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

GBytes *
fleet_meter_book_write (const FleetMeterBook *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  GHashTableIter iter;
  gpointer data;
  char *text;

  json_builder_begin_object (builder);
  write_int (builder, "version", VERSION);
  write_int (builder, "day", self->day);
  json_builder_set_member_name (builder, "cameras");
  json_builder_begin_array (builder);
  g_hash_table_iter_init (&iter, self->cameras);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const FleetMeterCamera *camera = data;

      json_builder_begin_object (builder);
      write_text (builder, "account", camera->account);
      write_text (builder, "camera", camera->key);
      write_text (builder, "name", camera->name);
      write_int (builder, "today", camera->today);
      write_int (builder, "month", camera->month);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}
