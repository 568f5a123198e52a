/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-audience.h"

/* A player of HLS has gone when it asks for nothing for so long. */
#define SESSION_SECONDS 10

struct _SimWatcher
{
  guint64 device_id;
  guint channel_id;
  const char *protocol;
  char *peer;
  char *token; /* of a session without a connection, else NULL */
  gint64 since;
  gint64 seen;
  guint64 bytes;
  SimWatcherStop stop;
  gpointer data;
  gpointer session; /* of who has no connection */
  SimWatcherIsBusy is_busy;
  GDestroyNotify destroy;
};

struct _SimAudience
{
  GPtrArray *watchers;
};

static void
watcher_free (gpointer data)
{
  SimWatcher *self = data;

  if (self->session != NULL)
    self->destroy (self->session);
  g_free (self->peer);
  g_free (self->token);
  g_free (self);
}

SimAudience *
sim_audience_new (void)
{
  SimAudience *self = g_new0 (SimAudience, 1);

  self->watchers = g_ptr_array_new_with_free_func (watcher_free);
  return self;
}

/**
 * sim_audience_free:
 * @self: the audience
 *
 * Ends every stream.
 */
void
sim_audience_free (SimAudience *self)
{
  sim_audience_stop (self, 0, 0);
  g_ptr_array_unref (self->watchers);
  g_free (self);
}

/**
 * sim_audience_add:
 * @self: the audience
 * @device_id: a device
 * @channel_id: its channel
 * @protocol: (transfer none): a constant text: the protocol
 * @peer: the address of who watches
 * @stop: (nullable): ends the stream
 * @data: for @stop
 *
 * Returns: (transfer none): someone who watches until sim_audience_remove()
 */
SimWatcher *
sim_audience_add (SimAudience *self,
                  guint64 device_id,
                  guint channel_id,
                  const char *protocol,
                  const char *peer,
                  SimWatcherStop stop,
                  gpointer data)
{
  SimWatcher *watcher = g_new0 (SimWatcher, 1);

  watcher->device_id = device_id;
  watcher->channel_id = channel_id;
  watcher->protocol = protocol;
  watcher->peer = g_strdup (peer);
  watcher->since = watcher->seen = g_get_monotonic_time ();
  watcher->stop = stop;
  watcher->data = data;
  g_ptr_array_add (self->watchers, watcher);
  return watcher;
}

void
sim_audience_remove (SimAudience *self, SimWatcher *watcher)
{
  g_ptr_array_remove (self->watchers, watcher);
}

void
sim_watcher_add_bytes (SimWatcher *self, gsize bytes)
{
  self->bytes += bytes;
}

/**
 * sim_watcher_set_session:
 * @self: someone without a connection
 * @session: (transfer full): what goes with who watches
 * @is_busy: whether that one waits for an answer
 * @destroy: frees it, when that one has gone
 */
void
sim_watcher_set_session (SimWatcher *self,
                         gpointer session,
                         SimWatcherIsBusy is_busy,
                         GDestroyNotify destroy)
{
  self->session = session;
  self->is_busy = is_busy;
  self->destroy = destroy;
}

/**
 * sim_watcher_see:
 * @self: someone who is there now
 */
void
sim_watcher_see (SimWatcher *self)
{
  self->seen = g_get_monotonic_time ();
}

gpointer
sim_watcher_get_session (SimWatcher *self)
{
  return self->session;
}

static void
sweep (SimAudience *self)
{
  gint64 limit = g_get_monotonic_time () - SESSION_SECONDS * G_USEC_PER_SEC;

  for (guint i = self->watchers->len; i > 0; i--)
    {
      const SimWatcher *watcher = g_ptr_array_index (self->watchers, i - 1);

      if (watcher->token != NULL && watcher->seen < limit
          && (watcher->session == NULL || !watcher->is_busy (watcher->session)))
        g_ptr_array_remove_index (self->watchers, i - 1);
    }
}

