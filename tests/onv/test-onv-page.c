/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-request.h"
#include "onv-case.h"

/* One page, in all the ways in which the platform writes it. */

/* A page, with its array loose or not, and its counters wherever they stand. */
static void
test_pages (OnvCase *f, gconstpointer data)
{
  static const OnvCall paged = { .name = "paged",
                                 .method = "GET",
                                 .path = "paged",
                                 .reply = ONV_REPLY_PAGE,
                                 .type = onv_channel_get_type,
                                 .items = "items" };
  const char *const bodies[] = {
    "{'errno':0,'data':[{'channel_id':1}],'page_info':{'total_num':5,'current_page':2,'page_size':"
    "1}}",
    "{'errno':0,'result':[{'channel_id':1}],'page_info':{'total_num':5,'current_page':2,'page_size'"
    ":1}}",
    "{'errno':0,'data':{'items':[{'channel_id':1}]},"
    "'page_info':{'total_num':5,'current_page':2,'page_size':1}}",
    "{'errno':0,'data':{'items':[{'channel_id':1}],"
    "'page_info':{'total_num':'5','current_page':2,'page_size':1}}}",
    "{'errno':0,'data':{'total_count':5,'page':2,'per_page':1,'items':[{'channel_id':1}]}}",
    "{'errno':0,'result':{'total_count':'5','page':'2','per_page':'1','items':[{'channel_id':1}]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *body = onv_test_json (bodies[i]);
      g_autoptr (OnvPage) page = NULL;

      test_server_push (f->server, 200, body);
      g_clear_object (&f->result);
      onv_client_send_async (f->client, onv_request_new (&paged), NULL, onv_test_done, &f->result);
      page = onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
      g_assert_no_error (f->error);
      g_assert_cmpuint (g_list_model_get_n_items (onv_page_get_items (page)), ==, 1);
      g_assert_cmpint (onv_page_get_total (page), ==, 5);
      g_assert_cmpuint (onv_page_get_number (page), ==, 2);
      g_assert_cmpuint (onv_page_get_size (page), ==, 1);
    }
}

static void
test_odd_pages (OnvCase *f, gconstpointer data)
{
  const struct
  {
    const char *body;
    const char *member;
  } odd[] = {
    { "{'errno':0}", "devices" },
    { "{'errno':0,'data':{}}", "devices" },
    { "{'errno':0,'data':{'devices':{}}}", "data.devices" },
    { "{'errno':0,'data':{'devices':[{'id':1},{'title':'x'}]}}", "data.devices[1].id" },
    { "{'errno':0,'data':{'total_count':[],'devices':[]}}", NULL },
    { "{'errno':0,'data':{'total_count':'many','devices':[]}}", "total_count" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (OnvDeviceQuery) query = onv_device_query_new ();
      g_autofree char *body = onv_test_json (odd[i].body);
      g_autoptr (OnvPage) page = NULL;

      test_server_push (f->server, 200, body);
      g_clear_object (&f->result);
      g_clear_error (&f->error);
      onv_client_find_devices_async (f->client, query, NULL, onv_test_done, &f->result);
      page = onv_client_find_devices_finish (f->client, onv_test_wait (&f->result), &f->error);
      g_assert_true ((page != NULL) == (odd[i].member == NULL));
      g_assert_cmpstr (onv_error_get_member (f->error), ==, odd[i].member);
    }
}

/* `null` is the same as not there, and how some write an empty list. */
static void
test_null_lists (OnvCase *f, gconstpointer data)
{
  const char *const ids[] = { "7", NULL };
  const char *const bodies[] = {
    "{'errno':0,'result':null}",
    "{'errno':0,'result':{'total_count':0,'devices':null}}",
    "{'errno':0,'data':{'item':null}}",
    "{'errno':0,'data':{'total_count':0,'per_page':30,'page':1,'devices':null}}",
    "{'errno':0,'data':null,'page_info':{'total_num':0,'page_total':0}}",
  };
  g_autoptr (OnvDeviceQuery) devices = onv_device_query_new ();
  g_autoptr (OnvFileQuery) files = onv_file_query_new ();
  GListModel *lists[3];
  g_autoptr (OnvPage) found = NULL;
  g_autoptr (OnvPage) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *body = onv_test_json (bodies[i]);

      test_server_push (f->server, 200, body);
    }
  lists[0] = CALL (f, list_channels, "7");
  g_assert_no_error (f->error);
  lists[1] = CALL (f, query_online, ids);
  g_assert_no_error (f->error);
  lists[2] = CALL (f, count_unread_alarms, "7", 0);
  g_assert_no_error (f->error);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_cmpuint (g_list_model_get_n_items (lists[i]), ==, 0);
      g_object_unref (lists[i]);
    }
  found = CALL (f, find_devices, devices);
  g_assert_no_error (f->error);
  none = CALL (f, find_files, files);
  g_assert_no_error (f->error);
  g_assert_cmpint (onv_page_get_total (none), ==, 0);
}

static const OnvCaseRow rows[] = {
  { "shapes", test_pages },
  { "odd", test_odd_pages },
  { "null", test_null_lists },
  { NULL, NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "page", rows);
}
