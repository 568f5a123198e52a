/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_SIGHT (lookout_sight_get_type ())

/**
 * LookoutSight:
 *
 * Whether somebody can see a widget, and when what it says of time is to be brought up to date.
 *
 * `tick` comes twice a second while the widget is mapped; the property `hidden` is notified when its window is
 * minimised, or covered where the compositor tells, and when it can be seen again.
 */
G_DECLARE_FINAL_TYPE (LookoutSight, lookout_sight, LOOKOUT, SIGHT, GObject)

LookoutSight *lookout_sight_new (GtkWidget *widget);
gboolean lookout_sight_get_hidden (LookoutSight *self);

G_END_DECLS
