/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-store-private.h"

#include "accounts/fleet-account.h"
#include "accounts/fleet-account-client.h"
#include "fleet-error.h"
#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"

#include "onv.h"

#include <libsecret/secret.h>

typedef struct
{
  FleetAccount *account;
  char *keys[FLEET_N_KEYS];
  FleetKey next;
} Connect;

static void
connect_free (Connect *connect)
{
  g_clear_object (&connect->account);
  for (guint i = 0; i < FLEET_N_KEYS; i++)
    g_clear_pointer (&connect->keys[i], secret_password_free);
  g_free (connect);
}

/* A key that was typed. It moves into the memory that keys of the keyring are in. */
static char *
dup_key (const char *key)
{
  return key != NULL
             ? secret_value_unref_to_password (secret_value_new (key, -1, "text/plain"), NULL)
             : NULL;
}

static void fleet_account_store_connect_next (FleetAccountStore *self, GTask *task);

static void
on_key (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Connect *connect = g_task_get_task_data (task);
  GError *error = NULL;

  connect->keys[connect->next]
      = fleet_account_keys_lookup_finish (FLEET_ACCOUNT_KEYS (object), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  connect->next++;
  fleet_account_store_connect_next (g_task_get_source_object (task), task);
}

static gboolean
connect_wants_key (Connect *connect)
{
  if (connect->keys[connect->next] != NULL)
    return FALSE;
  return connect->next == FLEET_API_KEY || fleet_account_get_has_access_key (connect->account);
}

static void
fleet_account_store_connect_next (FleetAccountStore *self, GTask *task)
{
  Connect *connect = g_task_get_task_data (task);

  while (connect->next < FLEET_N_KEYS && !connect_wants_key (connect))
    connect->next++;
  if (connect->next < FLEET_N_KEYS)
    {
      fleet_account_keys_lookup_async (fleet_account_store_get_keys (self),
                                       fleet_account_get_id (connect->account), connect->next,
                                       g_task_get_cancellable (task), on_key, g_object_ref (task));
      return;
    }
  if (connect->keys[FLEET_API_KEY] == NULL)
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_NO_KEY,
                               "The API key of this account is not kept");
      return;
    }
  g_task_return_pointer (task,
                         fleet_account_create_client (connect->account,
                                                      connect->keys[FLEET_API_KEY],
                                                      connect->keys[FLEET_ACCESS_KEY]),
                         g_object_unref);
}

void
fleet_account_store_connect_async (FleetAccountStore *self,
                                   FleetAccount *account,
                                   const char *api_key,
                                   const char *access_key,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Connect *connect = g_new0 (Connect, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, fleet_account_store_connect_async);
  connect->account = g_object_ref (account);
  connect->keys[FLEET_API_KEY] = dup_key (api_key);
  connect->keys[FLEET_ACCESS_KEY] = dup_key (access_key);
  g_task_set_task_data (task, connect, (GDestroyNotify) connect_free);

  if (!fleet_account_validate (account, &error)
      || (api_key != NULL && !fleet_account_validate_api_key (api_key, &error))
      || !fleet_account_validate_access_key (access_key, &error))
    g_task_return_error (task, error);
  else
    fleet_account_store_connect_next (self, task);
}

OnvClient *
fleet_account_store_connect_finish (FleetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = onv_client_find_devices_finish (ONV_CLIENT (object), result, &error);

  if (page != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_check_connected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (OnvDeviceQuery) query = NULL;
  GError *error = NULL;
  OnvClient *client
      = fleet_account_store_connect_finish (FLEET_ACCOUNT_STORE (object), result, &error);

  if (client == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, client, g_object_unref);
  query = g_object_new (ONV_TYPE_DEVICE_QUERY, "per-page", (gint64) 1, NULL);
  onv_client_find_devices_async (client, query, g_task_get_cancellable (task), on_asked,
                                 g_object_ref (task));
}

/**
 * fleet_account_store_check_async:
 * @self: a store
 * @account: an account or a draft of one, in the store or not
 * @api_key: (nullable): the API key, or %NULL for the one that is kept
 * @access_key: (nullable): the access key, or %NULL for the one that is kept
 * @cancellable: (nullable): to stop it
 * @callback: called when the platform has answered
 * @user_data: its data
 *
 * Asks the platform for one device (1.5), so that a person learns at once what is wrong. An access
 * key is only checked for its form: the document has no call that would prove it and do nothing.
 */
void
fleet_account_store_check_async (FleetAccountStore *self,
                                 FleetAccount *account,
                                 const char *api_key,
                                 const char *access_key,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FLEET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_account_store_check_async);
  fleet_account_store_connect_async (self, account, api_key, access_key, cancellable,
                                     on_check_connected, g_steal_pointer (&task));
}

/**
 * fleet_account_store_check_finish:
 * @self: a store
 * @result: what the callback got
 * @rejected: (out) (optional) (nullable) (transfer full): the certificate that was refused, to be
 *   shown to the person, who may pin it with [method@Fleet.Account.set_tls_pin]
 * @error: return location for an error, or %NULL
 *
 * Ends the check. Errors are FLEET_ERROR about a field, or ONV_ERROR from the platform.
 *
 * Returns: %TRUE if the platform answered and took the key
 */
gboolean
fleet_account_store_check_finish (FleetAccountStore *self,
                                  GAsyncResult *result,
                                  GTlsCertificate **rejected,
                                  GError **error)
{
  OnvClient *client;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  client = g_task_get_task_data (G_TASK (result));
  if (rejected != NULL)
    *rejected = client != NULL ? onv_client_dup_rejected_certificate (client) : NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
close_session (gpointer session)
{
  fleet_session_close (session);
  g_object_unref (session);
}

/* Nobody who has it open already can end it before the answer is taken; an answer that nobody takes closes it. */
static void
return_session (GTask *task, FleetSession *session)
{
  fleet_session_use (session);
  g_task_return_pointer (task, session, close_session);
}

static void
on_open_connected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountStore *self = FLEET_ACCOUNT_STORE (object);
  FleetAccount *account = g_task_get_task_data (task);
  g_autoptr (OnvClient) client = NULL;
  FleetSession *session;
  GError *error = NULL;

  client = fleet_account_store_connect_finish (self, result, &error);
  if (client == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Another opening may have come first. */
  session = fleet_account_store_dup_session (self, account);
  if (session == NULL)
    {
      session = fleet_session_new (account, client, fleet_clock_get_system ());
      fleet_account_store_remember_session (self, session);
    }
  return_session (task, session);
}

/**
 * fleet_account_store_open_async:
 * @self: a store
 * @account: an account in it
 * @cancellable: (nullable): to stop it
 * @callback: called when the session is there
 * @user_data: its data
 *
 * Opens an account. It asks the keyring and not yet the platform. An account that is open already
 * gives the same session again, unless its address or keys were changed since.
 */
void
fleet_account_store_open_async (FleetAccountStore *self,
                                FleetAccount *account,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  FleetSession *open;

  g_return_if_fail (FLEET_IS_ACCOUNT_STORE (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_account_store_open_async);
  open = fleet_account_store_dup_session (self, account);
  if (open != NULL)
    {
      return_session (task, open);
      return;
    }
  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  fleet_account_store_connect_async (self, account, NULL, NULL, cancellable, on_open_connected,
                                     g_steal_pointer (&task));
}

/**
 * fleet_account_store_open_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends opening. [error@Fleet.Error.NO_KEY] means that the key must be typed again.
 *
 * Returns: (transfer full): the account's session, for [method@Fleet.Session.close] when it is not needed any more
 */
FleetSession *
fleet_account_store_open_finish (FleetAccountStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
