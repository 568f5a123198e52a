/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"
#include "views/lookout-views.h"

G_BEGIN_DECLS

struct _LookoutViews
{
  GObject parent_instance;

  LookoutContext *context; /* weak: the context owns this */
  FleetViewStore *store;
  FleetViewStore *wall_store; /* what was on the wall last */

  FleetView *current; /* (nullable): in the store */
  gboolean modified;
  guint update; /* an idle source, while something may be different */

  /* Opening a view: first the account of the window, then the others that it names. */
  FleetView *opening;       /* (nullable) */
  FleetView *opening_as;    /* (nullable): the current view, once it is open */
  gboolean opening_account; /* the window opens another account, upon which the view is shown */
  GCancellable *cancellable;
  GPtrArray *guests;    /* of FleetSession: of accounts that are not that of the window */
  GHashTable *failures; /* account id → GError */
  GPtrArray *ready;     /* of LookoutPlay: what the next view needs and the wall does not show */

  LookoutViewsStart start;
  gboolean loaded;  /* what is needed to begin is known */
  char *first;      /* (nullable): the view to begin with, by what start says */
  guint first_idle; /* a source */
  gboolean wall_loaded;
  gboolean restoring; /* until what was on the wall last is there again */
  gboolean keeping;
  FleetView *kept; /* (nullable): what was written last */
};

/* What the sources of LookoutViews offer to each other only. */
LookoutWall *lookout_views_get_wall (LookoutViews *self);
void lookout_views_set_current (LookoutViews *self, FleetView *view);
void lookout_views_queue_update (LookoutViews *self);
void lookout_views_open_as (LookoutViews *self, FleetView *view, FleetView *current);
void lookout_views_on_session (LookoutViews *self);
void lookout_views_on_accounts (LookoutViews *self);
void lookout_views_queue_first (LookoutViews *self);
void lookout_views_stop_opening (LookoutViews *self);
void lookout_views_keep (LookoutViews *self, FleetView *view);

G_END_DECLS
