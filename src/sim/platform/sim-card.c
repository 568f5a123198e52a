/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the card of a device. */
#include "config.h"

#include "platform/sim-card.h"

#include "platform/command-clock.h"
#include "platform/command-picture.h"
#include "platform/command-plan.h"
#include "platform/sim-json.h"

#define KIND "card-recording"
#define FORMATTED_AT "card-formatted-at" /* seconds of UTC */
#define UNMOUNTED "card-unmounted"

#define DAY_SECONDS (24 * 60 * 60)
#define FILE_SECONDS (10 * 60)

/* So many days had passed when the program began. */
#define FILLED_DAYS 7

/* K. Of ten devices one has no card, one a broken card, and one a small card that fills. */
#define LARGE_CARD 15558144
#define SMALL_CARD 495616

static gboolean
is_missing (const SimDevice *device)
{
  return device->id % 10 == 7;
}

static gboolean
is_broken (const SimDevice *device)
{
  return device->id % 10 == 9;
}

static gint64
count_blocks (const SimDevice *device)
{
  if (is_missing (device))
    return 0;
  return sim_plan_stops_when_full (device) ? SMALL_CARD : LARGE_CARD;
}

/* What is found on a card. No more is looked for than fits on it. */
typedef struct
{
  GArray *files;
  gint64 bytes;
  gint64 capacity;
  gboolean newest_first;
} Listing;

/* A time through which a plan and the settings of the picture held. */
typedef struct
{
  JsonArray *times;
  gint64 from;
  gint64 until;
  gint64 kbps;
} Period;

static void
add_file (Listing *listing, gint64 start, gint64 end, gint64 warn_type, gint64 kbps)
{
  SimCardFile file = { start, end, warn_type, (end - start) * kbps * 1000 / 8 };

  g_array_append_val (listing->files, file);
  listing->bytes += file.bytes;
}

/* One span of a plan, in files that end at full ten minutes: so a file stays what it was. */
static void
add_span (Listing *listing, gint64 start, gint64 end, gint64 kbps)
{
  gint64 next;

  for (gint64 at = start; at < end; at = next)
    {
      next = MIN ((at / FILE_SECONDS + 1) * FILE_SECONDS, end);
      add_file (listing, at, next, 0, kbps);
    }
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const SimCardFile *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
add_day (Listing *listing, const Period *period, gint64 day)
{
  for (guint i = 0; i < json_array_get_length (period->times); i++)
    {
      JsonObject *time = json_array_get_object_element (period->times, i);
      int start, end;

      if (sim_plan_get_span (time, day, &start, &end))
        add_span (listing, MAX (day + start, period->from), MIN (day + end, period->until),
                  period->kbps);
    }
}

/* Day by day, from the end that is kept. */
static void
add_period (Listing *listing, const Period *period)
{
  gint64 first = period->from / DAY_SECONDS;
  gint64 last = (period->until - 1) / DAY_SECONDS;

  for (gint64 n = 0; n <= last - first && listing->bytes <= listing->capacity; n++)
    add_day (listing, period, (listing->newest_first ? last - n : first + n) * DAY_SECONDS);
}

static void
note_period (GArray *periods, JsonObject *plan, gint64 from, gint64 until, gint64 kbps)
{
  JsonNode *node = json_object_get_member (plan, "time");
  Period period = { NULL, from, until, kbps };

  if (sim_json_read_int (plan, "mode", 0) == 0 || node == NULL || from >= until)
    return;
  period.times = json_node_get_array (node);
  g_array_append_val (periods, period);
}

/* Returns: what held from one moment to another, the oldest first */
static GArray *
list_periods (const SimPart *channel, JsonArray *past, JsonObject *plan, gint64 from, gint64 until)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (Period));
  gint64 kbps = sim_picture_get_bitrate (channel);

  for (guint i = 0; i < json_array_get_length (past); i++)
    {
      JsonObject *old = json_array_get_object_element (past, i);
      gint64 end = MIN (sim_json_read_int (old, "until", 0), until);

      note_period (periods, json_object_get_object_member (old, "plan"), from, end,
                   sim_json_read_int (old, "kbps", kbps));
      from = MAX (from, end);
    }
  note_period (periods, plan, from, until / FILE_SECONDS * FILE_SECONDS, kbps);
  return periods;
}

/* The newest of those that fit, or the oldest, as the plan says. */
static void
fit (GArray *files, gint64 capacity, gboolean recycle)
{
  gint64 sum = 0;
  guint keep = 0;

  while (keep < files->len)
    {
      guint i = recycle ? files->len - 1 - keep : keep;

      sum += g_array_index (files, SimCardFile, i).bytes;
      if (sum > capacity)
        break;
      keep++;
    }
  if (recycle && keep < files->len)
    g_array_remove_range (files, 0, files->len - keep);
  else
    g_array_set_size (files, keep);
}

