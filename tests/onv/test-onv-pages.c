/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <malloc.h>

#include "lists/onv-paged-list-private.h"
#include "onv-test.h"

/* Pages as the chapters have them: with a key that expires, without documentation, shifting, and over
 * spans that are too long for one question; and what goes in parts. */

#define DAY 86400

static const OnvField thing_fields[] = {
  { "id", "id", ONV_KIND_INT, ONV_FIELD_ESSENTIAL },
};
G_DECLARE_FINAL_TYPE (TestThing, test_thing, TEST, THING, OnvRecord)
ONV_DEFINE_RECORD (TestThing, test_thing, thing_fields)

static const OnvField params[] = {
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 10000 },
  { "size", "page_size", ONV_KIND_INT },
  { "key", "page_key", ONV_KIND_STRING },
  { "unread", "alarm_status", ONV_KIND_INT },
  { "begin", "start_time", ONV_KIND_PLATFORM_TIME },
  { "end", "end_time", ONV_KIND_PLATFORM_TIME, .from = "begin", .span_max = 31 * DAY },
};

#define THINGS                                                                \
  .method = "GET", .path = "things", ONV_CALL_PARAMS (params), .retry = TRUE, \
  .reply = ONV_REPLY_PAGE, .type = test_thing_get_type, .items = "item", .split = "end"

#define BY_PAGE .page = "page", .per_page = "size"

static const OnvCall keyed = { .name = "keyed",
                               THINGS,
                               .paging = { BY_PAGE, .size = 2, .key = "key", .key_seconds = 300 } };
static const OnvCall keyed_shortly
    = { .name = "keyed_shortly",
        THINGS,
        .paging = { BY_PAGE, .size = 2, .key = "key", .key_seconds = 1 } };
static const OnvCall large = { .name = "large", THINGS, .paging = { BY_PAGE, .size = 100 } };
static const OnvCall undocumented
    = { .name = "undocumented", THINGS, .paging = { .page = "page", .undocumented = TRUE } };
static const OnvCall shifting
    = { .name = "shifting",
        THINGS,
        .paging = { BY_PAGE, .size = 2, .shifted_by = "unread", .shifted_at = "1" } };
static const OnvCall by_day = { .name = "by_day",
                                .method = "GET",
                                .path = "things",
                                ONV_CALL_PARAMS (params),
                                .reply = ONV_REPLY_LIST,
                                .type = test_thing_get_type,
                                .items = "item",
                                .split = "end" };

typedef struct
{
  TestServer *server;
  OnvClient *client;
  OnvRecord *args;
  OnvPagedList *list;
  GAsyncResult *result;
  guint total;
  guint size;
  guint keys;      /* how many were given out … */
  guint forgotten; /* … and how many are good no more */
  gboolean ignore; /* the number of the page */
  gboolean uncounted;
  gboolean alike;      /* things, on pages that say which they are */
  const char *claimed; /* (nullable): instead of how many there are */
  guint last;          /* the last page, which comes for any behind it; 0 is none */
} Fixture;

