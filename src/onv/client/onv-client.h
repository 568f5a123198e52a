/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-token.h"
#include "onv-types.h"

G_BEGIN_DECLS

#define ONV_TYPE_CLIENT (onv_client_get_type ())
G_DECLARE_FINAL_TYPE (OnvClient, onv_client, ONV, CLIENT, GObject)

OnvClient *onv_client_new (const char *base_url, const char *product_id);

const char *onv_client_get_base_url (OnvClient *self);
const char *onv_client_get_product_id (OnvClient *self);
guint onv_client_get_deadline_ms (OnvClient *self);
void onv_client_set_deadline_ms (OnvClient *self, guint deadline_ms);
guint onv_client_get_max_in_flight (OnvClient *self);
void onv_client_set_max_in_flight (OnvClient *self, guint max_in_flight);

void onv_client_set_api_key (OnvClient *self, const char *api_key);
void onv_client_set_access_key (OnvClient *self, const char *access_key);
gboolean onv_client_has_access_key (OnvClient *self);
OnvTokenMethod onv_client_get_token_method (OnvClient *self);
void onv_client_set_token_method (OnvClient *self, OnvTokenMethod method);

void onv_client_set_tls_pin (OnvClient *self, const char *fingerprint);
void onv_client_set_tls_database (OnvClient *self, GTlsDatabase *database);
GTlsCertificate *onv_client_dup_rejected_certificate (OnvClient *self);

G_END_DECLS
