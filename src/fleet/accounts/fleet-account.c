/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-private.h"

/* The texts come first, so that a text's property id is its place in the array. */
enum
{
  PROP_SERVER = FLEET_ACCOUNT_N_TEXTS,
  PROP_KEY_KIND,
  PROP_HAS_ACCESS_KEY,
  PROP_TEMPORARY,
  PROP_TLS_DATABASE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetAccount
{
  GObject parent;

  char *texts[FLEET_ACCOUNT_N_TEXTS];
  FleetServer server;
  FleetKeyKind key_kind;
  gboolean has_access_key;
  gboolean temporary;
  GTlsDatabase *tls_database;
};

G_DEFINE_FINAL_TYPE (FleetAccount, fleet_account, G_TYPE_OBJECT)

static const char *const server_urls[] = {
  [FLEET_SERVER_PRODUCTION] = "https://api-video.heclouds.com:8443/",
  [FLEET_SERVER_TEST] = "https://v-test.cmcconenet.com:8443/",
  [FLEET_SERVER_OWN] = NULL,
};

static void
fleet_account_take_text (FleetAccount *self, guint prop_id, char *text)
{
  if (g_strcmp0 (self->texts[prop_id], text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (self->texts[prop_id]);
  self->texts[prop_id] = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/* What a person types: no blanks around it, and nothing at all is no value. */
void
fleet_account_set_text (FleetAccount *self, FleetAccountText prop_id, const char *text)
{
  char *clean = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*clean == '\0')
    g_clear_pointer (&clean, g_free);
  fleet_account_take_text (self, prop_id, clean);
}

const char *
fleet_account_get_text (FleetAccount *self, FleetAccountText text)
{
  return self->texts[text];
}

static char *
normalize_base_url (const char *base_url)
{
  g_autofree char *clean = g_strstrip (g_strdup (base_url != NULL ? base_url : ""));

  if (*clean == '\0')
    return NULL;
  if (g_str_has_suffix (clean, "/"))
    return g_steal_pointer (&clean);
  return g_strconcat (clean, "/", NULL);
}

static void
fleet_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetAccount *self = FLEET_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_SERVER:
      g_value_set_enum (value, self->server);
      break;
    case PROP_KEY_KIND:
      g_value_set_enum (value, self->key_kind);
      break;
    case PROP_HAS_ACCESS_KEY:
      g_value_set_boolean (value, self->has_access_key);
      break;
    case PROP_TEMPORARY:
      g_value_set_boolean (value, self->temporary);
      break;
    case PROP_TLS_DATABASE:
      g_value_set_object (value, self->tls_database);
      break;
    case FLEET_ACCOUNT_BASE_URL:
      g_value_set_string (value, fleet_account_get_base_url (self));
      break;
    default:
      if (prop_id < FLEET_ACCOUNT_N_TEXTS)
        g_value_set_string (value, self->texts[prop_id]);
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_account_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FleetAccount *self = FLEET_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_SERVER:
      fleet_account_set_server (self, g_value_get_enum (value));
      break;
    case PROP_KEY_KIND:
      fleet_account_set_key_kind (self, g_value_get_enum (value));
      break;
    case PROP_HAS_ACCESS_KEY:
      fleet_account_set_has_access_key (self, g_value_get_boolean (value));
      break;
    case PROP_TLS_DATABASE:
      fleet_account_set_tls_database (self, g_value_get_object (value));
      break;
    case FLEET_ACCOUNT_BASE_URL:
      fleet_account_set_base_url (self, g_value_get_string (value));
      break;
    case FLEET_ACCOUNT_TLS_PIN:
      fleet_account_set_tls_pin (self, g_value_get_string (value));
      break;
    default:
      if (prop_id < FLEET_ACCOUNT_N_TEXTS)
        fleet_account_set_text (self, prop_id, g_value_get_string (value));
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_account_finalize (GObject *object)
{
  FleetAccount *self = FLEET_ACCOUNT (object);

  for (guint i = 0; i < FLEET_ACCOUNT_N_TEXTS; i++)
    g_free (self->texts[i]);
  g_clear_object (&self->tls_database);
  G_OBJECT_CLASS (fleet_account_parent_class)->finalize (object);
}

static void
fleet_account_class_init (FleetAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  static const char *const text_names[FLEET_ACCOUNT_N_TEXTS] = {
    [FLEET_ACCOUNT_ID] = "id",
    [FLEET_ACCOUNT_NAME] = "name",
    [FLEET_ACCOUNT_BASE_URL] = "base-url",
    [FLEET_ACCOUNT_PRODUCT_ID] = "product-id",
    [FLEET_ACCOUNT_TLS_PIN] = "tls-pin",
    [FLEET_ACCOUNT_ZONE] = "zone",
    [FLEET_ACCOUNT_FLV_TEMPLATE] = "flv-template",
    [FLEET_ACCOUNT_HLS_TEMPLATE] = "hls-template",
    [FLEET_ACCOUNT_RTMP_TEMPLATE] = "rtmp-template",
  };

  object_class->get_property = fleet_account_get_property;
  object_class->set_property = fleet_account_set_property;
  object_class->finalize = fleet_account_finalize;

  for (guint i = FLEET_ACCOUNT_ID; i < FLEET_ACCOUNT_N_TEXTS; i++)
    properties[i] = g_param_spec_string (text_names[i], NULL, NULL, NULL, flags);
  properties[PROP_SERVER]
      = g_param_spec_enum ("server", NULL, NULL, FLEET_TYPE_SERVER, FLEET_SERVER_PRODUCTION, flags);
  properties[PROP_KEY_KIND]
      = g_param_spec_enum ("key-kind", NULL, NULL, FLEET_TYPE_KEY_KIND, FLEET_KEY_MASTER, flags);
  properties[PROP_HAS_ACCESS_KEY]
      = g_param_spec_boolean ("has-access-key", NULL, NULL, FALSE, flags);
  properties[PROP_TEMPORARY] = g_param_spec_boolean ("temporary", NULL, NULL, FALSE, read_flags);
  properties[PROP_TLS_DATABASE]
      = g_param_spec_object ("tls-database", NULL, NULL, G_TYPE_TLS_DATABASE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_account_init (FleetAccount *self)
{
  self->texts[FLEET_ACCOUNT_ID] = g_uuid_string_random ();
  self->texts[FLEET_ACCOUNT_ZONE] = g_strdup (FLEET_ACCOUNT_DEFAULT_ZONE);
}

/**
 * fleet_account_new:
 *
 * Creates an account with an id of its own, on the production environment. It is not in a store.
 *
 * Returns: (transfer full): a new account
 */
FleetAccount *
fleet_account_new (void)
{
  return g_object_new (FLEET_TYPE_ACCOUNT, NULL);
}

/**
 * fleet_account_copy:
 * @self: an account
 *
 * Makes a draft of an account, with the same id, that a form can change.
 *
 * Returns: (transfer full): a copy
 */
FleetAccount *
fleet_account_copy (FleetAccount *self)
{
  FleetAccount *copy;

  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  copy = fleet_account_new ();
  fleet_account_assign (copy, self);
  return copy;
}

/**
 * fleet_account_assign:
 * @self: an account
 * @from: another
 *
 * Makes @self the same as @from in everything that an account holds.
 */
void
fleet_account_assign (FleetAccount *self, FleetAccount *from)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (from));

  if (self == from)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = FLEET_ACCOUNT_ID; i < FLEET_ACCOUNT_N_TEXTS; i++)
    fleet_account_take_text (self, i, g_strdup (from->texts[i]));
  fleet_account_set_server (self, from->server);
  fleet_account_set_key_kind (self, from->key_kind);
  fleet_account_set_has_access_key (self, from->has_access_key);
  fleet_account_set_temporary (self, from->temporary);
  fleet_account_set_tls_database (self, from->tls_database);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * fleet_account_get_server:
 * @self: an account
 *
 * Gets which of the platform's environments the account is on.
 *
 * Returns: the environment
 */
FleetServer
fleet_account_get_server (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FLEET_SERVER_PRODUCTION);

  return self->server;
}

/**
 * fleet_account_set_server:
 * @self: an account
 * @server: an environment
 *
 * Sets the environment. A typed address is remembered for when it is [enum@Fleet.Server.OWN].
 */
void
fleet_account_set_server (FleetAccount *self, FleetServer server)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  if (self->server == server)
    return;
  self->server = server;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[FLEET_ACCOUNT_BASE_URL]);
}

