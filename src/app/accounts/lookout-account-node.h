/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/lookout-accounts.h"

G_BEGIN_DECLS

/**
 * LookoutAccountStatus:
 * @LOOKOUT_ACCOUNT_CLOSED: it is not the account that is open
 * @LOOKOUT_ACCOUNT_OPENING: it is being opened, or its simulated cameras are starting
 * @LOOKOUT_ACCOUNT_LOADING: the first answer of its platform is awaited
 * @LOOKOUT_ACCOUNT_READY: its devices are there
 * @LOOKOUT_ACCOUNT_EMPTY: it has no devices
 * @LOOKOUT_ACCOUNT_NOT_FOUND: the search and the filters leave none of its devices
 * @LOOKOUT_ACCOUNT_FAILED: it could not be opened, or its devices could not be loaded
 *
 * How an account stands, as a person sees it.
 */
typedef enum
{
  LOOKOUT_ACCOUNT_CLOSED,
  LOOKOUT_ACCOUNT_OPENING,
  LOOKOUT_ACCOUNT_LOADING,
  LOOKOUT_ACCOUNT_READY,
  LOOKOUT_ACCOUNT_EMPTY,
  LOOKOUT_ACCOUNT_NOT_FOUND,
  LOOKOUT_ACCOUNT_FAILED,
} LookoutAccountStatus;

#define LOOKOUT_TYPE_ACCOUNT_NODE (lookout_account_node_get_type ())

/**
 * LookoutAccountNode:
 *
 * One account of a window: what it is called, how it stands, and its devices while it is open. `changed` says that
 * any of it may be another now. It keeps nothing of its own, so that there may be several of one account.
 */
G_DECLARE_FINAL_TYPE (LookoutAccountNode, lookout_account_node, LOOKOUT, ACCOUNT_NODE, GObject)

LookoutAccountNode *lookout_account_node_new (LookoutAccounts *accounts, FleetAccount *account);

FleetAccount *lookout_account_node_get_account (LookoutAccountNode *self);
LookoutAccountStatus lookout_account_node_get_status (LookoutAccountNode *self);
const GError *lookout_account_node_get_error (LookoutAccountNode *self);
FleetDeviceList *lookout_account_node_get_devices (LookoutAccountNode *self);
FleetSession *lookout_account_node_dup_session (LookoutAccountNode *self);
gboolean lookout_account_node_is_simulated (LookoutAccountNode *self);
char *lookout_account_node_dup_caption (LookoutAccountNode *self);

void lookout_account_node_open (LookoutAccountNode *self);
void lookout_account_node_edit (LookoutAccountNode *self);
void lookout_account_node_show_certificate (LookoutAccountNode *self);

G_END_DECLS
