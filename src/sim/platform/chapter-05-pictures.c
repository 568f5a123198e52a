/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 5: pictures of a channel. */
#include "config.h"

#include "platform/sim-pictures.h"

#include "http/sim-call.h"
#include "http/sim-http.h"
#include "platform/sim-chapters.h"
#include "platform/sim-clock.h"
#include "platform/sim-pages.h"

#include <string.h>

#define STANDARD_PAGE_SIZE 20
#define PAGE_LIMIT 1000
#define FOLDER "/ipc/video/picture/"

/* The document names no limit: this is the one of chapter 16. */
#define MAX_BODY (8 * 1024 * 1024)

/* How the content of each format begins. */
typedef struct
{
  const char *name;
  const char *type;
  const char *magic;
} Format;

static const Format formats[] = {
  { "jpg", "image/jpeg", "\xff\xd8\xff" },
  { "png", "image/png", "\x89PNG\r\n\x1a\n" },
};

static const Format *
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

static gboolean
is_of_format (const Format *format, GBytes *content)
{
  gsize length = strlen (format->magic);

  return g_bytes_get_size (content) > length
         && memcmp (g_bytes_get_data (content, NULL), format->magic, length) == 0;
}

/**
 * sim_pictures_add_async:
 * @platform: the stand-in
 * @picture: device, channel, name and time
 * @format: `jpg` or `png`
 * @desc: (nullable): what it shows
 * @content: the picture
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * Keeps a picture, as if the device had uploaded it.
 */
void
sim_pictures_add_async (SimPlatform *platform,
                        const SimRow *picture,
                        const char *format,
                        const char *desc,
                        GBytes *content,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *id = g_uuid_string_random ();
  SimRow row = *picture;

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "format", format);
  json_object_set_string_member (object, "desc", desc != NULL ? desc : "");
  row.document = node;
  sim_store_write_async (platform->store, SIM_PICTURES, &row, content, callback, user_data);
}

gboolean
sim_pictures_add_finish (SimPlatform *platform, GAsyncResult *result, GError **error)
{
  return sim_store_write_finish (platform->store, result, error);
}

/**
 * sim_pictures_make_path:
 * @picture: a picture
 *
 * Returns: (transfer full): the path of its address, which opens without a key
 */
char *
sim_pictures_make_path (const SimRow *picture)
{
  return g_strconcat (FOLDER, json_object_get_string_member (sim_row_get_object (picture), "id"),
                      NULL);
}

static JsonObject *
describe (SimCall *call, const SimRow *row)
{
  JsonObject *picture = json_object_new ();
  JsonObject *known = sim_row_get_object (row);
  g_autofree char *path = sim_pictures_make_path (row);
  g_autofree char *url
      = sim_http_make_url (call->platform->http, sim_call_get_host (call), call->secure, path);

  json_object_set_string_member (picture, "format",
                                 json_object_get_string_member (known, "format"));
  json_object_set_int_member (picture, "size", row->size);
  json_object_set_int_member (picture, "date", row->time);
  json_object_set_string_member (picture, "name", row->name);
  json_object_set_string_member (picture, "desc", json_object_get_string_member (known, "desc"));
  json_object_set_string_member (picture, "url", url);
  return picture;
}

static void
on_uploaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimCall) call = data;
  g_autoptr (GError) error = NULL;

  if (sim_pictures_add_finish (call->platform, result, &error))
    sim_call_reply (call, NULL, NULL);
  else
    sim_call_fail (call, SIM_ERROR_INTERNAL, error->message);
}

static SimRow *
get_picture (SimCall *call)
{
  return sim_store_get (call->platform->store, SIM_PICTURES, call->device->id, call->channel,
                        sim_call_get_text (call, "name"));
}

static void
upload (SimCall *call)
{
  const Format *format = find_format (sim_call_get_text (call, "format"));
  g_autoptr (GBytes) body = sim_call_dup_body (call);
  g_autoptr (SimRow) known = get_picture (call);
  SimRow row = {
    .device = call->device->id,
    .channel = call->channel,
    .name = (char *) sim_call_get_text (call, "name"),
    .time = sim_clock_now (),
  };

  if (format == NULL)
    sim_call_fail (call, SIM_ERROR_PARAMETER, "format is not jpg or png");
  else if (!is_of_format (format, body))
    sim_call_fail (call, SIM_ERROR_PARAMETER, "the body is not of this format");
  else if (known != NULL)
    sim_call_fail (call, SIM_ERROR_EXISTS, "name");
  else
    sim_pictures_add_async (call->platform, &row, format->name, sim_call_get_text (call, "desc"),
                            body, on_uploaded, sim_call_ref (call));
}

