/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/onv-rows.h"

#include "lists/onv-row-private.h"

/* Rows stand in chunks, which are there where one of their rows is. */
#define CHUNK 128

typedef struct
{
  OnvRow *rows[CHUNK]; /* (nullable) */
} Chunk;

static void
chunk_free (gpointer data)
{
  Chunk *chunk = data;

  for (guint i = 0; i < CHUNK; i++)
    g_clear_object (&chunk->rows[i]);
  g_free (chunk);
}

OnvRows *
onv_rows_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, chunk_free);
}

static OnvRow *
find (OnvRows *self, guint position)
{
  Chunk *chunk = g_hash_table_lookup (self, GUINT_TO_POINTER (position / CHUNK));

  return chunk != NULL ? chunk->rows[position % CHUNK] : NULL;
}

OnvRow *
onv_rows_ensure (OnvRows *self, guint position)
{
  gpointer key = GUINT_TO_POINTER (position / CHUNK);
  Chunk *chunk = g_hash_table_lookup (self, key);
  OnvRow **row;

  if (chunk == NULL)
    {
      chunk = g_new0 (Chunk, 1);
      g_hash_table_insert (self, key, chunk);
    }
  row = &chunk->rows[position % CHUNK];
  if (*row == NULL)
    {
      *row = onv_row_new ();
      onv_row_fill (*row, NULL, TRUE, NULL);
    }
  return *row;
}

/* Forgets the rows of a chunk from @first on. */
static guint
cut_chunk (Chunk *chunk, guint first)
{
  guint loaded = 0;

  for (guint i = first; i < CHUNK; i++)
    {
      loaded += chunk->rows[i] != NULL && onv_row_get_item (chunk->rows[i]) != NULL;
      g_clear_object (&chunk->rows[i]);
    }
  return loaded;
}

guint
onv_rows_cut (OnvRows *self, guint length)
{
  GHashTableIter iter;
  gpointer key, chunk;
  guint loaded = 0;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &key, &chunk))
    {
      guint start = GPOINTER_TO_UINT (key) * CHUNK;

      if (start + CHUNK <= length)
        continue;
      loaded += cut_chunk (chunk, length > start ? length - start : 0);
      if (start >= length)
        g_hash_table_iter_remove (&iter);
    }
  return loaded;
}

int
onv_rows_fill (OnvRows *self, guint position, GObject *item, const GError *error)
{
  OnvRow *row = find (self, position);
  int more;

  if (row == NULL && item == NULL)
    return 0; /* nobody looks */
  row = onv_rows_ensure (self, position);
  more = (item != NULL) - (onv_row_get_item (row) != NULL);
  onv_row_fill (row, item, FALSE, error);
  return more;
}

gboolean
onv_rows_drop (OnvRows *self, guint position)
{
  Chunk *chunk = g_hash_table_lookup (self, GUINT_TO_POINTER (position / CHUNK));
  g_autoptr (OnvRow) row = chunk != NULL ? g_steal_pointer (&chunk->rows[position % CHUNK]) : NULL;
  gboolean loaded = row != NULL && onv_row_get_item (row) != NULL;

  if (row != NULL) /* somebody may hold it, and nothing comes any more */
    onv_row_fill (row, NULL, FALSE, NULL);
  return loaded;
}
