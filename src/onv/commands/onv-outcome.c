/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-message.h"

#include "client/onv-error-private.h"
#include "client/onv-page-private.h"
#include "commands/onv-command.h"
#include "schema/onv-json.h"
#include "schema/onv-loose.h"
#include "onv-enums.h"

/* What became of a command (section 3.1): the platform, the way to the device, the device, and the
 * setting itself each have a say. */

/**
 * OnvDeviceResponse:
 *
 * What a device has answered (section 3.1).
 */
static const OnvField response_fields[] = {
  /**
   * OnvDeviceResponse:code:
   *
   * The device's own word on it: 0 is good.
   */
  { "code", "resp_code", ONV_KIND_INT },
  /**
   * OnvDeviceResponse:data:
   *
   * The answer in base64, as it came.
   */
  { "data", "resp_data", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvDeviceResponse, onv_device_response, response_fields)

/**
 * OnvOutcome:
 *
 * What became of a message to a device (section 3.1).
 */
static const OnvField outcome_fields[] = {
  /**
   * OnvOutcome:id:
   *
   * What the platform calls the command.
   */
  { "id", "cmd_uuid", ONV_KIND_STRING },
  /**
   * OnvOutcome:status:
   *
   * How far it has come.
   */
  { "status", "cmd_status", ONV_KIND_ENUM, ONV_FIELD_ESSENTIAL,
    .type = onv_command_status_get_type },
  /**
   * OnvOutcome:response:
   *
   * What the device has answered.
   */
  { "response", "dev_resp", ONV_KIND_RECORD, .type = onv_device_response_get_type },
};
ONV_DEFINE_RECORD (OnvOutcome, onv_outcome, outcome_fields)

/**
 * onv_device_response_dup_bytes:
 * @self: what a device has answered
 *
 * Decodes the answer.
 *
 * Returns: (transfer full) (nullable): the bytes, %NULL where there are none
 */
GBytes *
onv_device_response_dup_bytes (OnvDeviceResponse *self)
{
  const char *data;
  guchar *bytes;
  gsize n = 0;

  g_return_val_if_fail (ONV_IS_DEVICE_RESPONSE (self), NULL);

  data = onv_device_response_get_data (self);
  if (data == NULL || *data == '\0')
    return NULL;
  bytes = g_base64_decode (data, &n);
  return g_bytes_new_take (bytes, n);
}

/**
 * onv_device_response_dup_text:
 * @self: what a device has answered
 *
 * Decodes an answer that is text. Some devices end it with a NUL, which is not part of it.
 *
 * Returns: (transfer full) (nullable): the text, %NULL where the answer is none
 */
char *
onv_device_response_dup_text (OnvDeviceResponse *self)
{
  g_autoptr (GBytes) bytes = onv_device_response_dup_bytes (self);
  const char *data;
  gsize n;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &n);
  while (n > 0 && data[n - 1] == '\0')
    n--;
  return n > 0 && g_utf8_validate (data, (gssize) n, NULL) ? g_strndup (data, n) : NULL;
}

/**
 * onv_device_response_dup_json:
 * @self: what a device has answered
 *
 * Decodes an answer that is JSON.
 *
 * Returns: (transfer full) (nullable): the JSON, %NULL where the answer is none
 */
JsonNode *
onv_device_response_dup_json (OnvDeviceResponse *self)
{
  g_autofree char *text = onv_device_response_dup_text (self);

  return text != NULL ? onv_json_parse (text, strlen (text), NULL) : NULL;
}

static const struct
{
  OnvCommandStatus status;
  OnvError code;
  const char *text;
} failures[] = {
  { ONV_COMMAND_STATUS_OFFLINE, ONV_ERROR_DEVICE_OFFLINE, "The device is not online" },
  { ONV_COMMAND_STATUS_ACCEPTED, ONV_ERROR_NO_ANSWER,
    "The command was accepted; what became of it is not known" },
  { ONV_COMMAND_STATUS_SENT, ONV_ERROR_NO_ANSWER,
    "The command was sent; the device did not answer" },
  { ONV_COMMAND_STATUS_SEND_FAILED, ONV_ERROR_SEND_FAILED,
    "The command could not be sent to the device" },
  { ONV_COMMAND_STATUS_TIMED_OUT, ONV_ERROR_NO_ANSWER, "The device did not answer in time" },
  { ONV_COMMAND_STATUS_BAD_ANSWER, ONV_ERROR_BAD_ANSWER,
    "The device's answer could not be understood" },
};

