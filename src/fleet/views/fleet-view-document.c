/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-document.h"

#include <glib/gi18n-lib.h>

#include "fleet-error.h"
#include "groups/fleet-group-json.h"
#include "schema/onv-json.h"
#include "views/fleet-json.h"
#include "views/fleet-view-json.h"

#define FORMAT "lookout-views"
#define VERSION 1

static gboolean
read_account (JsonObject *object, const char *path, gpointer accounts, GError **error)
{
  const char *id;
  const char *name;
  const char *base_url;
  const char *product_id;
  FleetViewAccount account;

  if (!fleet_json_read_text (object, path, "id", TRUE, &id, error)
      || !fleet_json_read_text (object, path, "name", FALSE, &name, error)
      || !fleet_json_read_text (object, path, "server", FALSE, &base_url, error)
      || !fleet_json_read_text (object, path, "product", FALSE, &product_id, error))
    return FALSE;
  account = (FleetViewAccount){ g_strdup (id), g_strdup (name), g_strdup (base_url),
                                g_strdup (product_id) };
  g_array_append_val ((GArray *) accounts, account);
  return TRUE;
}

static gboolean
check_format (JsonObject *object, GError **error)
{
  const char *format;
  guint version;

  if (!fleet_json_read_text (object, "", "format", TRUE, &format, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT))
    return fleet_json_fail (error, "", "format", _ ("this must be “%s”"), FORMAT);
  if (!fleet_json_read_number (object, "", "version", G_MAXINT32, &version, error))
    return FALSE;
  return version <= VERSION
         || fleet_json_fail (error, "", "version", "%s", _ ("the file is from a newer Lookout"));
}

void
fleet_view_account_clear (FleetViewAccount *account)
{
  g_free (account->id);
  g_free (account->name);
  g_free (account->base_url);
  g_free (account->product_id);
}

FleetViewDocument *
fleet_view_document_new (void)
{
  FleetViewDocument *self = g_new0 (FleetViewDocument, 1);

  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->accounts = g_array_new (FALSE, TRUE, sizeof (FleetViewAccount));
  g_array_set_clear_func (self->accounts, (GDestroyNotify) fleet_view_account_clear);
  return self;
}

void
fleet_view_document_free (FleetViewDocument *self)
{
  g_clear_pointer (&self->source, json_object_unref);
  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->accounts);
  g_free (self);
}

/* An empty file is no views. An error says what is wrong, and where. */
FleetViewDocument *
fleet_view_document_parse (const char *data, gsize n, GError **error)
{
  g_autoptr (FleetViewDocument) self = fleet_view_document_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) local = NULL;
  JsonObject *object;

  if (n == 0)
    return g_steal_pointer (&self);
  if (n <= FLEET_VIEWS_MAX_BYTES)
    root = onv_json_parse (data, n, &local);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS, _ ("the file is not JSON with views: %s"),
                   local != NULL ? local->message : "…");
      return NULL;
    }
  object = json_node_get_object (root);
  self->source = json_object_ref (object);
  if (!check_format (object, error)
      || !fleet_json_read_list (object, "", "accounts", FALSE, read_account, self->accounts, error)
      || !fleet_json_read_list (object, "", "views", TRUE, fleet_view_read, self->views, error)
      || !fleet_json_read_list (object, "", "groups", FALSE, fleet_group_read, self->groups, error))
    return NULL;
  return g_steal_pointer (&self);
}
static void
write_accounts (JsonObject *object, GArray *accounts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < accounts->len; i++)
    {
      const FleetViewAccount *account = &g_array_index (accounts, FleetViewAccount, i);
      JsonObject *item = json_object_new ();

      fleet_json_put_text (item, "id", account->id);
      fleet_json_put_text (item, "name", account->name);
      fleet_json_put_text (item, "server", account->base_url);
      fleet_json_put_text (item, "product", account->product_id);
      json_array_add_object_element (array, item);
    }
  json_object_set_array_member (object, "accounts", array);
}
/* Whoever has no groups gets the file of before. */
static void
write_groups (JsonObject *object, GPtrArray *groups)
{
  JsonArray *array;

  if (groups->len == 0)
    {
      if (json_object_has_member (object, "groups"))
        json_object_remove_member (object, "groups");
      return;
    }
  array = json_array_new ();
  for (guint i = 0; i < groups->len; i++)
    json_array_add_object_element (array, fleet_group_write_object (g_ptr_array_index (groups, i)));
  json_object_set_array_member (object, "groups", array);
}

char *
fleet_view_document_write (const FleetViewDocument *self)
{
  JsonObject *object = fleet_json_begin (self->source);
  JsonArray *views = json_array_new ();

  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  if (self->accounts->len > 0)
    write_accounts (object, self->accounts);
  for (guint i = 0; i < self->views->len; i++)
    json_array_add_object_element (views,
                                   fleet_view_write_object (g_ptr_array_index (self->views, i)));
  json_object_set_array_member (object, "views", views);
  write_groups (object, self->groups);
  return fleet_json_write (object);
}
