/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"

#define LIVE_TEST_TYPE_LOCATOR (live_test_locator_get_type ())

/* A locator that only ever answers with an error. */
G_DECLARE_FINAL_TYPE (LiveTestLocator, live_test_locator, LIVE_TEST, LOCATOR, GObject)

LiveTestLocator *live_test_locator_new (GQuark domain, int code);
guint live_test_locator_get_n_asked (LiveTestLocator *self);

LookoutPlay *live_test_play_new (const char *name, GQuark domain, int code);
GtkWidget *live_test_present (GtkWidget *child, int width, int height);

/* A wall in a window, without cameras. */
typedef struct
{
  LookoutWall *wall;
  GtkWidget *window;
  double width, height; /* of the wall */
  char *message;        /* (nullable): what it told last */
} LiveTestWall;

void live_test_wall_set_up (LiveTestWall *self, gconstpointer data);
void live_test_wall_tear_down (LiveTestWall *self, gconstpointer data);
void live_test_wall_settle (LiveTestWall *self);
LookoutTile *live_test_wall_get_tile (LiveTestWall *self, guint index);
