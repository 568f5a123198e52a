/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 16: public objects of the product. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"
#include "platform/sim-clock.h"
#include "platform/sim-pages.h"

#include <string.h>

#define KIND "object"
#define PAGE_SIZE 50
#define NAME_LIMIT 256
#define DESC_LIMIT 1024
#define MAX_BODY (8 * 1024 * 1024)

/* The document says only that there are special characters. */
#define SPECIAL "/\\:*?\"<>|"

/* Success of upload and delete is 200 in this chapter. */
#define SUCCESS 200

static gboolean
is_plain (const char *name)
{
  for (const char *letter = name; *letter != '\0'; letter++)
    if (g_ascii_iscntrl (*letter) || strchr (SPECIAL, *letter) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
check_name (SimCall *call)
{
  const char *name = sim_call_get_text (call, "name");

  if (g_utf8_strlen (name, -1) > NAME_LIMIT)
    sim_call_fail (call, SIM_ERROR_LONG_NAME, NULL);
  else if (!is_plain (name))
    sim_call_fail (call, SIM_ERROR_BAD_NAME, NULL);
  else
    return TRUE;
  return FALSE;
}

static void
on_uploaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimCall) call = data;
  g_autoptr (GError) error = NULL;

  sim_platform_release (call->platform);
  if (sim_store_write_finish (call->platform->store, result, &error))
    sim_call_fail_number (call, SUCCESS, "succ");
  else
    sim_call_fail (call, SIM_ERROR_INTERNAL, error->message);
}

/* A name that is used again is another content from now on. */
static void
upload (SimCall *call)
{
  const char *desc = sim_call_get_text (call, "desc");
  g_autoptr (GBytes) body = sim_call_dup_body (call);
  g_autoptr (JsonNode) document = NULL;
  SimRow row = { .name = (char *) sim_call_get_text (call, "name"), .time = sim_clock_now () };

  if (!check_name (call))
    return;
  if (desc != NULL && g_utf8_strlen (desc, -1) > DESC_LIMIT)
    {
      sim_call_fail (call, SIM_ERROR_LONG_DESC, NULL);
      return;
    }
  document = json_node_init_string (json_node_alloc (), desc != NULL ? desc : "");
  row.document = document;
  sim_platform_hold (call->platform);
  sim_store_write_async (call->platform->store, KIND, &row, body, on_uploaded, sim_call_ref (call));
}

static SimRow *
find_object (SimCall *call)
{
  SimRow *row = NULL;

  if (!check_name (call))
    return NULL;
  row = sim_store_get (call->platform->store, KIND, 0, 0, sim_call_get_text (call, "name"));
  if (row == NULL)
    sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
  return row;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimCall) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = sim_store_read_finish (call->platform->store, result, &error);

  if (content != NULL)
    sim_call_send (call, SOUP_STATUS_OK, "application/octet-stream", content);
  else
    sim_call_fail (call, SIM_ERROR_INTERNAL, error->message);
}

static void
download (SimCall *call)
{
  g_autoptr (SimRow) row = find_object (call);

  if (row != NULL)
    sim_store_read_async (call->platform->store, KIND, row, 0, 0, on_read, sim_call_ref (call));
}

static void
remove_object (SimCall *call)
{
  g_autoptr (SimRow) row = find_object (call);

  if (row == NULL)
    return;
  sim_store_remove (call->platform->store, KIND, 0, 0, row->name);
  sim_call_fail_number (call, SUCCESS, "succ");
}

static void
list_objects (SimCall *call)
{
  SimQuery query = { .kind = KIND, .start = sim_call_get_text (call, "name") };
  SimPage page = { .number = (guint) sim_call_get_number (call, "page", 1), .size = PAGE_SIZE };
  g_autoptr (GPtrArray) rows = sim_pages_find (call->platform->store, &query, &page);
  gint64 product = sim_call_get_number (call, "product_id", 0);
  JsonObject *members = json_object_new ();
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const SimRow *row = rows->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "product_id", product);
      json_object_set_string_member (object, "name", row->name);
      json_object_set_int_member (object, "size", row->size);
      json_object_set_int_member (object, "date", row->time);
      json_object_set_string_member (object, "desc", json_node_get_string (row->document));
      json_array_add_object_element (data, object);
    }
  json_object_set_array_member (members, "data", data);
  json_object_set_object_member (members, "page_info", sim_page_describe (&page));
  sim_call_reply_object (call, members);
}

static const SimParam object_params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { "name", SIM_PARAM_TEXT, TRUE },
  { NULL },
};

static const SimParam list_params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { "page", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { NULL },
};

#define FOLDER "/ipc/video/file/"

const SimRoute sim_chapter_objects[] = {
  { "16.1", "PUT", FOLDER "upload", SIM_AUTH_EITHER, upload, object_params, MAX_BODY },
  { "16.2", "GET", FOLDER "download", SIM_AUTH_EITHER, download, object_params },
  { "16.3", "DELETE", FOLDER "delete", SIM_AUTH_EITHER, remove_object, object_params },
  { "16.4", "GET", FOLDER "list", SIM_AUTH_EITHER, list_objects, list_params },
  { NULL },
};
