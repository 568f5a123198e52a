/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define MEDIA_TYPE_CLOCK (media_clock_get_type ())
#define MEDIA_TYPE_MANUAL_CLOCK (media_manual_clock_get_type ())

G_DECLARE_INTERFACE (MediaClock, media_clock, MEDIA, CLOCK, GObject)
G_DECLARE_FINAL_TYPE (MediaManualClock, media_manual_clock, MEDIA, MANUAL_CLOCK, GObject)

/**
 * MediaClock:
 *
 * Time as the player's states see it: what is late, when to try again. Pictures are paced by the
 * machine's own monotonic clock. Used from the player's thread only.
 */
struct _MediaClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*get_time) (MediaClock *self);
  guint (*add_timeout) (MediaClock *self, guint interval_ms, GSourceFunc func, gpointer data);
  void (*remove) (MediaClock *self, guint id);
};

gint64 media_clock_get_time (MediaClock *self);
guint
media_clock_add_timeout (MediaClock *self, guint interval_ms, GSourceFunc func, gpointer data);
void media_clock_remove (MediaClock *self, guint id);

MediaClock *media_clock_get_system (void);

MediaManualClock *media_manual_clock_new (void);
void media_manual_clock_advance (MediaManualClock *self, guint ms);

G_END_DECLS
