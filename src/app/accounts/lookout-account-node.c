/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-node.h"

#include <glib/gi18n.h>

#include "fleet.h"

struct _LookoutAccountNode
{
  GObject parent_instance;

  LookoutAccounts *accounts;
  FleetAccount *account;
  FleetSession *session; /* (nullable): while it is the one that is open */
};

G_DEFINE_FINAL_TYPE (LookoutAccountNode, lookout_account_node, G_TYPE_OBJECT)

static guint changed_signal;

static void
lookout_account_node_changed (LookoutAccountNode *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
lookout_account_node_watch (LookoutAccountNode *self, gpointer object)
{
  g_signal_connect_object (object, "notify", G_CALLBACK (lookout_account_node_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
lookout_account_node_drop_session (LookoutAccountNode *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (fleet_session_get_devices (self->session), self);
  g_signal_handlers_disconnect_by_data (fleet_session_get_tally (self->session), self);
  g_clear_object (&self->session);
}

static void
lookout_account_node_take_session (LookoutAccountNode *self, FleetSession *session)
{
  lookout_account_node_drop_session (self);
  self->session = g_object_ref (session);
  lookout_account_node_watch (self, fleet_session_get_devices (session));
  lookout_account_node_watch (self, fleet_session_get_tally (session));
}

static void
on_accounts_changed (LookoutAccountNode *self)
{
  FleetSession *session = lookout_accounts_get_session (self->accounts);

  if (session != NULL && fleet_session_get_account (session) != self->account)
    session = NULL;
  if (session == NULL)
    lookout_account_node_drop_session (self);
  else if (session != self->session)
    lookout_account_node_take_session (self, session);
  lookout_account_node_changed (self);
}

static void
lookout_account_node_dispose (GObject *object)
{
  LookoutAccountNode *self = LOOKOUT_ACCOUNT_NODE (object);

  lookout_account_node_drop_session (self);
  g_clear_object (&self->account);
  g_clear_object (&self->accounts);
  G_OBJECT_CLASS (lookout_account_node_parent_class)->dispose (object);
}

static void
lookout_account_node_class_init (LookoutAccountNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_account_node_dispose;
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_ACCOUNT_NODE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lookout_account_node_init (LookoutAccountNode *self)
{
}

/**
 * lookout_account_node_new:
 * @accounts: the accounts of a window
 * @account: one of them
 *
 * Returns: (transfer full): @account as the window shows it
 */
LookoutAccountNode *
lookout_account_node_new (LookoutAccounts *accounts, FleetAccount *account)
{
  LookoutAccountNode *self = g_object_new (LOOKOUT_TYPE_ACCOUNT_NODE, NULL);

  self->accounts = g_object_ref (accounts);
  self->account = g_object_ref (account);
  g_signal_connect_object (accounts, "changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  lookout_account_node_watch (self, account);
  on_accounts_changed (self);
  return self;
}

/**
 * lookout_account_node_get_account:
 * @self: a node
 *
 * Returns: (transfer none): the account
 */
FleetAccount *
lookout_account_node_get_account (LookoutAccountNode *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self), NULL);

  return self->account;
}

/**
 * lookout_account_node_get_devices:
 * @self: a node
 *
 * Returns: (transfer none) (nullable): its devices while it is open
 */
FleetDeviceList *
lookout_account_node_get_devices (LookoutAccountNode *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self), NULL);

  return self->session != NULL ? fleet_session_get_devices (self->session) : NULL;
}

/**
 * lookout_account_node_dup_session:
 * @self: a node
 *
 * Returns: (transfer full) (nullable): its session while it is open
 */
FleetSession *
lookout_account_node_dup_session (LookoutAccountNode *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self), NULL);

  return self->session != NULL ? g_object_ref (self->session) : NULL;
}

static LookoutAccountStatus
get_status_of_devices (FleetDeviceList *devices)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (devices)) > 0)
    return LOOKOUT_ACCOUNT_READY;
  if (fleet_device_list_get_loading (devices))
    return LOOKOUT_ACCOUNT_LOADING;
  if (fleet_device_list_get_error (devices) != NULL)
    return LOOKOUT_ACCOUNT_FAILED;
  return fleet_device_list_is_filtered (devices) ? LOOKOUT_ACCOUNT_NOT_FOUND
                                                 : LOOKOUT_ACCOUNT_EMPTY;
}

