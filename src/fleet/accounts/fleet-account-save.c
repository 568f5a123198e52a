/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-store-private.h"

#include "accounts/fleet-account-private.h"
#include "fleet-error.h"

#include <libsecret/secret.h>

/* What a save has to do: the keys one after another, then the list, then the file. */
typedef struct
{
  FleetAccount *draft;
  SecretValue *keys[FLEET_N_KEYS]; /* NULL: as it was; empty: none any more */
  FleetKey next;
  FleetAccount *added; /* (nullable): what is new in the list */
  gboolean reconnects; /* its address or a key is another one */
} Save;

static void
save_free (Save *save)
{
  g_clear_object (&save->draft);
  g_clear_object (&save->added);
  for (guint i = 0; i < FLEET_N_KEYS; i++)
    g_clear_pointer (&save->keys[i], secret_value_unref);
  g_free (save);
}

static void
save_set_key (Save *save, FleetKey key, const char *value)
{
  if (value != NULL)
    save->keys[key] = secret_value_new (value, -1, "text/plain");
}

static const char *
save_get_key (Save *save, FleetKey key)
{
  return save->keys[key] != NULL ? secret_value_get_text (save->keys[key]) : NULL;
}

static gboolean
save_changes_connection (Save *save, FleetAccount *old)
{
  static const char *const connection[] = { "base-url", "product-id", "tls-pin" };
  gboolean changes = save->keys[FLEET_API_KEY] != NULL || save->keys[FLEET_ACCESS_KEY] != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (connection); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_object_get (old, connection[i], &before, NULL);
      g_object_get (save->draft, connection[i], &after, NULL);
      changes = changes || g_strcmp0 (before, after) != 0;
    }
  return changes;
}

/* The account in the list stays the same object, since views are bound to it. */
static void
fleet_account_store_apply (FleetAccountStore *self, Save *save)
{
  FleetAccount *account = fleet_account_store_find (self, fleet_account_get_id (save->draft));

  if (account == NULL)
    {
      save->added = g_object_ref (fleet_account_store_add (self, save->draft));
      return;
    }
  save->reconnects = save_changes_connection (save, account);
  if (save->reconnects)
    fleet_account_store_forget_session (self, account);
  fleet_account_assign (account, save->draft);
}

static void
on_file_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountStore *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  FleetAccount *account;

  if (!fleet_account_file_write_finish (FLEET_ACCOUNT_FILE (object), result, &error))
    {
      if (save->added != NULL)
        fleet_account_store_drop (self, save->added);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  account = fleet_account_store_find (self, fleet_account_get_id (save->draft));
  if (account != NULL && save->reconnects)
    fleet_account_store_tell_outdated (self, account);
  g_task_return_pointer (task, g_object_ref (account != NULL ? account : save->draft),
                         g_object_unref);
}

static void fleet_account_store_save_next (FleetAccountStore *self, GTask *task);

static void
on_key_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountKeys *keys = FLEET_ACCOUNT_KEYS (object);
  Save *save = g_task_get_task_data (task);
  gboolean there = *save_get_key (save, save->next) != '\0';
  g_autoptr (GError) error = NULL;
  gboolean saved = there ? fleet_account_keys_store_finish (keys, result, &error)
                         : fleet_account_keys_clear_finish (keys, result, &error);

  if (!saved)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (save->next == FLEET_ACCESS_KEY)
    fleet_account_set_has_access_key (save->draft, there);
  save->next++;
  fleet_account_store_save_next (g_task_get_source_object (task), task);
}

static void
fleet_account_store_save_key (FleetAccountStore *self, GTask *task)
{
  Save *save = g_task_get_task_data (task);
  FleetAccountKeys *keys = fleet_account_store_get_keys (self);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const char *id = fleet_account_get_id (save->draft);
  const char *value = save_get_key (save, save->next);
  g_autofree char *label = g_strdup_printf ("Lookout: %s", fleet_account_get_name (save->draft));

  if (*value == '\0')
    fleet_account_keys_clear_async (keys, id, save->next, cancellable, on_key_saved,
                                    g_object_ref (task));
  else
    fleet_account_keys_store_async (keys, id, label, save->next, value, cancellable, on_key_saved,
                                    g_object_ref (task));
}

static void
fleet_account_store_save_next (FleetAccountStore *self, GTask *task)
{
  Save *save = g_task_get_task_data (task);

  while (save->next < FLEET_N_KEYS && save->keys[save->next] == NULL)
    save->next++;
  if (save->next < FLEET_N_KEYS)
    {
      fleet_account_store_save_key (self, task);
      return;
    }
  fleet_account_store_apply (self, save);
  fleet_account_file_write_async (fleet_account_store_get_file (self), G_LIST_MODEL (self),
                                  on_file_saved, g_object_ref (task));
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountStore *self = FLEET_ACCOUNT_STORE (object);
  GError *error = NULL;

  if (fleet_account_store_load_finish (self, result, &error))
    fleet_account_store_save_next (self, task);
  else
    g_task_return_error (task, error);
}

static gboolean
fleet_account_store_validate (FleetAccountStore *self,
                              FleetAccount *account,
                              const char *api_key,
                              const char *access_key,
                              GError **error)
{
  FleetAccount *known = fleet_account_store_find (self, fleet_account_get_id (account));
  gboolean has_key = known != NULL && !fleet_account_get_temporary (known);

  return fleet_account_validate (account, error)
         && ((api_key == NULL && has_key) || fleet_account_validate_api_key (api_key, error))
         && fleet_account_validate_access_key (access_key, error);
}

