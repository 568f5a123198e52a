/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimAudience:
 *
 * Who is watching what, over which protocol, since when.
 */
typedef struct _SimAudience SimAudience;
typedef struct _SimWatcher SimWatcher;

/**
 * SimWatcherStop:
 * @data: what was given with the watcher
 *
 * Ends a stream; it removes its watcher itself.
 */
typedef void (*SimWatcherStop) (gpointer data);

/**
 * SimWatching:
 * @device_id: a device
 * @channel_id: its channel
 * @protocol: over which protocol
 * @peer: the address of who watches
 * @seconds: for how long
 * @bytes: what was sent; 0 over RTMP, where nginx sends
 *
 * Someone who watches, at one moment.
 */
typedef struct
{
  guint64 device_id;
  guint channel_id;
  const char *protocol;
  const char *peer;
  double seconds;
  guint64 bytes;
} SimWatching;

typedef void (*SimWatchingFunc) (const SimWatching *watching, gpointer data);

/**
 * SimWatcherIsBusy:
 * @session: of someone without a connection
 *
 * Returns: whether it waits for an answer, and so has not gone
 */
typedef gboolean (*SimWatcherIsBusy) (gpointer session);

SimAudience *sim_audience_new (void);
void sim_audience_free (SimAudience *self);

SimWatcher *sim_audience_add (SimAudience *self,
                              guint64 device_id,
                              guint channel_id,
                              const char *protocol,
                              const char *peer,
                              SimWatcherStop stop,
                              gpointer data);
void sim_audience_remove (SimAudience *self, SimWatcher *watcher);
void sim_watcher_add_bytes (SimWatcher *self, gsize bytes);
void sim_watcher_set_session (SimWatcher *self,
                              gpointer session,
                              SimWatcherIsBusy is_busy,
                              GDestroyNotify destroy);
void sim_watcher_see (SimWatcher *self);
gpointer sim_watcher_get_session (SimWatcher *self);
SimWatcher *sim_audience_touch (SimAudience *self,
                                const char *token,
                                guint64 device_id,
                                guint channel_id,
                                const char *protocol,
                                const char *peer,
                                gsize bytes);
void sim_audience_stop (SimAudience *self, guint64 device_id, guint channel_id);
void sim_audience_foreach (SimAudience *self, SimWatchingFunc func, gpointer data);
gboolean sim_audience_has (SimAudience *self, guint64 device_id, guint channel_id);
guint sim_audience_count (SimAudience *self);
JsonNode *sim_audience_to_json (SimAudience *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimAudience, sim_audience_free)

G_END_DECLS
