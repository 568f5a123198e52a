/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "onv-rows.h"
#include "schema/onv-json.h"

/* What a device answers to a command: its name in a line of its own, then the answer; the same bytes stand
 * for what the platform says of it, too. */

static const char *
get_name (guint index)
{
  return onv_commands[index]->name;
}

static guint
count (void)
{
  guint n = 0;

  while (onv_commands[n] != NULL)
    n++;
  return n;
}

static void
read_outcome (OnvOutcome *outcome, const OnvCommand *command)
{
  g_autoptr (GError) error = NULL;
  gboolean reads = command->type != NULL;
  gpointer answer;

  if (!onv_outcome_check_arrival (outcome, reads, &error))
    return;
  answer = onv_outcome_read (outcome, command, reads, &error);
  g_assert_true ((answer == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  if (answer != NULL && reads)
    g_object_unref (answer);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n)
{
  g_autofree char *name = fuzz_take_line (&data, &n);
  const OnvCommand *command = onv_commands[fuzz_choose (name, count (), get_name)];
  g_autofree char *coded = g_base64_encode (data, n);
  g_autoptr (OnvDeviceResponse) response
      = g_object_new (ONV_TYPE_DEVICE_RESPONSE, "data", coded, NULL);
  g_autoptr (OnvOutcome) answered
      = g_object_new (ONV_TYPE_OUTCOME, "status", ONV_COMMAND_STATUS_ANSWERED, "response", response,
                      NULL);
  g_autoptr (JsonNode) node = onv_json_parse ((const char *) data, n, NULL);
  g_autoptr (OnvRecord) told = NULL;

  read_outcome (answered, command);
  told = node != NULL ? onv_record_new_from_json (ONV_TYPE_OUTCOME, node, NULL) : NULL;
  if (told != NULL)
    read_outcome (ONV_OUTCOME (told), command);
  return 0;
}
