/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/sim-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#define FILE_NAME "state.sqlite"

/* WAL without fsync: what was written survives this process, though not the machine. */
static const char schema[]
    = "PRAGMA journal_mode = WAL;"
      "PRAGMA synchronous = OFF;"
      "CREATE TABLE IF NOT EXISTS rows ("
      "  kind TEXT NOT NULL, device INTEGER NOT NULL, channel INTEGER NOT NULL, name TEXT NOT NULL,"
      "  time INTEGER NOT NULL, size INTEGER NOT NULL, document TEXT,"
      "  PRIMARY KEY (kind, device, channel, name)) WITHOUT ROWID;"
      "CREATE INDEX IF NOT EXISTS rows_by_time ON rows (kind, time);"
      "CREATE INDEX IF NOT EXISTS rows_by_device ON rows (device, kind);"
      "CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);";

#define COLUMNS "device, channel, name, time, size, document"

static void
check (SimStore *self, int code)
{
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    g_error ("The state cannot be kept: %s", sqlite3_errmsg (self->database));
}

static sqlite3_stmt *
prepare (SimStore *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (self, sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL));
  return statement;
}

static gboolean
step (SimStore *self, sqlite3_stmt *statement)
{
  int code = sqlite3_step (statement);

  check (self, code);
  return code == SQLITE_ROW;
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/**
 * sim_store_open:
 * @directory: where its files are; it exists
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is kept there
 */
SimStore *
sim_store_open (const char *directory, GError **error)
{
  g_autoptr (SimStore) self = g_new0 (SimStore, 1);
  g_autofree char *path = g_build_filename (directory, FILE_NAME, NULL);

  self->files = g_build_filename (directory, "files", NULL);
  if (g_mkdir_with_parents (self->files, 0700) == 0
      && sqlite3_open (path, &self->database) == SQLITE_OK
      && sqlite3_exec (self->database, schema, NULL, NULL, NULL) == SQLITE_OK)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "“%s” cannot be kept: %s", path,
               self->database != NULL ? sqlite3_errmsg (self->database) : g_strerror (errno));
  return NULL;
}

/**
 * sim_store_free:
 * @self: a store
 */
void
sim_store_free (SimStore *self)
{
  sqlite3_close (self->database);
  g_free (self->files);
  g_free (self);
}

/**
 * sim_store_put:
 * @self: a store
 * @kind: what it is
 * @row: what is to be kept, in place of a row of the same name
 */
void
sim_store_put (SimStore *self, const char *kind, const SimRow *row)
{
  g_autofree char *document = row->document != NULL ? json_to_string (row->document, FALSE) : NULL;
  sqlite3_stmt *statement = prepare (self, "INSERT OR REPLACE INTO rows (kind, " COLUMNS
                                           ") VALUES (?, ?, ?, ?, ?, ?, ?)");

  bind_text (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, (gint64) row->device);
  sqlite3_bind_int64 (statement, 3, row->channel);
  bind_text (statement, 4, row->name != NULL ? row->name : "");
  sqlite3_bind_int64 (statement, 5, row->time);
  sqlite3_bind_int64 (statement, 6, row->size);
  bind_text (statement, 7, document);
  step (self, statement);
  sqlite3_finalize (statement);
}

/* What older programs kept that was not UTF-8 is read as far as it is. */
static JsonNode *
read_document (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL ? json_from_string (valid, NULL) : NULL;
}

static SimRow *
read_row (sqlite3_stmt *statement)
{
  SimRow *row = g_new0 (SimRow, 1);

  row->device = (guint64) sqlite3_column_int64 (statement, 0);
  row->channel = (guint) sqlite3_column_int64 (statement, 1);
  row->name = g_utf8_make_valid ((const char *) sqlite3_column_text (statement, 2), -1);
  row->time = sqlite3_column_int64 (statement, 3);
  row->size = sqlite3_column_int64 (statement, 4);
  row->document = read_document ((const char *) sqlite3_column_text (statement, 5));
  return row;
}

static sqlite3_stmt *
prepare_named (SimStore *self,
               const char *sql,
               const char *kind,
               guint64 device,
               guint channel,
               const char *name)
{
  sqlite3_stmt *statement = prepare (self, sql);

  bind_text (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, (gint64) device);
  sqlite3_bind_int64 (statement, 3, channel);
  bind_text (statement, 4, name != NULL ? name : "");
  return statement;
}

