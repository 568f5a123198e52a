/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

/* Which stream a camera is asked for, by a clock that the test moves. */

typedef struct
{
  FleetManualClock *clock;
  FleetSizer *sizer;
  FleetStreamSize sent; /* the last, until it was looked at */
  guint n_sent;
} Fixture;

static void
on_send (FleetSizer *sizer, FleetStreamSize size, Fixture *f)
{
  f->sent = size;
  f->n_sent++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->clock = fleet_manual_clock_new ();
  f->sizer = fleet_sizer_new (FLEET_CLOCK (f->clock));
  f->n_sent = 0;
  g_signal_connect (f->sizer, "send", G_CALLBACK (on_send), f);
  fleet_sizer_set_automatic (f->sizer, TRUE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  fleet_test_assert_gone (f->sizer);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (f->clock), ==, 0);
  g_object_unref (f->clock);
}

static void
advance (Fixture *f, guint seconds)
{
  fleet_manual_clock_advance (f->clock, seconds * 1000);
}

/* Nothing was sent but this, which arrives; %FLEET_STREAM_AUTOMATIC for nothing at all. */
static void
take (Fixture *f, FleetStreamSize wanted)
{
  g_assert_cmpuint (f->n_sent, ==, wanted != FLEET_STREAM_AUTOMATIC);
  f->n_sent = 0;
  if (wanted == FLEET_STREAM_AUTOMATIC)
    return;
  g_assert_cmpint (f->sent, ==, wanted);
  fleet_sizer_answer (f->sizer, NULL);
}

static void
see (Fixture *f, guint shown, guint width)
{
  fleet_sizer_see (f->sizer, shown, width, FALSE);
}

/* Down after a while, and only where much is saved; up soon. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  see (f, 300, 1280);
  advance (f, 9);
  take (f, FLEET_STREAM_AUTOMATIC);
  advance (f, 1);
  take (f, FLEET_STREAM_FLUENT);
  see (f, 300, 320);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
  see (f, 340, 320);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
  see (f, 600, 320);
  advance (f, 1);
  take (f, FLEET_STREAM_STANDARD);
  see (f, 600, 640);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
  g_assert_false (fleet_sizer_get_refused (f->sizer));
}

/* An edge that is dragged to and fro, and a tile that is small for a moment. */
static void
test_steady (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      see (f, i % 2 == 0 ? 300 : 1100, 1280);
      advance (f, 6);
    }
  take (f, FLEET_STREAM_AUTOMATIC);
}

/* A camera that is sent what it is not asked for is left alone. */
static void
test_enough (Fixture *f, gconstpointer data)
{
  see (f, 1000, 1280);
  advance (f, 60);
  see (f, 1000, 640);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
}

static void
test_best (Fixture *f, gconstpointer data)
{
  see (f, 250, 1280);
  advance (f, 10);
  take (f, FLEET_STREAM_FLUENT);
  see (f, 250, 320);
  fleet_sizer_see (f->sizer, 1200, 320, TRUE);
  advance (f, 1);
  take (f, FLEET_STREAM_BEST);
  fleet_sizer_see (f->sizer, 1200, 1280, TRUE);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
  see (f, 250, 1280);
  advance (f, 10);
  take (f, FLEET_STREAM_FLUENT);
}

/* What was seen of a level counts more than what is thought of it. */
static void
test_learns (Fixture *f, gconstpointer data)
{
  see (f, 500, 1920);
  advance (f, 10);
  take (f, FLEET_STREAM_STANDARD);
  see (f, 500, 400);
  advance (f, 1);
  take (f, FLEET_STREAM_HIGH);
  see (f, 500, 1280);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
}

/* It does not know levels, and so goes on as it was: it is not asked again. */
static void
test_ignores (Fixture *f, gconstpointer data)
{
  see (f, 300, 1280);
  advance (f, 10);
  take (f, FLEET_STREAM_FLUENT);
  advance (f, 15);
  g_assert_true (fleet_sizer_get_refused (f->sizer));
  see (f, 600, 1280);
  fleet_sizer_see (f->sizer, 1900, 1280, TRUE);
  see (f, 100, 1280);
  advance (f, 100);
  take (f, FLEET_STREAM_AUTOMATIC);
}

static void
test_fails (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "test");

  see (f, 300, 1280);
  for (guint i = 0; i < 3; i++)
    {
      advance (f, 10);
      g_assert_cmpuint (f->n_sent, ==, i + 1);
      fleet_sizer_answer (f->sizer, error);
    }
  advance (f, 100);
  g_assert_cmpuint (f->n_sent, ==, 3);
  g_assert_true (fleet_sizer_get_refused (f->sizer));
}

/* At once, whatever the sizes are, and also without the automatic. */
static void
test_wish (Fixture *f, gconstpointer data)
{
  fleet_sizer_set_automatic (f->sizer, FALSE);
  see (f, 300, 1280);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
  fleet_sizer_set_wish (f->sizer, FLEET_STREAM_HIGH);
  take (f, FLEET_STREAM_HIGH);
  see (f, 300, 960);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
  fleet_sizer_set_automatic (f->sizer, TRUE);
  advance (f, 60);
  take (f, FLEET_STREAM_AUTOMATIC);
  fleet_sizer_set_wish (f->sizer, FLEET_STREAM_AUTOMATIC);
  advance (f, 10);
  take (f, FLEET_STREAM_FLUENT);
}

/* Of what changes while a command is under way, the newest counts. */
static void
test_under_way (Fixture *f, gconstpointer data)
{
  fleet_sizer_set_wish (f->sizer, FLEET_STREAM_FLUENT);
  fleet_sizer_set_wish (f->sizer, FLEET_STREAM_HIGH);
  fleet_sizer_set_wish (f->sizer, FLEET_STREAM_STANDARD);
  g_assert_cmpint (f->sent, ==, FLEET_STREAM_FLUENT);
  g_assert_cmpuint (f->n_sent, ==, 1);
  fleet_sizer_answer (f->sizer, NULL);
  g_assert_cmpint (f->sent, ==, FLEET_STREAM_STANDARD);
  g_assert_cmpuint (f->n_sent, ==, 2);
  fleet_sizer_answer (f->sizer, NULL);
  g_assert_cmpuint (f->n_sent, ==, 2);
}

#define ADD(name, func) g_test_add ("/fleet/sizer/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("follows", test_follows);
  ADD ("steady", test_steady);
  ADD ("enough", test_enough);
  ADD ("best", test_best);
  ADD ("learns", test_learns);
  ADD ("ignores", test_ignores);
  ADD ("fails", test_fails);
  ADD ("wish", test_wish);
  ADD ("under-way", test_under_way);
  return g_test_run ();
}
