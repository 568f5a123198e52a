/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rtmp/sim-rtmp.h"

#include "faults/sim-fault-stream.h"
#include "http/sim-http.h"
#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"
#include "rtmp/sim-nginx.h"
#include "rtmp/sim-pushes.h"
#include "rtmp/sim-relay.h"

/* nginx's applications. */
#define LIVE "live"
#define PAST "rvod"

/* A camera goes on for a moment, for viewers come back. */
#define LINGER_SECONDS 3

/* A camera that publishes, or is about to stop. */
typedef struct
{
  SimRtmp *rtmp;
  const char *application;
  char *key;
  SimCamera *camera;
  guint n_watchers;
  guint linger_id;
  guint end_id;       /* of a recording that plays */
  gboolean ended;     /* it has played */
  gboolean forgotten; /* of no camera any more: goes with who still watches */
} Feed;

typedef struct
{
  SimRtmp *rtmp;
  char *id;
  char *address;
  Feed *feed;
  SimWatcher *watcher;
  SimFaultStream *faults;
  gboolean held;
} Client;

struct _SimRtmp
{
  SimPlatform *platform;
  SimNginx *nginx;
  SimRelay *relay;
  char *secret;
  GHashTable *feeds;   /* "DEVICE-CHANNEL", or with its times → Feed */
  GHashTable *clients; /* nginx's number of a connection → Client */
};

static void
feed_free (gpointer data)
{
  Feed *feed = data;

  g_clear_handle_id (&feed->linger_id, g_source_remove);
  g_clear_handle_id (&feed->end_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (feed->camera, feed);
  sim_camera_unpublish_rtmp (feed->camera);
  g_object_unref (feed->camera);
  g_free (feed->key);
  g_free (feed);
}

static gboolean
on_linger (gpointer data)
{
  Feed *feed = data;

  feed->linger_id = 0;
  g_hash_table_remove (feed->rtmp->feeds, feed->key);
  return G_SOURCE_REMOVE;
}

/* The last one lets the camera stop. */
static void
leave_feed (Feed *feed)
{
  if (--feed->n_watchers > 0)
    return;
  if (feed->forgotten)
    feed_free (feed);
  else
    feed->linger_id = g_timeout_add_seconds (LINGER_SECONDS, on_linger, feed);
}

static void
client_free (gpointer data)
{
  Client *client = data;

  g_clear_pointer (&client->faults, sim_fault_stream_free);
  sim_audience_remove (client->rtmp->platform->audience, client->watcher);
  leave_feed (client->feed);
  g_free (client->id);
  g_free (client->address);
  g_free (client);
}

/**
 * sim_rtmp_new:
 * @platform: the stand-in
 *
 * Returns: (transfer full): RTMP, not served yet
 */
SimRtmp *
sim_rtmp_new (SimPlatform *platform)
{
  SimRtmp *self = g_new0 (SimRtmp, 1);

  self->platform = platform;
  self->secret = g_uuid_string_random ();
  self->feeds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, feed_free);
  self->clients = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, client_free);
  return self;
}

/**
 * sim_rtmp_free:
 * @self: RTMP
 *
 * Ends nginx, and waits until it has ended.
 */
void
sim_rtmp_free (SimRtmp *self)
{
  g_hash_table_unref (self->clients);
  g_clear_pointer (&self->relay, sim_relay_free);
  g_hash_table_unref (self->feeds);
  g_clear_pointer (&self->nginx, sim_nginx_free);
  g_free (self->secret);
  g_free (self);
}

