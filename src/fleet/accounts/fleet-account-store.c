/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-store-private.h"

#include "accounts/fleet-account-private.h"
#include "fleet-error.h"
#include "model/fleet-session-private.h"

enum
{
  PROP_0,
  PROP_KEYRING_AVAILABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint outdated_signal;

struct _FleetAccountStore
{
  GObject parent;

  FleetAccountFile *file;
  FleetAccountKeys *keys;
  GPtrArray *accounts;
  GHashTable *sessions; /* account id → GWeakRef of FleetSession */
  gboolean read;        /* the file: what it held is in the list, or kept aside */
};

static void fleet_account_store_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FleetAccountStore,
                               fleet_account_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fleet_account_store_list_iface_init))

static void
session_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static GType
fleet_account_store_get_item_type (GListModel *list)
{
  return FLEET_TYPE_ACCOUNT;
}

static guint
fleet_account_store_get_n_items (GListModel *list)
{
  return FLEET_ACCOUNT_STORE (list)->accounts->len;
}

static gpointer
fleet_account_store_get_item (GListModel *list, guint position)
{
  GPtrArray *accounts = FLEET_ACCOUNT_STORE (list)->accounts;

  return position < accounts->len ? g_object_ref (g_ptr_array_index (accounts, position)) : NULL;
}

static void
fleet_account_store_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = fleet_account_store_get_item_type;
  iface->get_n_items = fleet_account_store_get_n_items;
  iface->get_item = fleet_account_store_get_item;
}

static void
fleet_account_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetAccountStore *self = FLEET_ACCOUNT_STORE (object);

  if (prop_id == PROP_KEYRING_AVAILABLE)
    g_value_set_boolean (value, fleet_account_store_get_keyring_available (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_account_store_finalize (GObject *object)
{
  FleetAccountStore *self = FLEET_ACCOUNT_STORE (object);

  g_clear_object (&self->file);
  g_clear_object (&self->keys);
  g_ptr_array_unref (self->accounts);
  g_hash_table_unref (self->sessions);
  G_OBJECT_CLASS (fleet_account_store_parent_class)->finalize (object);
}

static void
fleet_account_store_class_init (FleetAccountStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fleet_account_store_get_property;
  object_class->finalize = fleet_account_store_finalize;

  properties[PROP_KEYRING_AVAILABLE]
      = g_param_spec_boolean ("keyring-available", NULL, NULL, TRUE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FleetAccountStore::outdated:
   * @account: an account in the store
   *
   * Its address or a key was changed: whoever has it open goes on with what was true before until it is opened anew.
   */
  outdated_signal = g_signal_new ("outdated", FLEET_TYPE_ACCOUNT_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, FLEET_TYPE_ACCOUNT);
}

static void
on_keys_available (FleetAccountStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEYRING_AVAILABLE]);
}

static void
fleet_account_store_init (FleetAccountStore *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, session_ref_free);
  self->keys = fleet_account_keys_new ();
  g_signal_connect_object (self->keys, "notify::available", G_CALLBACK (on_keys_available), self,
                           G_CONNECT_SWAPPED);
}

/**
 * fleet_account_store_new:
 *
 * Creates a store over `lookout/accounts.ini` in the person's configuration folder. It is empty
 * until [method@Fleet.AccountStore.load_async].
 *
 * Returns: (transfer full): a new store
 */
FleetAccountStore *
fleet_account_store_new (void)
{
  g_autofree char *path
      = g_build_filename (g_get_user_config_dir (), "lookout", "accounts.ini", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return fleet_account_store_new_for_file (file);
}

/**
 * fleet_account_store_new_for_file:
 * @file: where the accounts are kept, without their keys
 *
 * Creates a store over a file of one's own choice.
 *
 * Returns: (transfer full): a new store
 */
FleetAccountStore *
fleet_account_store_new_for_file (GFile *file)
{
  FleetAccountStore *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (FLEET_TYPE_ACCOUNT_STORE, NULL);
  self->file = fleet_account_file_new (file);
  return self;
}

FleetAccountKeys *
fleet_account_store_get_keys (FleetAccountStore *self)
{
  return self->keys;
}

FleetAccountFile *
fleet_account_store_get_file (FleetAccountStore *self)
{
  return self->file;
}

/**
 * fleet_account_store_get_keyring_available:
 * @self: a store
 *
 * Gets whether keys are kept in the secret service. If not, they are forgotten when the
 * application ends, and the person should be told.
 *
 * Returns: %FALSE if the last thing asked of the secret service failed
 */
gboolean
fleet_account_store_get_keyring_available (FleetAccountStore *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT_STORE (self), FALSE);

  return fleet_account_keys_get_available (self->keys);
}

