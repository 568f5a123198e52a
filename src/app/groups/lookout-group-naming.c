/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What a group is to be called. */

#include "groups/lookout-group-naming.h"

#include <glib/gi18n.h>

#include "fleet.h"
#include "groups/lookout-groups.h"
#include "kit/lookout-name-window.h"
#include "views/lookout-views.h"

typedef struct
{
  LookoutContext *context;
  FleetGroup *group; /* (nullable): what is renamed; otherwise one is made */
  char *account;
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_object_unref (naming->context);
  g_clear_object (&naming->group);
  g_free (naming->account);
  g_free (naming);
}

static FleetViewStore *
get_store (LookoutContext *context)
{
  return lookout_views_get_store (lookout_context_get_views (context));
}

static void
judge (const char *name, LookoutNameVerdict *verdict, gpointer user_data)
{
  Naming *naming = user_data;
  FleetGroup *other
      = fleet_view_store_find_group_name (get_store (naming->context), naming->account, name);

  verdict->accept = naming->group != NULL ? C_ ("view", "_Rename") : C_ ("group", "_Create");
  if (other != NULL && other != naming->group)
    verdict->problem = _ ("Another group has this name. Choose another one.");
}

static void
on_named (Naming *naming, const char *name)
{
  if (naming->group != NULL)
    fleet_view_store_rename_group (get_store (naming->context), naming->group, name);
  else
    lookout_groups_create (naming->context, name);
}

static void
present (LookoutContext *context,
         FleetGroup *group,
         const char *account,
         const char *title,
         const char *name)
{
  Naming *naming = g_new0 (Naming, 1);
  LookoutNameWindow *window;

  naming->context = g_object_ref (context);
  g_set_object (&naming->group, group);
  naming->account = g_strdup (account);
  window = lookout_name_window_new (lookout_context_get_window (context), title,
                                    C_ ("group", "Name of the Group"), name, judge, naming,
                                    naming_free);
  g_signal_connect_swapped (window, "named", G_CALLBACK (on_named), naming);
  gtk_window_present (GTK_WINDOW (window));
}

/* “Group 1”, or the next that is free. */
static char *
dup_proposal (FleetViewStore *store, const char *account)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Group %u"), n);

      if (fleet_view_store_find_group_name (store, account, name) == NULL)
        return g_steal_pointer (&name);
    }
}

/**
 * lookout_group_naming_create:
 * @context: what is open in the window
 *
 * Asks for the name of a new group of the open account, and makes it.
 */
void
lookout_group_naming_create (LookoutContext *context)
{
  FleetSession *session = lookout_context_get_session (context);
  const char *account = fleet_account_get_id (fleet_session_get_account (session));
  g_autofree char *name = dup_proposal (get_store (context), account);

  present (context, NULL, account, _ ("New Group"), name);
}

/**
 * lookout_group_naming_rename:
 * @context: what is open in the window
 * @group: a group that has a name
 *
 * Asks for another name, and gives it to the group.
 */
void
lookout_group_naming_rename (LookoutContext *context, FleetGroup *group)
{
  present (context, group, fleet_group_get_account (group), _ ("Rename Group"),
           fleet_group_get_name (group));
}
