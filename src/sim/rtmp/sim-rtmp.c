/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rtmp/sim-rtmp-private.h"

#include "http/sim-http.h"
#include "rtmp/sim-pushes.h"

/* nginx's applications. */
#define LIVE "live"
#define PAST "rvod"

/* A camera goes on for a moment, for viewers come back. */
#define LINGER_SECONDS 3

static void
feed_free (gpointer data)
{
  SimRtmpFeed *feed = data;

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
  SimRtmpFeed *feed = data;

  feed->linger_id = 0;
  g_hash_table_remove (feed->rtmp->feeds, feed->key);
  return G_SOURCE_REMOVE;
}

/* The last one lets the camera stop. */
void
sim_rtmp_leave_feed (SimRtmpFeed *feed)
{
  if (--feed->n_watchers > 0)
    return;
  if (feed->forgotten)
    feed_free (feed);
  else
    feed->linger_id = g_timeout_add_seconds (LINGER_SECONDS, on_linger, feed);
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
  self->clients = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, sim_rtmp_client_free);
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
publish (SimRtmpFeed *feed)
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
  SimRtmpFeed *feed = g_hash_table_lookup (self->feeds, name);

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
  SimRtmpFeed *feed = g_hash_table_lookup (self->feeds, name);

  if (feed != NULL)
    publish (feed);
}

static SimRtmpFeed *
make_feed (SimRtmp *self, const char *application, char *key, SimCamera *camera)
{
  SimRtmpFeed *feed = g_new0 (SimRtmpFeed, 1);

  feed->rtmp = self;
  feed->application = application;
  feed->key = key;
  feed->camera = g_object_ref (camera);
  g_hash_table_insert (self->feeds, feed->key, feed);
  g_signal_connect (camera, "published-ended", G_CALLBACK (sim_rtmp_end_viewers), feed);
  publish (feed);
  return feed;
}

static SimRtmpFeed *
open_live (SimRtmp *self, const SimDevice *device, guint channel_id)
{
  g_autofree char *key = g_strdup_printf ("%" G_GUINT64_FORMAT "-%u", device->id, channel_id);
  SimRtmpFeed *feed = g_hash_table_lookup (self->feeds, key);

  if (feed != NULL)
    return feed;
  return make_feed (self, LIVE, g_steal_pointer (&key),
                    sim_cameras_get (self->platform->cameras, device, channel_id)->camera);
}

/* A recording ends: who watches is told so by nginx, and let go. */
static gboolean
on_end (gpointer data)
{
  SimRtmpFeed *feed = data;

  feed->end_id = 0;
  feed->ended = TRUE;
  sim_camera_unpublish_rtmp (feed->camera);
  sim_rtmp_let_viewers_go (feed);
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
      SimRtmpFeed *feed = value;

      if (feed->end_id == 0 || sim_camera_get_config (feed->camera)->device_id != device_id)
        continue;
      g_clear_handle_id (&feed->end_id, g_source_remove);
      on_end (feed);
      sim_rtmp_end_viewers (feed->camera, feed);
    }
}

static void
play_past (SimRtmpFeed *feed, const SimPast *past)
{
  feed->ended = FALSE;
  feed->end_id = g_timeout_add_seconds ((guint) past->seconds, on_end, feed);
}

/* Who asks for the same once more while it plays joins; who asks afterwards sees it from its start. */
static SimRtmpFeed *
open_past (SimRtmp *self, const SimDevice *device, guint channel_id, const SimPast *past)
{
  g_autofree char *key = g_strdup (past->name);
  SimRtmpFeed *feed = g_hash_table_lookup (self->feeds, key);
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

/* What the camera sees now, or what is on its card. */
SimRtmpFeed *
sim_rtmp_open_feed (SimRtmp *self, const SimDevice *device, guint channel_id, const SimPast *past)
{
  SimRtmpFeed *feed = past != NULL ? open_past (self, device, channel_id, past)
                                   : open_live (self, device, channel_id);

  feed->n_watchers++;
  g_clear_handle_id (&feed->linger_id, g_source_remove);
  return feed;
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
      SimRtmpFeed *feed = value;
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
      SimRtmpFeed *feed = value;

      if (feed->ended || sim_camera_get_config (feed->camera)->device_id != device_id)
        continue;
      if (paused)
        sim_camera_unpublish_rtmp (feed->camera);
      else
        publish (feed);
    }
}
