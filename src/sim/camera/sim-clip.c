/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-clip.h"

#include "camera/sim-clip-reader.h"

/* Cameras that start together with one film wait here for the one that reads it. */
static GMutex load_lock;
static GHashTable *clips; /* of SimClip by path and what it was encoded to */

static int
compare_dts (gconstpointer a, gconstpointer b)
{
  const SimPacket *one = *(SimPacket *const *) a;
  const SimPacket *two = *(SimPacket *const *) b;

  return one->dts < two->dts ? -1 : one->dts > two->dts;
}

static int
compare_time (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

/* Some formats (Matroska) store no dts. Packets stand in the order of decoding, so the sorted pts
 * are the dts, once they are early enough for every picture. */
static void
restore_dts (GPtrArray *video)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 delay = 0;
  gboolean ordered = TRUE;

  for (guint i = 0; i < video->len; i++)
    {
      const SimPacket *packet = video->pdata[i];

      g_array_append_val (times, packet->pts);
      ordered = ordered && packet->dts <= packet->pts
                && (i == 0 || ((SimPacket *) video->pdata[i - 1])->dts < packet->dts);
    }
  if (ordered)
    return;

  g_array_sort (times, compare_time);
  for (guint i = 0; i < video->len; i++)
    delay = MAX (delay, g_array_index (times, gint64, i) - ((SimPacket *) video->pdata[i])->pts);
  for (guint i = 0; i < video->len; i++)
    ((SimPacket *) video->pdata[i])->dts = g_array_index (times, gint64, i) - delay;
}

static void
drop_before_keyframe (GPtrArray *video)
{
  guint first = 0;

  while (first < video->len && !((SimPacket *) video->pdata[first])->key)
    first++;
  if (first > 0)
    g_ptr_array_remove_range (video, 0, first);
}

static gint64
find_first_pts (GPtrArray *video)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; i < video->len; i++)
    first = MIN (first, ((SimPacket *) video->pdata[i])->pts);
  return first;
}

static void
add_video (SimClip *clip, GPtrArray *video, gint64 start)
{
  for (guint i = 0; i < video->len; i++)
    g_ptr_array_add (clip->packets, sim_packet_new_shifted (video->pdata[i], -start));
}

/* Exactly one round of it, as seen with the pictures. Pictures are decoded before they are shown, so
 * the last of the sound lies beyond the last picture's dts: it goes to the beginning of the next
 * round, which is the same. */
static void
add_audio (SimClip *clip, GPtrArray *audio, gint64 start, gint64 first_pts)
{
  for (guint i = 0; i < audio->len; i++)
    {
      const SimPacket *packet = audio->pdata[i];
      gint64 shift = packet->dts - start >= clip->duration ? start + clip->duration : start;

      if (packet->pts >= first_pts && packet->pts < first_pts + clip->duration)
        g_ptr_array_add (clip->packets, sim_packet_new_shifted (packet, -shift));
    }
}

static SimClip *
assemble (SimClipContent *content, GError **error)
{
  GPtrArray *video = content->packets[SIM_TRACK_VIDEO];
  const SimPacket *first, *last;
  SimClip *clip;

  drop_before_keyframe (video);
  restore_dts (video);
  if (video->len < 2)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "There are no moving pictures in this file");
      return NULL;
    }

  first = video->pdata[0];
  last = video->pdata[video->len - 1];
  clip = g_new0 (SimClip, 1);
  clip->packets = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_packet_unref);
  /* The last picture stays for as long as the others did. */
  clip->duration = (last->dts - first->dts) * (gint64) video->len / (gint64) (video->len - 1);
  add_video (clip, video, first->dts);
  add_audio (clip, content->packets[SIM_TRACK_AUDIO], first->dts, find_first_pts (video));
  g_ptr_array_sort (clip->packets, compare_dts);
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    {
      clip->tracks[kind] = content->tracks[kind];
      clip->has_track[kind] = content->packets[kind]->len > 0;
    }
  clip->tracks[SIM_TRACK_VIDEO].fps
      = (double) video->len * G_USEC_PER_SEC / (double) clip->duration;
  return clip;
}

/**
 * sim_clip_load:
 * @config: the film, and what to encode it to where it cannot be taken as it is
 * @error: why it cannot be read
 *
 * Reads a film, or finds it already read. Blocks.
 *
 * Returns: (transfer none) (nullable): the film
 */
const SimClip *
sim_clip_load (const SimCameraConfig *config, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&load_lock);
  g_autofree char *key = g_strdup_printf ("%dx%d %d %s", config->width, config->height, config->fps,
                                          config->video_file);
  SimClip *clip;
  SimClipContent content = { 0 };

  if (clips == NULL)
    clips = g_hash_table_new (g_str_hash, g_str_equal);
  clip = g_hash_table_lookup (clips, key);
  if (clip != NULL)
    return clip;

  if (sim_clip_content_read (&content, config, error))
    clip = assemble (&content, error);
  sim_clip_content_clear (&content);
  if (clip != NULL)
    g_hash_table_insert (clips, g_steal_pointer (&key), clip);
  return clip;
}

/**
 * sim_clip_find_keyframe:
 * @clip: a film
 * @time: µs, from any beginning
 *
 * Returns: (transfer none): the last keyframe before that time of the film
 */
const SimPacket *
sim_clip_find_keyframe (const SimClip *clip, gint64 time)
{
  const SimPacket *found = NULL;

  for (guint i = 0; i < clip->packets->len; i++)
    {
      const SimPacket *packet = clip->packets->pdata[i];

      if (packet->dts > time % clip->duration)
        break;
      if (packet->kind == SIM_TRACK_VIDEO && packet->key)
        found = packet;
    }
  return found;
}
