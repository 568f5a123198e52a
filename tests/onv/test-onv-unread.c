/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

/* Lists of messages (17.2) that have been read, or have not: what is asked for is read by that, and so for those that
 * have not the platform is asked for all of them. For those that have it is not, or the others would be read by that. */

#define MANY 64

typedef struct
{
  TestServer *server;
  OnvClient *client;
  OnvPagedList *list;
  gboolean unread[MANY]; /* of each message, the newest first */
  guint total;
  guint n_marked; /* that were unread until they were asked for */
  guint length;   /* as the list has told of it */
} Fixture;

static guint
count (Fixture *f, gboolean read)
{
  guint n = 0;

  for (guint i = 0; i < f->total; i++)
    n += !read || !f->unread[i];
  return n;
}

static void
on_messages (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  Fixture *f = data;
  guint page = (guint) g_ascii_strtoull (test_request_get (request, "page"), NULL, 10);
  guint per_page = (guint) g_ascii_strtoull (test_request_get (request, "per_page"), NULL, 10);
  g_autoptr (GString) body = g_string_new (NULL);
  const char *status = test_request_get (request, "alarm_status");
  gboolean read = g_strcmp0 (status, "2") == 0;

  g_assert_true (read || status == NULL);
  g_string_append_printf (body, "{\"errno\":0,\"data\":{\"total_count\":%u,\"item\":[",
                          count (f, read));
  for (guint i = 0, place = 0; i < f->total; i++)
    {
      if (read && f->unread[i])
        continue;
      if (place >= (page - 1) * per_page && place < page * per_page)
        {
          g_string_append_printf (body, "%s{\"alarm_id\":\"%u\",\"alarm_status\":%u}",
                                  place > (page - 1) * per_page ? "," : "", f->total - i,
                                  f->unread[i] ? 1 : 2);
          f->n_marked += f->unread[i];
          f->unread[i] = FALSE;
        }
      place++;
    }
  g_string_append (body, "]}}");
  test_server_answer (message, 200, body->str);
}

static void
on_changed (GListModel *list, guint position, guint removed, guint added, Fixture *f)
{
  g_assert_cmpuint (position + removed, <=, f->length);
  f->length = f->length - removed + added;
  g_assert_cmpuint (f->length, ==, g_list_model_get_n_items (list));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const guint unread[] = { 3, 7, 12, 20 };

  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
  f->total = 25;
  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    f->unread[unread[i]] = TRUE;
  test_server_set_handler (f->server, on_messages, f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

static void
settle (Fixture *f)
{
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
}

static void
make_list (Fixture *f, OnvAlarmStatus status)
{
  g_autoptr (OnvAlarmMessageQuery) query = onv_alarm_message_query_new ();

  g_assert_true (
      onv_record_set_text (ONV_RECORD (query), "start-time", "2019-12-31 00:00:00", NULL));
  g_assert_true (onv_record_set_text (ONV_RECORD (query), "end-time", "2020-01-01 00:00:00", NULL));
  g_object_set (query, "per-page", (gint64) 10, "alarm-status", status, NULL);
  f->list = onv_alarm_message_list_new (f->client, query);
  g_signal_connect (f->list, "items-changed", G_CALLBACK (on_changed), f);
  settle (f);
}

/* Looks at every row, as long as there are any to load. */
static void
look_at_all (Fixture *f)
{
  for (guint i = 0; i < f->length; i++)
    {
      g_autoptr (OnvRow) row = g_list_model_get_item (G_LIST_MODEL (f->list), i);

      if (onv_row_get_item (row) == NULL)
        {
          settle (f);
          i = 0;
        }
    }
}

static void
assert_holds (Fixture *f, OnvAlarmStatus status, const char *ids)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < f->length; i++)
    {
      g_autoptr (OnvRow) row = g_list_model_get_item (G_LIST_MODEL (f->list), i);
      OnvAlarmMessage *message = ONV_ALARM_MESSAGE (onv_row_get_item (row));

      g_assert_cmpint (onv_alarm_message_get_alarm_status (message), ==, status);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", onv_alarm_message_get_id (message));
    }
  if (ids != NULL)
    g_assert_cmpstr (found->str, ==, ids);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, f->length);
}

static void
test_unread (Fixture *f, gconstpointer data)
{
  make_list (f, ONV_ALARM_STATUS_UNREAD);
  g_assert_cmpuint (f->length, ==, 2 + 15); /* of the first page, and what is not known yet */
  look_at_all (f);
  assert_holds (f, ONV_ALARM_STATUS_UNREAD, "22 18 13 5");
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 3);
}

static void
test_read (Fixture *f, gconstpointer data)
{
  make_list (f, ONV_ALARM_STATUS_READ);
  look_at_all (f);
  assert_holds (f, ONV_ALARM_STATUS_READ, NULL);
  g_assert_cmpuint (f->length, ==, 21);
  g_assert_cmpuint (f->n_marked, ==, 0);
}

/* What was not there before is, and the other way round; and the platform may forget. */
static void
test_reload (Fixture *f, gconstpointer data)
{
  make_list (f, ONV_ALARM_STATUS_UNREAD);
  look_at_all (f);
  onv_paged_list_reload (f->list);
  settle (f);
  assert_holds (f, ONV_ALARM_STATUS_UNREAD, "");

  f->unread[0] = f->unread[24] = TRUE;
  onv_paged_list_reload (f->list);
  settle (f);
  assert_holds (f, ONV_ALARM_STATUS_UNREAD, "25 1");

  f->total = 5;
  f->unread[1] = f->unread[4] = TRUE;
  onv_paged_list_reload (f->list);
  settle (f);
  assert_holds (f, ONV_ALARM_STATUS_UNREAD, "4 1");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/unread/unread", test_unread);
  ADD ("/onv/unread/read", test_read);
  ADD ("/onv/unread/reload", test_reload);
  return g_test_run ();
}
