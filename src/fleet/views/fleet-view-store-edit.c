/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What a person does with views: each of it is a change. */

#include "views/fleet-view-store-private.h"

#include "accounts/fleet-account.h"
#include "views/fleet-view-private.h"

/**
 * fleet_view_store_insert:
 * @self: a store
 * @view: a view; it is copied
 * @position: where it is to stand; beyond the end is the end
 *
 * Adds a view. A name that is taken gets a number.
 *
 * Returns: (transfer none): the view in the list
 */
FleetView *
fleet_view_store_insert (FleetViewStore *self, FleetView *view, guint position)
{
  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);
  g_return_val_if_fail (FLEET_IS_VIEW (view), NULL);

  fleet_view_store_do (self,
                       fleet_view_change_new_put (view,
                                                  fleet_view_store_get_id_at (self, position)),
                       !fleet_view_get_temporary (view));
  return fleet_view_store_find (self, fleet_view_get_id (view));
}

/**
 * fleet_view_store_save:
 * @self: a store
 * @view: how the wall is arranged; it is copied
 *
 * Saves it: in place of what the view of its name shows, or as the last view.
 *
 * Returns: (transfer none): the view in the list
 */
FleetView *
fleet_view_store_save (FleetViewStore *self, FleetView *view)
{
  FleetView *known;
  g_autoptr (FleetView) copy = NULL;
  guint position;

  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);
  g_return_val_if_fail (FLEET_IS_VIEW (view), NULL);

  known = fleet_view_store_find_name (self, fleet_view_get_name (view));
  if (known == NULL)
    return fleet_view_store_insert (self, view, G_MAXUINT);
  if (fleet_view_get_temporary (known) != fleet_view_get_temporary (view))
    {
      position = fleet_view_store_get_position (self, known);
      fleet_view_store_remove (self, known);
      return fleet_view_store_insert (self, view, position);
    }
  copy = fleet_view_copy (view);
  fleet_view_set_id (copy, fleet_view_get_id (known));
  return fleet_view_store_insert (self, copy, G_MAXUINT);
}

/**
 * fleet_view_store_rename:
 * @self: a store
 * @view: a view in it
 * @name: what it is to be called
 *
 * Renames a view.
 *
 * Returns: %FALSE if that is no name, or that of another view
 */
gboolean
fleet_view_store_rename (FleetViewStore *self, FleetView *view, const char *name)
{
  g_autofree char *clean = fleet_view_dup_clean_name (name);
  FleetView *other;

  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), FALSE);
  g_return_val_if_fail (FLEET_IS_VIEW (view), FALSE);

  other = clean != NULL ? fleet_view_store_find_name (self, clean) : NULL;
  if (clean == NULL || (other != NULL && other != view))
    return FALSE;
  if (other == NULL)
    fleet_view_store_do (self, fleet_view_change_new_rename (fleet_view_get_id (view), clean),
                         !fleet_view_get_temporary (view));
  return TRUE;
}

/**
 * fleet_view_store_move:
 * @self: a store
 * @view: a view in it
 * @position: where it is to stand then; beyond the end is the end
 *
 * Moves a view.
 */
void
fleet_view_store_move (FleetViewStore *self, FleetView *view, guint position)
{
  guint from;

  g_return_if_fail (FLEET_IS_VIEW_STORE (self));
  g_return_if_fail (FLEET_IS_VIEW (view));

  from = fleet_view_store_get_position (self, view);
  if (from == G_MAXUINT || from == position)
    return;
  if (position > from && position < G_MAXUINT)
    position++; /* the place that it leaves counts no more */
  fleet_view_store_do (self,
                       fleet_view_change_new_move (fleet_view_get_id (view),
                                                   fleet_view_store_get_id_at (self, position)),
                       !fleet_view_get_temporary (view));
}

/**
 * fleet_view_store_remove:
 * @self: a store
 * @view: a view in it
 *
 * Removes a view. [method@Fleet.ViewStore.insert] brings it back.
 */
void
fleet_view_store_remove (FleetViewStore *self, FleetView *view)
{
  g_return_if_fail (FLEET_IS_VIEW_STORE (self));
  g_return_if_fail (FLEET_IS_VIEW (view));

  fleet_view_store_do (self, fleet_view_change_new_remove (fleet_view_get_id (view)),
                       !fleet_view_get_temporary (view));
}

/**
 * fleet_view_store_forget_account:
 * @self: a store
 * @account: an account that was removed
 *
 * Removes its cameras from all views, and the views that had no others.
 */
void
fleet_view_store_forget_account (FleetViewStore *self, FleetAccount *account)
{
  g_return_if_fail (FLEET_IS_VIEW_STORE (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  fleet_view_store_do (self, fleet_view_change_new_forget (fleet_account_get_id (account)),
                       !fleet_account_get_temporary (account));
}

/**
 * fleet_view_store_clear:
 * @self: a store
 *
 * Removes all views, also those in the file that were never loaded.
 */
void
fleet_view_store_clear (FleetViewStore *self)
{
  g_return_if_fail (FLEET_IS_VIEW_STORE (self));

  fleet_view_store_do (self, fleet_view_change_new_clear (), TRUE);
}