/**
 * fleet_server_get_base_url:
 * @server: an environment
 *
 * Gets the document's API_ADDRESS of an environment.
 *
 * Returns: (nullable): the URL with a trailing slash, %NULL for [enum@Fleet.Server.OWN]
 */
const char *
fleet_server_get_base_url (FleetServer server)
{
  g_return_val_if_fail ((gsize) server < G_N_ELEMENTS (server_urls), NULL);

  return server_urls[server];
}

/**
 * fleet_account_get_base_url:
 * @self: an account
 *
 * Gets the address of the platform's API.
 *
 * Returns: (nullable): the URL with a trailing slash
 */
const char *
fleet_account_get_base_url (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  if (self->server != FLEET_SERVER_OWN)
    return server_urls[self->server];
  return self->texts[FLEET_ACCOUNT_BASE_URL];
}

/**
 * fleet_account_set_base_url:
 * @self: an account
 * @base_url: (nullable): an http or https URL; the trailing slash may be missing
 *
 * Sets the address that counts while the server is [enum@Fleet.Server.OWN].
 */
void
fleet_account_set_base_url (FleetAccount *self, const char *base_url)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  fleet_account_take_text (self, FLEET_ACCOUNT_BASE_URL, normalize_base_url (base_url));
}

/**
 * fleet_account_get_key_kind:
 * @self: an account
 *
 * Gets what the person said about the API key.
 *
 * Returns: the kind of key
 */