static guint
number_of (TestRequest *request, const char *name, guint standard)
{
  const char *text = test_request_get (request, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : standard;
}

/* Ids tell where they come from: the day of the span, and the place in it. */
static guint
first_id (TestRequest *request)
{
  const char *begin = test_request_get (request, "start_time");
  g_autoptr (OnvTime) time = begin != NULL ? onv_time_parse (ONV_TIME_KIND_PLATFORM, begin) : NULL;

  return time != NULL ? (guint) (onv_time_get_seconds (time) / DAY) * 100 : 0;
}

static void
on_things (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  Fixture *f = data;
  guint page = f->ignore ? 1 : number_of (request, "page", 1);
  const char *key = test_request_get (request, "page_key");
  g_autoptr (GString) body = g_string_new ("{\"errno\":0,\"data\":[");

  if (f->last > 0)
    page = MIN (page, f->last);
  if (key != NULL && g_ascii_strtoull (key + strlen ("key-"), NULL, 10) <= f->forgotten)
    {
      test_server_answer (message, 200, "{\"errno\":7,\"error\":\"no such key\"}");
      return;
    }
  for (guint i = (page - 1) * f->size; i < MIN (page * f->size, f->total); i++)
    g_string_append_printf (body, "%s{\"id\":%u}", i > (page - 1) * f->size ? "," : "",
                            f->alike ? 0 : first_id (request) + i);
  g_string_append (body, "]");
  if (page == 1)
    g_string_append_printf (body, ",\"page_info\":{\"page_key\":\"key-%u\"", ++f->keys);
  else
    g_string_append (body, ",\"page_info\":{\"x\":1");
  if (f->claimed != NULL)
    g_string_append_printf (body, ",\"total_num\":%s", f->claimed);
  else if (!f->uncounted)
    g_string_append_printf (body, ",\"total_num\":%u,\"page_size\":%u", f->total, f->size);
  if (f->alike)
    g_string_append_printf (body, ",\"current_page\":%u", page);
  g_string_append (body, "}}");
  test_server_answer (message, 200, body->str);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
  f->args = onv_record_new_for_table (params, G_N_ELEMENTS (params));
  f->total = 7;
  f->size = 2;
  test_server_set_handler (f->server, on_things, f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->list != NULL)
    {
      onv_test_wait_for (!onv_paged_list_get_loading (f->list));
      g_assert_finalize_object (f->list);
    }
  g_clear_object (&f->result);
  g_clear_object (&f->args);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

static void
make_list (Fixture *f, const OnvCall *call)
{
  f->list = onv_paged_list_new_for_call (f->client, call, f->args);
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
}

static void
load_all (Fixture *f)
{
  onv_paged_list_load_all (f->list);
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
}

static guint
length (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->list));
}

static gint64
id_at (Fixture *f, guint position)
{
  g_autoptr (OnvRow) row = g_list_model_get_item (G_LIST_MODEL (f->list), position);

  return onv_row_get_item (row) != NULL ? onv_record_get_int (onv_row_get_item (row), "id") : -1;
}

static void
touch (Fixture *f, guint position)
{
  id_at (f, position);
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
}

static const char *
asked (Fixture *f, guint index, const char *name)
{
  return test_request_get (test_server_get_request (f->server, index), name);
}

static void
test_key (Fixture *f, gconstpointer data)
{
  make_list (f, &keyed);
  g_assert_cmpuint (length (f), ==, 7);
  g_assert_null (asked (f, 0, "page_key"));
  touch (f, 6);
  g_assert_cmpint (id_at (f, 6), ==, 6);
  g_assert_cmpstr (asked (f, 1, "page"), ==, "4");
  g_assert_cmpstr (asked (f, 1, "page_key"), ==, "key-1");
}

/* The platform has forgotten the key: the first page again, and then what was looked at. */
static void
test_key_forgotten (Fixture *f, gconstpointer data)
{
  make_list (f, &keyed);
  f->forgotten = 1;
  touch (f, 6);
  g_assert_cmpint (id_at (f, 6), ==, 6);
  g_assert_null (onv_paged_list_get_error (f->list));
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 4);
  g_assert_cmpstr (asked (f, 2, "page"), ==, "1");
  g_assert_cmpstr (asked (f, 3, "page_key"), ==, "key-2");
}

/* It starts over once; what fails again is told. */
static void
test_key_refused (Fixture *f, gconstpointer data)
{
  make_list (f, &keyed);
  test_server_push (f->server, 200, "{\"errno\":7}");
  test_server_push (f->server, 200,
                    "{\"errno\":0,\"data\":[],\"page_info\":{\"total_num\":7,"
                    "\"page_size\":2,\"page_key\":\"x\"}}");
  test_server_push (f->server, 200, "{\"errno\":7}");
  touch (f, 6);
  g_assert_error (onv_paged_list_get_error (f->list), ONV_ERROR, ONV_ERROR_PLATFORM);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 4);
}

static gboolean
on_later (gpointer later)
{
  *(gboolean *) later = TRUE;
  return G_SOURCE_REMOVE;
}