#define OF_NAME "FROM rows WHERE kind = ? AND device = ? AND channel = ? AND name = ?"

/**
 * sim_store_get:
 * @self: a store
 * @kind: what it is
 * @device: whose it is
 * @channel: whose it is
 * @name: (nullable): what it is called
 *
 * Returns: (transfer full) (nullable): the row
 */
SimRow *
sim_store_get (SimStore *self, const char *kind, guint64 device, guint channel, const char *name)
{
  sqlite3_stmt *statement
      = prepare_named (self, "SELECT " COLUMNS " " OF_NAME, kind, device, channel, name);
  SimRow *row = step (self, statement) ? read_row (statement) : NULL;

  sqlite3_finalize (statement);
  return row;
}

/* A recording has its FLV beside it. */
static void
unlink_file (const char *path)
{
  g_autofree char *beside = g_strconcat (path, SIM_STORE_BESIDE, NULL);

  g_unlink (path);
  g_unlink (beside);
}

/**
 * sim_store_remove:
 * @self: a store
 * @kind: what it is
 * @device: whose it is
 * @channel: whose it is
 * @name: (nullable): what it is called
 *
 * Forgets a row, and deletes its file.
 *
 * Returns: %FALSE when there was none
 */
gboolean
sim_store_remove (SimStore *self, const char *kind, guint64 device, guint channel, const char *name)
{
  sqlite3_stmt *statement = prepare_named (self, "DELETE " OF_NAME, kind, device, channel, name);
  g_autofree char *path = sim_store_get_path (self, kind, device, channel, name);

  step (self, statement);
  sqlite3_finalize (statement);
  unlink_file (path);
  return sqlite3_changes (self->database) > 0;
}

/* Of channel 0: of all. */
#define OF_DEVICE "WHERE device = ?1 AND (?2 = 0 OR channel = ?2)"

static void
unlink_files (SimStore *self, guint64 device, guint channel)
{
  sqlite3_stmt *statement
      = prepare (self, "SELECT kind, channel, name FROM rows " OF_DEVICE " AND size > 0");

  sqlite3_bind_int64 (statement, 1, (gint64) device);
  sqlite3_bind_int64 (statement, 2, channel);
  while (step (self, statement))
    {
      g_autofree char *path
          = sim_store_get_path (self, (const char *) sqlite3_column_text (statement, 0), device,
                                (guint) sqlite3_column_int64 (statement, 1),
                                (const char *) sqlite3_column_text (statement, 2));

      unlink_file (path);
    }
  sqlite3_finalize (statement);
}

/**
 * sim_store_remove_device:
 * @self: a store
 * @device: a device
 * @channel: its channel, 0 for all that belongs to the device
 *
 * Forgets what belongs to it, files too.
 */
void
sim_store_remove_device (SimStore *self, guint64 device, guint channel)
{
  sqlite3_stmt *statement;

  unlink_files (self, device, channel);
  statement = prepare (self, "DELETE FROM rows " OF_DEVICE);
  sqlite3_bind_int64 (statement, 1, (gint64) device);
  sqlite3_bind_int64 (statement, 2, channel);
  step (self, statement);
  sqlite3_finalize (statement);
}

/* A condition a row: its SQL, and what is bound to it. */
static void
add_where (GString *sql, const SimQuery *query)
{
  g_string_append (sql, "FROM rows WHERE kind = ?1");
  if (query->device != 0)
    g_string_append (sql, " AND device = ?2");
  if (query->channel != 0)
    g_string_append (sql, " AND channel = ?3");
  if (query->start != NULL)
    g_string_append (sql, " AND substr (name, 1, length (?4)) = ?4");
  if (query->from != 0)
    g_string_append (sql, " AND time >= ?5");
  if (query->until != 0)
    g_string_append (sql, " AND time < ?6");
  for (int i = 0; i < SIM_QUERY_MATCHES && query->matches[i].member != NULL; i++)
    {
      if (query->matches[i].start != NULL)
        g_string_append_printf (sql,
                                " AND substr (json_extract (document, ?%d), 1, length (?%d)) = ?%d",
                                10 + 2 * i, 11 + 2 * i, 11 + 2 * i);
      else
        g_string_append_printf (sql, " AND json_extract (document, ?%d) = ?%d", 10 + 2 * i,
                                11 + 2 * i);
    }
}

