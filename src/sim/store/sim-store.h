/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimStore:
 *
 * What the stand-in keeps: rows in a file of SQLite in its state directory, and files beside it. Writes
 * reach the kernel before a function returns, without waiting for the disk: they outlive the process,
 * and take microseconds on the main loop. A store that cannot be written ends the program.
 */
typedef struct _SimStore SimStore;

/**
 * SimRow:
 * @device: a device, 0 for none
 * @channel: its channel, 0 for none
 * @name: what it is called among its like
 * @time: when, UNIX seconds
 * @size: bytes of its file, 0 when it has none
 * @document: (nullable): whatever else is known of it
 *
 * One thing that is kept. It is identified by its kind, device, channel and name.
 */
typedef struct
{
  guint64 device;
  guint channel;
  char *name;
  gint64 time;
  gint64 size;
  JsonNode *document;
} SimRow;

/**
 * SimMatch:
 * @member: a member of the document, which is an object
 * @number: its value, when @start is %NULL
 * @start: (nullable): how its text begins, minding case
 *
 * What a document must hold.
 */
typedef struct
{
  const char *member;
  gint64 number;
  const char *start;
} SimMatch;

/* The end of the name of a second file of a row, which goes with the first. */
#define SIM_STORE_BESIDE ".flv"

#define SIM_QUERY_MATCHES 4

/**
 * SimQuery:
 * @kind: of the rows
 * @device: of this device, 0 for all
 * @channel: of this channel, 0 for all
 * @start: (nullable): how the name begins, minding case
 * @from: this time or later, 0 for no limit
 * @until: before this time, 0 for no limit
 * @matches: those with a member must all hold
 * @newest_first: by time downwards instead of upwards
 * @skip: how many to leave out at the start
 * @limit: how many to return, 0 for all
 *
 * Which rows.
 */
typedef struct
{
  const char *kind;
  guint64 device;
  guint channel;
  const char *start;
  gint64 from;
  gint64 until;
  SimMatch matches[SIM_QUERY_MATCHES];
  gboolean newest_first;
  guint skip;
  guint limit;
} SimQuery;

SimStore *sim_store_open (const char *directory, GError **error);
void sim_store_free (SimStore *self);
void sim_store_sweep (SimStore *self);

void sim_store_put (SimStore *self, const char *kind, const SimRow *row);
SimRow *
sim_store_get (SimStore *self, const char *kind, guint64 device, guint channel, const char *name);
gboolean sim_store_remove (SimStore *self,
                           const char *kind,
                           guint64 device,
                           guint channel,
                           const char *name);
void sim_store_remove_device (SimStore *self, guint64 device, guint channel);
GPtrArray *sim_store_find (SimStore *self, const SimQuery *query, guint *total);
gint64 sim_store_sum_sizes (SimStore *self, guint64 device);
gint64 sim_store_count_up (SimStore *self, const char *counter, gint64 first);

char *sim_store_get_path (SimStore *self,
                          const char *kind,
                          guint64 device,
                          guint channel,
                          const char *name);
void sim_store_write_async (SimStore *self,
                            const char *kind,
                            const SimRow *row,
                            GBytes *content,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean sim_store_write_finish (SimStore *self, GAsyncResult *result, GError **error);
void sim_store_read_async (SimStore *self,
                           const char *kind,
                           const SimRow *row,
                           goffset offset,
                           gsize length,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GBytes *sim_store_read_finish (SimStore *self, GAsyncResult *result, GError **error);

SimRow *sim_row_copy (const SimRow *row);
void sim_row_free (SimRow *row);
JsonObject *sim_row_get_object (const SimRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimStore, sim_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimRow, sim_row_free)

G_END_DECLS
