/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fleet-types.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_ACCOUNT_FORM (lookout_account_form_get_type ())

/**
 * LookoutAccountForm:
 *
 * A window in which an account is typed, checked against its server, and saved.
 */
G_DECLARE_FINAL_TYPE (LookoutAccountForm, lookout_account_form, LOOKOUT, ACCOUNT_FORM, AdwWindow)

LookoutAccountForm *
lookout_account_form_new (GtkWindow *parent, FleetAccountStore *store, FleetAccount *account);
void lookout_account_form_show_error (LookoutAccountForm *self,
                                      const GError *error,
                                      GTlsCertificate *rejected);

G_END_DECLS
