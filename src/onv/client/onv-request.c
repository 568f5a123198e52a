/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-request.h"

#include "client/onv-transfer-private.h"
#include "client/onv-uri.h"
#include "schema/onv-json.h"

OnvRequest *
onv_request_new (const OnvCall *call)
{
  OnvRequest *self = g_new0 (OnvRequest, 1);

  self->call = call;
  self->args = onv_record_new_for_table (call->params, call->n_params);
  return self;
}

/* The same with other arguments. */
OnvRequest *
onv_request_new_part (OnvRequest *whole, OnvRecord *args)
{
  OnvRequest *self = g_new0 (OnvRequest, 1);

  self->call = whole->call;
  self->args = onv_record_duplicate (args);
  self->base = g_strdup (whole->base);
  self->body = whole->body != NULL ? g_bytes_ref (whole->body) : NULL;
  self->content_type = whole->content_type;
  return self;
}

void
onv_request_free (OnvRequest *self)
{
  g_clear_object (&self->args);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->transfer);
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

/* Parameters that are members of @record, too: what nobody has changed there is not refused here. */
void
onv_request_set_members (OnvRequest *self, OnvRecord *record)
{
  guint n, index;
  const OnvField *fields = onv_record_get_table (self->args, &n);

  for (guint i = 0; i < n; i++)
    {
      OnvSlot copy = { 0 };

      if (onv_record_find_field (record, fields[i].name) == NULL
          || !onv_record_has (record, fields[i].name))
        continue;
      onv_record_require_field (record, fields[i].name, &index);
      onv_slot_assign (&fields[i], &copy, onv_record_get_slot (record, index));
      onv_record_take_slot (self->args, i, &copy);
    }
}

/* The account's product, where a call needs one and none was named. */
void
onv_request_complete (OnvRequest *self, const char *product_id)
{
  const OnvField *field = onv_record_find_field (self->args, "product-id");

  if (field != NULL && (field->flags & ONV_FIELD_REQUIRED) != 0
      && !onv_record_has (self->args, field->name))
    onv_record_set_string (self->args, field->name, product_id);
}

void
onv_request_take_base (OnvRequest *self, char *base)
{
  g_free (self->base);
  self->base = base;
}

/* An address may be a path alone: then it is on the account's server. */
void
onv_request_set_url (OnvRequest *self, const char *base_url, const char *url)
{
  char *whole = *url != '\0' ? g_uri_resolve_relative (base_url, url, SOUP_HTTP_URI_FLAGS, NULL)
                             : NULL; /* nothing is not the server itself */

  onv_request_take_base (self, whole != NULL ? whole : g_strdup (url));
}

void
onv_request_set_json (OnvRequest *self, JsonNode *node)
{
  char *text = onv_json_write (node);

  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_new_take (text, strlen (text));
  self->content_type = "application/json";
}

/* The body is @record, as far as it is sent; its limits are checked with the parameters. */
void
onv_request_set_record (OnvRequest *self, OnvRecord *record, OnvWrite write)
{
  const OnvEncoding encoding = { .write = write, .for_sending = TRUE };
  g_autoptr (JsonNode) node = onv_record_encode (record, &encoding);

  onv_request_set_json (self, node);
  self->partial = write == ONV_WRITE_CHANGED;
  g_clear_object (&self->record);
  self->record = onv_record_duplicate (record);
}

void
onv_request_set_bytes (OnvRequest *self, GBytes *bytes, const char *content_type)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (bytes);
  self->content_type = content_type;
}

void
onv_request_set_transfer (OnvRequest *self, OnvTransfer *transfer, const char *content_type)
{
  g_set_object (&self->transfer, transfer);
  self->content_type = content_type;
}

static gboolean
check_body (OnvRequest *self, GError **error)
{
  gint64 max = self->call->body_max;

  if (self->record != NULL
      && !(self->partial ? onv_record_check_changes (self->record, error)
                         : onv_record_check (self->record, error)))
    return FALSE;
  if (self->body == NULL || max == 0 || g_bytes_get_size (self->body) <= (gsize) max)
    return TRUE;
  g_propagate_error (error,
                     onv_error_new_for_member (ONV_ERROR_ARGUMENT, "body",
                                               "body: at most %" G_GINT64_FORMAT " bytes", max));
  return FALSE;
}

/* A call that sends a file takes an upload, one that fetches a file a download. */
static gboolean
check_transfer (OnvRequest *self, GError **error)
{
  gboolean uploads = self->call->body == ONV_BODY_FILE;

  if (!uploads && self->call->reply != ONV_REPLY_FILE)
    return TRUE;
  if (self->transfer != NULL && onv_transfer_is_upload (self->transfer) == uploads)
    return onv_transfer_claim (self->transfer, error);
  g_propagate_error (error,
                     onv_error_new_for_member (ONV_ERROR_ARGUMENT, "transfer", "transfer: %s",
                                               uploads ? "an upload must be given"
                                                       : "a download must be given"));
  return FALSE;
}

gboolean
onv_request_check (OnvRequest *self, GError **error)
{
  return onv_record_check (self->args, error) && check_body (self, error)
         && check_transfer (self, error);
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

/* A name of dots alone would stand for a folder: that of all there is, or what is above it. */
static gboolean
check_names (OnvRecord *args, const char *path, GError **error)
{
  guint n;
  const OnvField *fields = onv_record_get_table (args, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;

      if (!stands_in (path, fields[i].json))
        continue;
      text = onv_record_dup_text (args, fields[i].name);
      if (g_strcmp0 (text, ".") != 0 && g_strcmp0 (text, "..") != 0)
        continue;
      g_propagate_error (error,
                         onv_error_new_for_member (ONV_ERROR_ARGUMENT, fields[i].json,
                                                   "%s: must not be dots alone", fields[i].json));
      return FALSE;
    }
  return TRUE;
}

static void
append_parameter (GString *uri, const char *name, const char *value, char *separator)
{
  g_autofree char *escaped = g_uri_escape_string (value, ",:", FALSE);

  g_string_append_printf (uri, "%c%s=%s", *separator, name, escaped);
  *separator = '&';
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

      if (text == NULL || !onv_record_is_sendable (args, i) || stands_in (path, fields[i].json))
        continue;
      append_parameter (uri, fields[i].json, text, &separator);
      if (fields[i].also != NULL)
        append_parameter (uri, fields[i].also, text, &separator);
    }
}

/* Writes the arguments, which have been checked, into the URI. */
GUri *
onv_request_build_uri (OnvRequest *self, const char *base_url, const char *path, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *expanded = NULL;
  g_autoptr (GError) reason = NULL;
  GUri *uri;

  text = g_string_new (self->base != NULL ? self->base : base_url);
  if (path != NULL)
    {
      if (!check_names (self->args, path, error))
        return NULL;
      expanded = onv_uri_expand (path, lookup, self->args, error);
      if (expanded == NULL)
        return NULL;
      if (!g_str_has_suffix (text->str, "/"))
        g_string_append_c (text, '/');
      g_string_append (text, expanded);
      append_query (text, self->args, path);
    }
  uri = g_uri_parse (text->str, SOUP_HTTP_URI_FLAGS, &reason);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
      || !g_str_has_prefix (g_uri_get_scheme (uri), "http"))
    {
      g_clear_pointer (&uri, g_uri_unref);
      g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_ARGUMENT,
                                                          path != NULL ? "base-url" : "url",
                                                          "Not the address of a web server"));
    }
  return uri;
}
