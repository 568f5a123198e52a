/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-transfer.h"

#include <glib/gi18n-lib.h>

#include "accounts/fleet-account-store.h"
#include "accounts/fleet-account.h"
#include "fleet-error.h"
#include "groups/fleet-group-private.h"
#include "groups/fleet-view-store-groups.h"
#include "views/fleet-view-document.h"
#include "views/fleet-view-private.h"

static void
return_storage_error (GTask *task, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_VIEWS_STORAGE, "%s", error->message);
  g_error_free (error);
}

static gboolean
knows_account (FleetViewDocument *document, const char *id)
{
  for (guint i = 0; i < document->accounts->len; i++)
    if (g_str_equal (g_array_index (document->accounts, FleetViewAccount, i).id, id))
      return TRUE;
  return FALSE;
}

/* So that whoever imports it finds the account there, under the id that it has there. */
static void
add_account (FleetViewDocument *document, const char *id, FleetAccountStore *accounts)
{
  FleetAccount *account = fleet_account_store_find (accounts, id);
  FleetViewAccount said;

  if (account == NULL || knows_account (document, id))
    return;
  said = (FleetViewAccount){ g_strdup (id), g_strdup (fleet_account_get_name (account)),
                             g_strdup (fleet_account_get_base_url (account)),
                             g_strdup (fleet_account_get_product_id (account)) };
  g_array_append_val (document->accounts, said);
}

static void
add_view (FleetViewDocument *document, FleetView *view, FleetAccountStore *accounts)
{
  g_ptr_array_add (document->views, g_object_ref (view));
  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    add_account (document, fleet_view_get_camera (view, i)->account, accounts);
}

/* Favourites without members are nothing that anybody made. */
static void
add_group (FleetViewDocument *document, FleetGroup *group, FleetAccountStore *accounts)
{
  if (fleet_group_is_favourites (group) && fleet_group_get_n_members (group) == 0)
    return;
  g_ptr_array_add (document->groups, g_object_ref (group));
  add_account (document, fleet_group_get_account (group), accounts);
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    g_task_return_pointer (task, g_memdup2 (g_task_get_task_data (task), sizeof (FleetViewsCount)),
                           g_free);
  else
    return_storage_error (task, error);
}

/**
 * fleet_views_export_async:
 * @views: views to write
 * @groups: (nullable): groups to write
 * @accounts: the accounts that they may name
 * @file: where to; what is there is replaced
 * @cancellable: (nullable): to stop it
 * @callback: called when it is written
 * @user_data: its data
 *
 * Writes views and groups into a file that another computer can import. It names the servers and products of their
 * accounts, and no key.
 */
void
fleet_views_export_async (GListModel *views,
                          GListModel *groups,
                          FleetAccountStore *accounts,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (FleetViewDocument) document = fleet_view_document_new ();
  g_autoptr (GBytes) bytes = NULL;
  FleetViewsCount *count;
  GTask *task;
  char *text;

  g_return_if_fail (G_IS_LIST_MODEL (views));
  g_return_if_fail (FLEET_IS_ACCOUNT_STORE (accounts));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_views_export_async);
  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (FleetView) view = g_list_model_get_item (views, i);

      add_view (document, view, accounts);
    }
  for (guint i = 0; groups != NULL && i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (groups, i);

      add_group (document, group, accounts);
    }
  count = g_new (FleetViewsCount, 1);
  *count = (FleetViewsCount){ document->views->len, document->groups->len };
  g_task_set_task_data (task, count, g_free);
  text = fleet_view_document_write (document);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, cancellable,
                                       on_exported, task);
}

static gboolean
propagate_count (GAsyncResult *result, FleetViewsCount *count, GError **error)
{
  g_autofree FleetViewsCount *done = g_task_propagate_pointer (G_TASK (result), error);

  *count = done != NULL ? *done : (FleetViewsCount){ 0 };
  return done != NULL;
}

/**
 * fleet_views_export_finish:
 * @result: what the callback got
 * @count: (out caller-allocates): what was written
 * @error: return location for an error, or %NULL
 *
 * Ends writing.
 *
 * Returns: %TRUE if the file is there
 */
gboolean
fleet_views_export_finish (GAsyncResult *result, FleetViewsCount *count, GError **error)
{
  return propagate_count (result, count, error);
}

/* The account here that is the same as that of the file. */
static FleetAccount *
find_same (FleetAccountStore *accounts, const FleetViewAccount *said)
{
  GListModel *list = G_LIST_MODEL (accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (list, i);

      if (g_strcmp0 (fleet_account_get_base_url (account), said->base_url) == 0
          && g_strcmp0 (fleet_account_get_product_id (account), said->product_id) == 0)
        return account; /* the list holds it */
    }
  return NULL;
}

/* Which account of this computer the file means by an id that there is none of here. */
static FleetAccount *
find_meant (FleetAccountStore *accounts, const FleetViewAccount *said)
{
  return fleet_account_store_find (accounts, said->id) == NULL ? find_same (accounts, said) : NULL;
}

static gboolean
is_temporary (FleetAccountStore *accounts, const char *id)
{
  FleetAccount *account = fleet_account_store_find (accounts, id);

  return account != NULL && fleet_account_get_temporary (account);
}

static gboolean
names_temporary (FleetView *view, FleetAccountStore *accounts)
{
  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    if (is_temporary (accounts, fleet_view_get_camera (view, i)->account))
      return TRUE;
  return FALSE;
}