/* A key that has expired is not shown at all. */
static void
test_key_expired (Fixture *f, gconstpointer data)
{
  gboolean later = FALSE;

  make_list (f, &keyed_shortly);
  g_timeout_add (1200, on_later, &later);
  onv_test_wait_for (later);
  touch (f, 6);
  g_assert_cmpint (id_at (f, 6), ==, 6);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 3);
  g_assert_cmpstr (asked (f, 1, "page"), ==, "1");
  g_assert_cmpstr (asked (f, 2, "page_key"), ==, "key-2");
}

static void
test_undocumented (Fixture *f, gconstpointer data)
{
  make_list (f, &undocumented);
  g_assert_cmpuint (length (f), ==, 7);
  g_assert_null (asked (f, 0, "page")); /* as the document has it */
  g_assert_null (asked (f, 0, "page_size"));
  load_all (f);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 7);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (id_at (f, i), ==, i);
}

/* The platform counts more than it gives: every page is the first one. */
static void
test_repeated (Fixture *f, gconstpointer data)
{
  f->ignore = TRUE;
  make_list (f, &undocumented);
  g_assert_cmpuint (length (f), ==, 7);
  touch (f, 2);
  g_assert_cmpuint (length (f), ==, 2);
  g_assert_cmpint (id_at (f, 1), ==, 1);
}

/* What is alike is no end where pages say which they are. */
static void
test_alike (Fixture *f, gconstpointer data)
{
  f->alike = TRUE;
  make_list (f, &undocumented);
  load_all (f);
  g_assert_cmpuint (length (f), ==, 7);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 7);
}

/* Without a number of items, the end is where a page is not full. */
static void
test_uncounted (Fixture *f, gconstpointer data)
{
  f->uncounted = TRUE;
  make_list (f, &keyed);
  g_assert_cmpuint (length (f), ==, 3);
  load_all (f);
  g_assert_cmpuint (length (f), ==, 7);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 7);
}

/* A platform that counts nothing and knows no pages, or sends the last one for any behind it: what brings
 * nothing new is the end. */
static void
test_endless (Fixture *f, gconstpointer data)
{
  f->uncounted = TRUE;
  f->ignore = TRUE;
  make_list (f, &keyed);
  load_all (f);
  g_assert_cmpuint (length (f), ==, 2);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 2);

  f->ignore = FALSE;
  f->last = 3;
  onv_paged_list_reload (f->list);
  load_all (f);
  g_assert_cmpuint (length (f), ==, 6);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 6);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 2 + 4);
}

/* More than can be is no number of items: the list grows with what comes. */
static void
test_claims (Fixture *f, gconstpointer data)
{
  const char *const claims[] = { "20001", "4000000000", "9223372036854775807", "\"100000000\"" };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      f->claimed = claims[i];
      make_list (f, &keyed);
      g_assert_cmpuint (length (f), ==, 3);
      touch (f, 2);
      g_assert_cmpuint (length (f), ==, 5);
      load_all (f);
      g_assert_cmpuint (length (f), ==, 7);
      g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 7);
      g_clear_object (&f->list);
    }
}

/* No page is larger than what was asked for, or came. */
static void
test_claimed_size (Fixture *f, gconstpointer data)
{
  f->claimed = "7,\"page_size\":4000000000";
  make_list (f, &keyed);
  load_all (f);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 7);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (id_at (f, i), ==, i);
}

static gsize
count_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* What may be true takes room when it comes; and where nothing comes is the end. */
static void
test_claims_cost_nothing (Fixture *f, gconstpointer data)
{
  gsize before = count_heap ();

  f->claimed = "1000000";
  f->size = 100;
  f->total = 250;
  make_list (f, &large);
  g_assert_cmpuint (length (f), ==, 1000000);
  touch (f, 999999);
  g_assert_cmpuint (length (f), ==, 999900);
  g_assert_cmpuint (count_heap (), <, before + 2000000);
  load_all (f);
  g_assert_cmpuint (length (f), ==, 300);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 250);
  g_assert_cmpuint (test_server_get_n_requests (f->server), <=, 6);
}