static void
bind_where (sqlite3_stmt *statement, const SimQuery *query)
{
  bind_text (statement, 1, query->kind);
  sqlite3_bind_int64 (statement, 2, (gint64) query->device);
  sqlite3_bind_int64 (statement, 3, query->channel);
  bind_text (statement, 4, query->start);
  sqlite3_bind_int64 (statement, 5, query->from);
  sqlite3_bind_int64 (statement, 6, query->until);
  for (int i = 0; i < SIM_QUERY_MATCHES && query->matches[i].member != NULL; i++)
    {
      const SimMatch *match = &query->matches[i];
      g_autofree char *path = g_strconcat ("$.", match->member, NULL);

      bind_text (statement, 10 + 2 * i, path);
      if (match->start != NULL)
        bind_text (statement, 11 + 2 * i, match->start);
      else
        sqlite3_bind_int64 (statement, 11 + 2 * i, match->number);
    }
}

static guint
count (SimStore *self, const SimQuery *query)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) ");
  sqlite3_stmt *statement;
  guint total;

  add_where (sql, query);
  statement = prepare (self, sql->str);
  bind_where (statement, query);
  step (self, statement);
  total = (guint) sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return total;
}

/**
 * sim_store_find:
 * @self: a store
 * @query: which rows
 * @total: (out) (nullable): how many there are, without @skip and @limit
 *
 * Returns: (transfer full) (element-type SimRow): the rows by time, then by name
 */
GPtrArray *
sim_store_find (SimStore *self, const SimQuery *query, guint *total)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_row_free);
  g_autoptr (GString) sql = g_string_new ("SELECT " COLUMNS " ");
  sqlite3_stmt *statement;

  if (total != NULL)
    *total = count (self, query);
  add_where (sql, query);
  g_string_append_printf (sql, " ORDER BY time %s, device, channel, name LIMIT %d OFFSET %u",
                          query->newest_first ? "DESC" : "ASC",
                          query->limit != 0 ? (int) query->limit : -1, query->skip);
  statement = prepare (self, sql->str);
  bind_where (statement, query);
  while (step (self, statement))
    g_ptr_array_add (rows, read_row (statement));
  sqlite3_finalize (statement);
  return rows;
}

/**
 * sim_store_sum_sizes:
 * @self: a store
 * @device: a device, 0 for all
 *
 * Returns: how many bytes its files have
 */
gint64
sim_store_sum_sizes (SimStore *self, guint64 device)
{
  sqlite3_stmt *statement
      = prepare (self, device != 0 ? "SELECT total (size) FROM rows WHERE device = ?"
                                   : "SELECT total (size) FROM rows");
  gint64 sum;

  if (device != 0)
    sqlite3_bind_int64 (statement, 1, (gint64) device);
  step (self, statement);
  sum = (gint64) sqlite3_column_double (statement, 0);
  sqlite3_finalize (statement);
  return sum;
}

/**
 * sim_store_count_up:
 * @self: a store
 * @counter: what is counted
 * @first: the first number
 *
 * Returns: a number that was never given before
 */
gint64
sim_store_count_up (SimStore *self, const char *counter, gint64 first)
{
  sqlite3_stmt *statement
      = prepare (self, "INSERT INTO counters VALUES (?1, ?2)"
                       " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value");
  gint64 value;

  bind_text (statement, 1, counter);
  sqlite3_bind_int64 (statement, 2, first);
  step (self, statement);
  value = sqlite3_column_int64 (statement, 0);
  while (step (self, statement))
    continue;
  sqlite3_finalize (statement);
  return value;
}

SimRow *
sim_row_copy (const SimRow *row)
{
  SimRow *copy = g_memdup2 (row, sizeof *row);

  copy->name = g_strdup (row->name);
  copy->document = row->document != NULL ? json_node_ref (row->document) : NULL;
  return copy;
}

void
sim_row_free (SimRow *row)
{
  g_free (row->name);
  g_clear_pointer (&row->document, json_node_unref);
  g_free (row);
}

/**
 * sim_row_get_object:
 * @row: a row whose document is an object
 *
 * Returns: (transfer none): the object
 */
JsonObject *
sim_row_get_object (const SimRow *row)
{
  return json_node_get_object (row->document);
}
