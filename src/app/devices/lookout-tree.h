/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "accounts/lookout-accounts.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TREE (lookout_tree_get_type ())

/**
 * LookoutTree:
 *
 * The accounts, below the one that is open its devices, and below those their channels.
 */
G_DECLARE_FINAL_TYPE (LookoutTree, lookout_tree, LOOKOUT, TREE, AdwBin)

GtkWidget *lookout_tree_new (LookoutContext *context, LookoutAccounts *accounts);
void lookout_tree_focus_first (LookoutTree *self);

G_END_DECLS
