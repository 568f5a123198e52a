/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-window.h"

G_BEGIN_DECLS

/* Number, width, height, maximized, full screen, monitor, account. */
#define LOOKOUT_WINDOW_PLACE_TYPE "(uiibbss)"
#define LOOKOUT_WINDOW_PLACES_TYPE "a" LOOKOUT_WINDOW_PLACE_TYPE

/* What is remembered of a window. */
typedef struct
{
  guint number; /* 0 for the first */
  int width;    /* 0 where it is not known */
  int height;
  gboolean maximized;
  gboolean fullscreen;
  char *monitor;         /* by its connector, which it fills; empty where that is not known */
  char *account;         /* that is open in it; empty where there is none to tell */
  LookoutWindow *window; /* (nullable): while it is open */
} LookoutWindowPlace;

LookoutWindowPlace *lookout_window_place_new (guint number);
LookoutWindowPlace *lookout_window_place_new_from_variant (GVariant *variant);
void lookout_window_place_free (LookoutWindowPlace *self);
GVariant *lookout_window_place_serialize (LookoutWindowPlace *self);
void lookout_window_place_read (LookoutWindowPlace *self);
void lookout_window_place_apply (LookoutWindowPlace *self);

G_END_DECLS