/**
 * fleet_account_store_save_async:
 * @self: a store
 * @account: a new account, or a draft from [method@Fleet.Account.copy]
 * @api_key: (nullable): the API key, or %NULL to keep the one that the account has
 * @access_key: (nullable): the access key, %NULL to keep, empty to remove
 * @cancellable: (nullable): to stop it
 * @callback: called when it is saved
 * @user_data: its data
 *
 * Saves an account: its keys in the secret service, the rest in the store's file beside what is
 * saved there, which is read first if it was not. It asks the platform nothing:
 * [method@Fleet.AccountStore.check_async] comes first.
 */
void
fleet_account_store_save_async (FleetAccountStore *self,
                                FleetAccount *account,
                                const char *api_key,
                                const char *access_key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Save *save;

  g_return_if_fail (FLEET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_account_store_save_async);
  if (!fleet_account_store_validate (self, account, api_key, access_key, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  save = g_new0 (Save, 1);
  save->draft = fleet_account_copy (account);
  fleet_account_set_temporary (save->draft, FALSE);
  save_set_key (save, FLEET_API_KEY, api_key);
  save_set_key (save, FLEET_ACCESS_KEY, access_key);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  if (fleet_account_store_is_read (self))
    fleet_account_store_save_next (self, task);
  else
    fleet_account_store_load_async (self, cancellable, on_read, g_object_ref (task));
}

/**
 * fleet_account_store_save_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends saving. A field that is wrong is a FLEET_ERROR with that field's code.
 *
 * Returns: (transfer full): the account as it stands in the store
 */
FleetAccount *
fleet_account_store_save_finish (FleetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * fleet_account_store_add_temporary:
 * @self: a store
 * @account: an account
 * @api_key: its API key
 * @access_key: (nullable): its access key
 * @error: return location for an error, or %NULL
 *
 * Adds an account for this run only: nothing is written, and its keys stay in memory.
 *
 * Returns: %TRUE if all fields are right and the account is in the store
 */
gboolean
fleet_account_store_add_temporary (FleetAccountStore *self,
                                   FleetAccount *account,
                                   const char *api_key,
                                   const char *access_key,
                                   GError **error)
{
  FleetAccountKeys *keys;
  const char *id;

  g_return_val_if_fail (FLEET_IS_ACCOUNT_STORE (self), FALSE);
  g_return_val_if_fail (FLEET_IS_ACCOUNT (account), FALSE);
  g_return_val_if_fail (api_key != NULL, FALSE);

  if (!fleet_account_store_validate (self, account, api_key, access_key, error))
    return FALSE;

  keys = fleet_account_store_get_keys (self);
  id = fleet_account_get_id (account);
  fleet_account_keys_keep (keys, id, FLEET_API_KEY, api_key);
  fleet_account_keys_keep (keys, id, FLEET_ACCESS_KEY, access_key);
  fleet_account_set_has_access_key (account, access_key != NULL);
  fleet_account_set_temporary (account, TRUE);
  if (fleet_account_store_find (self, id) == NULL)
    fleet_account_store_add (self, account);
  return TRUE;
}

static void
on_removal_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (fleet_account_file_write_finish (FLEET_ACCOUNT_FILE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_keys_removed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountStore *self = g_task_get_source_object (task);
  FleetAccount *account = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!fleet_account_keys_clear_finish (FLEET_ACCOUNT_KEYS (object), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  fleet_account_store_forget_session (self, account);
  fleet_account_store_drop (self, account);
  fleet_account_file_write_async (fleet_account_store_get_file (self), G_LIST_MODEL (self),
                                  on_removal_written, g_steal_pointer (&task));
}

static void
fleet_account_store_remove_temporary (FleetAccountStore *self, FleetAccount *account)
{
  FleetAccountKeys *keys = fleet_account_store_get_keys (self);

  for (guint key = 0; key < FLEET_N_KEYS; key++)
    fleet_account_keys_keep (keys, fleet_account_get_id (account), key, NULL);
  fleet_account_store_forget_session (self, account);
  fleet_account_store_drop (self, account);
}

/**
 * fleet_account_store_remove_async:
 * @self: a store
 * @account: an account in it
 * @cancellable: (nullable): to stop it
 * @callback: called when it is gone
 * @user_data: its data
 *
 * Removes an account: its keys first, so that none is left behind by an account that is gone.
 */
void
fleet_account_store_remove_async (FleetAccountStore *self,
                                  FleetAccount *account,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  FleetAccount *known;

  g_return_if_fail (FLEET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_account_store_remove_async);
  known = fleet_account_store_find (self, fleet_account_get_id (account));
  if (known == NULL || fleet_account_get_temporary (known))
    {
      if (known != NULL)
        fleet_account_store_remove_temporary (self, known);
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, g_object_ref (known), g_object_unref);
  fleet_account_keys_clear_async (fleet_account_store_get_keys (self), fleet_account_get_id (known),
                                  FLEET_N_KEYS, cancellable, on_keys_removed, g_object_ref (task));
}

/**
 * fleet_account_store_remove_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends removing. When the keyring refused, the account is still there.
 *
 * Returns: %TRUE if the account and its keys are gone
 */
gboolean
fleet_account_store_remove_finish (FleetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