/* Seconds of the camera's clock when the card was empty. */
static gint64
get_beginning (const SimPart *channel, gint64 now)
{
  SimPart device = { channel->cameras, channel->device, 0 };
  gint64 utc = g_get_real_time () / G_USEC_PER_SEC;
  gint64 formatted = sim_part_get_number (&device, FORMATTED_AT, 0);

  if (formatted != 0)
    return now - (utc - formatted);
  return (now / DAY_SECONDS - FILLED_DAYS) * DAY_SECONDS;
}

static void
add_alarms (Listing *listing, const SimPart *channel, gint64 from, gint64 until, gint64 kbps)
{
  SimQuery query = {
    .kind = KIND,
    .device = channel->device->id,
    .channel = channel->channel,
    .from = from,
  };
  g_autoptr (GPtrArray) rows
      = sim_store_find (sim_cameras_get_store (channel->cameras), &query, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const SimRow *row = rows->pdata[i];
      JsonObject *known = sim_row_get_object (row);
      gint64 end = sim_json_read_int (known, "end", row->time);

      if (end <= until)
        add_file (listing, row->time, end, sim_json_read_int (known, "warn_type", 0),
                  sim_json_read_int (known, "kbps", kbps));
    }
}

/* Each channel has its share of the card. */
static gint64
get_share (const SimDevice *device)
{
  return count_blocks (device) * 1024 / MAX (device->n_channels, 1);
}

/* Whatever there would be, were the card a little larger. */
static GArray *
list_all (const SimPart *channel, JsonObject *plan, gboolean newest_first)
{
  Listing listing = {
    .files = g_array_new (FALSE, FALSE, sizeof (SimCardFile)),
    .capacity = get_share (channel->device),
    .newest_first = newest_first,
  };
  g_autoptr (JsonNode) past = sim_plan_read_past (channel);
  g_autoptr (GArray) periods = NULL;
  gint64 kbps = sim_picture_get_bitrate (channel);
  gint64 now = sim_clock_read_camera (channel);
  gint64 from = get_beginning (channel, now);

  if (is_broken (channel->device))
    now -= DAY_SECONDS;
  periods = list_periods (channel, json_node_get_array (past), plan, from, now);
  for (guint i = 0; i < periods->len; i++)
    add_period (&listing,
                &g_array_index (periods, Period, newest_first ? periods->len - 1 - i : i));
  add_alarms (&listing, channel, from, now, kbps);
  g_array_sort (listing.files, compare_files);
  return listing.files;
}

static gboolean
is_open (const SimPart *channel)
{
  SimPart device = { channel->cameras, channel->device, 0 };

  return !is_missing (channel->device) && sim_part_get_number (&device, UNMOUNTED, 0) == 0;
}

static GArray *
list_kept (const SimPart *channel, gboolean *full)
{
  g_autoptr (JsonNode) node = sim_subject_read (&sim_plan_subject, channel);
  JsonObject *plan = json_node_get_object (node);
  gboolean recycle = sim_json_read_int (plan, "recycle", 0) == 1;
  GArray *files = list_all (channel, plan, recycle);
  guint n_files = files->len;

  fit (files, get_share (channel->device), recycle);
  *full = !recycle && files->len < n_files;
  return files;
}

/**
 * sim_card_list:
 * @channel: a channel
 *
 * Returns: (transfer full): an array of #SimCardFile, the oldest first; those that are being made are
 *   not among them
 */
GArray *
sim_card_list (const SimPart *channel)
{
  gboolean full;

  if (!is_open (channel))
    return g_array_new (FALSE, FALSE, sizeof (SimCardFile));
  return list_kept (channel, &full);
}

/**
 * sim_card_cut:
 * @channel: a channel
 * @start: (inout): seconds of the camera's clock
 * @end: (inout): likewise
 *
 * Cuts a time to what was recorded of it without a gap, from the first file on.
 *
 * Returns: %FALSE when nothing of it was recorded
 */
gboolean
sim_card_cut (const SimPart *channel, gint64 *start, gint64 *end)
{
  g_autoptr (GArray) files = sim_card_list (channel);
  gint64 until = G_MININT64;

  for (guint i = 0; i < files->len; i++)
    {
      const SimCardFile *file = &g_array_index (files, SimCardFile, i);

      if (file->end <= *start || file->start >= *end)
        continue;
      if (until == G_MININT64)
        *start = MAX (*start, file->start);
      else if (file->start > until)
        break;
      until = MAX (until, file->end);
    }
  *end = MIN (*end, until);
  return until != G_MININT64;
}

