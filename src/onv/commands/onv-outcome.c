/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-command.h"

#include "client/onv-error-private.h"

/* What became of a command (section 3.1): the platform, the way to the device, the device, and the
 * setting itself each have a say. */

#define OUTCOME_SENT 2
#define OUTCOME_ANSWERED 4

static const OnvField response_fields[] = {
  { "resp-code", "resp_code", ONV_KIND_INT },
  { "resp-data", "resp_data", ONV_KIND_STRING },
};

G_DECLARE_FINAL_TYPE (OnvDeviceResponse, onv_device_response, ONV, DEVICE_RESPONSE, OnvRecord)
ONV_DEFINE_RECORD (OnvDeviceResponse, onv_device_response, response_fields)

static const OnvField outcome_fields[] = {
  { "cmd-uuid", "cmd_uuid", ONV_KIND_STRING },
  { "cmd-status", "cmd_status", ONV_KIND_INT, ONV_FIELD_ESSENTIAL },
  { "dev-resp", "dev_resp", ONV_KIND_RECORD, .type = onv_device_response_get_type },
};

ONV_DEFINE_RECORD (OnvOutcome, onv_outcome, outcome_fields)

static const struct
{
  int status; /* of cmd_status */
  OnvError code;
  const char *text;
} failures[] = {
  { 0, ONV_ERROR_DEVICE_OFFLINE, "The device is not online" },
  { 1, ONV_ERROR_NO_ANSWER, "The command was accepted; what became of it is not known" },
  { 2, ONV_ERROR_NO_ANSWER, "The command was sent; the device did not answer" },
  { 3, ONV_ERROR_SEND_FAILED, "The command could not be sent to the device" },
  { 5, ONV_ERROR_NO_ANSWER, "The device did not answer in time" },
  { 6, ONV_ERROR_BAD_ANSWER, "The device's answer could not be understood" },
};

static GError *
error_for_status (gint64 status)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    if (failures[i].status == status)
      return onv_error_new (failures[i].code, "%s", failures[i].text);
  return onv_error_new_for_member (ONV_ERROR_BAD_ANSWER, "cmd_status",
                                   "A command status that is not documented: %" G_GINT64_FORMAT,
                                   status);
}

/* Without a confirmation, accepted is as good as it gets. */
static gboolean
has_arrived (const OnvCommand *command, gint64 status)
{
  if (command->unconfirmed && (status == 1 || status == OUTCOME_SENT))
    return TRUE;
  return status == OUTCOME_ANSWERED;
}

/* Some devices end their text with a NUL. */
static JsonNode *
decode_data (const char *data)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree guchar *bytes = NULL;
  gsize n = 0;

  bytes = g_base64_decode (data, &n);
  while (n > 0 && bytes[n - 1] == '\0')
    n--;
  if (n == 0 || !g_utf8_validate ((const char *) bytes, (gssize) n, NULL)
      || !json_parser_load_from_data (parser, (const char *) bytes, (gssize) n, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

static JsonNode *
find_member (JsonNode *node, const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_object_get_member (json_node_get_object (node), name)
             : NULL;
}

/* A setter's own result: here 1 is success. */
static gboolean
check_result (JsonNode *answer, GError **error)
{
  JsonNode *node = find_member (answer, "result");

  if (node == NULL || json_node_get_int (node) != 0)
    return TRUE;
  g_propagate_error (error,
                     onv_error_new (ONV_ERROR_CAMERA_REFUSED, "The camera refused the setting"));
  return FALSE;
}

static gpointer
read_answer (OnvRecord *response, GType reply_type, GError **error)
{
  const char *data = response != NULL ? onv_record_get_string (response, "resp-data") : NULL;
  g_autoptr (JsonNode) answer = data != NULL && *data != '\0' ? decode_data (data) : NULL;
  g_autoptr (GError) reason = NULL;
  JsonNode *cmd = find_member (answer, "cmd");
  OnvRecord *record;

  if (!check_result (answer, error))
    return NULL;
  if (reply_type == G_TYPE_NONE)
    return GINT_TO_POINTER (TRUE);
  if (cmd == NULL) /* the counters of command 10 stand loose */
    cmd = answer;
  if (cmd == NULL)
    {
      g_propagate_error (error,
                         onv_error_new (ONV_ERROR_BAD_ANSWER, "The device's answer is not JSON"));
      return NULL;
    }
  record = onv_record_new_from_json (reply_type, cmd, &reason);
  if (record == NULL)
    g_propagate_error (error,
                       onv_error_new_for_member (ONV_ERROR_BAD_ANSWER,
                                                 onv_error_get_member (reason),
                                                 "The device's answer: %s", reason->message));
  return record;
}

gpointer
onv_outcome_read (OnvRecord *outcome, const OnvCommand *command, GType reply_type, GError **error)
{
  gint64 status = onv_record_get_int (outcome, "cmd-status");
  OnvRecord *response = onv_record_get_record (outcome, "dev-resp");
  gint64 code = response != NULL ? onv_record_get_int (response, "resp-code") : 0;

  if (!has_arrived (command, status))
    {
      g_propagate_error (error, error_for_status (status));
      return NULL;
    }
  if (code != 0)
    {
      g_propagate_error (error, onv_error_new_for_answer (ONV_ERROR_CAMERA_REFUSED, 200, (int) code,
                                                          NULL));
      return NULL;
    }
  return read_answer (response, reply_type, error);
}
