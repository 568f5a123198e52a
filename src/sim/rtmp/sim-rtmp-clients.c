/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Who watches over RTMP: the connections that nginx asks about, and their faults. */

#include "rtmp/sim-rtmp-private.h"

#include "http/sim-http.h"

/* What nginx says when a recording has played has reached every viewer by then. */
#define GOODBYE_MS 500

/* A connection that nginx serves. */
typedef struct
{
  SimRtmp *rtmp;
  char *id;
  char *address;
  SimRtmpFeed *feed;
  SimWatcher *watcher;
  SimFaultStream *faults;
  gboolean held;
  guint goodbye_id;
} Client;

void
sim_rtmp_client_free (gpointer data)
{
  Client *client = data;

  g_clear_handle_id (&client->goodbye_id, g_source_remove);
  g_clear_pointer (&client->faults, sim_fault_stream_free);
  sim_audience_remove (client->rtmp->platform->audience, client->watcher);
  sim_rtmp_leave_feed (client->feed);
  g_free (client->id);
  g_free (client->address);
  g_free (client);
}

static void
set_held (gpointer stream, gboolean held)
{
  Client *client = stream;
  SimRelayed *relayed = sim_relay_find (client->rtmp->relay, client->address);

  if (relayed == NULL || client->held == held)
    return;
  client->held = held;
  sim_relayed_set_held (relayed, held);
  if (!held)
    sim_camera_request_keyframe (client->feed->camera);
}

static void
set_rate (gpointer stream, double bytes_per_second)
{
  Client *client = stream;
  SimRelayed *relayed = sim_relay_find (client->rtmp->relay, client->address);

  if (relayed != NULL)
    sim_relayed_set_rate (relayed, bytes_per_second);
}

static void
end_connection (SimRtmp *self, const char *address, gboolean reset)
{
  SimRelayed *relayed = sim_relay_find (self->relay, address);

  if (relayed != NULL)
    sim_relayed_end (relayed, reset);
}

static void
end (gpointer stream, gboolean reset)
{
  Client *client = stream;

  end_connection (client->rtmp, client->address, reset);
}

/* nginx would go on with what is another stream, of which players do not know. */
void
sim_rtmp_end_viewers (SimCamera *camera, SimRtmpFeed *feed)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, feed->rtmp->clients);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Client *) value)->feed == feed)
      end (value, FALSE);
}

static gboolean
on_goodbye (gpointer data)
{
  Client *client = data;
  SimRelayed *relayed = sim_relay_find (client->rtmp->relay, client->address);

  client->goodbye_id = 0;
  if (relayed != NULL)
    sim_relayed_finish (relayed);
  return G_SOURCE_REMOVE;
}

/* Not every player minds what nginx says at the end: their connections end too, and lose nothing by it. */
void
sim_rtmp_let_viewers_go (SimRtmpFeed *feed)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, feed->rtmp->clients);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Client *client = value;

      if (client->feed == feed && client->goodbye_id == 0)
        client->goodbye_id = g_timeout_add (GOODBYE_MS, on_goodbye, client);
    }
}

/**
 * sim_rtmp_end_connection:
 * @self: RTMP
 * @address: where nginx sees it come from
 *
 * Ends the connection of whoever it is.
 */
void
sim_rtmp_end_connection (SimRtmp *self, const char *address)
{
  end_connection (self, address, FALSE);
}

/* A camera that is closed (15) loses its viewers. */
static void
stop_client (gpointer data)
{
  end (data, FALSE);
}

static const SimFaultStreamOps ops = { set_held, set_rate, end };

/**
 * sim_rtmp_watch:
 * @self: RTMP
 * @call: nginx's question, with the device, the channel, the token and the faults of the play
 * @id: nginx's number of the connection
 * @address: where nginx saw it come from
 * @past: (nullable): what to play from the card, %NULL for what the camera sees now
 *
 * Notes a viewer, and lets the camera publish.
 */
void
sim_rtmp_watch (SimRtmp *self,
                SimCall *call,
                const char *id,
                const char *address,
                const SimPast *past)
{
  SimRelayed *relayed = sim_relay_find (self->relay, address);
  SimRtmpFeed *feed = sim_rtmp_open_feed (self, call->device, call->channel, past);
  Client *client = g_new0 (Client, 1);

  sim_rtmp_leave (self, id);
  client->rtmp = self;
  client->id = g_strdup (id);
  client->address = g_strdup (address);
  client->feed = feed;
  client->watcher
      = sim_audience_add (self->platform->audience, call->device->id, call->channel, "rtmp",
                          relayed != NULL ? sim_relayed_get_peer (relayed) : address, stop_client,
                          client);
  g_hash_table_insert (self->clients, client->id, client);
  client->faults = sim_fault_stream_new (call, &ops, client);
}

/**
 * sim_rtmp_leave:
 * @self: RTMP
 * @id: nginx's number of a connection
 *
 * Notes that a viewer has gone; the last one lets the camera stop.
 */
void
sim_rtmp_leave (SimRtmp *self, const char *id)
{
  g_hash_table_remove (self->clients, id);
}
