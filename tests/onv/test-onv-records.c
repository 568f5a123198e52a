/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

#include "schema/onv-record-private.h"

/* A record with one field of each kind. */

static const OnvField thing_fields[] = {
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 4 },
  { "code", "code", ONV_KIND_STRING, ONV_FIELD_ALNUM },
  { "id", "id", ONV_KIND_ID, ONV_FIELD_UNQUOTED, .aliases = "ident|dev_id" },
  { "count", "count", ONV_KIND_INT, .min = 1, .max = 100 },
  { "rate", "rate", ONV_KIND_INT, ONV_FIELD_QUOTED },
  { "ratio", "ratio", ONV_KIND_DOUBLE, .min = -90, .max = 90 },
  { "private", "private", ONV_KIND_BOOLEAN },
  { "on", "on", ONV_KIND_SWITCH },
  { "day", "day", ONV_KIND_ENUM, .type = onv_weekday_get_type },
  { "corner", "corner", ONV_KIND_NAME, .type = onv_osd_position_get_type },
  { "date", "date", ONV_KIND_UNIX_TIME },
  { "created", "created", ONV_KIND_PLATFORM_TIME },
  { "clock", "clock", ONV_KIND_CAMERA_TIME, ONV_FIELD_DASHED },
  { "opens", "opens", ONV_KIND_DAY_TIME },
  { "size", "size", ONV_KIND_SIZE },
  { "tags", "tags", ONV_KIND_STRINGS, .max = 3 },
  { "region", "region", ONV_KIND_RECORD, .type = onv_region_get_type },
  { "spans", "spans", ONV_KIND_LIST, .type = onv_week_span_get_type },
  { "extra", "extra", ONV_KIND_JSON },
  { "told", "told", ONV_KIND_INT, ONV_FIELD_READ_ONLY },
};

#define THING_TYPE (thing_get_type ())
G_DECLARE_FINAL_TYPE (Thing, thing, THING, THING, OnvRecord)
ONV_DEFINE_RECORD (Thing, thing, thing_fields)

