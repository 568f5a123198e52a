/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups/fleet-list-show.h"

static gboolean
has_at (GListStore *list, guint position, gpointer item)
{
  g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (list), position);

  return other == item;
}

/* Lets a short list hold these, each once, and tells of no more than what changed: a row that only moved is the one that
 * goes and comes, and all others keep what a view knows of them. */
void
fleet_list_show (GListStore *list, GPtrArray *items)
{
  guint position;

  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);

      if (has_at (list, i, item))
        continue;
      if (has_at (list, i + 1, item))
        {
          g_list_store_remove (list, i);
          continue;
        }
      if (g_list_store_find (list, item, &position))
        g_list_store_remove (list, position);
      g_list_store_insert (list, i, item);
    }
  position = g_list_model_get_n_items (G_LIST_MODEL (list));
  if (position > items->len)
    g_list_store_splice (list, items->len, position - items->len, NULL, 0);
}
