/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-devices.h"

#include <stdio.h>
#include <string.h>

#define PLATFORM_ZONE "Asia/Shanghai"
#define PLATFORM_OFFSET (8 * 60 * 60)
#define FIRST_CREATED 1500000000
#define CREATED_SPAN (5 * 365 * 24 * 3600)
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

/* What a derived value is for, so that values of one device do not follow each other. */
enum
{
  PURPOSE_ONLINE = 1,
  PURPOSE_PRIVATE,
  PURPOSE_CREATED,
  PURPOSE_LOGIN,
};

struct _SimDevices
{
  guint64 seed;
  GArray *devices; /* of SimDevice, by id */
  GStringChunk *titles;
  GTimeZone *zone;
};

static guint64
mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

/**
 * sim_devices_hash:
 * @self: the fleet
 * @id: a device
 * @purpose: what the number is for
 *
 * Returns: a number that depends on the seed, the device and the purpose alone
 */
guint64
sim_devices_hash (SimDevices *self, guint64 id, guint64 purpose)
{
  return mix (mix (mix (self->seed) ^ id) ^ purpose);
}

static void
fill (SimDevices *self, SimDevice *device, guint index, guint n_channels, guint online_percent)
{
  char title[64];
  guint64 id = SIM_FIRST_DEVICE + index;

  device->id = id;
  device->place = (guint8) (index % G_N_ELEMENTS (places));
  g_snprintf (title, sizeof title, "Camera %04u %s", index + 1, places[device->place].name);
  device->title = g_string_chunk_insert (self->titles, title);
  device->online = sim_devices_hash (self, id, PURPOSE_ONLINE) % 100 < online_percent;
  device->is_private = sim_devices_hash (self, id, PURPOSE_PRIVATE) % 4 != 0;
  device->tags = places[device->place].tags;
  device->n_channels = n_channels;
  device->created
      = FIRST_CREATED + (gint64) (sim_devices_hash (self, id, PURPOSE_CREATED) % CREATED_SPAN);
  device->last_login = g_get_real_time () / G_USEC_PER_SEC
                       - (gint64) (sim_devices_hash (self, id, PURPOSE_LOGIN) % (24 * 3600));
}

static GTimeZone *
open_zone (void)
{
  GTimeZone *zone = g_time_zone_new_identifier (PLATFORM_ZONE);

  return zone != NULL ? zone : g_time_zone_new_offset (PLATFORM_OFFSET);
}

/**
 * sim_devices_new:
 * @seed: what the fleet is derived from
 * @n_devices: how many
 * @n_channels: channels of each
 * @online_percent: how many of a hundred are online
 *
 * Returns: (transfer full): a fleet
 */
SimDevices *
sim_devices_new (guint64 seed, guint n_devices, guint n_channels, guint online_percent)
{
  SimDevices *self = g_new0 (SimDevices, 1);

  self->seed = seed;
  self->zone = open_zone ();
  self->titles = g_string_chunk_new (64 * 1024);
  self->devices = g_array_sized_new (FALSE, TRUE, sizeof (SimDevice), n_devices);
  g_array_set_size (self->devices, n_devices);
  for (guint i = 0; i < n_devices; i++)
    fill (self, &g_array_index (self->devices, SimDevice, i), i, n_channels, online_percent);
  return self;
}

void
sim_devices_free (SimDevices *self)
{
  g_array_unref (self->devices);
  g_string_chunk_free (self->titles);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * sim_devices_get:
 * @self: the fleet
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the device
 */
SimDevice *
sim_devices_get (SimDevices *self, guint64 id)
{
  if (id < SIM_FIRST_DEVICE || id - SIM_FIRST_DEVICE >= self->devices->len)
    return NULL;
  return &g_array_index (self->devices, SimDevice, id - SIM_FIRST_DEVICE);
}

/* What a text that starts ids and IMEIs means, read once: this is asked of every device. */
typedef struct
{
  const char *text;
  gsize length;
  guint64 number; /* 0 when it is none that an id could start with */
  guint64 limit;  /* the least number with more digits */
} Start;

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

/* A number without its last digits is the start. */
static gboolean
number_starts_with (guint64 number, const Start *start)
{
  while (number >= start->limit)
    number /= 10;
  return number == start->number;
}

static guint64
get_imei (const SimDevice *device)
{
  return device->id % IMEI_EVERY == 0 ? IMEI_BASE + device->id : 0;
}

static gboolean
match_key_words (const SimDevice *device, const Start *start)
{
  if (strncmp (device->title, start->text, start->length) == 0)
    return TRUE;
  return start->number != 0
         && (number_starts_with (device->id, start)
             || number_starts_with (get_imei (device), start));
}

static gboolean
match_state (SimTristate asked, gboolean state)
{
  return asked == SIM_ANY || (asked == SIM_YES) == !!state;
}

/* A filter with its texts looked at once. */
typedef struct
{
  const SimDeviceFilter *asked;
  Start key_words;
  Start title;
  guint8 tag; /* its bit, 0 for a tag that nothing has */
} Search;

static guint8
find_tag (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tag_names); i++)
    if (g_strcmp0 (tag_names[i], tag) == 0)
      return (guint8) (1 << i);
  return 0;
}

static Search
read_filter (const SimDeviceFilter *filter)
{
  return (Search){
    .asked = filter,
    .key_words = read_start (filter->key_words),
    .title = read_start (filter->title),
    .tag = find_tag (filter->tag),
  };
}

