/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-row-map.h"

struct _FleetRowMap
{
  GHashTable *rows; /* position → FleetDeviceRow */
};

static void
drop_row (gpointer row)
{
  fleet_device_row_detach (row);
  g_object_unref (row);
}

static GHashTable *
create_table (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, drop_row);
}

FleetRowMap *
fleet_row_map_new (void)
{
  FleetRowMap *self = g_new0 (FleetRowMap, 1);

  self->rows = create_table ();
  return self;
}

void
fleet_row_map_free (FleetRowMap *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

FleetDeviceRow *
fleet_row_map_get (FleetRowMap *self, FleetDeviceList *list, guint position)
{
  FleetDeviceRow *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (position));

  if (row == NULL)
    {
      row = fleet_device_row_new (list, position);
      g_hash_table_insert (self->rows, GUINT_TO_POINTER (position), row);
    }
  return row;
}

guint
fleet_row_map_find (FleetRowMap *self, FleetDevice *device)
{
  GHashTableIter iter;
  gpointer key;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (fleet_device_row_has (row, device))
      return GPOINTER_TO_UINT (key);
  return G_MAXUINT;
}

void
fleet_row_map_splice (FleetRowMap *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->rows);
  GHashTableIter iter;
  gpointer key;
  gpointer row;

  self->rows = create_table ();
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint place = GPOINTER_TO_UINT (key);

      if (place >= position && place < position + removed)
        continue;
      if (place >= position + removed)
        place = place - removed + added;
      g_hash_table_iter_steal (&iter);
      fleet_device_row_move (row, place);
      g_hash_table_insert (self->rows, GUINT_TO_POINTER (place), row);
    }
}

void
fleet_row_map_clear (FleetRowMap *self)
{
  g_hash_table_remove_all (self->rows);
}
