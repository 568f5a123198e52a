/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One device: what is derived from its number, and what was written over it. */
#include "config.h"

#include "platform/sim-device.h"

#include <string.h>

#define IMEI_EVERY 10
#define IMEI_BASE G_GUINT64_CONSTANT (861200000000000)
#define AUTH_PREFIX "lookout-"

enum
{
  TAG_INDOOR = 1 << 0,
  TAG_OUTDOOR = 1 << 1,
  TAG_ENTRANCE = 1 << 2,
  TAG_TRAFFIC = 1 << 3,
  TAG_NIGHT = 1 << 4,
};

static const char *const tag_names[] = { "indoor", "outdoor", "entrance", "traffic", "night" };

typedef struct
{
  const char *name;
  guint8 tags;
} Place;

static const Place places[] = {
  { "Gate", TAG_OUTDOOR | TAG_ENTRANCE },
  { "Lobby", TAG_INDOOR | TAG_ENTRANCE },
  { "Yard", TAG_OUTDOOR },
  { "Garage", TAG_INDOOR | TAG_TRAFFIC },
  { "Corridor", TAG_INDOOR },
  { "Roof", TAG_OUTDOOR | TAG_NIGHT },
  { "Stairs", TAG_INDOOR },
  { "Dock", TAG_OUTDOOR | TAG_TRAFFIC },
  { "Reception", TAG_INDOOR },
  { "Warehouse", TAG_INDOOR | TAG_NIGHT },
  { "Crossing", TAG_OUTDOOR | TAG_TRAFFIC },
  { "Platform", TAG_OUTDOOR | TAG_NIGHT },
};

static guint
get_place (const SimDevice *self)
{
  return (guint) (self->id - SIM_FIRST_DEVICE) % G_N_ELEMENTS (places);
}

static JsonNode *
get_written (const SimDevice *self, const char *member)
{
  return self->members != NULL ? json_object_get_member (self->members, member) : NULL;
}

/**
 * sim_device_get_place:
 * @self: a device
 *
 * Returns: (transfer none): where it hangs, in one word
 */
const char *
sim_device_get_place (const SimDevice *self)
{
  return places[get_place (self)].name;
}

/**
 * sim_device_is_reachable:
 * @self: a device
 *
 * Returns: whether a command or a message reaches it: it is connected, and does not restart
 */
gboolean
sim_device_is_reachable (const SimDevice *self)
{
  return self->online && !self->restarting;
}

/**
 * sim_device_is_online:
 * @self: a device
 *
 * Returns: whether it is connected, or something pushes in its stead (4.4)
 */
gboolean
sim_device_is_online (const SimDevice *self)
{
  return sim_device_is_reachable (self) || self->n_pushes > 0;
}

static JsonObject *
make_channel (guint id, const char *title, const char *desc)
{
  JsonObject *channel = json_object_new ();

  json_object_set_int_member (channel, "channel_id", id);
  json_object_set_string_member (channel, "title", title);
  json_object_set_string_member (channel, "desc", desc);
  return channel;
}

/**
 * sim_device_list_channels:
 * @self: a device
 *
 * Returns: (transfer full): its channels, as 2.1 lists them
 */
JsonArray *
sim_device_list_channels (const SimDevice *self)
{
  JsonArray *channels;

  if (self->channels != NULL)
    return json_array_ref (self->channels);
  channels = json_array_new ();
  for (guint id = 1; id <= self->n_channels; id++)
    {
      g_autofree char *title = g_strdup_printf ("%s%u", sim_device_get_place (self), id);
      g_autofree char *desc = g_strdup_printf ("Lens %u", id);

      json_array_add_object_element (channels, make_channel (id, title, desc));
    }
  return channels;
}

static int
find_channel (JsonArray *channels, guint id)
{
  for (guint i = 0; i < json_array_get_length (channels); i++)
    if (json_object_get_int_member (json_array_get_object_element (channels, i), "channel_id")
        == (gint64) id)
      return (int) i;
  return -1;
}

/**
 * sim_device_has_channel:
 * @self: a device
 * @id: a number
 *
 * Returns: whether a channel has this number
 */
