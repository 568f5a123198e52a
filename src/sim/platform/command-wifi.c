/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 41 and 42: the networks around a device, and the password of one. */
#include "config.h"

#include "platform/sim-command.h"
#include "platform/sim-json.h"
#include "store/sim-settings.h"

#include <string.h>

#define SETTING "wifi"

/* What is in the air differs from device to device: so many of these, from a place of its own on. */
static const char *const networks[] = {
  "Lookout",   "Office-2.4G", "Office 5G",  "前台 WiFi",     "Warehouse",
  "CMCC-A1B2", "Guest",       "\"Quoted\"", "Café + Garden", "TP-LINK_7F3C",
};
#define MIN_HEARD 3

/* A guest needs no password; each other network's is its name backwards. */
#define OPEN_NETWORK "Guest"

static guint
count_heard (const SimDevice *device)
{
  return MIN_HEARD + (guint) (device->id % (G_N_ELEMENTS (networks) - MIN_HEARD + 1));
}

static const char *
get_heard (const SimDevice *device, guint nth)
{
  return networks[(device->id + nth) % G_N_ELEMENTS (networks)];
}

static SimRespCode
list_networks (SimCommand *command)
{
  JsonObject *cmd = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < count_heard (command->device); i++)
    json_array_add_string_element (list, get_heard (command->device, i));
  json_object_set_array_member (cmd, "list", list);
  json_object_set_object_member (command->reply, "cmd", cmd);
  return SIM_RESP_GOOD;
}

static gboolean
is_heard (const SimDevice *device, const char *name)
{
  for (guint i = 0; i < count_heard (device); i++)
    if (g_str_equal (get_heard (device, i), name))
      return TRUE;
  return FALSE;
}

static gboolean
is_password (const char *network, const char *password)
{
  g_autofree char *backwards = g_utf8_strreverse (network, -1);

  return g_str_equal (password, g_str_equal (network, OPEN_NETWORK) ? "" : backwards);
}

static SimRespCode
join_network (SimCommand *command)
{
  JsonObject *cmd = sim_json_get_object (command->cmd);
  const char *network = cmd != NULL ? sim_json_get_text (cmd, "wifi_id") : NULL;
  const char *password = cmd != NULL ? sim_json_get_text (cmd, "wifi_pw") : NULL;
  gboolean good = network != NULL && password != NULL && is_heard (command->device, network)
                  && is_password (network, password);

  if (good)
    {
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), network);

      sim_settings_set (command->platform->store, command->device->id, 0, SETTING, node);
    }
  sim_command_set_result (command, good);
  return SIM_RESP_GOOD;
}

const SimCommandRow sim_commands_wifi[] = {
  { 41, TRUE, list_networks },
  { 42, TRUE, join_network },
  { 0 },
};