/* The document's own example counts 0 where one is there (16.4). */
static void
test_miscounted (Fixture *f, gconstpointer data)
{
  test_server_push (f->server, 200,
                    "{\"errno\":0,\"data\":[{\"id\":5}],\"page_info\":"
                    "{\"total_num\":0,\"page_size\":50,\"current_page\":1}}");
  make_list (f, &undocumented);
  g_assert_cmpuint (length (f), ==, 1);
  g_assert_cmpint (id_at (f, 0), ==, 5);
}

static void
test_shifting (Fixture *f, gconstpointer data)
{
  onv_record_set_int (f->args, "unread", 1);
  make_list (f, &shifting);
  touch (f, 6);
  g_assert_null (asked (f, 0, "alarm_status"));
  g_assert_null (asked (f, 1, "alarm_status"));
}

static void
set_span (Fixture *f, const char *begin, const char *end)
{
  g_assert_true (onv_record_set_text (f->args, "begin", begin, NULL));
  g_assert_true (onv_record_set_text (f->args, "end", end, NULL));
}

/* Three months in one list, the latest first, each span with pages of its own. */
static void
test_span (Fixture *f, gconstpointer data)
{
  const guint spans = 3;

  set_span (f, "2020-01-10 12:00:00", "2020-04-01 00:00:00");
  make_list (f, &keyed);
  g_assert_cmpuint (length (f), ==, 7 * spans);
  load_all (f);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 7 * spans);
  for (guint i = 0; i < 7 * spans; i++)
    g_assert_cmpint (id_at (f, i) % 100, ==, i % 7);
  for (guint i = 7; i < 7 * spans; i += 7)
    g_assert_cmpint (id_at (f, i), <, id_at (f, i - 7));
  for (guint i = 0; i < test_server_get_n_requests (f->server); i++)
    g_assert_true (g_str_has_suffix (asked (f, i, "end_time"), "00:00:00"));
}

static void
ask_by_day (Fixture *f)
{
  OnvRequest *request = onv_request_new (&by_day);

  onv_request_set_query (request, f->args);
  onv_client_send_async (f->client, request, NULL, onv_test_done, &f->result);
  onv_test_wait (&f->result);
}

/* What has no pages is joined, in the order of time, whatever comes first. */
static void
test_span_joined (Fixture *f, gconstpointer data)
{
  g_autoptr (GListModel) days = NULL;
  g_autoptr (GError) error = NULL;
  const char *const spans[] = {
    "2020-01-10 12:00:00",
    "2020-02-10 00:00:00",
    "2020-03-12 00:00:00",
    "2020-04-01 00:00:05",
  };
  gint64 before = -1;

  set_span (f, spans[0], spans[3]);
  ask_by_day (f);
  days = onv_client_send_finish (f->client, f->result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      guint found = 0;

      for (guint k = 0; k < 3; k++)
        found += strcmp (asked (f, k, "start_time"), spans[i]) == 0
                 && strcmp (asked (f, k, "end_time"), spans[i + 1]) == 0;
      g_assert_cmpuint (found, ==, 1);
    }
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (OnvRecord) day = g_list_model_get_item (days, i);

      g_assert_cmpint (onv_record_get_int (day, "id"), >, before);
      before = onv_record_get_int (day, "id");
    }
}

