/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_ACCOUNT_MAX_NAME_CHARS 64

#define FLEET_TYPE_ACCOUNT (fleet_account_get_type ())
G_DECLARE_FINAL_TYPE (FleetAccount, fleet_account, FLEET, ACCOUNT, GObject)

FleetAccount *fleet_account_new (void);
FleetAccount *fleet_account_copy (FleetAccount *self);
void fleet_account_assign (FleetAccount *self, FleetAccount *from);

const char *fleet_account_get_id (FleetAccount *self);
const char *fleet_account_get_name (FleetAccount *self);
void fleet_account_set_name (FleetAccount *self, const char *name);
FleetServer fleet_account_get_server (FleetAccount *self);
void fleet_account_set_server (FleetAccount *self, FleetServer server);
const char *fleet_account_get_base_url (FleetAccount *self);
void fleet_account_set_base_url (FleetAccount *self, const char *base_url);
const char *fleet_account_get_product_id (FleetAccount *self);
void fleet_account_set_product_id (FleetAccount *self, const char *product_id);
FleetKeyKind fleet_account_get_key_kind (FleetAccount *self);
void fleet_account_set_key_kind (FleetAccount *self, FleetKeyKind kind);
const char *fleet_account_get_tls_pin (FleetAccount *self);
void fleet_account_set_tls_pin (FleetAccount *self, const char *tls_pin);
GTlsDatabase *fleet_account_get_tls_database (FleetAccount *self);
void fleet_account_set_tls_database (FleetAccount *self, GTlsDatabase *database);
gboolean fleet_account_get_has_access_key (FleetAccount *self);
gboolean fleet_account_get_temporary (FleetAccount *self);
const char *fleet_account_get_zone (FleetAccount *self);
void fleet_account_set_zone (FleetAccount *self, const char *zone);
const char *fleet_account_get_template (FleetAccount *self, FleetPlayProtocol protocol);
void
fleet_account_set_template (FleetAccount *self, FleetPlayProtocol protocol, const char *template);

gboolean fleet_account_is_secure (FleetAccount *self);
gboolean fleet_account_is_local (FleetAccount *self);
gboolean fleet_account_sends_key_in_clear (FleetAccount *self);
const char *fleet_server_get_base_url (FleetServer server);

GPtrArray *fleet_account_find_errors (FleetAccount *self);
gboolean fleet_account_validate (FleetAccount *self, GError **error);
gboolean fleet_account_validate_api_key (const char *api_key, GError **error);
gboolean fleet_account_validate_access_key (const char *access_key, GError **error);

G_END_DECLS