LookoutAccountStatus
lookout_account_node_get_status (LookoutAccountNode *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self), LOOKOUT_ACCOUNT_CLOSED);

  if (self->account != lookout_accounts_get_account (self->accounts))
    return LOOKOUT_ACCOUNT_CLOSED;
  switch (lookout_accounts_get_state (self->accounts))
    {
    case LOOKOUT_ACCOUNTS_OPENING:
      return LOOKOUT_ACCOUNT_OPENING;
    case LOOKOUT_ACCOUNTS_FAILED:
      return LOOKOUT_ACCOUNT_FAILED;
    case LOOKOUT_ACCOUNTS_OPEN:
      return self->session != NULL
                 ? get_status_of_devices (fleet_session_get_devices (self->session))
                 : LOOKOUT_ACCOUNT_OPENING;
    case LOOKOUT_ACCOUNTS_CLOSED:
    default:
      return LOOKOUT_ACCOUNT_CLOSED;
    }
}

/**
 * lookout_account_node_get_error:
 * @self: a node
 *
 * Returns: (nullable): what went wrong last; an account that is ready may have one, whose devices are from before
 */
const GError *
lookout_account_node_get_error (LookoutAccountNode *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self), NULL);

  if (self->session != NULL)
    return fleet_device_list_get_error (fleet_session_get_devices (self->session));
  if (self->account == lookout_accounts_get_account (self->accounts))
    return lookout_accounts_get_error (self->accounts);
  return NULL;
}

gboolean
lookout_account_node_is_simulated (LookoutAccountNode *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self), FALSE);

  return self->account == lookout_accounts_get_simulated_account (self->accounts);
}

static char *
dup_host (FleetAccount *account)
{
  g_autoptr (GUri) uri = g_uri_parse (fleet_account_get_base_url (account), G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL ? g_uri_get_host (uri) : NULL);
}

static char *
dup_place (LookoutAccountNode *self)
{
  if (lookout_account_node_is_simulated (self))
    return g_strdup (_ ("On this computer"));
  if (fleet_account_get_temporary (self->account))
    return g_strdup (_ ("For this run only"));
  return dup_host (self->account);
}

static char *
dup_count (LookoutAccountNode *self)
{
  FleetTally *tally = fleet_session_get_tally (self->session);
  guint total = fleet_tally_get_total (tally);
  g_autofree char *devices = NULL;

  if (!fleet_tally_get_known (tally))
    return dup_place (self);
  devices = g_strdup_printf (ngettext ("%'u device", "%'u devices", total), total);
  /* Translators: “4 devices, 3 online”. */
  return g_strdup_printf (C_ ("devices of an account", "%s, %'u online"), devices,
                          fleet_tally_get_online (tally));
}

/**
 * lookout_account_node_dup_caption:
 * @self: a node
 *
 * Returns: (transfer full) (nullable): the line below its name: where it is, how it stands, or how many devices it has
 */
char *
lookout_account_node_dup_caption (LookoutAccountNode *self)
{
  const GError *error;
  g_autoptr (FleetWords) words = NULL;

  g_return_val_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self), NULL);

  error = lookout_account_node_get_error (self);
  words = error != NULL ? fleet_words_for_error (error) : NULL;
  switch (lookout_account_node_get_status (self))
    {
    case LOOKOUT_ACCOUNT_OPENING:
      return g_strdup (_ ("Opening…"));
    case LOOKOUT_ACCOUNT_FAILED:
      return g_strdup (words != NULL ? words->title : NULL);
    case LOOKOUT_ACCOUNT_READY:
      return words != NULL ? g_strdup (words->title) : dup_count (self);
    case LOOKOUT_ACCOUNT_EMPTY:
    case LOOKOUT_ACCOUNT_NOT_FOUND:
      return dup_count (self);
    case LOOKOUT_ACCOUNT_LOADING:
    case LOOKOUT_ACCOUNT_CLOSED:
    default:
      return dup_place (self);
    }
}

/**
 * lookout_account_node_open:
 * @self: a node
 *
 * Opens the account in place of the one that is open; if it failed, tries again; if it is open, loads its devices
 * again.
 */
void
lookout_account_node_open (LookoutAccountNode *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self));

  if (self->session != NULL)
    {
      fleet_device_list_reload (fleet_session_get_devices (self->session));
      fleet_tally_refresh (fleet_session_get_tally (self->session));
    }
  else if (lookout_account_node_get_status (self) != LOOKOUT_ACCOUNT_OPENING)
    lookout_accounts_open (self->accounts, self->account);
}

void
lookout_account_node_edit (LookoutAccountNode *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self));

  lookout_accounts_edit (self->accounts, self->account);
}

/* Of the account's server, which was refused. */
void
lookout_account_node_show_certificate (LookoutAccountNode *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNT_NODE (self));

  lookout_accounts_show_certificate (self->accounts, self->account);
}
