/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-view-actions.h"

#include <glib/gi18n.h>

#include "views/lookout-view-name-window.h"
#include "views/lookout-views-window.h"
#include "views/lookout-views.h"

static GListModel *
get_list (LookoutContext *context)
{
  LookoutViews *views = lookout_context_get_views (context);

  return views != NULL ? G_LIST_MODEL (lookout_views_get_store (views)) : NULL;
}

static FleetView *
get_current (LookoutContext *context)
{
  LookoutViews *views = lookout_context_get_views (context);

  return views != NULL ? lookout_views_get_current (views) : NULL;
}

static void
activate_view (LookoutContext *context, GVariant *parameter)
{
  LookoutViews *views = lookout_context_get_views (context);
  const char *name = g_variant_get_string (parameter, NULL);
  FleetView *view = fleet_view_store_find_name (lookout_views_get_store (views), name);
  g_autofree char *text = NULL;

  if (view != NULL)
    {
      lookout_views_open (views, view);
      return;
    }
  text = g_strdup_printf (_ ("There is no view called “%s”"), name);
  lookout_context_toast (context, text);
}

static GVariant *
state_view (LookoutContext *context)
{
  FleetView *current = get_current (context);

  return g_variant_new_string (current != NULL ? fleet_view_get_name (current) : "");
}

static gboolean
enabled_view (LookoutContext *context)
{
  return get_list (context) != NULL;
}

static void
save (LookoutContext *context, const char *name)
{
  LookoutViews *views = lookout_context_get_views (context);
  FleetView *view;
  g_autofree char *text = NULL;

  if (views == NULL || lookout_context_get_wall (context) == NULL)
    return;
  view = lookout_views_save (views, name);
  text = g_strdup_printf (fleet_view_get_temporary (view)
                              ? _ ("“%s” saved until Lookout quits, as its cameras are")
                              : _ ("“%s” saved"),
                          fleet_view_get_name (view));
  lookout_context_toast (context, text);
}

static void
on_named (LookoutContext *context, const char *name)
{
  save (context, name);
}

static void
activate_save (LookoutContext *context, GVariant *parameter)
{
  LookoutViews *views = lookout_context_get_views (context);
  FleetView *current = get_current (context);
  LookoutNameWindow *window
      = lookout_view_name_window_new_to_save (lookout_context_get_window (context),
                                              lookout_views_get_store (views),
                                              current != NULL ? fleet_view_get_name (current)
                                                              : NULL);

  g_signal_connect_object (window, "named", G_CALLBACK (on_named), context, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
enabled_save (LookoutContext *context)
{
  return get_list (context) != NULL && lookout_context_get_session (context) != NULL;
}

static void
activate_update (LookoutContext *context, GVariant *parameter)
{
  save (context, fleet_view_get_name (get_current (context)));
}

static gboolean
enabled_update (LookoutContext *context)
{
  return get_current (context) != NULL
         && lookout_views_get_modified (lookout_context_get_views (context));
}

static void
step (LookoutContext *context, int by)
{
  LookoutViews *views = lookout_context_get_views (context);
  g_autoptr (FleetView) view = lookout_views_dup_neighbour (views, by);

  lookout_views_open (views, view);
}

static void
activate_next (LookoutContext *context, GVariant *parameter)
{
  step (context, 1);
}

static void
activate_previous (LookoutContext *context, GVariant *parameter)
{
  step (context, -1);
}

static gboolean
enabled_step (LookoutContext *context)
{
  GListModel *list = get_list (context);

  return list != NULL && g_list_model_get_n_items (list) > 0;
}

static void
activate_views (LookoutContext *context, GVariant *parameter)
{
  lookout_views_window_present (context);
}

#define VIEWS N_ ("Views")
#define SAVING N_ ("Saving Views")

const LookoutActionRow lookout_view_actions[] = {
  { "view", N_ ("Open a View"), NULL, VIEWS, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_NONE,
    .parameter_type = "s", .activate = activate_view, .state = state_view,
    .enabled = enabled_view },
  { "view-next", N_ ("Next View"), "<Control>Page_Down", VIEWS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_NONE, .activate = activate_next, .enabled = enabled_step },
  { "view-previous", N_ ("Previous View"), "<Control>Page_Up", VIEWS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_NONE, .activate = activate_previous, .enabled = enabled_step },
  { "view-save", N_ ("Save View…"), "<Control><Shift>s", SAVING, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEWS, .activate = activate_save, .enabled = enabled_save },
  { "view-update", N_ ("Save Changes to This View"), "<Control>s", SAVING, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEWS, .activate = activate_update, .enabled = enabled_update },
  { "views", N_ ("Manage Views…"), "<Control><Shift>m", N_ ("All Views"), LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEWS, .activate = activate_views, .enabled = enabled_view },
  { NULL },
};