static void
on_nginx (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SimRtmp *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->nginx = sim_nginx_start_finish (result, &error);
  if (self->nginx != NULL)
    self->relay = sim_relay_new ((guint) self->platform->options->rtmp_port,
                                 sim_nginx_get_port (self->nginx), &error);
  if (self->relay == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * sim_rtmp_start_async:
 * @self: RTMP
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is served, or cannot be
 * @user_data: for @callback
 *
 * Starts nginx, when it is installed; without it, this is success and the port stays 0.
 */
void
sim_rtmp_start_async (SimRtmp *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *url = NULL;

  g_task_set_source_tag (task, sim_rtmp_start_async);
  g_task_set_task_data (task, self, NULL);
  if (!sim_nginx_is_available ())
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  url = g_strdup_printf ("http://127.0.0.1:%u/_sim/rtmp/%s",
                         sim_http_get_port (self->platform->http, FALSE), self->secret);
  sim_nginx_start_async (self->platform->state_dir, url, cancellable, on_nginx,
                         g_steal_pointer (&task));
}

gboolean
sim_rtmp_start_finish (SimRtmp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sim_rtmp_get_port:
 * @self: RTMP
 *
 * Returns: where it is served, 0 when nginx does not run
 */
guint
sim_rtmp_get_port (SimRtmp *self)
{
  return self->relay != NULL && sim_nginx_is_running (self->nginx)
             ? sim_relay_get_port (self->relay)
             : 0;
}

/**
 * sim_rtmp_get_secret:
 * @self: RTMP
 *
 * Returns: (transfer none): what nginx shows when it asks, and cameras when they publish
 */
const char *
sim_rtmp_get_secret (SimRtmp *self)
{
  return self->secret;
}

static char *
make_url (SimRtmp *self, const char *application, const char *name)
{
  return g_strdup_printf ("rtmp://127.0.0.1:%u/%s/%s?%s", sim_nginx_get_port (self->nginx),
                          application, name, self->secret);
}

/**
 * sim_rtmp_make_inner_url:
 * @self: RTMP, which is served
 * @name: DEVICE-CHANNEL
 *
 * Returns: (transfer full): where this process itself publishes and plays, without the relay
 */
char *
sim_rtmp_make_inner_url (SimRtmp *self, const char *name)
{
  return make_url (self, LIVE, name);
}

/* What somebody pushes (4.4) has the name already. */
static void
publish (Feed *feed)
{
  g_autofree char *url = make_url (feed->rtmp, feed->application, feed->key);

  if (!sim_pushes_has (feed->rtmp->platform->pushes, feed->key))
    sim_camera_publish_rtmp (feed->camera, url);
}

/**
 * sim_rtmp_yield:
 * @self: RTMP
 * @name: DEVICE-CHANNEL, which somebody is about to push
 *
 * Lets the camera stop publishing there; its viewers stay.
 *
 * Returns: whether it published
 */
gboolean
sim_rtmp_yield (SimRtmp *self, const char *name)
{
  Feed *feed = g_hash_table_lookup (self->feeds, name);

  if (feed != NULL)
    sim_camera_unpublish_rtmp (feed->camera);
  return feed != NULL;
}

/**
 * sim_rtmp_take_back:
 * @self: RTMP
 * @name: DEVICE-CHANNEL, which nobody pushes any more
 *
 * Lets the camera publish again, if somebody watches.
 */
void
sim_rtmp_take_back (SimRtmp *self, const char *name)
{
  Feed *feed = g_hash_table_lookup (self->feeds, name);

  if (feed != NULL)
    publish (feed);
}

static void end_viewers (SimCamera *camera, Feed *feed);

static Feed *
make_feed (SimRtmp *self, const char *application, char *key, SimCamera *camera)
{
  Feed *feed = g_new0 (Feed, 1);

  feed->rtmp = self;
  feed->application = application;
  feed->key = key;
  feed->camera = g_object_ref (camera);
  g_hash_table_insert (self->feeds, feed->key, feed);
  g_signal_connect (camera, "published-ended", G_CALLBACK (end_viewers), feed);
  publish (feed);
  return feed;
}

static Feed *
open_feed (SimRtmp *self, const SimDevice *device, guint channel_id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GUINT64_FORMAT "-%u", device->id, channel_id);
  Feed *feed = g_hash_table_lookup (self->feeds, key);

  if (feed != NULL)
    return feed;
  return make_feed (self, LIVE, g_steal_pointer (&key),
                    sim_cameras_get (self->platform->cameras, device, channel_id)->camera);
}

/* A recording ends: who watches is told so by nginx. */
static gboolean
on_end (gpointer data)
{
  Feed *feed = data;

  feed->end_id = 0;
  feed->ended = TRUE;
  sim_camera_unpublish_rtmp (feed->camera);
  return G_SOURCE_REMOVE;
}

/**
 * sim_rtmp_end_past:
 * @self: RTMP
 * @device_id: a device whose card has gone, or what was on it
 *
 * Ends what plays from it, and its viewers: not every player minds that nothing more comes.
 */
void
sim_rtmp_end_past (SimRtmp *self, guint64 device_id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Feed *feed = value;

      if (feed->end_id == 0 || sim_camera_get_config (feed->camera)->device_id != device_id)
        continue;
      g_clear_handle_id (&feed->end_id, g_source_remove);
      on_end (feed);
      end_viewers (feed->camera, feed);
    }
}

static void
play_past (Feed *feed, const SimPast *past)
{
  feed->ended = FALSE;
  feed->end_id = g_timeout_add_seconds ((guint) past->seconds, on_end, feed);
}

/* Who asks for the same once more while it plays joins; who asks afterwards sees it from its start. */
static Feed *
open_past (SimRtmp *self, const SimDevice *device, guint channel_id, const SimPast *past)
{
  g_autofree char *key = g_strdup (past->name);
  Feed *feed = g_hash_table_lookup (self->feeds, key);
  g_autoptr (SimCamera) camera = NULL;

  if (feed == NULL)
    {
      camera = sim_cameras_make_past (self->platform->cameras, device, channel_id, past->offset);
      feed = make_feed (self, PAST, g_steal_pointer (&key), camera);
      play_past (feed, past);
    }
  else if (feed->ended)
    {
      sim_camera_set_time_offset (feed->camera, past->offset * G_USEC_PER_SEC);
      publish (feed);
      play_past (feed, past);
    }
  return feed;
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
static void
end_viewers (SimCamera *camera, Feed *feed)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, feed->rtmp->clients);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Client *) value)->feed == feed)
      end (value, FALSE);
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
  Feed *feed = past != NULL ? open_past (self, call->device, call->channel, past)
                            : open_feed (self, call->device, call->channel);
  Client *client = g_new0 (Client, 1);

  sim_rtmp_leave (self, id);
  feed->n_watchers++;
  g_clear_handle_id (&feed->linger_id, g_source_remove);
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