static OnvRecord *
read_as (GType type, const char *text)
{
  g_autoptr (JsonNode) node = onv_test_parse (text);
  g_autoptr (GError) error = NULL;
  OnvRecord *record = onv_record_new_from_json (type, node, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_round_trip (GType type, const char *text)
{
  g_autoptr (OnvRecord) record = read_as (type, text);
  g_autoptr (JsonNode) written = onv_record_to_json (record, ONV_WRITE_WHOLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvRecord) again = onv_record_new_from_json (type, written, &error);
  g_autoptr (OnvRecord) copy = onv_record_duplicate (record);

  g_assert_no_error (error);
  onv_test_assert_json (written, text);
  g_assert_true (onv_record_equal (record, again));
  g_assert_true (onv_record_equal (record, copy));
}

#define EVERY_KIND                                                                               \
  "{'name':'a','code':'b7','id':233444,'count':7,'rate':'25','ratio':0.5,'private':true,'on':1," \
  "'day':3,'corner':'left-top','date':1548228623,'created':'2019-04-29 12:00:01',"               \
  "'clock':'2017-09-29 12-00-31','opens':'08:30:15','size':'1280*720','tags':['x','y'],"         \
  "'region':{'x':0,'y':0,'w':300,'h':100,'z':9},"                                                \
  "'spans':[{'weekday':0,'start_time':'00:00:00','end_time':'24:00:00'}],"                       \
  "'extra':{'any':[1,'thing',null]},'told':4,'unknown':{'kept':true}}"

static void
test_round_trip (void)
{
  assert_round_trip (THING_TYPE, EVERY_KIND);
  assert_round_trip (THING_TYPE, "{}");
  assert_round_trip (THING_TYPE, "{'spans':[],'tags':[],'extra':null}");
}

static void
test_odd_values (void)
{
  const char *text
      = "{'day':77,'corner':'middle','created':'yesterday','clock':'','opens':'25:00:00',"
        "'size':'large','count':1.5,'told':'2.5','on':2}";
  g_autoptr (OnvRecord) record = read_as (THING_TYPE, text);
  gboolean on = TRUE;

  assert_round_trip (THING_TYPE, text);
  g_assert_cmpint (onv_record_get_enum (record, "day"), ==, ONV_WEEKDAY_UNKNOWN);
  g_assert_cmpint (onv_record_get_enum (record, "corner"), ==, ONV_OSD_POSITION_UNKNOWN);
  g_assert_null (onv_record_get_time (record, "created"));
  g_assert_null (onv_record_get_size (record, "size"));
  g_assert_cmpint (onv_record_get_int (record, "count"), ==, 0);
  g_assert_false (onv_record_get_boolean (record, "on"));
  g_object_get (record, "on", &on, NULL);
  g_assert_false (on);
  g_object_set (record, "day", ONV_WEEKDAY_MONDAY, NULL);
  g_assert_cmpint (onv_record_get_enum (record, "day"), ==, ONV_WEEKDAY_MONDAY);
}

static void
test_loose_types (void)
{
  g_autoptr (OnvRecord) record
      = read_as (THING_TYPE,
                 "{'name':12,'dev_id':'233444','count':' 7 ','rate':25,'ratio':'0.5',"
                 "'private':1,'on':'1','day':'3','corner':'LEFT-TOP','date':'1548228623',"
                 "'created':'2019-04-29   12:00:01','clock':'2017-09-29 12:00:31',"
                 "'size':'1280 * 720','tags':['x',3],'told':4.0}");
  g_autoptr (JsonNode) written = onv_record_to_json (record, ONV_WRITE_WHOLE);

  onv_test_assert_json (written,
                        "{'name':'12','id':233444,'count':7,'rate':'25','ratio':0.5,'private':true,"
                        "'on':1,'day':3,'corner':'left-top','date':1548228623,"
                        "'created':'2019-04-29 12:00:01','clock':'2017-09-29 12-00-31',"
                        "'size':'1280*720','tags':['x','3'],'told':4}");
}

static const struct
{
  const char *text;
  const char *member;
} wrong_shapes[] = {
  { "{'count':'many'}", "count" },
  { "{'count':{}}", "count" },
  { "{'name':[]}", "name" },
  { "{'ratio':true}", "ratio" },
  { "{'private':'perhaps'}", "private" },
  { "{'on':{}}", "on" },
  { "{'date':'now'}", "date" },
  { "{'day':[]}", "day" },
  { "{'tags':'x'}", "tags" },
  { "{'tags':['x',{}]}", "tags[1]" },
  { "{'region':[]}", "region" },
  { "{'region':{'w':'wide'}}", "region.w" },
  { "{'spans':{}}", "spans" },
  { "{'spans':[{'weekday':1},{'weekday':1,'start_time':[]}]}", "spans[1].start_time" },
};

static void
test_wrong_shapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_shapes); i++)
    {
      g_autoptr (JsonNode) node = onv_test_parse (wrong_shapes[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (OnvRecord) record = onv_record_new_from_json (THING_TYPE, node, &error);

      g_assert_error (error, ONV_ERROR, ONV_ERROR_SHAPE);
      g_assert_cmpstr (onv_error_get_member (error), ==, wrong_shapes[i].member);
      g_assert_null (record);
    }
}

static const char *const any_values[] = {
  "null",
  "true",
  "false",
  "0",
  "-1",
  "1",
  "77",
  "9223372036854775807",
  "1e300",
  "0.5",
  "''",
  "'x'",
  "'-1'",
  "'1e999'",
  "'24:00:01'",
  "'9999-12-31 23:59:59'",
  "'0000-00-00 00:00:00'",
  "'0*0'",
  "'99999999*1'",
  "[]",
  "[null]",
  "[[]]",
  "[{}]",
  "[1,'2']",
  "{}",
  "{'a':{}}",
};

/* Whatever stands where: it is refused with a path, or read and written back the same. */
static void
test_any_value_anywhere (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (thing_fields); i++)
    for (guint k = 0; k < G_N_ELEMENTS (any_values); k++)
      {
        g_autofree char *text = g_strdup_printf ("{'%s':%s}", thing_fields[i].json, any_values[k]);
        g_autoptr (JsonNode) node = onv_test_parse (text);
        g_autoptr (GError) error = NULL;
        g_autoptr (OnvRecord) record = onv_record_new_from_json (THING_TYPE, node, &error);
        g_autoptr (OnvRecord) again = NULL;
        g_autoptr (JsonNode) written = NULL;

        if (record == NULL)
          {
            g_assert_error (error, ONV_ERROR, ONV_ERROR_SHAPE);
            g_assert_true (g_str_has_prefix (onv_error_get_member (error), thing_fields[i].json));
            continue;
          }
        written = onv_record_to_json (record, ONV_WRITE_WHOLE);
        again = onv_record_new_from_json (THING_TYPE, written, &error);
        g_assert_no_error (error);
        g_assert_true (onv_record_equal (record, again));
      }
}

