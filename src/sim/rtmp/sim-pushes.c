/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rtmp/sim-pushes.h"

#include "platform/sim-cameras.h"
#include "platform/sim-closing.h"
#include "rtmp/sim-rtmp.h"

/* nginx tells when our camera has let the name go; if it never does, the push is tried all the same. */
#define PATIENCE_SECONDS 3

typedef struct
{
  SimPushes *pushes;
  char *name;
  char *client;  /* nginx's number of the connection … */
  char *address; /* … and where nginx sees it come from */
  SimDevice *device;
  SimCamera *camera;
  SimTap *tap;   /* keeps the stream known: what it is, how much of it comes */
  SimCall *call; /* nginx's question, until it is answered */
  SimPushable answer;
  guint patience_id;
} Push;

struct _SimPushes
{
  SimPlatform *platform;
  GHashTable *pushes; /* by name */
  GHashTable *own;    /* clients that are cameras of ours → name */
};

static void
release (Push *push)
{
  if (push->tap == NULL)
    return;
  sim_camera_set_push (push->camera, NULL);
  sim_camera_untap (push->camera, g_steal_pointer (&push->tap));
  push->device->n_pushes--;
}

static void
push_free (gpointer data)
{
  Push *push = data;

  g_clear_handle_id (&push->patience_id, g_source_remove);
  release (push);
  g_clear_pointer (&push->call, sim_call_unref);
  g_object_unref (push->camera);
  g_free (push->name);
  g_free (push->client);
  g_free (push->address);
  g_free (push);
}

/**
 * sim_pushes_new:
 * @platform: the stand-in
 *
 * Returns: (transfer full): nothing is pushed yet
 */
SimPushes *
sim_pushes_new (SimPlatform *platform)
{
  SimPushes *self = g_new0 (SimPushes, 1);

  self->platform = platform;
  self->pushes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, push_free);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
sim_pushes_free (SimPushes *self)
{
  g_hash_table_unref (self->pushes);
  g_hash_table_unref (self->own);
  g_free (self);
}

/**
 * sim_pushes_make_key:
 * @self: the pushes
 * @device_id: a device
 * @channel_id: its channel
 *
 * Returns: (transfer full): what opens the channel for pushing, for ever
 */
char *
sim_pushes_make_key (SimPushes *self, guint64 device_id, guint channel_id)
{
  g_autofree char *purpose = g_strdup_printf ("push %u", channel_id);

  return sim_keys_make_secret (self->platform->keys, purpose, device_id);
}

gboolean
sim_pushes_check_key (SimPushes *self, guint64 device_id, guint channel_id, const char *key)
{
  g_autofree char *expected = sim_pushes_make_key (self, device_id, channel_id);

  return g_strcmp0 (key, expected) == 0
         && !sim_closing_is_closed (self->platform, device_id, channel_id);
}

/**
 * sim_pushes_has:
 * @self: the pushes
 * @name: DEVICE-CHANNEL
 *
 * Returns: whether it is pushed, or about to be
 */
gboolean
sim_pushes_has (SimPushes *self, const char *name)
{
  return g_hash_table_contains (self->pushes, name);
}

/**
 * sim_pushes_note_own:
 * @self: the pushes
 * @client: nginx's number of a connection
 * @name: what a camera of ours publishes over it
 */
void
sim_pushes_note_own (SimPushes *self, const char *client, const char *name)
{
  g_hash_table_replace (self->own, g_strdup (client), g_strdup (name));
}

static gboolean
is_published_by_us (SimPushes *self, const char *name)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->own);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_str_equal (value, name))
      return TRUE;
  return FALSE;
}

static void
on_packet (SimStream *stream, const SimPacket *packet, gpointer data)
{
}

static void
accept (Push *push)
{
  SimPushes *self = push->pushes;
  g_autofree char *url = sim_rtmp_make_inner_url (self->platform->rtmp, push->name);
  g_autoptr (SimCall) call = g_steal_pointer (&push->call);

  g_clear_handle_id (&push->patience_id, g_source_remove);
  push->device->n_pushes++;
  push->answer (call, TRUE);
  sim_camera_set_push (push->camera, url);
  push->tap = sim_camera_tap (push->camera, on_packet, push);
}

static gboolean
on_patience (gpointer data)
{
  Push *push = data;

  push->patience_id = 0;
  accept (push);
  return G_SOURCE_REMOVE;
}

/**
 * sim_pushes_begin:
 * @self: the pushes
 * @call: nginx's question, with device and channel
 * @name: DEVICE-CHANNEL
 * @client: nginx's number of the connection
 * @address: where nginx sees it come from
 * @answer: called with the answer, now or when our camera has let the name go
 *
 * Lets somebody push, unless another does.
 */
void
sim_pushes_begin (SimPushes *self,
                  SimCall *call,
                  const char *name,
                  const char *client,
                  const char *address,
                  SimPushable answer)
{
  Push *push;

  if (sim_pushes_has (self, name))
    {
      answer (call, FALSE);
      return;
    }
  push = g_new0 (Push, 1);
  push->pushes = self;
  push->name = g_strdup (name);
  push->client = g_strdup (client);
  push->address = g_strdup (address);
  push->device = call->device;
  push->camera = g_object_ref (
      sim_cameras_get (self->platform->cameras, call->device, call->channel)->camera);
  push->call = sim_call_ref (call);
  push->answer = answer;
  g_hash_table_insert (self->pushes, push->name, push);
  if (sim_rtmp_yield (self->platform->rtmp, name) && is_published_by_us (self, name))
    push->patience_id = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience, push);
  else
    accept (push);
}

/**
 * sim_pushes_stop:
 * @self: the pushes
 * @device_id: a device
 * @channel_id: its channel, 0 for all
 *
 * Ends the connection of who pushes to it.
 */
void
sim_pushes_stop (SimPushes *self, guint64 device_id, guint channel_id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pushes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Push *push = value;
      const SimCameraConfig *config = sim_camera_get_config (push->camera);

      if (config->device_id == device_id && (channel_id == 0 || config->channel_id == channel_id))
        sim_rtmp_end_connection (self->platform->rtmp, push->address);
    }
}

static Push *
find_by_client (SimPushes *self, const char *client)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pushes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_str_equal (((Push *) value)->client, client))
      return value;
  return NULL;
}

static void
end_own (SimPushes *self, const char *client, const char *name)
{
  g_autofree char *copy = g_strdup (name);
  Push *push = g_hash_table_lookup (self->pushes, copy);

  g_hash_table_remove (self->own, client);
  if (push != NULL && push->call != NULL && !is_published_by_us (self, copy))
    accept (push);
}

/**
 * sim_pushes_end:
 * @self: the pushes
 * @client: nginx's number of a connection that publishes no more
 *
 * The camera takes its place again, or a push takes that of the camera.
 */
void
sim_pushes_end (SimPushes *self, const char *client)
{
  const char *own = g_hash_table_lookup (self->own, client);
  Push *push = find_by_client (self, client);
  g_autofree char *name = NULL;

  if (own != NULL)
    end_own (self, client, own);
  if (push == NULL)
    return;
  name = g_strdup (push->name);
  g_hash_table_remove (self->pushes, push->name);
  sim_rtmp_take_back (self->platform->rtmp, name);
}
