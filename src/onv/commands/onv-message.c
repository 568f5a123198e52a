/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-message.h"

#include "client/onv-error-private.h"
#include "client/onv-request.h"
#include "commands/onv-command.h"
#include "schema/onv-json.h"
#include "onv-enums.h"

/* Section 3.1: whatever is sent to a device goes this way, the commands of section 3.2 as well. */

static const OnvField message_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "qos", "qos", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 0, .max = 1 },
  { "kind", "type", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_message_kind_get_type },
};

/* The device must answer, too: three times the deadline. */
ONV_CALL (send_message) = {
  .section = "3.1",
  .name = "send_message",
  .method = "POST",
  .path = "ipc/video/cmds",
  ONV_CALL_PARAMS (message_params),
  .patience = 3,
  .body = ONV_BODY_BYTES,
  .body_max = 64 * 1024 - 1,
  .reply = ONV_REPLY_RECORD,
  .type = onv_outcome_get_type,
};

static gboolean
is_json (const char *data, gsize n)
{
  g_autoptr (JsonNode) node = onv_json_parse (data, n, NULL);

  return node != NULL;
}

static gboolean
is_text (const char *data, gsize n)
{
  return g_utf8_validate (data, (gssize) n, NULL);
}

static gboolean
is_anything (const char *data, gsize n)
{
  return TRUE;
}

static const struct
{
  const char *content_type;
  gboolean (*check) (const char *data, gsize n);
  const char *words;
} formats[] = {
  [ONV_MESSAGE_FORMAT_JSON] = { "application/json", is_json, "JSON" },
  [ONV_MESSAGE_FORMAT_TEXT] = { "text/plain; charset=utf-8", is_text, "text in UTF-8" },
  [ONV_MESSAGE_FORMAT_BINARY] = { "application/octet-stream", is_anything, "bytes" },
};

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean wants_answer = GPOINTER_TO_INT (g_task_get_task_data (task));
  GError *error = NULL;
  g_autoptr (OnvOutcome) outcome = onv_client_send_finish (ONV_CLIENT (object), result, &error);

  if (outcome != NULL && onv_outcome_check_arrival (outcome, wants_answer, &error))
    g_task_return_pointer (task, g_steal_pointer (&outcome), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* As onv_client_send_message_async(); what is @urgent does not wait until others are done. */
void
onv_message_send_async (OnvClient *self,
                        const char *device_id,
                        const OnvMessage *message,
                        gboolean urgent,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  OnvRequest *request;
  gsize n;
  const char *data = g_bytes_get_data (message->body, &n);

  g_task_set_source_tag (task, onv_client_send_message_async);
  g_task_set_task_data (task, GINT_TO_POINTER (message->wants_answer), NULL);
  if (!formats[message->format].check (n > 0 ? data : "", n))
    {
      g_task_return_error (task,
                           onv_error_new_for_member (ONV_ERROR_ARGUMENT, "body", "body: not %s",
                                                     formats[message->format].words));
      return;
    }
  request = onv_request_new (&onv_call_send_message);
  request->urgent = urgent;
  onv_request_set_device (request, device_id);
  onv_record_set_int (request->args, "qos", message->wants_answer ? 1 : 0);
  onv_record_set_int (request->args, "kind", message->kind);
  onv_request_set_bytes (request, message->body, formats[message->format].content_type);
  onv_client_send_async (self, request, cancellable, on_sent, g_steal_pointer (&task));
}

/**
 * onv_client_send_message_async:
 * @self: a client
 * @device_id: a device
 * @kind: who has defined the message
 * @format: what it is made of
 * @body: the message, up to 65,535 bytes
 * @wants_answer: whether the device shall answer; otherwise it is enough that it was sent
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Sends a message to a device, and waits for the answer where one is wanted (section 3.1), for up to
 * three times [property@Onv.Client:deadline-ms]. Messages that are not of their @format, or too long,
 * are refused with %ONV_ERROR_ARGUMENT before anything is sent. It is never sent twice.
 */
void
onv_client_send_message_async (OnvClient *self,
                               const char *device_id,
                               OnvMessageKind kind,
                               OnvMessageFormat format,
                               GBytes *body,
                               gboolean wants_answer,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const OnvMessage message = { kind, format, body, wants_answer };

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (format <= ONV_MESSAGE_FORMAT_BINARY);
  g_return_if_fail (body != NULL);

  onv_message_send_async (self, device_id, &message, FALSE, cancellable, callback, user_data);
}

/**
 * onv_client_send_message_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.send_message_async]. A message that did not arrive, or was not answered
 * though an answer was wanted, is an error: %ONV_ERROR_DEVICE_OFFLINE, %ONV_ERROR_SEND_FAILED,
 * %ONV_ERROR_NO_ANSWER or %ONV_ERROR_BAD_ANSWER. What the device has answered, with its own code, is
 * for the caller to judge.
 *
 * Returns: (transfer full) (nullable): what became of it, %NULL with @error set
 */
OnvOutcome *
onv_client_send_message_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
