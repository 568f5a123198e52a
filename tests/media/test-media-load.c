/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is slowed when the machine does not keep up, and in which order the streams have their turns. */
#include "config.h"

#include "load/media-load.h"
#include "load/media-turn.h"
#include "tap/media-ring.h"

#define S G_USEC_PER_SEC
#define LATE (S / 2)
#define SKIP_LOOKS 4 /* in which leaving out what is late has its chance */

/* Four streams that take a quarter of all each. */
typedef struct
{
  MediaLoad load;
  MediaLoadStream streams[4];
  gint64 now;
} Wall;

static void
set_up (Wall *self, gconstpointer data)
{
  *self = (Wall){ .now = 1000 * S };
  for (guint i = 0; i < G_N_ELEMENTS (self->streams); i++)
    self->streams[i] = (MediaLoadStream){ TRUE, 0, 0.25 + 0.01 * i, 1000, 0 };
}

static void
tear_down (Wall *self, gconstpointer data)
{
}

/* A second goes by in which it went so; does what is decided, and returns it. */
static int
look (Wall *self, double busy, gint64 late, double overtaken)
{
  MediaLoadView view = { busy, overtaken, self->streams, G_N_ELEMENTS (self->streams) };
  int found;

  for (guint i = 0; i < G_N_ELEMENTS (self->streams); i++)
    self->streams[i].late_us = late;
  self->now += S;
  found = media_load_decide (&self->load, &view, self->now);
  if (found != MEDIA_LOAD_NOTHING)
    self->streams[found].slowed_at = self->streams[found].slowed_at == 0 ? self->now : 0;

  return found;
}

/* What is late is left out first, and that helps nothing. */
static void
skip_in_vain (Wall *self)
{
  for (int i = 0; i < SKIP_LOOKS; i++)
    g_assert_cmpint (look (self, 1, LATE, 0), ==, MEDIA_LOAD_NOTHING);
}

static guint
count_slowed (Wall *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->streams); i++)
    n += self->streams[i].slowed_at != 0;

  return n;
}

static void
test_keeps_up (Wall *self, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    {
      /* Busy, and in time; late, and not busy: that is the network. */
      g_assert_cmpint (look (self, 1, 0, 0), ==, MEDIA_LOAD_NOTHING);
      g_assert_cmpint (look (self, 0.5, 4 * S, 0.1), ==, MEDIA_LOAD_NOTHING);
    }
  /* A moment is not a state. */
  g_assert_cmpint (look (self, 1, 4 * S, 1), ==, MEDIA_LOAD_NOTHING);
}

/* What is late is left out, first of all and by all; that is given some time, and goes on for as long as it helps. */
static void
test_skip (Wall *self, gconstpointer data)
{
  MediaLoadView busy = { 1, 0, self->streams, G_N_ELEMENTS (self->streams) };
  MediaLoadView idle = { 0.5, 0, self->streams, G_N_ELEMENTS (self->streams) };

  self->streams[0].late_us = LATE;
  self->streams[1] = (MediaLoadStream){ .can_slow = FALSE, .late_us = LATE }; /* is looked at */
  self->streams[2] = (MediaLoadStream){ .slowed_at = S, .late_us = LATE };
  g_assert_true (media_load_decide_skip (&busy, &self->streams[0]));
  g_assert_true (media_load_decide_skip (&busy, &self->streams[1]));
  g_assert_false (media_load_decide_skip (&busy, &self->streams[2]));
  g_assert_false (media_load_decide_skip (&busy, &self->streams[3]));
  g_assert_false (media_load_decide_skip (&idle, &self->streams[0])); /* that is the network */

  set_up (self, NULL);
  skip_in_vain (self);
  g_assert_cmpint (look (self, 1, 2 * S, 0), ==, 3);
  for (int i = 1; i < 10; i++)
    g_assert_cmpint (look (self, 1, 2 * S - i * S / 10, 0), ==, MEDIA_LOAD_NOTHING);
  g_assert_cmpint (look (self, 1, 2 * S, 0), ==, 2); /* it does not help any more */
}