static void
test_essential (void)
{
  g_autoptr (JsonNode) node = onv_test_parse ("{'title':'x'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvRecord) device = onv_record_new_from_json (ONV_TYPE_DEVICE, node, &error);

  g_assert_null (device);
  g_assert_error (error, ONV_ERROR, ONV_ERROR_SHAPE);
  g_assert_cmpstr (onv_error_get_member (error), ==, "id");
}

static void
test_presence (void)
{
  g_autoptr (OnvRecord) record = read_as (THING_TYPE, "{'name':'a','count':null,'private':false}");
  g_autoptr (JsonNode) changed = NULL;

  g_assert_true (onv_record_has (record, "name"));
  g_assert_false (onv_record_has (record, "count"));
  g_assert_true (onv_record_was_sent (record, "private"));
  g_assert_false (onv_record_is_changed (record, "private"));

  g_object_set (record, "private", FALSE, NULL);
  g_assert_false (onv_record_is_changed (record, "private"));
  g_object_set (record, "count", (gint64) 0, NULL);
  g_assert_true (onv_record_has (record, "count"));
  g_assert_false (onv_record_was_sent (record, "count"));
  onv_record_unset (record, "name");
  g_assert_false (onv_record_has (record, "name"));

  changed = onv_record_to_json (record, ONV_WRITE_CHANGED);
  onv_test_assert_json (changed, "{'count':0}");
  onv_record_set_unchanged (record);
  g_assert_false (onv_record_is_changed (record, "count"));
}

static void
count_notify (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_notify (void)
{
  g_autoptr (OnvRecord) record = read_as (THING_TYPE, "{'count':1,'spans':[]}");
  g_autoptr (OnvRecord) span = g_object_new (ONV_TYPE_WEEK_SPAN, NULL);
  guint n = 0;

  g_signal_connect (record, "notify", G_CALLBACK (count_notify), &n);
  g_object_set (record, "count", (gint64) 1, NULL);
  g_assert_cmpuint (n, ==, 0);
  g_object_set (record, "count", (gint64) 2, "name", "b", NULL);
  g_assert_cmpuint (n, ==, 2);
  g_list_store_append (G_LIST_STORE (onv_record_get_list (record, "spans")), span);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (onv_record_is_changed (record, "spans"));
}

static void
assert_refused (OnvRecord *record, const char *member, const char *limit)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (onv_record_check (record, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (error), ==, member);
  g_assert_nonnull (strstr (error->message, limit));
}

static void
test_limits (void)
{
  g_autoptr (OnvRecord) record = g_object_new (THING_TYPE, NULL);
  g_autoptr (GError) error = NULL;
  const char *const three[] = { "a", "b", "c", NULL };
  const char *const four[] = { "a", "b", "c", "d", NULL };

  assert_refused (record, "name", "must be given");
  g_object_set (record, "name", "", NULL);
  assert_refused (record, "name", "at least 1");
  g_object_set (record, "name", "\xe9\x97\xa8\xe9\x97\xa8\xe9\x97\xa8\xe9\x97\xa8", NULL);
  g_assert_true (onv_record_check (record, &error)); /* four characters, twelve bytes */
  g_object_set (record, "name", "abcde", NULL);
  assert_refused (record, "name", "at most 4");
  g_object_set (record, "name", "a", "count", (gint64) 0, NULL);
  assert_refused (record, "count", "from 1 to 100");
  g_object_set (record, "count", (gint64) 101, NULL);
  assert_refused (record, "count", "from 1 to 100");
  g_object_set (record, "count", (gint64) 100, "ratio", 90.0, NULL);
  g_assert_true (onv_record_check (record, &error));
  g_object_set (record, "ratio", 90.5, NULL);
  assert_refused (record, "ratio", "from -90 to 90");
  g_object_set (record, "ratio", 1.0, "code", "a b", NULL);
  assert_refused (record, "code", "only");
  g_object_set (record, "code", "aB9", "tags", three, NULL);
  g_assert_true (onv_record_check (record, &error));
  g_object_set (record, "tags", four, NULL);
  assert_refused (record, "tags", "at most 3");
  g_assert_no_error (error);
}

/* What a camera says of itself is not refused when it is written back. */
static void
test_untouched_is_not_refused (void)
{
  g_autoptr (OnvRecord) record = read_as (THING_TYPE, "{'name':'much too long','count':0}");
  g_autoptr (GError) error = NULL;

  g_assert_true (onv_record_check (record, &error));
  g_assert_no_error (error);
  g_object_set (record, "count", (gint64) 200, NULL);
  assert_refused (record, "count", "from 1 to 100");
}

static void
test_nested_limits (void)
{
  g_autoptr (OnvRecord) motion
      = read_as (ONV_TYPE_DETECTOR,
                 "{'state':1,'max_region':1,'region':[{'x':0,'y':0,'w':1,'h':1}]}");
  g_autoptr (OnvRecord) read = read_as (ONV_TYPE_REGION, "{'x':0,'y':0,'w':1}");
  g_autoptr (OnvRecord) region
      = g_object_new (ONV_TYPE_REGION, "x", (gint64) 0, "y", (gint64) 0, "width", (gint64) 1, NULL);
  GListStore *regions = G_LIST_STORE (onv_detector_get_regions (ONV_DETECTOR (motion)));
  g_autoptr (OnvRegion) first = g_list_model_get_item (G_LIST_MODEL (regions), 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (onv_record_check (motion, &error));
  g_object_set (first, "x", (gint64) -1, NULL);
  assert_refused (motion, "region[0].x", "at least 0");
  g_object_set (first, "x", (gint64) 1, NULL);
  g_list_store_append (regions, region);
  assert_refused (motion, "region", "at most 1");
  g_list_store_remove (regions, 0);
  assert_refused (motion, "region[0].h", "must be given");
  g_list_store_remove (regions, 0);
  g_list_store_append (regions, read); /* so the camera has it, and nobody has touched it */
  g_assert_true (onv_record_check (motion, &error));
  g_object_set (read, "width", (gint64) 2, NULL);
  assert_refused (motion, "region[0].h", "must be given");
  g_assert_no_error (error);
}

static void
test_merge (void)
{
  g_autoptr (OnvRecord) read = read_as (THING_TYPE, EVERY_KIND);
  g_autoptr (OnvRecord) now = read_as (THING_TYPE, "{'name':'n','count':9,'on':0,'new':1,'told':5,"
                                                   "'region':{'x':5,'y':5,'w':5,'h':5,'z':5}}");
  OnvRecord *region = onv_record_get_record (read, "region");
  g_autoptr (JsonNode) node = NULL;

  onv_record_merge (now, read);
  g_assert_false (onv_record_has (now, "code")); /* nothing was changed: nothing comes over */

  g_object_set (read, "count", (gint64) 8, "told", (gint64) 6, NULL);
  g_object_set (region, "width", (gint64) 6, NULL);
  onv_record_merge (now, read);
  node = onv_record_to_json (now, ONV_WRITE_WHOLE);
  onv_test_assert_json (node, "{'name':'n','count':8,'on':0,'new':1,'told':5,"
                              "'region':{'x':5,'y':5,'w':6,'h':5,'z':5}}");
}

static void
test_merge_keyed (void)
{
  g_autoptr (OnvRecord) now = read_as (ONV_TYPE_OSD, "[{'type':1,'enable':1,'text':'a','font':3},"
                                                     "{'type':2,'enable':1,'date':'YMD','time':24},"
                                                     "{'type':9,'enable':1,'logo':'x'}]");
  g_autoptr (OnvRecord) edits = g_object_new (ONV_TYPE_OSD, NULL);
  g_autoptr (OnvRecord) entry
      = g_object_new (ONV_TYPE_OSD_ENTRY, "kind", ONV_OSD_KIND_TEXT, "text", "b", NULL);
  g_autoptr (JsonNode) node = NULL;

  g_list_store_append (G_LIST_STORE (onv_osd_get_entries (ONV_OSD (edits))), entry);
  onv_record_merge (now, edits);
  node = onv_record_to_json (now, ONV_WRITE_WHOLE);
  onv_test_assert_json (node, "[{'type':1,'enable':1,'text':'b','font':3},"
                              "{'type':2,'enable':1,'date':'YMD','time':24},"
                              "{'type':9,'enable':1,'logo':'x'}]");
}

/* Two of a kind: the one that was changed is, and the one that was removed goes. */
static void
test_merge_twins (void)
{
  const char *text = "[{'type':1,'enable':1,'text':'AAA','font':3},"
                     "{'type':1,'enable':1,'text':'BBB','font':4}]";
  g_autoptr (OnvRecord) now = read_as (ONV_TYPE_OSD, text);
  g_autoptr (OnvRecord) edits = read_as (ONV_TYPE_OSD, text);
  GListModel *entries = onv_osd_get_entries (ONV_OSD (edits));
  g_autoptr (OnvRecord) second = g_list_model_get_item (entries, 1);
  g_autoptr (JsonNode) changed = NULL;
  g_autoptr (JsonNode) shorter = NULL;

  g_object_set (second, "text", "ccc", NULL);
  onv_record_merge (now, edits);
  changed = onv_record_to_json (now, ONV_WRITE_WHOLE);
  onv_test_assert_json (changed, "[{'type':1,'enable':1,'text':'AAA','font':3},"
                                 "{'type':1,'enable':1,'text':'ccc','font':4}]");

  g_list_store_remove (G_LIST_STORE (entries), 0);
  onv_record_merge (now, edits);
  shorter = onv_record_to_json (now, ONV_WRITE_WHOLE);
  onv_test_assert_json (shorter, "[{'type':1,'enable':1,'text':'ccc','font':4}]");
}

static void
test_keep (void)
{
  g_autoptr (OnvRecord) before = read_as (ONV_TYPE_OSD, "[{'type':1,'enable':1,'text':'Gate'}]");
  g_autoptr (OnvRecord) now = read_as (ONV_TYPE_OSD, "[{'type':1,'enable':0}]");
  OnvEncoding sending = { .write = ONV_WRITE_WHOLE, .for_sending = TRUE };
  g_autoptr (JsonNode) off = NULL;
  g_autoptr (JsonNode) on = NULL;
  OnvOsdEntry *entry;

  onv_record_keep (now, before);
  entry = onv_osd_get_entry (ONV_OSD (now), ONV_OSD_KIND_TEXT);
  g_assert_cmpstr (onv_osd_entry_get_text (entry), ==, "Gate");
  g_assert_false (onv_record_was_sent (ONV_RECORD (entry), "text"));
  off = onv_record_encode (now, &sending);
  onv_test_assert_json (off, "[{'type':1,'enable':0}]");
  g_object_set (entry, "enabled", TRUE, NULL);
  on = onv_record_encode (now, &sending);
  onv_test_assert_json (on, "[{'type':1,'enable':1,'text':'Gate'}]");
}

static void
test_text (void)
{
  g_autoptr (OnvRecord) record = read_as (THING_TYPE, EVERY_KIND);
  g_autoptr (OnvRecord) copy = g_object_new (THING_TYPE, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < onv_record_get_n_fields (record); i++)
    {
      const char *name = onv_field_get_name (onv_record_get_field (record, i));
      g_autofree char *text = onv_record_dup_text (record, name);
      g_autofree char *again = NULL;

      g_assert_true (onv_record_set_text (copy, name, text, &error));
      g_assert_no_error (error);
      again = onv_record_dup_text (copy, name);
      g_assert_cmpstr (again, ==, text);
      g_assert_true (onv_record_is_changed (copy, name));
    }
  g_assert_false (onv_record_set_text (copy, "corner", "middle", &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_clear_error (&error);
  g_assert_true (onv_record_set_text (copy, "corner", NULL, &error));
  g_assert_false (onv_record_has (copy, "corner"));
}

static void
test_fields (void)
{
  const OnvField *field = onv_record_type_get_field (ONV_TYPE_DETECTOR, 2);
  gint64 min, max;
  int value;

  g_assert_cmpstr (onv_field_get_name (field), ==, "sensitivity");
  g_assert_cmpint (onv_field_get_kind (field), ==, ONV_KIND_INT);
  g_assert_true (onv_field_get_range (field, &min, &max));
  g_assert_cmpint (min, ==, 1);
  g_assert_cmpint (max, ==, 100);
  g_assert_cmpstr (onv_field_get_condition (field, &value), ==, "enabled");
  g_assert_null (onv_record_type_get_field (ONV_TYPE_DETECTOR, 99));
}

static void
test_times (void)
{
  g_autoptr (OnvTime) wall = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2019-04-29   12:00:01");
  g_autoptr (OnvTime) day = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2019-04-29");
  g_autoptr (GTimeZone) shanghai = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) moment = onv_time_to_date_time (wall, shanghai);
  g_autoptr (OnvTime) instant = onv_time_new (ONV_TIME_KIND_INSTANT, 1548228623);
  g_autofree char *text = onv_time_to_text (wall);

  g_assert_cmpstr (text, ==, "2019-04-29 12:00:01");
  g_assert_cmpint (g_date_time_to_unix (moment), ==, 1556510401);
  g_assert_cmpint (onv_time_compare (day, wall), <, 0);
  g_assert_cmpint (onv_time_get_seconds (instant), ==, 1548228623);
  g_assert_null (onv_time_parse (ONV_TIME_KIND_PLATFORM, "2019-13-29 12:00:01"));
  g_assert_null (onv_time_parse (ONV_TIME_KIND_PLATFORM, "2019-02-29 12:00:01"));
  g_assert_null (onv_time_parse (ONV_TIME_KIND_PLATFORM, "2019-04-29 12:00:01x"));
  g_assert_false (onv_time_equal (wall, instant));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/onv/record/round-trip", test_round_trip);
  g_test_add_func ("/onv/record/odd-values", test_odd_values);
  g_test_add_func ("/onv/record/loose-types", test_loose_types);
  g_test_add_func ("/onv/record/wrong-shapes", test_wrong_shapes);
  g_test_add_func ("/onv/record/any-value-anywhere", test_any_value_anywhere);
  g_test_add_func ("/onv/record/essential", test_essential);
  g_test_add_func ("/onv/record/presence", test_presence);
  g_test_add_func ("/onv/record/notify", test_notify);
  g_test_add_func ("/onv/record/limits", test_limits);
  g_test_add_func ("/onv/record/untouched-is-not-refused", test_untouched_is_not_refused);
  g_test_add_func ("/onv/record/nested-limits", test_nested_limits);
  g_test_add_func ("/onv/record/merge", test_merge);
  g_test_add_func ("/onv/record/merge-keyed", test_merge_keyed);
  g_test_add_func ("/onv/record/merge-twins", test_merge_twins);
  g_test_add_func ("/onv/record/keep", test_keep);
  g_test_add_func ("/onv/record/text", test_text);
  g_test_add_func ("/onv/record/fields", test_fields);
  g_test_add_func ("/onv/record/times", test_times);
  return g_test_run ();
}
