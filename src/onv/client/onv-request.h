/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-call.h"
#include "client/onv-client.h"
#include "schema/onv-record-private.h"

G_BEGIN_DECLS

/* A call with its arguments, on its way. */
typedef struct
{
  const OnvCall *call;
  OnvRecord *args;       /* by the table of the call, or a query's own */
  char *base;            /* (nullable): instead of the base URL */
  GBytes *body;          /* (nullable) */
  OnvRecord *record;     /* (nullable): what became the body, for its limits */
  gboolean partial;      /* only what was changed in it */
  gboolean urgent;       /* waits for no other call */
  OnvTransfer *transfer; /* (nullable): what the body comes from, or where the answer goes */
  const char *content_type;
} OnvRequest;

OnvRequest *onv_request_new (const OnvCall *call);
OnvRequest *onv_request_new_part (OnvRequest *whole, OnvRecord *args);
void onv_request_free (OnvRequest *self);

void onv_request_set_device (OnvRequest *self, const char *device_id);
void onv_request_set_channel (OnvRequest *self, const char *device_id, guint channel_id);
void onv_request_set_query (OnvRequest *self, OnvRecord *query);
void onv_request_set_members (OnvRequest *self, OnvRecord *record);
void onv_request_complete (OnvRequest *self, const char *product_id);
void onv_request_take_base (OnvRequest *self, char *base);
/* An address that the platform has given, for rows without a path. */
void onv_request_set_url (OnvRequest *self, const char *base_url, const char *url);
void onv_request_set_json (OnvRequest *self, JsonNode *node);
void onv_request_set_record (OnvRequest *self, OnvRecord *record, OnvWrite write);
void onv_request_set_bytes (OnvRequest *self, GBytes *bytes, const char *content_type);
void onv_request_set_transfer (OnvRequest *self, OnvTransfer *transfer, const char *content_type);

/* Whether all that is given is within its limits; a transfer is claimed for this call. */
gboolean onv_request_check (OnvRequest *self, GError **error);

GUri *
onv_request_build_uri (OnvRequest *self, const char *base_url, const char *path, GError **error);

/* Takes @request, in whatever way it ends. */
void onv_client_send_async (OnvClient *self,
                            OnvRequest *request,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer onv_client_send_finish (OnvClient *self, GAsyncResult *result, GError **error);
gboolean onv_client_send_finish_nothing (OnvClient *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OnvRequest, onv_request_free)

G_END_DECLS
