/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-request.h"
#include "onv-test.h"

/* What rows say of one member, and of several: checked before anything is sent, and told by name. */

static const OnvField table[] = {
  { "sn", "sn", ONV_KIND_STRING, ONV_FIELD_ALONE, .max = 5, .instead = "mac" },
  { "mac", "mac", ONV_KIND_STRING, .max = 5 },
  { "text", "text", ONV_KIND_STRING, ONV_FIELD_BYTES, .max = 4 },
  { "md5", "md5", ONV_KIND_STRING, ONV_FIELD_HEX, .min = 4, .max = 4 },
  { "ids", "devIds", ONV_KIND_STRINGS, .max = 3, .joined_max = 8 },
  { "begin", "start_time", ONV_KIND_PLATFORM_TIME },
  { "end", "end_time", ONV_KIND_PLATFORM_TIME, .from = "begin", .span_max = 2 * 86400 },
  { "mode", "mode", ONV_KIND_INT },
  { "cycle", "cycle", ONV_KIND_INT, ONV_FIELD_REQUIRED | ONV_FIELD_UNLESS, .min = 1, .max = 7,
    .when = "mode", .when_value = 0 },
  { "channel", "channelid", ONV_KIND_ID, .also = "channeled" },
};

static const OnvCall call = { .name = "limits",
                              .method = "GET",
                              .path = "limits",
                              ONV_CALL_PARAMS (table),
                              .body_max = 10 };

/* Texts of members in their order, "-" for none; and the member at fault with its words, or the query. */
static const struct
{
  const char *name;
  const char *values[G_N_ELEMENTS (table)];
  const char *member;
  const char *message;
} rows[] = {
  { "one", { "1", "-", "-", "-", "-", "-", "-", "0" }, NULL, "sn=1&mode=0" },
  { "other", { "-", "1", "-", "-", "-", "-", "-", "0" }, NULL, "mac=1&mode=0" },
  { "neither",
    { "-", "-", "-", "-", "-", "-", "-", "0" },
    "sn",
    "sn: one of sn, mac must be given" },
  { "both",
    { "1", "1", "-", "-", "-", "-", "-", "0" },
    "sn",
    "sn: only one of sn, mac may be given" },
  { "characters", { "门门门门门", "-", "-", "-", "-", "-", "-", "0" }, NULL, NULL },
  { "more",
    { "门门门门门门", "-", "-", "-", "-", "-", "-", "0" },
    "sn",
    "sn: at most 5 characters" },
  { "bytes", { "1", "-", "门1", "-", "-", "-", "-", "0" }, NULL, NULL },
  { "bytes+", { "1", "-", "门11", "-", "-", "-", "-", "0" }, "text", "text: at most 4 bytes" },
  { "hex", { "1", "-", "-", "0aF9", "-", "-", "-", "0" }, NULL, "sn=1&md5=0aF9&mode=0" },
  { "hex-", { "1", "-", "-", "0aF", "-", "-", "-", "0" }, "md5", "md5: at least 4 characters" },
  { "hex!", { "1", "-", "-", "0aFg", "-", "-", "-", "0" }, "md5", "md5: only 0–9, a–f and A–F" },
  { "ids", { "1", "-", "-", "-", "12,345,6", "-", "-", "0" }, NULL, "sn=1&devIds=12,345,6&mode=0" },
  { "ids+", { "1", "-", "-", "-", "1,2,3,4", "-", "-", "0" }, "devIds", "devIds: at most 3 items" },
  { "joined",
    { "1", "-", "-", "-", "123,4567,8", "-", "-", "0" },
    "devIds",
    "devIds: at most 8 bytes together" },
  { "span",
    { "1", "-", "-", "-", "-", "2019-12-31 00:00:00", "2020-01-02 00:00:00", "0" },
    NULL,
    "sn=1&start_time=2019-12-31 00:00:00&end_time=2020-01-02 00:00:00&mode=0" },
  { "span+",
    { "1", "-", "-", "-", "-", "2019-12-31 00:00:00", "2020-01-02 00:00:01", "0" },
    "end_time",
    "end_time: at most 2 days after start_time" },
  { "backwards",
    { "1", "-", "-", "-", "-", "2019-12-31 00:00:01", "2019-12-31 00:00:00", "0" },
    "end_time",
    "end_time: not before start_time" },
  { "half", { "1", "-", "-", "-", "-", "-", "2020-01-02 00:00:00", "0" }, NULL, NULL },
  { "unless", { "1", "-", "-", "-", "-", "-", "-", "1", "7" }, NULL, "sn=1&mode=1&cycle=7" },
  { "unless-", { "1", "-", "-", "-", "-", "-", "-", "1", "-" }, "cycle", "cycle: must be given" },
  { "unless+", { "1", "-", "-", "-", "-", "-", "-", "2", "8" }, "cycle", "cycle: from 1 to 7" },
  { "not-sent", { "1", "-", "-", "-", "-", "-", "-", "0", "8" }, NULL, "sn=1&mode=0" },
  { "also",
    { "1", "-", "-", "-", "-", "-", "-", "0", "-", "3" },
    NULL,
    "sn=1&mode=0&channelid=3&channeled=3" },
};

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (OnvRequest) request = onv_request_new (&call);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (rows[row].values[i] != NULL && strcmp (rows[row].values[i], "-") != 0)
      g_assert_true (
          onv_record_set_text (request->args, table[i].name, rows[row].values[i], &error));
  if (rows[row].member != NULL)
    {
      g_assert_false (onv_request_check (request, &error));
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (error), ==, rows[row].member);
      g_assert_cmpstr (error->message, ==, rows[row].message);
      return;
    }
  g_assert_true (onv_request_check (request, &error));
  g_assert_no_error (error);
  uri = onv_request_build_uri (request, "http://localhost/", call.path, &error);
  g_assert_no_error (error);
  if (rows[row].message != NULL)
    {
      g_autofree char *query = g_uri_unescape_string (g_uri_get_query (uri), NULL);

      g_assert_cmpstr (query, ==, rows[row].message);
    }
}

/* A body is as long as the row allows, and not a byte longer. */
static void
test_body (void)
{
  for (gsize n = 10; n <= 11; n++)
    {
      g_autoptr (OnvRequest) request = onv_request_new (&call);
      g_autoptr (GBytes) bytes = g_bytes_new_static ("01234567890", n);
      g_autoptr (GError) error = NULL;

      onv_record_set_string (request->args, "sn", "1");
      onv_request_set_bytes (request, bytes, "text/plain");
      g_assert_true (onv_request_check (request, &error) == (n == 10));
      if (n == 11)
        g_assert_cmpstr (error->message, ==, "body: at most 10 bytes");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/limits/%s", rows[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/onv/limits/body", test_body);
  return g_test_run ();
}
