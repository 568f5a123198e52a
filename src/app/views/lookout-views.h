/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "shell/lookout-context.h"

G_BEGIN_DECLS

/**
 * LookoutViewsStart:
 * @LOOKOUT_VIEWS_START_LAST: with what was on the wall last
 * @LOOKOUT_VIEWS_START_NOTHING: with an empty wall
 * @LOOKOUT_VIEWS_START_VIEW: with a view by its id; if it is gone, with what was on the wall last
 * @LOOKOUT_VIEWS_START_NAMED: with a view by its name
 *
 * With what a window begins. The first three are the choices of the settings, in the order of the schema.
 */
typedef enum
{
  LOOKOUT_VIEWS_START_LAST,
  LOOKOUT_VIEWS_START_NOTHING,
  LOOKOUT_VIEWS_START_VIEW,
  LOOKOUT_VIEWS_START_NAMED,
} LookoutViewsStart;

#define LOOKOUT_TYPE_VIEWS (lookout_views_get_type ())

/**
 * LookoutViews:
 *
 * What is done with views in one window: the wall is saved as one, and arranged as one. It knows which view the wall
 * was arranged as last, and whether the wall has been changed since; `changed` is emitted when either is different.
 * Where it was asked to, it also keeps what is on the wall for the next start.
 */
G_DECLARE_FINAL_TYPE (LookoutViews, lookout_views, LOOKOUT, VIEWS, GObject)

LookoutViews *
lookout_views_new (LookoutContext *context, FleetViewStore *store, FleetViewStore *wall_store);

FleetViewStore *lookout_views_get_store (LookoutViews *self);
FleetViewStore *lookout_views_get_wall_store (LookoutViews *self);
FleetView *lookout_views_get_current (LookoutViews *self);
gboolean lookout_views_get_modified (LookoutViews *self);
FleetView *lookout_views_dup_neighbour (LookoutViews *self, int by);

void
lookout_views_start (LookoutViews *self, LookoutViewsStart start, const char *first, gboolean keep);
void lookout_views_open (LookoutViews *self, FleetView *view);
void lookout_views_show (LookoutViews *self, FleetView *view);
void lookout_views_preload (LookoutViews *self, FleetView *view);
FleetView *lookout_views_save (LookoutViews *self, const char *name);
void lookout_views_forget_account (LookoutViews *self, FleetAccount *account);
void lookout_views_tell (LookoutViews *self, const GError *error);
void lookout_views_end (LookoutViews *self);

G_END_DECLS