static GError *
error_for_status (OnvOutcome *outcome)
{
  g_autofree char *number = onv_record_dup_text (ONV_RECORD (outcome), "status");

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (failures[i].status == onv_outcome_get_status (outcome))
      return onv_error_new (failures[i].code, "%s", failures[i].text);
  return onv_error_new_for_member (ONV_ERROR_BAD_ANSWER, "cmd_status",
                                   "A command status that is not documented: %s", number);
}

/* Without an answer, accepted is as good as it gets. */
gboolean
onv_outcome_check_arrival (OnvOutcome *self, gboolean wants_answer, GError **error)
{
  OnvCommandStatus status = onv_outcome_get_status (self);

  if (status == ONV_COMMAND_STATUS_ANSWERED
      || (!wants_answer
          && (status == ONV_COMMAND_STATUS_ACCEPTED || status == ONV_COMMAND_STATUS_SENT)))
    return TRUE;
  g_propagate_error (error, error_for_status (self));
  return FALSE;
}

/* A setter's own result: here 1 is success. Where one is documented, nothing else is: who asked for a card to be
 * formatted must not be told that it was because nobody could read what the camera said. */
static gboolean
check_result (const OnvCommand *command, JsonNode *answer, gboolean reads, GError **error)
{
  JsonNode *node = onv_json_find_member (answer, "result");
  gint64 number = -1;
  gboolean known = node != NULL && onv_loose_int (node, &number) && (number == 0 || number == 1);

  if (known && number == 0)
    g_propagate_error (error,
                       onv_error_new (ONV_ERROR_CAMERA_REFUSED, "The camera refused the setting"));
  else if (known || reads || command->unconfirmed)
    return TRUE;
  else if (answer == NULL)
    g_propagate_error (error,
                       onv_error_new (ONV_ERROR_BAD_ANSWER, "The device's answer is not JSON"));
  else
    g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_BAD_ANSWER, "result",
                                                        "The device's answer does not say whether "
                                                        "it was done: result is neither 0 nor 1"));
  return FALSE;
}

static gpointer
read_page (const OnvCommand *command, JsonNode *cmd, GError **error)
{
  JsonNode *array = onv_json_find_member (cmd, command->items);
  OnvPath path = { NULL, command->items, 0 };
  g_autoptr (GListStore) items
      = array != NULL ? onv_record_decode_list (command->type (), array, &path, error)
                      : g_list_store_new (command->type ());

  if (items == NULL)
    return NULL;
  return onv_page_new_from_json (items, array == NULL ? command->items : NULL, cmd, cmd, error);
}

static gpointer
read_record (const OnvCommand *command, JsonNode *cmd, GError **error)
{
  OnvRecord *record = onv_record_new_from_json (command->type (), cmd, error);

  if (record != NULL && command->mark != NULL)
    onv_record_mark (record, command->mark, command->mark_value);
  return record;
}

/* Reads what the device's `cmd` is, as the row says; the counters of command 10 stand loose. */
static gpointer
read_answer (const OnvCommand *command, JsonNode *answer, GError **error)
{
  JsonNode *cmd = onv_json_find_member (answer, "cmd");
  g_autoptr (GError) reason = NULL;
  gpointer read;

  if (cmd == NULL)
    cmd = answer;
  if (cmd == NULL)
    {
      g_propagate_error (error,
                         onv_error_new (ONV_ERROR_BAD_ANSWER, "The device's answer is not JSON"));
      return NULL;
    }
  read = command->items != NULL ? read_page (command, cmd, &reason)
                                : read_record (command, cmd, &reason);
  if (reason != NULL)
    g_propagate_error (error,
                       onv_error_new_for_member (ONV_ERROR_BAD_ANSWER,
                                                 onv_error_get_member (reason),
                                                 "The device's answer: %s", reason->message));
  return read;
}

gpointer
onv_outcome_read (OnvOutcome *self, const OnvCommand *command, gboolean reads, GError **error)
{
  OnvDeviceResponse *response = onv_outcome_get_response (self);
  gint64 code = response != NULL ? onv_device_response_get_code (response) : 0;
  g_autoptr (JsonNode) answer = NULL;

  if (code != 0)
    {
      g_propagate_error (error,
                         onv_error_new_for_answer (ONV_ERROR_CAMERA_REFUSED, 200, code, NULL));
      return NULL;
    }
  answer = response != NULL ? onv_device_response_dup_json (response) : NULL;
  if (!check_result (command, answer, reads, error))
    return NULL;
  return reads ? read_answer (command, answer, error) : GINT_TO_POINTER (TRUE);
}