/**
 * fleet_account_store_find:
 * @self: a store
 * @id: an account's id
 *
 * Finds an account.
 *
 * Returns: (nullable) (transfer none): the account in the store
 */
FleetAccount *
fleet_account_store_find (FleetAccountStore *self, const char *id)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT_STORE (self), NULL);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      FleetAccount *account = g_ptr_array_index (self->accounts, i);

      if (g_strcmp0 (fleet_account_get_id (account), id) == 0)
        return account;
    }
  return NULL;
}

FleetAccount *
fleet_account_store_add (FleetAccountStore *self, FleetAccount *account)
{
  g_ptr_array_add (self->accounts, g_object_ref (account));
  g_list_model_items_changed (G_LIST_MODEL (self), self->accounts->len - 1, 0, 1);
  return account;
}

void
fleet_account_store_drop (FleetAccountStore *self, FleetAccount *account)
{
  guint position;

  if (!g_ptr_array_find (self->accounts, account, &position))
    return;
  g_ptr_array_remove_index (self->accounts, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

FleetSession *
fleet_account_store_dup_session (FleetAccountStore *self, FleetAccount *account)
{
  GWeakRef *ref = g_hash_table_lookup (self->sessions, fleet_account_get_id (account));

  g_autoptr (FleetSession) session = ref != NULL ? g_weak_ref_get (ref) : NULL;

  return session != NULL && !fleet_session_is_closed (session) ? g_steal_pointer (&session) : NULL;
}

void
fleet_account_store_remember_session (FleetAccountStore *self, FleetSession *session)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, session);
  g_hash_table_insert (self->sessions,
                       g_strdup (fleet_account_get_id (fleet_session_get_account (session))), ref);
}

void
fleet_account_store_forget_session (FleetAccountStore *self, FleetAccount *account)
{
  g_hash_table_remove (self->sessions, fleet_account_get_id (account));
}

void
fleet_account_store_tell_outdated (FleetAccountStore *self, FleetAccount *account)
{
  g_signal_emit (self, outdated_signal, 0, account);
}

gboolean
fleet_account_store_is_read (FleetAccountStore *self)
{
  return self->read;
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountStore *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loaded
      = fleet_account_file_load_finish (FLEET_ACCOUNT_FILE (object), result, &error);

  /* What cannot be read was kept aside, and may be written over. */
  self->read = !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (loaded == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < loaded->len; i++)
    {
      FleetAccount *account = g_ptr_array_index (loaded, i);

      if (fleet_account_store_find (self, fleet_account_get_id (account)) == NULL)
        fleet_account_store_add (self, account);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * fleet_account_store_load_async:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @callback: called when the accounts are there
 * @user_data: its data
 *
 * Reads the accounts that were saved, and finds out whether there is a keyring: the property
 * `keyring-available` may change a little later.
 */
void
fleet_account_store_load_async (FleetAccountStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FLEET_IS_ACCOUNT_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_account_store_load_async);
  fleet_account_keys_probe (self->keys);
  fleet_account_file_load_async (self->file, cancellable, on_loaded, g_steal_pointer (&task));
}

/**
 * fleet_account_store_load_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends reading. A file that could not be read is kept beside as `accounts.ini.unreadable`.
 *
 * Returns: %TRUE if the accounts are there; no file is no accounts
 */
gboolean
fleet_account_store_load_finish (FleetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
