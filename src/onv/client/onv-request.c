/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-request.h"
#include "client/onv-uri.h"

OnvRequest *
onv_request_new (const OnvCall *call)
{
  OnvRequest *self = g_new0 (OnvRequest, 1);

  self->call = call;
  self->args = onv_record_new_for_table (call->params, call->n_params);
  return self;
}

void
onv_request_free (OnvRequest *self)
{
  g_clear_object (&self->args);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

void
onv_request_set_device (OnvRequest *self, const char *device_id)
{
  onv_record_set_string (self->args, "device-id", device_id);
}

void
onv_request_set_channel (OnvRequest *self, const char *device_id, guint channel_id)
{
  onv_request_set_device (self, device_id);
  onv_record_set_int (self->args, "channel-id", channel_id);
}

/* Takes a copy of @query: the person may go on typing. */
void
onv_request_set_query (OnvRequest *self, OnvRecord *query)
{
  g_object_unref (self->args);
  self->args = onv_record_duplicate (query);
}

void
onv_request_take_base (OnvRequest *self, char *base)
{
  g_free (self->base);
  self->base = base;
}

void
onv_request_set_json (OnvRequest *self, JsonNode *node)
{
  char *text = json_to_string (node, FALSE);

  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_new_take (text, strlen (text));
  self->content_type = "application/json";
}

static char *
lookup (const char *name, gpointer data)
{
  OnvRecord *args = data;
  guint n;
  const OnvField *fields = onv_record_get_table (args, &n);

  for (guint i = 0; i < n; i++)
    if (onv_field_is_written (&fields[i], name))
      {
        g_autofree char *text = onv_record_dup_text (args, fields[i].name);

        return text != NULL ? g_uri_escape_string (text, NULL, FALSE) : NULL;
      }
  return NULL;
}

static gboolean
stands_in (const char *path, const char *name)
{
  g_autofree char *variable = g_strdup_printf ("{%s}", name);

  return strstr (path, variable) != NULL;
}

static void
append_query (GString *uri, OnvRecord *args, const char *path)
{
  guint n;
  const OnvField *fields = onv_record_get_table (args, &n);
  char separator = '?';

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = onv_record_dup_text (args, fields[i].name);
      g_autofree char *escaped = NULL;

      if (text == NULL || stands_in (path, fields[i].json))
        continue;
      escaped = g_uri_escape_string (text, ",:", FALSE);
      g_string_append_printf (uri, "%c%s=%s", separator, fields[i].json, escaped);
      separator = '&';
    }
}

/* Checks the arguments and writes them into the URI. */
GUri *
onv_request_build_uri (OnvRequest *self, const char *base_url, const char *path, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *expanded = NULL;
  g_autoptr (GError) reason = NULL;
  GUri *uri;

  if (!onv_record_check (self->args, error))
    return NULL;
  expanded = onv_uri_expand (path, lookup, self->args, error);
  if (expanded == NULL)
    return NULL;
  text = g_string_new (self->base != NULL ? self->base : base_url);
  if (!g_str_has_suffix (text->str, "/"))
    g_string_append_c (text, '/');
  g_string_append (text, expanded);
  append_query (text, self->args, path);

  uri = g_uri_parse (text->str, SOUP_HTTP_URI_FLAGS, &reason);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
      || !g_str_has_prefix (g_uri_get_scheme (uri), "http"))
    {
      g_clear_pointer (&uri, g_uri_unref);
      g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_ARGUMENT, "base-url",
                                                          "Not the address of a web server"));
    }
  return uri;
}
