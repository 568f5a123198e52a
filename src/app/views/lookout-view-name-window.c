/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-view-name-window.h"

#include <glib/gi18n.h>

typedef struct
{
  FleetViewStore *store;
  FleetView *view; /* (nullable): what is renamed; otherwise the wall is saved */
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_object_unref (naming->store);
  g_clear_object (&naming->view);
  g_free (naming);
}

/* Saving under a name that is there replaces that view, which is said beforehand. */
static void
judge (const char *name, LookoutNameVerdict *verdict, gpointer user_data)
{
  Naming *naming = user_data;
  FleetView *other = fleet_view_store_find_name (naming->store, name);

  if (other == naming->view)
    other = NULL;
  if (naming->view != NULL)
    {
      verdict->accept = C_ ("view", "_Rename");
      if (other != NULL)
        verdict->problem = _ ("Another view has this name. Choose another one.");
      return;
    }
  verdict->accept = other != NULL ? C_ ("view", "_Replace") : _ ("_Save");
  if (other != NULL)
    verdict->note = _ ("There is a view of this name: it will show what is on the wall now.");
}

static LookoutNameWindow *
create (GtkWindow *parent,
        FleetViewStore *store,
        FleetView *view,
        const char *title,
        const char *name)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->store = g_object_ref (store);
  g_set_object (&naming->view, view);
  return lookout_name_window_new (parent, title, C_ ("view", "Name of the View"), name, judge,
                                  naming, naming_free);
}

/**
 * lookout_view_name_window_new_to_save:
 * @parent: the window that asks
 * @store: the views that there are
 * @name: (nullable): the name that is proposed
 *
 * Returns: (transfer floating): a window for the name under which the wall is saved; present it
 */
LookoutNameWindow *
lookout_view_name_window_new_to_save (GtkWindow *parent, FleetViewStore *store, const char *name)
{
  g_autofree char *proposal = g_strdup (name);

  for (guint n = 1; proposal == NULL; n++)
    {
      g_autofree char *candidate = g_strdup_printf (_ ("View %u"), n);

      if (fleet_view_store_find_name (store, candidate) == NULL)
        proposal = g_steal_pointer (&candidate);
    }
  return create (parent, store, NULL, _ ("Save View"), proposal);
}

/**
 * lookout_view_name_window_new_to_rename:
 * @parent: the window that asks
 * @store: the views that there are
 * @view: one of them
 *
 * Returns: (transfer floating): a window for the new name of @view; present it
 */
LookoutNameWindow *
lookout_view_name_window_new_to_rename (GtkWindow *parent, FleetViewStore *store, FleetView *view)
{
  return create (parent, store, view, _ ("Rename View"), fleet_view_get_name (view));
}
