/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/* The one place where an account becomes a client of the platform. */
OnvClient *
fleet_account_create_client (FleetAccount *account, const char *api_key, const char *access_key);

G_END_DECLS