static void
import_view (FleetViewStore *store, FleetAccountStore *accounts, FleetView *view)
{
  g_autofree char *id = g_uuid_string_random ();

  if (fleet_view_store_find (store, fleet_view_get_id (view)) != NULL)
    fleet_view_set_id (view, id);
  fleet_view_set_temporary (view, names_temporary (view, accounts));
  fleet_view_store_insert (store, view, G_MAXUINT);
}

/* A group of the same account and name, or of the same id, gets those members that it does not have. */
static void
import_group (FleetViewStore *store, FleetAccountStore *accounts, FleetGroup *group)
{
  const char *account = fleet_group_get_account (group);
  FleetGroup *of_id = fleet_view_store_find_group (store, fleet_group_get_id (group));
  FleetGroup *of_name
      = fleet_view_store_find_group_name (store, account, fleet_group_get_name (group));
  g_autofree char *id = g_uuid_string_random ();

  if (of_id == NULL || !g_str_equal (fleet_group_get_account (of_id), account))
    {
      if (of_name != NULL)
        fleet_group_set_id (group, fleet_group_get_id (of_name));
      else if (of_id != NULL)
        fleet_group_set_id (group, id);
    }
  fleet_group_set_temporary (group, is_temporary (accounts, account));
  fleet_view_store_merge_group (store, group, NULL);
}

static void
adopt_accounts (FleetViewDocument *document, FleetAccountStore *accounts)
{
  for (guint i = 0; i < document->accounts->len; i++)
    {
      const FleetViewAccount *said = &g_array_index (document->accounts, FleetViewAccount, i);
      FleetAccount *meant = find_meant (accounts, said);

      if (meant == NULL)
        continue;
      for (guint k = 0; k < document->views->len; k++)
        fleet_view_rename_account (g_ptr_array_index (document->views, k), said->id,
                                   fleet_account_get_id (meant));
      for (guint k = 0; k < document->groups->len; k++)
        if (g_str_equal (fleet_group_get_account (g_ptr_array_index (document->groups, k)),
                         said->id))
          fleet_group_set_account (g_ptr_array_index (document->groups, k),
                                   fleet_account_get_id (meant));
    }
}

static void
import_document (FleetViewStore *store, FleetAccountStore *accounts, FleetViewDocument *document)
{
  adopt_accounts (document, accounts);
  for (guint i = 0; i < document->views->len; i++)
    import_view (store, accounts, g_ptr_array_index (document->views, i));
  for (guint i = 0; i < document->groups->len; i++)
    import_group (store, accounts, g_ptr_array_index (document->groups, i));
}

static FleetViewDocument *
parse (const char *data, gsize n, GError **error)
{
  g_autoptr (FleetViewDocument) document = NULL;

  if (n == 0)
    {
      g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_VIEWS, _ ("the file is empty"));
      return NULL;
    }
  if (n > FLEET_VIEWS_MAX_BYTES)
    {
      g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_VIEWS, _ ("the file is too large"));
      return NULL;
    }
  document = fleet_view_document_parse (data, n, error);
  if (document != NULL && document->views->len == 0 && document->groups->len == 0)
    {
      g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_VIEWS,
                           _ ("there are no views and no groups in it"));
      return NULL;
    }
  return g_steal_pointer (&document);
}

static gboolean
wants_more (const char *contents, goffset size, gpointer user_data)
{
  return size <= FLEET_VIEWS_MAX_BYTES;
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (FleetViewDocument) document = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;
  GError *error = NULL;
  FleetViewsCount *count;

  if (!g_file_load_partial_contents_finish (G_FILE (object), result, &contents, &length, NULL,
                                            &error))
    {
      return_storage_error (task, error);
      return;
    }
  document = parse (contents, length, &error);
  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  import_document (g_task_get_source_object (task), g_task_get_task_data (task), document);
  count = g_new (FleetViewsCount, 1);
  *count = (FleetViewsCount){ document->views->len, document->groups->len };
  g_task_return_pointer (task, count, g_free);
}

/**
 * fleet_views_import_async:
 * @store: where the views go
 * @accounts: the accounts of this computer
 * @file: what was exported
 * @cancellable: (nullable): to stop it
 * @callback: called when the views are in the list
 * @user_data: its data
 *
 * Adds the views of a file after those that are there, and its groups, which are merged with those that are there. All of
 * them or, when anything is wrong, none. An account that has another id here is known by its server and product.
 */
void
fleet_views_import_async (FleetViewStore *store,
                          FleetAccountStore *accounts,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (FLEET_IS_VIEW_STORE (store));
  g_return_if_fail (FLEET_IS_ACCOUNT_STORE (accounts));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_views_import_async);
  g_task_set_task_data (task, g_object_ref (accounts), g_object_unref);
  g_file_load_partial_contents_async (file, cancellable, wants_more, on_read, task);
}

/**
 * fleet_views_import_finish:
 * @store: where the views went
 * @result: what the callback got
 * @count: (out caller-allocates): what came of it
 * @error: return location for an error, or %NULL; a FLEET_ERROR_VIEWS says what is wrong with the file, and where
 *
 * Ends importing.
 *
 * Returns: %TRUE if something was added
 */
gboolean
fleet_views_import_finish (FleetViewStore *store,
                           GAsyncResult *result,
                           FleetViewsCount *count,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return propagate_count (result, count, error);
}
