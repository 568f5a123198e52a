/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 20 and 21: what is written into the picture. */
#include "config.h"

#include "platform/command-osd.h"

#include "platform/sim-command.h"
#include "platform/sim-json.h"
#include "store/sim-settings.h"

#define SETTING "osd"

/* In the order of SimCorner and SimDateOrder. */
static const char *const corners[]
    = { "left-top", "right-top", "left-bottom", "right-bottom", NULL };
static const char *const orders[] = { "YMD", "DMY", "MDY", NULL };

/* Shipped devices know members that the document does not; a client must carry this one along. */
#define EXTRA_MEMBER "font_size"
#define EXTRA_VALUE 24

static guint
index_of (const char *const *texts, const char *text)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (g_strcmp0 (texts[i], text) == 0)
      return i;
  return 0;
}

static JsonObject *
make_entry (const SimOsdEntry *entry, int type)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "type", type);
  json_object_set_int_member (object, "enable", entry->enabled);
  if (!entry->enabled)
    return object;
  if (type == 1)
    json_object_set_string_member (object, "text", entry->text != NULL ? entry->text : "");
  json_object_set_string_member (object, "pos", corners[entry->corner]);
  if (type == 2)
    {
      json_object_set_string_member (object, "date", orders[entry->order]);
      json_object_set_int_member (object, "time", entry->twelve_hours ? 12 : 24);
    }
  json_object_set_int_member (object, EXTRA_MEMBER, EXTRA_VALUE);
  return object;
}

static JsonNode *
make_standard (const SimOsd *osd)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_array_add_object_element (array, make_entry (&osd->entries[SIM_OSD_TEXT], 1));
  json_array_add_object_element (array, make_entry (&osd->entries[SIM_OSD_CLOCK], 2));
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
read_setting (const SimPart *part)
{
  JsonNode *node = sim_settings_get (sim_cameras_get_store (part->cameras), part->device->id,
                                     part->channel, SETTING, NULL);
  g_autofree char *name = NULL;
  g_autoptr (SimOsd) osd = NULL;

  if (node != NULL)
    return node;
  name = sim_cameras_make_name (part->device, part->channel);
  osd = sim_osd_new (name);
  return make_standard (osd);
}

static SimRespCode
get_osd (SimCommand *command)
{
  json_object_set_member (command->reply, "cmd", read_setting (&command->part));
  return SIM_RESP_GOOD;
}

static gboolean
has_clock_format (JsonObject *object)
{
  gint64 hours;

  return sim_json_get_text_in (object, "date", orders) && sim_json_get_int (object, "time", &hours)
         && (hours == 12 || hours == 24);
}

static gboolean
is_good_text (JsonObject *object)
{
  return !json_object_has_member (object, "text") || sim_json_get_text (object, "text") != NULL;
}

static gboolean
read_entry (JsonObject *object, SimOsd *osd)
{
  gint64 type, enable, hours = 24;
  SimOsdEntry *entry;

  if (!sim_json_get_int (object, "type", &type) || type < 1 || type > SIM_OSD_N_ENTRIES
      || !sim_json_get_int (object, "enable", &enable) || enable < 0 || enable > 1)
    return FALSE;
  entry = &osd->entries[type - 1];
  entry->enabled = enable == 1;
  if (!entry->enabled)
    return TRUE;
  if (!sim_json_get_text_in (object, "pos", corners) || !is_good_text (object)
      || (type == 1 && !json_object_has_member (object, "text"))
      || (type == 2 && !has_clock_format (object)))
    return FALSE;
  g_free (entry->text);
  entry->text = g_strdup (sim_json_get_text (object, "text"));
  entry->corner = index_of (corners, sim_json_get_text (object, "pos"));
  entry->order = index_of (orders, sim_json_get_text (object, "date"));
  sim_json_get_int (object, "time", &hours);
  entry->twelve_hours = hours == 12;
  return TRUE;
}

/* An entry that is not written is disabled: the whole is replaced. */
static gboolean
read_osd (JsonNode *cmd, SimOsd *osd)
{
  JsonArray *array;

  if (cmd == NULL || !JSON_NODE_HOLDS_ARRAY (cmd))
    return FALSE;
  array = json_node_get_array (cmd);
  for (guint i = 0; i < SIM_OSD_N_ENTRIES; i++)
    osd->entries[i].enabled = FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node) || !read_entry (json_node_get_object (node), osd))
        return FALSE;
    }
  return json_array_get_length (array) > 0;
}

static void
strip_disabled (JsonObject *object)
{
  g_autoptr (GList) names = NULL;

  if (json_object_get_int_member (object, "enable") == 1)
    return;
  names = json_object_get_members (object);
  for (GList *name = names; name != NULL; name = name->next)
    if (!g_str_equal (name->data, "type") && !g_str_equal (name->data, "enable"))
      json_object_remove_member (object, name->data);
}

static SimRespCode
set_osd (SimCommand *command)
{
  g_autoptr (SimOsd) osd = sim_osd_new (NULL);
  const SimPart *part = &command->part;
  gboolean good = read_osd (command->cmd, osd);

  if (good)
    {
      JsonArray *array = json_node_get_array (command->cmd);

      for (guint i = 0; i < json_array_get_length (array); i++)
        strip_disabled (json_array_get_object_element (array, i));
      sim_settings_set (sim_cameras_get_store (part->cameras), part->device->id, part->channel,
                        SETTING, command->cmd);
      sim_cameras_refresh (part->cameras, part->device, part->channel);
    }
  sim_command_set_result (command, good);
  return SIM_RESP_GOOD;
}

/**
 * sim_osd_read:
 * @part: a channel
 *
 * Returns: (transfer full): what its camera is told to write into the picture
 */
SimOsd *
sim_osd_read (const SimPart *part)
{
  g_autoptr (JsonNode) node = read_setting (part);
  SimOsd *osd = sim_osd_new (NULL);

  read_osd (node, osd);
  return osd;
}

const SimCommandRow sim_commands_osd[] = {
  { 20, FALSE, get_osd },
  { 21, FALSE, set_osd },
  { 0 },
};
