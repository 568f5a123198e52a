/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

struct _OnvClient
{
  GObject parent_instance;

  char *base_url; /* ends with a slash */
  GUri *base_uri; /* (nullable): the same, where it is one */
  char *product_id;
  guint deadline_ms;
  guint max_in_flight;

  char *api_key;
  char *access_key;
  OnvTokenMethod token_method;
  char *token;          /* (nullable): built from the access key … */
  gint64 token_expires; /* … good until then, UNIX seconds */

  char *pin; /* (nullable) */
  GTlsCertificate *rejected;
  gboolean has_tls_database;

  SoupSession *session;
  GQueue waiting; /* exchanges whose turn has not come */
  guint in_flight;
};

void onv_client_clear_secret (char **secret);
const char *onv_client_ensure_token (OnvClient *self, GError **error);
gboolean onv_client_authorize (OnvClient *self, SoupMessage *message, guint auth, GError **error);
gboolean onv_client_accept_certificate (OnvClient *self, GTlsCertificate *certificate);
void onv_client_start_waiting (OnvClient *self);

G_END_DECLS
