/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapters 10 and 11: where devices connect. No device ever does: the addresses lead nowhere. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"

/* The port of the document's example. */
#define BOOT_PORT 9101

static const char *const nets[] = { "CM", "CU", "CT" };

static void
get_boot_address (SimCall *call)
{
  JsonObject *data = json_object_new ();

  json_object_set_string_member (data, "boot_address", "127.0.0.1");
  json_object_set_int_member (data, "boot_port", BOOT_PORT);
  sim_call_reply_data (call, data);
}

static guint
find_net (const char *net)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (nets) && !g_str_equal (nets[i], net))
    i++;
  return i;
}

/* An access machine a network; a device's address decides before the network does. */
static guint
choose_port (SimCall *call)
{
  gboolean by_address = sim_call_get_text (call, "device_addr") != NULL;

  return BOOT_PORT + 1 + (by_address ? 0 : find_net (sim_call_get_text (call, "net")));
}

static gboolean
is_good (SimCall *call)
{
  const char *net = sim_call_get_text (call, "net");
  const char *address = sim_call_get_text (call, "device_addr");
  const char *wrong = NULL;

  if (net == NULL && address == NULL)
    wrong = "one of net and device_addr is required";
  else if (address != NULL && !g_hostname_is_ip_address (address))
    wrong = "device_addr is not an address";
  else if (address == NULL && find_net (net) == G_N_ELEMENTS (nets))
    wrong = "net is not CM, CU or CT";
  if (wrong != NULL)
    sim_call_fail (call, SIM_ERROR_PARAMETER, wrong);
  return wrong == NULL;
}

static void
set_secret (SimCall *call, JsonObject *data, const char *name)
{
  g_autofree char *secret = sim_keys_make_secret (call->platform->keys, name, call->device->id);

  json_object_set_string_member (data, name, secret);
}

static void
get_access (SimCall *call)
{
  gboolean named = sim_call_get_number (call, "domain", 0) == 1;
  g_autofree char *address = NULL;
  JsonObject *data;

  if (!is_good (call))
    return;
  address = g_strdup_printf ("%s:%u", named ? "localhost" : "127.0.0.1", choose_port (call));
  data = json_object_new ();
  json_object_set_string_member (data, "addr", address);
  set_secret (call, data, "token");
  set_secret (call, data, "access");
  sim_call_reply_data (call, data);
}

static const SimParam access_params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "net", SIM_PARAM_TEXT },
  { "device_addr", SIM_PARAM_TEXT },
  { "domain", SIM_PARAM_NUMBER, FALSE, 0, 1 },
  { NULL },
};

const SimRoute sim_chapter_access[] = {
  { "10", "GET", "/ipc/video/boot_address", SIM_AUTH_NONE, get_boot_address },
  { "11", "GET", "/ipc/video/device/acc_service", SIM_AUTH_KEY, get_access, access_params },
  { NULL },
};
