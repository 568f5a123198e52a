/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-snapshots.h"

/* As the document says. */
#define KEPT_SECONDS (5 * 60)

typedef struct
{
  JsonArray *list;
  const char *call;
  gint64 end; /* g_get_monotonic_time() */
} Snapshot;

struct _SimSnapshots
{
  GHashTable *snapshots; /* by key */
};

static void
snapshot_free (gpointer data)
{
  json_array_unref (((Snapshot *) data)->list);
  g_free (data);
}

SimSnapshots *
sim_snapshots_new (void)
{
  SimSnapshots *self = g_new0 (SimSnapshots, 1);

  self->snapshots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, snapshot_free);
  return self;
}

void
sim_snapshots_free (SimSnapshots *self)
{
  g_hash_table_unref (self->snapshots);
  g_free (self);
}

static gboolean
has_ended (gpointer key, gpointer value, gpointer data)
{
  return ((Snapshot *) value)->end <= g_get_monotonic_time ();
}

/**
 * sim_snapshots_add:
 * @self: the lists
 * @call: the section that answers with it, as its row has it
 * @list: a list, not changed any more
 *
 * Returns: (transfer none): its key, valid until the next one is added or five minutes have passed
 */
const char *
sim_snapshots_add (SimSnapshots *self, const char *call, JsonArray *list)
{
  char *key = g_uuid_string_random ();
  Snapshot *snapshot = g_new (Snapshot, 1);

  g_hash_table_foreach_remove (self->snapshots, has_ended, NULL);
  *snapshot = (Snapshot){
    .list = json_array_ref (list),
    .call = call,
    .end = g_get_monotonic_time () + KEPT_SECONDS * G_USEC_PER_SEC,
  };
  g_hash_table_insert (self->snapshots, key, snapshot);
  return key;
}

/**
 * sim_snapshots_get:
 * @self: the lists
 * @call: the section that asks for it
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the list, %NULL when it has gone, or is that of another section
 */
JsonArray *
sim_snapshots_get (SimSnapshots *self, const char *call, const char *key)
{
  Snapshot *snapshot = g_hash_table_lookup (self->snapshots, key);

  if (snapshot == NULL || has_ended (NULL, snapshot, NULL))
    return NULL;
  return g_str_equal (snapshot->call, call) ? snapshot->list : NULL;
}

/**
 * sim_snapshots_age:
 * @self: the lists
 * @seconds: by how much
 *
 * Makes every list older: nobody waits for five minutes in a test.
 */
void
sim_snapshots_age (SimSnapshots *self, guint seconds)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->snapshots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Snapshot *) value)->end -= seconds * (gint64) G_USEC_PER_SEC;
}
