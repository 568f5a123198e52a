/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/fleet-account.h"

G_BEGIN_DECLS

#define FLEET_ACCOUNT_DEFAULT_ZONE "Asia/Shanghai"

/* The texts of an account. Each is a property, and its number is the property's id. */
typedef enum
{
  FLEET_ACCOUNT_ID = 1,
  FLEET_ACCOUNT_NAME,
  FLEET_ACCOUNT_BASE_URL,
  FLEET_ACCOUNT_PRODUCT_ID,
  FLEET_ACCOUNT_TLS_PIN,
  FLEET_ACCOUNT_ZONE,
  FLEET_ACCOUNT_FLV_TEMPLATE,
  FLEET_ACCOUNT_HLS_TEMPLATE,
  FLEET_ACCOUNT_RTMP_TEMPLATE,
  FLEET_ACCOUNT_N_TEXTS,
} FleetAccountText;

const char *fleet_account_get_text (FleetAccount *self, FleetAccountText text);
void fleet_account_set_text (FleetAccount *self, FleetAccountText which, const char *text);

/* Only the store knows whether there is an access key, and which accounts are for this run only. */
void fleet_account_set_has_access_key (FleetAccount *self, gboolean has_access_key);
void fleet_account_set_temporary (FleetAccount *self, gboolean temporary);

G_END_DECLS
