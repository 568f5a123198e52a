/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command 11: new software. The document gives no answer to it, so there is none. */
#include "config.h"

#include "platform/sim-command.h"
#include "platform/sim-json.h"
#include "platform/sim-upgrades.h"

#include <string.h>

#define MD5_DIGITS 32

static gboolean
is_md5 (const char *text)
{
  return text != NULL && strlen (text) == MD5_DIGITS
         && strspn (text, "0123456789abcdefABCDEF") == MD5_DIGITS;
}

static SimRespCode
upgrade (SimCommand *command)
{
  JsonObject *cmd = sim_json_get_object (command->cmd);
  const char *url = cmd != NULL ? sim_json_get_text (cmd, "url") : NULL;
  const char *version = cmd != NULL ? sim_json_get_text (cmd, "ver") : NULL;
  const char *md5 = cmd != NULL ? sim_json_get_text (cmd, "md5") : NULL;

  if (url != NULL && version != NULL && *version != '\0' && is_md5 (md5))
    sim_upgrades_begin (command->platform->upgrades, command->device, url, version, md5);
  return SIM_RESP_NEVER;
}

const SimCommandRow sim_commands_upgrade[] = {
  { 11, TRUE, upgrade },
  { 0 },
};
