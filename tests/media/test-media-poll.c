/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "source/media-poll.h"

#define MS G_TIME_SPAN_MILLISECOND
#define S G_USEC_PER_SEC

/* A server that puts segments into its list like clockwork, or nearly; a client that asks as it is told. */
typedef struct
{
  const char *name;
  gint64 durations[2]; /* in turn, as the list says */
  double slow;         /* how much longer they take */
  gint64 jitter;       /* every third is late by this */
  double most_asks;    /* for a segment */
  gint64 most_late;    /* once the moment is known */
} PollCase;

static const PollCase poll_cases[] = {
  { "even", { 2 * S, 2 * S }, 1, 0, 1.6, 130 * MS },
  { "drifting", { 2 * S, 2 * S }, 1.001, 0, 1.7, 280 * MS },
  { "uneven", { 1900 * MS, 2200 * MS }, 1, 0, 2.5, 290 * MS },
  { "jittering", { 2 * S, 2 * S }, 1, 80 * MS, 3, 290 * MS },
  { "wrong", { 2 * S, 2 * S }, 1.2, 0, 5, 290 * MS },
  { "long", { 8 * S, 8 * S }, 1, 0, 1.6, 600 * MS },
  { "short", { 1 * S, 1 * S }, 1, 0, 1.7, 130 * MS },
};

#define POLL_RTT (30 * MS)

/* When segment n is put into the list. */
static gint64
get_published (const PollCase *self, guint n)
{
  gint64 pair = self->durations[0] + self->durations[1];
  gint64 since = pair * (n / 2) + (n % 2 != 0 ? self->durations[0] : 0);

  return 100 * S + (gint64) ((double) since * self->slow) + (n % 3 == 0 ? self->jitter : 0);
}

static MediaPlaylist *
create_list (const PollCase *self, guint newest)
{
  g_autoptr (GString) text = g_string_new ("#EXTM3U\n");

  g_string_append_printf (text, "#EXT-X-TARGETDURATION:%d\n#EXT-X-MEDIA-SEQUENCE:%u\n",
                          (int) ((MAX (self->durations[0], self->durations[1]) + S / 2) / S),
                          newest - 2);
  for (guint n = newest - 2; n <= newest; n++)
    g_string_append_printf (text, "#EXTINF:%.3f,\n%u.ts\n",
                            (double) self->durations[(n + 1) % 2] / S, n);
  return media_playlist_parse (text->str, "http://h/x.m3u8", NULL);
}

static void
test_poll (gconstpointer data)
{
  const PollCase *self = data;
  MediaPoll poll = { 0 };
  guint newest = 10, seen = 0, asks = 0;
  gint64 now = get_published (self, newest) + self->durations[0] / 3, worst = 0;

  while (seen < 60)
    {
      g_autoptr (MediaPlaylist) list = NULL;

      while (get_published (self, newest + 1) <= now + POLL_RTT / 2)
        newest++;
      list = create_list (self, newest);
      media_poll_take (&poll, list, now, now + POLL_RTT);
      asks++;
      if (seen > 15 && newest > seen)
        worst = MAX (worst, now + POLL_RTT - get_published (self, newest));
      g_assert_cmpuint (newest, <=, MAX (seen, 10) + 1); /* none is passed over */
      seen = newest;
      g_assert_cmpint (media_poll_get_next (&poll), >, now);
      now = MAX (media_poll_get_next (&poll), now + POLL_RTT);
    }
  g_test_message ("%s: %.2f asks for a segment, at most %d ms late", self->name,
                  (double) asks / (seen - 10), (int) (worst / MS));
  g_assert_cmpfloat ((double) asks / (seen - 10), <, self->most_asks);
  g_assert_cmpint (worst, <, self->most_late);
}

/* A server that makes nothing any more is asked less often, and one that begins again is found. */
static void
test_poll_gone (void)
{
  const PollCase *self = &poll_cases[0];
  g_autoptr (MediaPlaylist) old = create_list (self, 10);
  g_autoptr (MediaPlaylist) again = create_list (self, 3);
  MediaPoll poll = { 0 };
  gint64 now = 100 * S;

  for (int i = 0; i < 40; i++)
    {
      media_poll_take (&poll, old, now, now);
      g_assert_cmpint (media_poll_get_next (&poll) - now, <=, S);
      now = media_poll_get_next (&poll);
    }
  media_poll_take (&poll, old, now, now);
  g_assert_cmpint (media_poll_get_next (&poll) - now, ==, S / 2);
  media_poll_take (&poll, again, now, now);
  g_assert_cmpint (media_poll_get_next (&poll) - now, ==, S / 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (poll_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/media/poll/", poll_cases[i].name, NULL);

      g_test_add_data_func (path, &poll_cases[i], test_poll);
    }
  g_test_add_func ("/media/poll/gone", test_poll_gone);

  return g_test_run ();
}