FleetKeyKind
fleet_account_get_key_kind (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FLEET_KEY_MASTER);

  return self->key_kind;
}

/**
 * fleet_account_set_key_kind:
 * @self: an account
 * @kind: the kind of key
 *
 * Sets what the API key may do.
 */
void
fleet_account_set_key_kind (FleetAccount *self, FleetKeyKind kind)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  if (self->key_kind == kind)
    return;
  self->key_kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEY_KIND]);
}

/**
 * fleet_account_get_tls_database:
 * @self: an account
 *
 * Gets what certificates are checked against. It is not saved: it belongs to temporary accounts.
 *
 * Returns: (nullable) (transfer none): the database, or %NULL for the system's
 */
GTlsDatabase *
fleet_account_get_tls_database (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  return self->tls_database;
}

/**
 * fleet_account_set_tls_database:
 * @self: an account
 * @database: (nullable): certificates, or %NULL for the system's
 *
 * Sets what certificates are checked against.
 */
void
fleet_account_set_tls_database (FleetAccount *self, GTlsDatabase *database)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (self));

  if (g_set_object (&self->tls_database, database))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TLS_DATABASE]);
}

/**
 * fleet_account_get_has_access_key:
 * @self: an account
 *
 * Gets whether an access key is kept beside the API key.
 *
 * Returns: %TRUE if there is one
 */
gboolean
fleet_account_get_has_access_key (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FALSE);

  return self->has_access_key;
}

void
fleet_account_set_has_access_key (FleetAccount *self, gboolean has_access_key)
{
  if (self->has_access_key == has_access_key)
    return;
  self->has_access_key = has_access_key;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_ACCESS_KEY]);
}

/**
 * fleet_account_get_temporary:
 * @self: an account
 *
 * Gets whether the account is for this run only: nothing of it is written anywhere.
 *
 * Returns: %TRUE if it is never saved
 */
gboolean
fleet_account_get_temporary (FleetAccount *self)
{
  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FALSE);

  return self->temporary;
}

void
fleet_account_set_temporary (FleetAccount *self, gboolean temporary)
{
  if (self->temporary == temporary)
    return;
  self->temporary = temporary;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEMPORARY]);
}
