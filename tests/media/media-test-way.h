/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media-test-sim.h"

G_BEGIN_DECLS

/* Generous: the machine may be busy. */
#define TEST_WAY_PATIENCE_MS 30000

/* The ways to play one camera of the stand-in. */
typedef struct
{
  const char *name;
  MediaProtocol protocol;
  gboolean tls;
  const char *path; /* what faults aim at */
} TestWay;

#define TEST_N_WAYS 5
extern const TestWay test_ways[TEST_N_WAYS];

/* A player that plays one of them; what it goes through is told in the test's messages. */
typedef struct
{
  TestSim *sim;
  TestSimLocator *locator;
  MediaPlayer *player;
} TestWatch;

void test_watch_set_up (TestWatch *self, TestSim *sim, const TestWay *way, const char *device);
void test_watch_tear_down (TestWatch *self);

gboolean test_way_can_play (const TestWay *way, TestSim *sim);
gboolean test_watch_has_shown (gpointer player);

G_END_DECLS
