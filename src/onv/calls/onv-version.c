/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-version.h"

#include "client/onv-request.h"

/* Chapter 19: the software of a product's devices. */

/**
 * OnvVersion:
 *
 * Which software the devices of a product run (chapter 19).
 */
static const OnvField version_fields[] = {
  /**
   * OnvVersion:version:
   *
   * The version, of the product: the platform knows none of single devices.
   */
  { "version", "ver", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvVersion, onv_version, version_fields)

static const OnvField product_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

ONV_CALL (get_version) = {
  .section = "19",
  .name = "get_version",
  .method = "GET",
  .path = "ipc/video/device/version",
  ONV_CALL_PARAMS (product_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_version_get_type,
};

/**
 * onv_client_get_version_async:
 * @self: a client
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks which software the devices of the account's product run (chapter 19).
 */
void
onv_client_get_version_async (OnvClient *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_version);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_version_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_version_async].
 *
 * Returns: (transfer full) (nullable): the version, %NULL with @error set
 */
OnvVersion *
onv_client_get_version_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