/**
 * sim_rtmp_forget:
 * @self: RTMP
 * @device_id: a device that is being deleted
 * @channel_id: the channel that is, 0 for all
 *
 * Its cameras publish no more; what is added in its place has others.
 */
void
sim_rtmp_forget (SimRtmp *self, guint64 device_id, guint channel_id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Feed *feed = value;
      const SimCameraConfig *config = sim_camera_get_config (feed->camera);

      if (config->device_id != device_id || (channel_id != 0 && config->channel_id != channel_id))
        continue;
      if (feed->n_watchers == 0)
        {
          g_hash_table_iter_remove (&iter);
          continue;
        }
      feed->forgotten = TRUE;
      g_clear_handle_id (&feed->end_id, g_source_remove);
      sim_camera_unpublish_rtmp (feed->camera);
      g_hash_table_iter_steal (&iter);
    }
}

/**
 * sim_rtmp_set_paused:
 * @self: RTMP
 * @device_id: a device
 * @paused: whether its cameras publish no more; who watches is told that the stream has ended
 */
void
sim_rtmp_set_paused (SimRtmp *self, guint64 device_id, gboolean paused)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->feeds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Feed *feed = value;

      if (feed->ended || sim_camera_get_config (feed->camera)->device_id != device_id)
        continue;
      if (paused)
        sim_camera_unpublish_rtmp (feed->camera);
      else
        publish (feed);
    }
}