/* One part that fails is the whole that fails. */
static void
test_part_fails (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_span (f, "2020-01-01 00:00:00", "2020-04-01 00:00:00");
  test_server_push (f->server, 200, "{\"errno\":7}");
  ask_by_day (f);
  g_assert_null (onv_client_send_finish (f->client, f->result, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

/* What is within the limit goes as it is. */
static void
test_not_split (Fixture *f, gconstpointer data)
{
  g_autoptr (GListModel) days = NULL;

  set_span (f, "2020-01-01 00:00:00", "2020-02-01 00:00:00");
  ask_by_day (f);
  days = onv_client_send_finish (f->client, f->result, NULL);
  g_assert_nonnull (days);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

/* A camera's own list, by a command; its counters stand loose in the answer. */
static const OnvCommand card = { .name = "card",
                                 .ask_id = 10,
                                 .type = test_thing_get_type,
                                 .items = "rvods",
                                 .paging = { .page = "page", .per_page = "size", .size = 3 } };

static void
on_card (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  Fixture *f = data;
  g_autoptr (JsonNode) body = json_from_string (request->body, NULL);
  JsonObject *cmd = json_object_get_object_member (json_node_get_object (body), "cmd");
  guint page = (guint) json_object_get_int_member (cmd, "page");
  guint size = (guint) json_object_get_int_member (cmd, "page_size");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *base64 = NULL;
  g_autofree char *answer = NULL;

  g_assert_cmpint (json_object_get_int_member (cmd, "channel_id"), ==, 2);
  g_string_append_printf (text, "{\"all_count\":%u", f->total);
  for (guint i = (page - 1) * size; i < MIN (page * size, f->total); i++)
    g_string_append_printf (text, "%s{\"id\":%u}", i > (page - 1) * size ? "," : ",\"rvods\":[", i);
  g_string_append (text, f->total > 0 ? "]}" : "}");
  base64 = g_base64_encode ((const guchar *) text->str, text->len);
  answer = g_strdup_printf ("{\"errno\":0,\"data\":{\"cmd_status\":4,"
                            "\"dev_resp\":{\"resp_code\":0,\"resp_data\":\"%s\"}}}",
                            base64);
  test_server_answer (message, 200, answer);
}

static void
test_command (Fixture *f, gconstpointer data)
{
  test_server_set_handler (f->server, on_card, f);
  f->list = onv_paged_list_new_for_command (f->client, &card, "7", 2, f->args);
  load_all (f);
  g_assert_no_error (onv_paged_list_get_error (f->list));
  g_assert_cmpuint (length (f), ==, 7);
  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (id_at (f, i), ==, i);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 3);
}

/* An empty card leaves its list out; an answer without a count is none. */
static void
test_command_empty (Fixture *f, gconstpointer data)
{
  test_server_set_handler (f->server, on_card, f);
  f->total = 0;
  f->list = onv_paged_list_new_for_command (f->client, &card, "7", 2, f->args);
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
  g_assert_no_error (onv_paged_list_get_error (f->list));
  test_server_push (f->server, 200,
                    "{\"errno\":0,\"data\":{\"cmd_status\":4,\"dev_resp\":"
                    "{\"resp_code\":0,\"resp_data\":\"e30=\"}}}");
  onv_paged_list_reload (f->list);
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
  g_assert_error (onv_paged_list_get_error (f->list), ONV_ERROR, ONV_ERROR_BAD_ANSWER);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/pages/key", test_key);
  ADD ("/onv/pages/key-forgotten", test_key_forgotten);
  ADD ("/onv/pages/key-refused", test_key_refused);
  ADD ("/onv/pages/key-expired", test_key_expired);
  ADD ("/onv/pages/undocumented", test_undocumented);
  ADD ("/onv/pages/repeated", test_repeated);
  ADD ("/onv/pages/alike", test_alike);
  ADD ("/onv/pages/uncounted", test_uncounted);
  ADD ("/onv/pages/endless", test_endless);
  ADD ("/onv/pages/claims", test_claims);
  ADD ("/onv/pages/claimed-size", test_claimed_size);
  ADD ("/onv/pages/claims-cost-nothing", test_claims_cost_nothing);
  ADD ("/onv/pages/miscounted", test_miscounted);
  ADD ("/onv/pages/shifting", test_shifting);
  ADD ("/onv/pages/command", test_command);
  ADD ("/onv/pages/command-empty", test_command_empty);
  ADD ("/onv/pages/span", test_span);
  ADD ("/onv/pages/span-joined", test_span_joined);
  ADD ("/onv/pages/part-fails", test_part_fails);
  ADD ("/onv/pages/not-split", test_not_split);
  return g_test_run ();
}
