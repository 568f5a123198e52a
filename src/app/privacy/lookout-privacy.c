/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "privacy/lookout-privacy.h"

#include "kit/lookout-journal.h"
#include "kit/lookout-paths.h"
#include "usage/lookout-meter.h"
#include "views/lookout-views.h"

#define REMEMBER "remember"

/* The store of each wall of the program. */
static GPtrArray *
get_wall_stores (void)
{
  static GPtrArray *stores;

  if (stores == NULL)
    stores = g_ptr_array_new ();
  return stores;
}

static void
on_store_gone (gpointer user_data, GObject *store)
{
  g_ptr_array_remove (get_wall_stores (), store);
}

/**
 * lookout_privacy_get_remembers:
 *
 * Returns: whether anything may be written of what is watched
 */
gboolean
lookout_privacy_get_remembers (void)
{
  return g_settings_get_boolean (lookout_paths_get_settings (), REMEMBER);
}

/* The program does not end before that. */
static void
on_images_forgotten (GObject *source, GAsyncResult *result, gpointer application)
{
  if (application != NULL)
    g_application_release (application);
}

/**
 * lookout_privacy_forget:
 * @wall_store: what was on the wall last
 *
 * Removes from the disk what was kept until now, of all accounts. Views, snapshots and how much was sent in all stay.
 */
void
lookout_privacy_forget (FleetViewStore *wall_store)
{
  GApplication *application = g_application_get_default ();

  g_return_if_fail (FLEET_IS_VIEW_STORE (wall_store));

  fleet_view_store_clear (wall_store);
  fleet_meter_forget (lookout_meter_get ());
  g_settings_reset (lookout_paths_get_settings (), "last-account");
  g_settings_reset (lookout_paths_get_settings (), "windows");
  lookout_journal_clear ();
  if (application != NULL)
    g_application_hold (application);
  fleet_images_forget_async (on_images_forgotten, application);
}

/**
 * lookout_privacy_forget_in:
 * @context: what is open in a window
 *
 * The same, of all windows, with the small pictures that are in memory.
 */
void
lookout_privacy_forget_in (LookoutContext *context)
{
  FleetSession *session;

  g_return_if_fail (LOOKOUT_IS_CONTEXT (context));

  session = lookout_context_get_session (context);
  if (session != NULL)
    fleet_images_clear (fleet_session_get_images (session));
  for (guint i = 0; i < get_wall_stores ()->len; i++)
    fleet_view_store_clear (g_ptr_array_index (get_wall_stores (), i));
  lookout_privacy_forget (lookout_views_get_wall_store (lookout_context_get_views (context)));
}

/**
 * lookout_privacy_forget_account:
 * @account: one that was removed
 *
 * Removes its cameras from what was on the walls last.
 */
void
lookout_privacy_forget_account (FleetAccount *account)
{
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  for (guint i = 0; i < get_wall_stores ()->len; i++)
    fleet_view_store_forget_account (g_ptr_array_index (get_wall_stores (), i), account);
}

static void
on_remember (FleetViewStore *wall_store)
{
  gboolean remembers = lookout_privacy_get_remembers ();

  fleet_meter_set_named (lookout_meter_get (), remembers);
  fleet_images_set_kept (remembers);
  if (!remembers)
    lookout_privacy_forget (wall_store);
}

/**
 * lookout_privacy_follow:
 * @wall_store: what was on the wall last
 *
 * Does what the settings say, now and whenever they change: where nothing is to be remembered, what was kept before is
 * removed.
 */
void
lookout_privacy_follow (FleetViewStore *wall_store)
{
  g_return_if_fail (FLEET_IS_VIEW_STORE (wall_store));

  g_ptr_array_add (get_wall_stores (), wall_store);
  g_object_weak_ref (G_OBJECT (wall_store), on_store_gone, NULL);
  g_signal_connect_object (lookout_paths_get_settings (), "changed::" REMEMBER,
                           G_CALLBACK (on_remember), wall_store, G_CONNECT_SWAPPED);
  on_remember (wall_store);
}
