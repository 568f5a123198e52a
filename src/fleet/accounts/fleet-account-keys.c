/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-keys.h"

#include "fleet-error.h"

#include <libsecret/secret.h>

#define PROBE_SECONDS 5
#define ATTRIBUTE_ACCOUNT "account"
#define ATTRIBUTE_KEY "key"

static const SecretSchema schema = {
  LOOKOUT_APPLICATION_ID ".Account",
  SECRET_SCHEMA_NONE,
  {
      { ATTRIBUTE_ACCOUNT, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { ATTRIBUTE_KEY, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

static const char *const key_names[FLEET_N_KEYS] = {
  [FLEET_API_KEY] = "api-key",
  [FLEET_ACCESS_KEY] = "access-key",
};

enum
{
  PROP_0,
  PROP_AVAILABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetAccountKeys
{
  GObject parent;

  gboolean available;
  GHashTable *kept; /* "id key-name" → SecretValue */
};

G_DEFINE_FINAL_TYPE (FleetAccountKeys, fleet_account_keys, G_TYPE_OBJECT)

static void
fleet_account_keys_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetAccountKeys *self = FLEET_ACCOUNT_KEYS (object);

  if (prop_id == PROP_AVAILABLE)
    g_value_set_boolean (value, self->available);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_account_keys_finalize (GObject *object)
{
  FleetAccountKeys *self = FLEET_ACCOUNT_KEYS (object);

  g_hash_table_unref (self->kept);
  G_OBJECT_CLASS (fleet_account_keys_parent_class)->finalize (object);
}

static void
fleet_account_keys_class_init (FleetAccountKeysClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fleet_account_keys_get_property;
  object_class->finalize = fleet_account_keys_finalize;

  properties[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, TRUE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_account_keys_init (FleetAccountKeys *self)
{
  self->available = TRUE;
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) secret_value_unref);
}

FleetAccountKeys *
fleet_account_keys_new (void)
{
  return g_object_new (FLEET_TYPE_ACCOUNT_KEYS, NULL);
}

/* Whether the last thing asked of the secret service worked. */
gboolean
fleet_account_keys_get_available (FleetAccountKeys *self)
{
  return self->available;
}

static void
fleet_account_keys_set_available (FleetAccountKeys *self, gboolean available)
{
  if (self->available == available)
    return;
  self->available = available;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

static char *
dup_kept_name (const char *id, FleetKey key)
{
  return g_strdup_printf ("%s %s", id, key_names[key]);
}

static SecretValue *
fleet_account_keys_get_kept (FleetAccountKeys *self, const char *id, FleetKey key)
{
  g_autofree char *name = dup_kept_name (id, key);

  return g_hash_table_lookup (self->kept, name);
}

void
fleet_account_keys_keep (FleetAccountKeys *self, const char *id, FleetKey key, const char *value)
{
  char *name = dup_kept_name (id, key);

  if (value != NULL)
    {
      g_hash_table_insert (self->kept, name, secret_value_new (value, -1, "text/plain"));
      return;
    }
  g_hash_table_remove (self->kept, name);
  g_free (name);
}

/* A person who said no, or a key ring that stays locked, is a refusal; all else is no service. */
static gboolean
is_refusal (const GError *error)
{
  return error->domain == SECRET_ERROR;
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Stays until the probe has ended, which removes it. */
static gboolean
on_probe_timeout (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_probed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountKeys *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  g_source_remove (GPOINTER_TO_UINT (g_task_get_task_data (task)));
  secret_password_free (secret_password_lookup_finish (result, &error));
  fleet_account_keys_set_available (self, error == NULL || is_refusal (error));
  g_task_return_boolean (task, TRUE);
}

/* Finds out, without asking the person anything, whether there is a secret service. */
void
fleet_account_keys_probe (FleetAccountKeys *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);
  guint timeout;

  timeout = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, PROBE_SECONDS, on_probe_timeout,
                                        g_object_ref (cancellable), g_object_unref);
  g_task_set_task_data (task, GUINT_TO_POINTER (timeout), NULL);
  secret_password_lookup (&schema, cancellable, on_probed, g_steal_pointer (&task),
                          ATTRIBUTE_ACCOUNT, "none", ATTRIBUTE_KEY, "none", NULL);
}

typedef struct
{
  char *id;
  FleetKey key;
  SecretValue *value;
} Request;

static void
request_free (Request *request)
{
  g_free (request->id);
  g_clear_pointer (&request->value, secret_value_unref);
  g_free (request);
}

static GTask *
fleet_account_keys_create_task (FleetAccountKeys *self,
                                const char *id,
                                FleetKey key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->id = g_strdup (id);
  request->key = key;
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  return task;
}

static void
on_stored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountKeys *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  if (error != NULL && is_cancelled (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (error != NULL)
    g_info ("The keyring does not take the key: %s", error->message);
  fleet_account_keys_set_available (self, stored);
  fleet_account_keys_keep (self, request->id, request->key,
                           stored ? NULL : secret_value_get_text (request->value));
  g_task_return_boolean (task, TRUE);
}

/* Stores a key; where the secret service does not take it, it is kept in memory. */
void
fleet_account_keys_store_async (FleetAccountKeys *self,
                                const char *id,
                                const char *label,
                                FleetKey key,
                                const char *value,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task
      = fleet_account_keys_create_task (self, id, key, cancellable, callback, user_data);
  Request *request = g_task_get_task_data (task);

  g_task_set_source_tag (task, fleet_account_keys_store_async);
  request->value = secret_value_new (value, -1, "text/plain");
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, value, cancellable, on_stored,
                         g_steal_pointer (&task), ATTRIBUTE_ACCOUNT, id, ATTRIBUTE_KEY,
                         key_names[key], NULL);
}

gboolean
fleet_account_keys_store_finish (FleetAccountKeys *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_looked_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountKeys *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  char *value = secret_password_lookup_finish (result, &error);

  if (error != NULL && is_cancelled (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (error != NULL && is_refusal (error))
    g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_KEYRING, "Reading a key: %s",
                             error->message);
  else
    {
      /* Where there is no service, there is no key. */
      fleet_account_keys_set_available (self, error == NULL);
      g_task_return_pointer (task, value, (GDestroyNotify) secret_password_free);
    }
}

void
fleet_account_keys_lookup_async (FleetAccountKeys *self,
                                 const char *id,
                                 FleetKey key,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task
      = fleet_account_keys_create_task (self, id, key, cancellable, callback, user_data);
  SecretValue *kept = fleet_account_keys_get_kept (self, id, key);

  g_task_set_source_tag (task, fleet_account_keys_lookup_async);
  if (kept != NULL)
    {
      g_task_return_pointer (task, secret_value_unref_to_password (secret_value_ref (kept), NULL),
                             (GDestroyNotify) secret_password_free);
      return;
    }
  secret_password_lookup (&schema, cancellable, on_looked_up, g_steal_pointer (&task),
                          ATTRIBUTE_ACCOUNT, id, ATTRIBUTE_KEY, key_names[key], NULL);
}

char *
fleet_account_keys_lookup_finish (FleetAccountKeys *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fleet_account_keys_forget (FleetAccountKeys *self, const char *id, FleetKey key)
{
  for (guint i = 0; i < FLEET_N_KEYS; i++)
    {
      if (key == FLEET_N_KEYS || key == (FleetKey) i)
        fleet_account_keys_keep (self, id, i, NULL);
    }
}

static void
on_cleared (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetAccountKeys *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL && is_cancelled (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (error != NULL && is_refusal (error))
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_KEYRING, "Removing a key: %s",
                               error->message);
      return;
    }
  /* Without a service there is nothing to remove there. */
  fleet_account_keys_set_available (self, error == NULL);
  fleet_account_keys_forget (self, request->id, request->key);
  g_task_return_boolean (task, TRUE);
}

void
fleet_account_keys_clear_async (FleetAccountKeys *self,
                                const char *id,
                                FleetKey key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task
      = fleet_account_keys_create_task (self, id, key, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_task_set_source_tag (task, fleet_account_keys_clear_async);
  g_hash_table_insert (attributes, (gpointer) ATTRIBUTE_ACCOUNT, (gpointer) id);
  if (key != FLEET_N_KEYS)
    g_hash_table_insert (attributes, (gpointer) ATTRIBUTE_KEY, (gpointer) key_names[key]);
  secret_password_clearv (&schema, attributes, cancellable, on_cleared, g_steal_pointer (&task));
}

gboolean
fleet_account_keys_clear_finish (FleetAccountKeys *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
