/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/lookout-account-node.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_ACCOUNT_MODEL (lookout_account_model_get_type ())

/**
 * LookoutAccountModel:
 *
 * What stands below an account: its devices, or a note as long as there are none; nothing while it is closed. It
 * passes on what the list of devices says, and touches none of its rows.
 */
G_DECLARE_FINAL_TYPE (LookoutAccountModel, lookout_account_model, LOOKOUT, ACCOUNT_MODEL, GObject)

GListModel *lookout_account_model_new (LookoutAccountNode *node, GListModel *groups);

G_END_DECLS
