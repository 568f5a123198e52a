/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "accounts/lookout-accounts.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_WELCOME (lookout_welcome_get_type ())

/**
 * LookoutWelcome:
 *
 * The first screen: what this is, and the two ways to begin.
 */
G_DECLARE_FINAL_TYPE (LookoutWelcome, lookout_welcome, LOOKOUT, WELCOME, AdwBin)

GtkWidget *lookout_welcome_new (LookoutAccounts *accounts);

G_END_DECLS