static void
test_order (Wall *self, gconstpointer data)
{
  self->streams[0].area = 100;
  self->streams[3].can_slow = FALSE; /* is looked at */

  skip_in_vain (self);
  g_assert_cmpint (look (self, 1, LATE, 0), ==, 0); /* the smallest */
  g_assert_cmpint (look (self, 1, LATE, 0), ==, 2); /* the one that costs most */
  g_assert_cmpint (look (self, 1, LATE, 0), ==, 1);
  for (int i = 0; i < 10; i++)
    g_assert_cmpint (look (self, 1, LATE, 0), ==, MEDIA_LOAD_NOTHING);
  g_assert_cmpuint (count_slowed (self), ==, 3);
}

static void
test_painting (Wall *self, gconstpointer data)
{
  g_assert_cmpint (look (self, 0.3, 0, 0.5), ==, MEDIA_LOAD_NOTHING);
  g_assert_cmpint (look (self, 0.3, 0, 0.5), ==, 3);
}

static void
test_comes_back (Wall *self, gconstpointer data)
{
  skip_in_vain (self);
  for (int i = 0; i < 3; i++)
    look (self, 1, LATE, 0);
  g_assert_cmpuint (count_slowed (self), ==, 3);

  /* There is room for none. */
  for (int i = 0; i < 100; i++)
    g_assert_cmpint (look (self, 0.7, 0, 0), ==, MEDIA_LOAD_NOTHING);
  /* For one: the last that was slowed; and, after a while, for the other two at once. */
  g_assert_cmpint (look (self, 0.5, 0, 0), ==, 1);
  for (int i = 0; i < 2; i++)
    g_assert_cmpint (look (self, 0.3, 0, 0), ==, MEDIA_LOAD_NOTHING);
  g_assert_cmpint (look (self, 0.3, 0, 0), ==, 2);
  self->now -= S;
  g_assert_cmpint (look (self, 0.3 + self->streams[2].cost, 0, 0), ==, 3);
  g_assert_cmpuint (count_slowed (self), ==, 0);
}

/* If what came back is too much, it waits longer and longer. */
static void
test_hysteresis (Wall *self, gconstpointer data)
{
  guint before = 0;

  skip_in_vain (self);
  g_assert_cmpint (look (self, 1, LATE, 0), ==, 3);
  for (int round = 0; round < 6; round++)
    {
      guint waited = 1;

      while (look (self, 0.5, 0, 0) == MEDIA_LOAD_NOTHING)
        g_assert_cmpuint (++waited, <=, 60);
      g_assert_cmpuint (waited, >=, MIN (before * 3 / 2, 60));
      before = waited;
      for (guint looks = 0; self->streams[3].slowed_at == 0; looks++)
        {
          g_assert_cmpuint (looks, <=, SKIP_LOOKS);
          look (self, 1, LATE, 0);
        }
    }
  g_assert_cmpuint (before, ==, 60);
}

/* Turns: as many at a time as there are processors, and what is due first comes first. */

typedef struct
{
  MediaTurn *turn;
  gint64 due;
  GAsyncQueue *done;
  GThread *thread;
} Waiter;

static gpointer
wait_for_turn (gpointer data)
{
  Waiter *self = data;

  if (media_turn_take (self->turn, self->due))
    g_async_queue_push (self->done, self);
  media_turn_give (self->turn);

  return NULL;
}

static GPtrArray *
take_all (void)
{
  GPtrArray *held = g_ptr_array_new_with_free_func ((GDestroyNotify) media_turn_free);

  for (guint i = 0; i < media_turns_get_count (); i++)
    {
      MediaTurn *turn = media_turn_new ();

      g_assert_true (media_turn_take (turn, 0));
      g_ptr_array_add (held, turn);
    }

  return held;
}

static void
start_waiter (Waiter *self, gint64 due, GAsyncQueue *done)
{
  *self = (Waiter){ media_turn_new (), due, done, NULL };
  self->thread = g_thread_new ("waiter", wait_for_turn, self);
  while (!media_turn_is_waiting (self->turn))
    g_thread_yield ();
}