gboolean
sim_device_has_channel (const SimDevice *self, guint id)
{
  if (self->channels == NULL)
    return id >= 1 && id <= self->n_channels;
  return find_channel (self->channels, id) >= 0;
}

static void
make_own_channels (SimDevice *self)
{
  if (self->channels == NULL)
    self->channels = sim_device_list_channels (self);
}

/**
 * sim_device_set_channel:
 * @self: a device
 * @id: a channel that it has, or will have
 * @title: its title
 * @desc: (nullable): its description, %NULL to leave it as it is
 */
void
sim_device_set_channel (SimDevice *self, guint id, const char *title, const char *desc)
{
  int index;

  make_own_channels (self);
  index = find_channel (self->channels, id);
  if (index < 0)
    json_array_add_object_element (self->channels,
                                   make_channel (id, title, desc != NULL ? desc : ""));
  else
    {
      JsonObject *channel = json_array_get_object_element (self->channels, (guint) index);

      json_object_set_string_member (channel, "title", title);
      if (desc != NULL)
        json_object_set_string_member (channel, "desc", desc);
    }
  self->n_channels = json_array_get_length (self->channels);
}

/**
 * sim_device_remove_channel:
 * @self: a device
 * @id: a channel that it has
 */
void
sim_device_remove_channel (SimDevice *self, guint id)
{
  make_own_channels (self);
  json_array_remove_element (self->channels, (guint) find_channel (self->channels, id));
  self->n_channels = json_array_get_length (self->channels);
}

/**
 * sim_device_get_imei:
 * @self: a device
 *
 * Returns: the IMEI, 0 for none: only NB devices have one, every tenth
 */
guint64
sim_device_get_imei (const SimDevice *self)
{
  return self->id % IMEI_EVERY == 0 && !self->added ? IMEI_BASE + self->id : 0;
}

/**
 * sim_device_make_auth_info:
 * @self: a device
 *
 * Returns: (transfer full): what it logs in with: text for some devices and an object for others, as
 *   the document allows both
 */
JsonNode *
sim_device_make_auth_info (const SimDevice *self)
{
  JsonNode *written = get_written (self, "auth_info");
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (written != NULL)
    return json_node_copy (written);
  text = g_strdup_printf (AUTH_PREFIX "%" G_GUINT64_FORMAT, self->id);
  if (self->id % 2 != 0)
    return json_node_init_string (json_node_alloc (), text);
  object = json_object_new ();
  json_object_set_string_member (object, "auth", text);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * sim_device_parse_auth_info:
 * @text: authentication, as JSON or as text
 *
 * Returns: the device that this stand-in would have made it for, 0 for none
 */
guint64
sim_device_parse_auth_info (const char *text)
{
  const char *prefix = strstr (text, AUTH_PREFIX);

  return prefix != NULL ? g_ascii_strtoull (prefix + strlen (AUTH_PREFIX), NULL, 10) : 0;
}

/**
 * sim_device_list_tags:
 * @self: a device
 *
 * Returns: (transfer full): its tags
 */
JsonArray *
sim_device_list_tags (const SimDevice *self)
{
  JsonNode *written = get_written (self, "tags");
  JsonArray *array;

  if (written != NULL)
    return json_array_ref (json_node_get_array (written));
  array = json_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (tag_names) && !self->added; i++)
    if ((places[get_place (self)].tags & 1 << i) != 0)
      json_array_add_string_element (array, tag_names[i]);
  return array;
}

/**
 * sim_device_has_tag:
 * @self: a device
 * @tag: a tag
 *
 * Returns: whether it has it
 */
gboolean
sim_device_has_tag (const SimDevice *self, const char *tag)
{
  JsonNode *written = get_written (self, "tags");
  JsonArray *array = written != NULL ? json_node_get_array (written) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), tag))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (tag_names) && written == NULL && !self->added; i++)
    if (g_str_equal (tag_names[i], tag))
      return (places[get_place (self)].tags & 1 << i) != 0;
  return FALSE;
}
