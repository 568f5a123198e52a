/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-encryption.h"

#include "client/onv-request.h"

/* Chapter 7: whether a product's pictures travel encrypted. */

/**
 * OnvEncryption:
 *
 * How the pictures of a product travel (section 7.2).
 */
static const OnvField encryption_fields[] = {
  /**
   * OnvEncryption:encrypted:
   *
   * Whether they are encrypted. Then RTMP addresses may have the scheme `rtmpe`.
   */
  { "encrypted", "trans_enc", ONV_KIND_SWITCH, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvEncryption, onv_encryption, encryption_fields)

static const OnvField product_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

static const OnvField body_fields[] = {
  { "encrypted", "type", ONV_KIND_SWITCH, ONV_FIELD_REQUIRED },
};

ONV_CALL (set_encryption) = {
  .section = "7.1",
  .name = "set_encryption",
  .method = "PUT",
  .path = "ipc/video/trans_encrypt",
  ONV_CALL_PARAMS (product_params),
  .body = ONV_BODY_BYTES,
};

/**
 * onv_client_set_encryption_async:
 * @self: a client
 * @encrypted: whether pictures shall be encrypted
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Switches the encryption of the account's product on or off, for all its devices (section 7.1).
 */
void
onv_client_set_encryption_async (OnvClient *self,
                                 gboolean encrypted,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;
  g_autoptr (OnvRecord) body = onv_record_new_for_table (body_fields, G_N_ELEMENTS (body_fields));

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_set_encryption);
  onv_record_set_int (body, "encrypted", encrypted);
  onv_request_set_record (request, body, ONV_WRITE_WHOLE);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_set_encryption_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_encryption_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_set_encryption_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (get_encryption) = {
  .section = "7.2",
  .name = "get_encryption",
  .method = "GET",
  .path = "ipc/video/trans_encrypt",
  ONV_CALL_PARAMS (product_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_encryption_get_type,
  .payload = ONV_PAYLOAD_TOP,
};

/**
 * onv_client_get_encryption_async:
 * @self: a client
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks whether the pictures of the account's product are encrypted (section 7.2).
 */
void
onv_client_get_encryption_async (OnvClient *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_encryption);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_encryption_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_encryption_async].
 *
 * Returns: (transfer full) (nullable): the answer, %NULL with @error set
 */
OnvEncryption *
onv_client_get_encryption_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
