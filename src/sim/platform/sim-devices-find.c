/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of 1.5. */
#include "config.h"

#include "platform/sim-devices-private.h"

#include <string.h>

/* What a text that starts ids and IMEIs means, read once: this is asked of every device. */
typedef struct
{
  const char *text;
  gsize length;
  guint64 number; /* 0 when it is none that an id could start with */
  guint64 limit;  /* the least number with more digits */
} Start;

/* A filter with its texts looked at once. */
typedef struct
{
  const SimDeviceFilter *asked;
  Start key_words;
  Start title;
} Search;

static Start
read_start (const char *text)
{
  Start start = { text, text != NULL ? strlen (text) : 0, 0, 1 };

  if (text == NULL || *text == '0'
      || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64 / 10, &start.number, NULL))
    start.number = 0;
  while (start.limit <= start.number)
    start.limit *= 10;
  return start;
}

static Search
read_filter (const SimDeviceFilter *filter)
{
  return (Search){ filter, read_start (filter->key_words), read_start (filter->title) };
}

/* A number without its last digits is the start. */
static gboolean
number_starts_with (guint64 number, const Start *start)
{
  while (number >= start->limit)
    number /= 10;
  return number == start->number;
}

static gboolean
match_key_words (const SimDevice *device, const Start *start)
{
  if (strncmp (device->title, start->text, start->length) == 0)
    return TRUE;
  return start->number != 0
         && (number_starts_with (device->id, start)
             || number_starts_with (sim_device_get_imei (device), start));
}

static gboolean
match_state (SimTristate asked, gboolean state)
{
  return asked == SIM_ANY || (asked == SIM_YES) == !!state;
}

static gboolean
match (const SimDevice *device, const Search *search)
{
  const SimDeviceFilter *filter = search->asked;
  const Start *title = &search->title;

  return !device->deleted && match_state (filter->online, sim_device_is_online (device))
         && match_state (filter->is_private, device->is_private)
         && (filter->created_from == 0 || device->created >= filter->created_from)
         && (filter->created_before == 0 || device->created < filter->created_before)
         && (filter->tag == NULL || sim_device_has_tag (device, filter->tag))
         && (title->text == NULL
             || g_ascii_strncasecmp (device->title, title->text, title->length) == 0)
         && (filter->key_words == NULL || match_key_words (device, &search->key_words));
}

/* It may be any JSON; only text is not written as such. */
static gboolean
has_auth_info (const SimDevice *device, const char *text)
{
  g_autoptr (JsonNode) mine = sim_device_make_auth_info (device);
  g_autoptr (JsonNode) asked = NULL;

  if (json_node_get_value_type (mine) == G_TYPE_STRING)
    return g_str_equal (json_node_get_string (mine), text);
  asked = json_from_string (text, NULL);
  return asked != NULL && json_node_equal (mine, asked);
}

static SimDevice *
find_auth_among (GPtrArray *devices, const char *text)
{
  for (guint i = 0; i < devices->len; i++)
    {
      SimDevice *device = devices->pdata[i];

      if (!device->deleted && has_auth_info (device, text))
        return device;
    }
  return NULL;
}

/**
 * sim_devices_find_by_auth:
 * @self: the fleet
 * @auth_info: authentication, as JSON or as text
 *
 * Generated authentication names its device, so that no search is needed.
 *
 * Returns: (transfer none) (nullable): the device that it belongs to
 */
SimDevice *
sim_devices_find_by_auth (SimDevices *self, const char *auth_info)
{
  SimDevice *device = sim_devices_get (self, sim_device_parse_auth_info (auth_info));

  if (device != NULL && has_auth_info (device, auth_info))
    return device;
  device = find_auth_among (self->changed, auth_info);
  return device != NULL ? device : find_auth_among (self->added, auth_info);
}

static void
take (const SimDevice *device, GPtrArray *found, guint skip, guint limit, guint *total)
{
  if (*total >= skip && found->len < limit)
    g_ptr_array_add (found, (gpointer) device);
  ++*total;
}

static void
find_ids (SimDevices *self,
          const Search *search,
          GPtrArray *found,
          guint skip,
          guint limit,
          guint *total)
{
  const SimDeviceFilter *filter = search->asked;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < filter->ids->len; i++)
    {
      guint64 *id = &g_array_index (filter->ids, guint64, i);
      const SimDevice *device = sim_devices_get (self, *id);

      if (device != NULL && g_hash_table_add (seen, id) && match (device, search)
          && (filter->auth_info == NULL || has_auth_info (device, filter->auth_info)))
        take (device, found, skip, limit, total);
    }
}

static void
find_all (SimDevices *self,
          const Search *search,
          GPtrArray *found,
          guint skip,
          guint limit,
          guint *total)
{
  for (guint i = 0; i < self->devices->len + self->added->len; i++)
    {
      const SimDevice *device = i < self->devices->len
                                    ? &g_array_index (self->devices, SimDevice, i)
                                    : self->added->pdata[i - self->devices->len];

      if (match (device, search))
        take (device, found, skip, limit, total);
    }
}

/**
 * sim_devices_find:
 * @self: the fleet
 * @filter: what to look for
 * @skip: how many to leave out at the start
 * @limit: how many to return at most
 * @total: (out): how many there are
 *
 * Returns: (transfer full) (element-type SimDevice): devices of the fleet, by id
 */
GPtrArray *
sim_devices_find (SimDevices *self,
                  const SimDeviceFilter *filter,
                  guint skip,
                  guint limit,
                  guint *total)
{
  GPtrArray *found = g_ptr_array_new ();
  Search search = read_filter (filter);
  const SimDevice *device;

  *total = 0;
  if (filter->ids != NULL)
    find_ids (self, &search, found, skip, limit, total);
  else if (filter->auth_info == NULL)
    find_all (self, &search, found, skip, limit, total);
  else
    {
      device = sim_devices_find_by_auth (self, filter->auth_info);
      if (device != NULL && match (device, &search))
        take (device, found, skip, limit, total);
    }
  return found;
}