static SimWatcher *
find_session (SimAudience *self, const char *token)
{
  for (guint i = 0; i < self->watchers->len; i++)
    {
      SimWatcher *watcher = g_ptr_array_index (self->watchers, i);

      if (g_strcmp0 (watcher->token, token) == 0)
        return watcher;
    }
  return NULL;
}

/**
 * sim_audience_touch:
 * @self: the audience
 * @token: the access token that a session without a connection of its own is known by
 * @device_id: a device
 * @channel_id: its channel
 * @protocol: (transfer none): a constant text: the protocol
 * @peer: the address of who watches
 * @bytes: what was sent
 *
 * Notes that a session asked for something.
 *
 * Returns: (transfer none): the session
 */
SimWatcher *
sim_audience_touch (SimAudience *self,
                    const char *token,
                    guint64 device_id,
                    guint channel_id,
                    const char *protocol,
                    const char *peer,
                    gsize bytes)
{
  SimWatcher *watcher;

  sweep (self);
  watcher = find_session (self, token);
  if (watcher == NULL)
    {
      watcher = sim_audience_add (self, device_id, channel_id, protocol, peer, NULL, NULL);
      watcher->token = g_strdup (token);
    }
  sim_watcher_see (watcher);
  watcher->bytes += bytes;
  return watcher;
}

/**
 * sim_audience_stop:
 * @self: the audience
 * @device_id: a device, 0 for all
 * @channel_id: a channel, 0 for all
 *
 * Ends the streams that have a connection.
 */
void
sim_audience_stop (SimAudience *self, guint64 device_id, guint channel_id)
{
  for (guint i = self->watchers->len; i > 0; i--)
    {
      SimWatcher *watcher = g_ptr_array_index (self->watchers, i - 1);

      if (watcher->stop != NULL && (device_id == 0 || watcher->device_id == device_id)
          && (channel_id == 0 || watcher->channel_id == channel_id))
        watcher->stop (watcher->data);
    }
}

/**
 * sim_audience_has:
 * @self: the audience
 * @device_id: a device
 * @channel_id: its channel
 *
 * Returns: whether somebody watches it now
 */
gboolean
sim_audience_has (SimAudience *self, guint64 device_id, guint channel_id)
{
  sweep (self);
  for (guint i = 0; i < self->watchers->len; i++)
    {
      const SimWatcher *watcher = g_ptr_array_index (self->watchers, i);

      if (watcher->device_id == device_id && watcher->channel_id == channel_id)
        return TRUE;
    }
  return FALSE;
}

guint
sim_audience_count (SimAudience *self)
{
  sweep (self);
  return self->watchers->len;
}

/**
 * sim_audience_foreach:
 * @self: the audience
 * @func: called for each who watches now
 * @data: for @func
 */
void
sim_audience_foreach (SimAudience *self, SimWatchingFunc func, gpointer data)
{
  sweep (self);
  for (guint i = 0; i < self->watchers->len; i++)
    {
      const SimWatcher *watcher = g_ptr_array_index (self->watchers, i);
      SimWatching watching = {
        .device_id = watcher->device_id,
        .channel_id = watcher->channel_id,
        .protocol = watcher->protocol,
        .peer = watcher->peer,
        .seconds = (double) (g_get_monotonic_time () - watcher->since) / G_USEC_PER_SEC,
        .bytes = watcher->bytes,
      };

      func (&watching, data);
    }
}

static void
add_watching (const SimWatching *watching, gpointer data)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "device", (gint64) watching->device_id);
  json_object_set_int_member (object, "channel", watching->channel_id);
  json_object_set_string_member (object, "protocol", watching->protocol);
  json_object_set_string_member (object, "peer", watching->peer);
  json_object_set_double_member (object, "seconds", watching->seconds);
  json_object_set_int_member (object, "bytes", (gint64) watching->bytes);
  json_array_add_object_element (data, object);
}

/**
 * sim_audience_to_json:
 * @self: the audience
 *
 * Returns: (transfer full): an array of those who watch; `bytes` is 0 over RTMP, where nginx sends
 */
JsonNode *
sim_audience_to_json (SimAudience *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  sim_audience_foreach (self, add_watching, array);
  json_node_take_array (node, array);
  return node;
}