/**
 * sim_card_add:
 * @channel: a channel
 * @start: seconds of the camera's clock
 * @end: likewise
 * @warn_type: what raised it
 *
 * Notes what an alarm recorded; nothing, unless the card can be written.
 */
void
sim_card_add (const SimPart *channel, gint64 start, gint64 end, gint64 warn_type)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, start);
  g_autoptr (JsonObject) known = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), known);
  SimRow row = {
    .device = channel->device->id,
    .channel = channel->channel,
    .name = name,
    .time = start,
    .document = node,
  };

  if (!is_open (channel) || is_broken (channel->device))
    return;
  json_object_set_int_member (known, "end", end);
  json_object_set_int_member (known, "warn_type", warn_type);
  json_object_set_int_member (known, "kbps", sim_picture_get_bitrate (channel));
  sim_store_put (sim_cameras_get_store (channel->cameras), KIND, &row);
}

/* Calls @func for every channel that the device has. */
static void
foreach_channel (const SimPart *device,
                 void (*func) (const SimPart *channel, gpointer data),
                 gpointer data)
{
  g_autoptr (JsonArray) channels = sim_device_list_channels (device->device);

  for (guint i = 0; i < json_array_get_length (channels); i++)
    {
      JsonObject *entry = json_array_get_object_element (channels, i);
      SimPart channel = *device;

      channel.channel = (guint) json_object_get_int_member (entry, "channel_id");
      func (&channel, data);
    }
}

static void
add_use (const SimPart *channel, gpointer data)
{
  SimCard *card = data;
  gboolean full;
  g_autoptr (GArray) files = list_kept (channel, &full);

  for (guint i = 0; i < files->len; i++)
    card->used += g_array_index (files, SimCardFile, i).bytes;
  if (full && card->state == SIM_CARD_GOOD)
    card->state = SIM_CARD_FULL;
}

/**
 * sim_card_look:
 * @device: a device
 *
 * Returns: its card, as command 30 shows it
 */
SimCard
sim_card_look (const SimPart *device)
{
  SimCard card = { SIM_CARD_NONE };

  if (is_missing (device->device))
    return card;
  card.state = is_broken (device->device) ? SIM_CARD_BROKEN : SIM_CARD_GOOD;
  card.mode = is_broken (device->device) ? SIM_CARD_READABLE : SIM_CARD_WRITABLE;
  card.blocks = count_blocks (device->device);
  foreach_channel (device, add_use, &card);
  if (!is_open (device))
    card.mode = SIM_CARD_CLOSED;
  return card;
}

/**
 * sim_card_note_change:
 * @channel: a channel
 *
 * Notes by what it has recorded until now, before that changes: nothing while the card is away.
 */
void
sim_card_note_change (const SimPart *channel)
{
  g_autoptr (JsonNode) nothing = json_from_string ("{\"mode\":0}", NULL);
  g_autoptr (JsonNode) plan = sim_subject_read (&sim_plan_subject, channel);

  sim_plan_note_past (channel, is_open (channel) ? plan : nothing);
}

static void
note_change (const SimPart *channel, gpointer data)
{
  sim_card_note_change (channel);
}

static gboolean
set_mounted (const SimPart *device, gboolean mounted)
{
  if (is_open (device) == mounted)
    return mounted;
  foreach_channel (device, note_change, NULL);
  sim_part_set_number (device, UNMOUNTED, !mounted);
  return TRUE;
}

static void
forget_alarms (const SimPart *channel, gpointer data)
{
  SimStore *store = sim_cameras_get_store (channel->cameras);
  SimQuery query = { .kind = KIND, .device = channel->device->id, .channel = channel->channel };
  g_autoptr (GPtrArray) rows = sim_store_find (store, &query, NULL);

  for (guint i = 0; i < rows->len; i++)
    sim_store_remove (store, KIND, channel->device->id, channel->channel,
                      ((SimRow *) rows->pdata[i])->name);
}

static gboolean
format_card (const SimPart *device)
{
  if (!is_open (device) || is_broken (device->device))
    return FALSE;
  foreach_channel (device, forget_alarms, NULL);
  sim_part_set_number (device, FORMATTED_AT, g_get_real_time () / G_USEC_PER_SEC);
  return TRUE;
}

/**
 * sim_card_operate:
 * @device: a device
 * @operation: (nullable): `format`, `mount` or `umount`
 *
 * Returns: %FALSE when it cannot be done
 */
gboolean
sim_card_operate (const SimPart *device, const char *operation)
{
  if (operation == NULL || is_missing (device->device))
    return FALSE;
  if (g_str_equal (operation, "format"))
    return format_card (device);
  if (g_str_equal (operation, "mount"))
    return set_mounted (device, TRUE);
  return g_str_equal (operation, "umount") && set_mounted (device, FALSE);
}