/* Newest first; both times are included. */
static void
list_pictures (SimCall *call)
{
  gint64 end = sim_call_get_number (call, "end_time", 0);
  SimQuery query = {
    .kind = SIM_PICTURES,
    .device = call->device->id,
    .channel = call->channel,
    .from = sim_call_get_number (call, "start_time", 0),
    .until = end != 0 ? end + 1 : 0,
    .newest_first = TRUE,
  };
  SimPage page = {
    .number = (guint) sim_call_get_number (call, "page_start", 1),
    .size = (guint) sim_call_get_number (call, "page_size", STANDARD_PAGE_SIZE),
  };
  g_autoptr (GPtrArray) rows = sim_pages_find (call->platform->store, &query, &page);
  JsonObject *members = json_object_new ();
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (data, describe (call, rows->pdata[i]));
  json_object_set_array_member (members, "data", data);
  json_object_set_object_member (members, "page_info", sim_page_describe (&page));
  sim_call_reply_object (call, members);
}

static void
get_info (SimCall *call)
{
  g_autoptr (SimRow) row = get_picture (call);

  if (row == NULL)
    sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
  else
    sim_call_reply_data (call, describe (call, row));
}

static void
delete_picture (SimCall *call)
{
  if (sim_store_remove (call->platform->store, SIM_PICTURES, call->device->id, call->channel,
                        sim_call_get_text (call, "name")))
    sim_call_reply (call, NULL, NULL);
  else
    sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
}

typedef struct
{
  SimCall *call;
  SimRow *row;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (SimCall) call = reading->call;
  g_autoptr (SimRow) row = reading->row;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = sim_store_read_finish (call->platform->store, result, &error);
  const char *format = json_object_get_string_member (sim_row_get_object (row), "format");

  if (content != NULL)
    sim_call_send (call, SOUP_STATUS_OK, find_format (format)->type, content);
  else
    sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
}

/* 5.5: the address is all that is needed. */
static void
fetch (SimCall *call)
{
  const char *id = sim_call_get_text (call, "id");
  SimQuery query = { .kind = SIM_PICTURES, .matches = { { "id", 0, id } }, .limit = 1 };
  g_autoptr (GPtrArray) rows = sim_store_find (call->platform->store, &query, NULL);
  Reading *reading;

  if (rows->len == 0 || !g_uuid_string_is_valid (id))
    {
      sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
      return;
    }
  reading = g_new (Reading, 1);
  *reading = (Reading){ sim_call_ref (call), sim_row_copy (rows->pdata[0]) };
  sim_store_read_async (call->platform->store, SIM_PICTURES, reading->row, 0, 0, on_read, reading);
}

static const SimParam upload_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "format", SIM_PARAM_TEXT, TRUE },
  { "name", SIM_PARAM_TEXT, TRUE },
  { "desc", SIM_PARAM_TEXT },
  { NULL },
};

static const SimParam list_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "start_time", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT32 },
  { "end_time", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT32 },
  { "page_start", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { "page_size", SIM_PARAM_NUMBER, FALSE, 1, PAGE_LIMIT },
  { NULL },
};

static const SimParam name_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "name", SIM_PARAM_TEXT, TRUE },
  { NULL },
};

const SimRoute sim_chapter_pictures[] = {
  { "5.1", "PUT", FOLDER "upload", SIM_AUTH_KEY, upload, upload_params, MAX_BODY },
  { "5.2", "GET", FOLDER "get_list", SIM_AUTH_KEY, list_pictures, list_params },
  { "5.3", "GET", FOLDER "get_info", SIM_AUTH_KEY, get_info, name_params },
  { "5.4", "DELETE", FOLDER "delete_pictrue", SIM_AUTH_KEY, delete_picture, name_params },
  { "5.5", "GET", FOLDER "{id}", SIM_AUTH_NONE, fetch },
  { NULL },
};