static void
test_turns (void)
{
  g_autoptr (GPtrArray) held = take_all ();
  g_autoptr (GAsyncQueue) done = g_async_queue_new ();
  const gint64 due[] = { 30, 10, 20, 40 };
  const guint order[] = { 1, 2, 0 };
  Waiter waiters[G_N_ELEMENTS (due)];

  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    start_waiter (&waiters[i], due[i], done);

  /* Who does not want it any more leaves the queue. */
  media_turn_set_stopped (waiters[3].turn, TRUE);
  g_thread_join (waiters[3].thread);
  g_assert_cmpint (g_async_queue_length (done), <=, 0);

  media_turn_give (held->pdata[0]);
  media_turn_give (held->pdata[0]); /* which is not held any more */
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_true (g_async_queue_pop (done) == &waiters[order[i]]);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_thread_join (waiters[i].thread);
  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    media_turn_free (waiters[i].turn);
}

static void
test_turn_used (void)
{
  MediaTurn *turn = media_turn_new ();
  gint64 all = media_turns_get_used ();
  gint64 end;

  g_assert_true (media_turn_take (turn, 0));
  g_assert_true (media_turn_take (turn, 0)); /* once is enough */
  for (end = g_get_monotonic_time () + 1000; g_get_monotonic_time () < end;)
    ;
  media_turn_give (turn);
  g_assert_cmpint (media_turn_get_used (turn), >=, 1000);
  g_assert_cmpint (media_turns_get_used () - all, >=, media_turn_get_used (turn));
  media_turn_free (turn);
}

static void
add_packet (MediaRing *ring, gint64 pts, gboolean keyframe)
{
  g_autoptr (GstCaps) caps = gst_caps_new_empty_simple ("video/x-h264");
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, 1, NULL);

  GST_BUFFER_PTS (buffer) = (GstClockTime) pts * 1000;
  if (!keyframe)
    GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT);
  media_ring_push (ring, media_packet_new (MEDIA_STREAM_VIDEO, buffer, caps, pts));
}

static void
test_keyframes (void)
{
  MediaRing ring;

  media_ring_init (&ring);
  for (int i = 0; i < 8; i++)
    add_packet (&ring, i, i % 4 == 0);
  g_assert_true (media_ring_seek (&ring, 0));

  g_assert_false (media_ring_skip_to_key (&ring));
  g_assert_cmpint (media_ring_take (&ring)->pts, ==, 0);
  g_assert_true (media_ring_skip_to_key (&ring));
  g_assert_cmpint (media_ring_take (&ring)->pts, ==, 4);
  g_assert_true (media_ring_skip_to_key (&ring));
  g_assert_null (media_ring_take (&ring));
  g_assert_cmpuint (ring.skipped, ==, 6);
  media_ring_clear (&ring);
}

#define ADD(name, func) g_test_add ("/media/load/" name, Wall, NULL, set_up, func, tear_down)

/* What decoding takes less of once it is made cheaper does not make it dearer again. */
static void
test_coarse (void)
{
  static const struct
  {
    double busy;
    gboolean coarse;
  } looks[] = { { 0.1, FALSE }, { 0.34, FALSE }, { 0.6, TRUE }, { 0.3, TRUE },
                { 0.21, TRUE }, { 0.15, FALSE }, { 0.3, FALSE } };
  MediaLoad load = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_assert_cmpint (media_load_decide_coarse (&load, looks[i].busy), ==, looks[i].coarse);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);

  ADD ("keeps-up", test_keeps_up);
  ADD ("skip", test_skip);
  ADD ("order", test_order);
  ADD ("painting", test_painting);
  ADD ("comes-back", test_comes_back);
  ADD ("hysteresis", test_hysteresis);
  g_test_add_func ("/media/load/turns", test_turns);
  g_test_add_func ("/media/load/coarse", test_coarse);
  g_test_add_func ("/media/load/turn-used", test_turn_used);
  g_test_add_func ("/media/load/keyframes", test_keyframes);

  return g_test_run ();
}
