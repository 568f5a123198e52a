/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/fleet-thumbnailer.h"

#include "model/fleet-channel.h"
#include "model/fleet-device.h"
#include "poll/fleet-clock.h"

#include "onv.h"

#define TOKEN_SECONDS 600
#define MARGIN_SECONDS 10

/* An answer of 4.1, while its token lives. */
typedef struct
{
  OnvPlayAddress *address;
  gint64 expires_at; /* µs */
} Place;

struct _FleetThumbnailer
{
  GObject parent;

  OnvClient *client;
  FleetClock *clock;
  OnvProtocol protocol;
  GHashTable *places; /* channel key → Place */
};

G_DEFINE_FINAL_TYPE (FleetThumbnailer, fleet_thumbnailer, G_TYPE_OBJECT)

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->address);
  g_free (place);
}

static void
fleet_thumbnailer_finalize (GObject *object)
{
  FleetThumbnailer *self = FLEET_THUMBNAILER (object);

  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_hash_table_unref (self->places);
  G_OBJECT_CLASS (fleet_thumbnailer_parent_class)->finalize (object);
}

static void
fleet_thumbnailer_class_init (FleetThumbnailerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_thumbnailer_finalize;
}

static void
fleet_thumbnailer_init (FleetThumbnailer *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
}

FleetThumbnailer *
fleet_thumbnailer_new (OnvClient *client, FleetClock *clock, gboolean secure)
{
  FleetThumbnailer *self = g_object_new (FLEET_TYPE_THUMBNAILER, NULL);

  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  /* The thumbnail is where the stream would be, and by the same scheme. */
  self->protocol = secure ? ONV_PROTOCOL_HTTPS_FLV : ONV_PROTOCOL_FLV;
  return self;
}

/* (nullable): the place of a channel whose token still lives for a while */
static OnvPlayAddress *
fleet_thumbnailer_get_place (FleetThumbnailer *self, FleetChannel *channel)
{
  const char *key = fleet_channel_get_key (channel);
  Place *place = g_hash_table_lookup (self->places, key);

  if (place == NULL)
    return NULL;
  if (fleet_clock_get_monotonic (self->clock) + MARGIN_SECONDS * G_USEC_PER_SEC < place->expires_at)
    return place->address;
  g_hash_table_remove (self->places, key);
  return NULL;
}

typedef struct
{
  FleetChannel *channel;
  gint64 expires_at;
  gboolean remembered; /* the place is one from before, whose token may have been revoked */
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->channel);
  g_free (fetch);
}

static void fleet_thumbnailer_ask_place (FleetThumbnailer *self, GTask *task);

static void
on_preview (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetThumbnailer *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = onv_client_get_live_preview_finish (ONV_CLIENT (object), result, &error);

  if (bytes != NULL)
    {
      g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
      return;
    }
  g_hash_table_remove (self->places, fleet_channel_get_key (fetch->channel));
  if (fetch->remembered && !g_task_return_error_if_cancelled (task))
    fleet_thumbnailer_ask_place (self, task);
  else if (!fetch->remembered)
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
fleet_thumbnailer_ask_preview (FleetThumbnailer *self, GTask *task, OnvPlayAddress *place)
{
  FleetChannel *channel = ((Fetch *) g_task_get_task_data (task))->channel;

  onv_client_get_live_preview_async (self->client, place,
                                     fleet_device_get_id (fleet_channel_get_device (channel)),
                                     fleet_channel_get_channel_id (channel),
                                     g_task_get_cancellable (task), on_preview,
                                     g_object_ref (task));
}

static void
on_place (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetThumbnailer *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  OnvPlayAddress *address
      = onv_client_get_play_address_finish (ONV_CLIENT (object), result, &error);
  Place *place;

  if (address == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  place = g_new0 (Place, 1);
  place->address = address;
  place->expires_at = fetch->expires_at;
  g_hash_table_insert (self->places, g_strdup (fleet_channel_get_key (fetch->channel)), place);
  fleet_thumbnailer_ask_preview (self, task, address);
}

static void
fleet_thumbnailer_ask_place (FleetThumbnailer *self, GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  fetch->remembered = FALSE;
  fetch->expires_at = fleet_clock_get_monotonic (self->clock) + TOKEN_SECONDS * G_USEC_PER_SEC;
  onv_client_get_play_address_async (
      self->client, fleet_device_get_id (fleet_channel_get_device (fetch->channel)),
      fleet_channel_get_channel_id (fetch->channel), ONV_PROTOCOL_FLV, TOKEN_SECONDS * 1000,
      g_task_get_cancellable (task), on_place, g_object_ref (task));
}

void
fleet_thumbnailer_fetch_async (FleetThumbnailer *self,
                               FleetChannel *channel,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);
  OnvPlayAddress *place = fleet_thumbnailer_get_place (self, channel);

  g_task_set_source_tag (task, fleet_thumbnailer_fetch_async);
  fetch->channel = g_object_ref (channel);
  fetch->remembered = place != NULL;
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  if (place != NULL)
    fleet_thumbnailer_ask_preview (self, task, place);
  else
    fleet_thumbnailer_ask_place (self, task);
}

GBytes *
fleet_thumbnailer_fetch_finish (FleetThumbnailer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
