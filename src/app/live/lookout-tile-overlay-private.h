/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-tile-overlay.h"

#include "live/lookout-readout.h"

G_BEGIN_DECLS

/* What is told (lookout-tile-overlay.c), and where it stands (lookout-tile-overlay-places.c). */

#define LOOKOUT_TILE_OVERLAY_N_NOTICES 3 /* of the connection, the sound and the load */

struct _LookoutTileOverlay
{
  GtkWidget parent_instance;

  GtkWidget *message;
  GtkWidget *figures;
  GtkWidget *overview;
  GtkWidget *hotspot;
  GtkWidget *name;
  GtkWidget *pill;
  LookoutReadout *pill_text;
  GtkWidget *notice;
  GtkWidget *clock;
  GtkWidget *tools;
  GtkWidget *sound_button;
  GtkWidget *enlarge_button;

  LookoutMood mood;
  gboolean narrow;
  gboolean tiny;
  gboolean figures_wanted;
  gboolean zoomed;
  MediaNotice notices[LOOKOUT_TILE_OVERLAY_N_NOTICES]; /* as they were last said */
  guint notice_timer;
};

void lookout_tile_overlay_measure (GtkWidget *widget,
                                   GtkOrientation orientation,
                                   int for_size,
                                   int *minimum,
                                   int *natural,
                                   int *minimum_baseline,
                                   int *natural_baseline);
void lookout_tile_overlay_size_allocate (GtkWidget *widget, int width, int height, int baseline);

G_END_DECLS