static gboolean
match (const SimDevice *device, const Search *search)
{
  const SimDeviceFilter *filter = search->asked;
  const Start *title = &search->title;

  return match_state (filter->online, device->online)
         && match_state (filter->is_private, device->is_private)
         && (filter->created_from == 0 || device->created >= filter->created_from)
         && (filter->created_before == 0 || device->created < filter->created_before)
         && (filter->tag == NULL || (device->tags & search->tag) != 0)
         && (title->text == NULL
             || g_ascii_strncasecmp (device->title, title->text, title->length) == 0)
         && (filter->key_words == NULL || match_key_words (device, &search->key_words));
}

static gboolean
has_auth_info (const SimDevice *device, const char *text)
{
  g_autoptr (JsonNode) mine = sim_device_make_auth_info (device);
  g_autoptr (JsonNode) asked = json_from_string (text, NULL);

  if (asked == NULL || !JSON_NODE_HOLDS_OBJECT (asked))
    return JSON_NODE_HOLDS_VALUE (mine) && g_str_equal (json_node_get_string (mine), text);
  return json_node_equal (mine, asked);
}

/* The id that authentication belongs to stands in its text, so that no search is needed. */
static guint64
find_auth_info (SimDevices *self, const char *text)
{
  const char *prefix = strstr (text, AUTH_PREFIX);
  guint64 id = prefix != NULL ? g_ascii_strtoull (prefix + strlen (AUTH_PREFIX), NULL, 10) : 0;
  const SimDevice *device = sim_devices_get (self, id);

  return device != NULL && has_auth_info (device, text) ? id : 0;
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
  guint64 wanted = filter->auth_info != NULL ? find_auth_info (self, filter->auth_info) : 0;
  Search search = read_filter (filter);

  *total = 0;
  if (filter->ids != NULL)
    find_ids (self, &search, found, skip, limit, total);
  else if (wanted != 0 && match (sim_devices_get (self, wanted), &search))
    take (sim_devices_get (self, wanted), found, skip, limit, total);
  else if (filter->auth_info == NULL)
    for (guint i = 0; i < self->devices->len; i++)
      {
        const SimDevice *device = &g_array_index (self->devices, SimDevice, i);

        if (match (device, &search))
          take (device, found, skip, limit, total);
      }
  return found;
}

/**
 * sim_devices_parse_day:
 * @self: the fleet
 * @date: a day that sim_params_check_date() accepts
 * @days_later: how many days to add
 *
 * Returns: UNIX seconds of the beginning of the day, by the platform's clock
 */
gint64
sim_devices_parse_day (SimDevices *self, const char *date, int days_later)
{
  int year = 1970, month = 1, day = 1;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) later = NULL;

  sscanf (date, "%4d-%2d-%2d", &year, &month, &day);
  start = g_date_time_new (self->zone, year, month, day, 0, 0, 0);
  later = start != NULL ? g_date_time_add_days (start, days_later) : NULL;
  return later != NULL ? g_date_time_to_unix (later) : 0;
}

/**
 * sim_devices_format_time:
 * @self: the fleet
 * @unix_seconds: a time
 *
 * Returns: (transfer full): the time by the platform's clock, as the document writes times
 */
char *
sim_devices_format_time (SimDevices *self, gint64 unix_seconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_seconds);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);

  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}

gboolean
sim_device_has_channel (const SimDevice *device, guint channel_id)
{
  return channel_id >= 1 && channel_id <= device->n_channels;
}

const char *
sim_device_get_place (const SimDevice *device)
{
  return places[device->place].name;
}

/**
 * sim_device_make_channel_title:
 * @device: a device
 * @channel_id: one of its channels
 *
 * Returns: (transfer full): a title of letters and digits, as 2.3 asks
 */
char *
sim_device_make_channel_title (const SimDevice *device, guint channel_id)
{
  return g_strdup_printf ("%s%u", sim_device_get_place (device), channel_id);
}

/**
 * sim_device_make_imei:
 * @device: a device
 *
 * Returns: (transfer full) (nullable): the IMEI, which only NB devices have: every tenth
 */
char *
sim_device_make_imei (const SimDevice *device)
{
  guint64 imei = get_imei (device);

  if (imei == 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT, imei);
}

/**
 * sim_device_make_auth_info:
 * @device: a device
 *
 * Returns: (transfer full): what it logs in with: text for some devices and an object for others, as
 *   the document allows both
 */
JsonNode *
sim_device_make_auth_info (const SimDevice *device)
{
  g_autofree char *text = g_strdup_printf (AUTH_PREFIX "%" G_GUINT64_FORMAT, device->id);
  g_autoptr (JsonObject) object = NULL;

  if (device->id % 2 != 0)
    return json_node_init_string (json_node_alloc (), text);
  object = json_object_new ();
  json_object_set_string_member (object, "auth", text);
  return json_node_init_object (json_node_alloc (), object);
}

/**
 * sim_device_list_tags:
 * @device: a device
 *
 * Returns: (transfer full): its tags
 */
JsonArray *
sim_device_list_tags (const SimDevice *device)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (tag_names); i++)
    if ((device->tags & 1 << i) != 0)
      json_array_add_string_element (array, tag_names[i]);
  return array;
}
