/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-locator.h"

struct _LookoutLocator
{
  GObject parent_instance;

  FleetChannel *channel;
  MediaProtocol preferred;
};

/* The same thing has a name in either room; here is the one place where the two meet. */
static const FleetPlayProtocol fleet_protocols[MEDIA_N_PROTOCOLS] = {
  [MEDIA_PROTOCOL_FLV] = FLEET_PLAY_FLV,
  [MEDIA_PROTOCOL_HLS] = FLEET_PLAY_HLS,
  [MEDIA_PROTOCOL_RTMP] = FLEET_PLAY_RTMP,
};

static const MediaProtocol media_protocols[FLEET_N_PLAY_PROTOCOLS] = {
  [FLEET_PLAY_FLV] = MEDIA_PROTOCOL_FLV,
  [FLEET_PLAY_HLS] = MEDIA_PROTOCOL_HLS,
  [FLEET_PLAY_RTMP] = MEDIA_PROTOCOL_RTMP,
};

static const FleetPace fleet_paces[MEDIA_N_PACES] = {
  [MEDIA_PACE_NORMAL] = FLEET_PACE_NORMAL,
  [MEDIA_PACE_FAST] = FLEET_PACE_FAST,
  [MEDIA_PACE_SMOOTH] = FLEET_PACE_SMOOTH,
};

static const MediaPace media_paces[FLEET_N_PACES] = {
  [FLEET_PACE_NORMAL] = MEDIA_PACE_NORMAL,
  [FLEET_PACE_FAST] = MEDIA_PACE_FAST,
  [FLEET_PACE_SMOOTH] = MEDIA_PACE_SMOOTH,
};

/**
 * lookout_protocol_to_fleet:
 * @protocol: a protocol
 *
 * Returns: the same, as the fleet room calls it
 */
FleetPlayProtocol
lookout_protocol_to_fleet (MediaProtocol protocol)
{
  g_return_val_if_fail ((gsize) protocol < MEDIA_N_PROTOCOLS, FLEET_PLAY_FLV);

  return fleet_protocols[protocol];
}

/**
 * lookout_protocol_from_fleet:
 * @protocol: a protocol
 *
 * Returns: the same, as the media room calls it
 */
MediaProtocol
lookout_protocol_from_fleet (FleetPlayProtocol protocol)
{
  g_return_val_if_fail ((gsize) protocol < FLEET_N_PLAY_PROTOCOLS, MEDIA_PROTOCOL_FLV);

  return media_protocols[protocol];
}

/**
 * lookout_pace_to_fleet:
 * @pace: a pace
 *
 * Returns: the same, as the fleet room calls it
 */
FleetPace
lookout_pace_to_fleet (MediaPace pace)
{
  g_return_val_if_fail ((gsize) pace < MEDIA_N_PACES, FLEET_PACE_NORMAL);

  return fleet_paces[pace];
}

/**
 * lookout_pace_from_fleet:
 * @pace: a pace
 *
 * Returns: the same, as the media room calls it
 */
MediaPace
lookout_pace_from_fleet (FleetPace pace)
{
  g_return_val_if_fail ((gsize) pace < FLEET_N_PACES, MEDIA_PACE_NORMAL);

  return media_paces[pace];
}

static FleetPlayProtocols
convert_protocols (MediaProtocols protocols)
{
  FleetPlayProtocols result = FLEET_PLAYS_NONE;

  for (guint i = 0; i < MEDIA_N_PROTOCOLS; i++)
    if (protocols & MEDIA_PROTOCOL_MASK (i))
      result |= (FleetPlayProtocols) (1u << fleet_protocols[i]);
  return result;
}

static MediaAddress *
convert_address (FleetPlayAddress *address)
{
  MediaAddress *result
      = media_address_new (fleet_play_address_get_uri (address),
                           media_protocols[fleet_play_address_get_protocol (address)]);

  media_address_set_tls_pin (result, fleet_play_address_get_tls_pin (address));
  media_address_set_tls_database (result, fleet_play_address_get_tls_database (address));
  media_address_set_expires_at (result, fleet_play_address_get_expires_at (address));
  media_address_set_reached (result, fleet_play_address_is_reached (address));
  return result;
}

static void
on_resolved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (FleetPlayAddress) address
      = fleet_resolver_resolve_finish (FLEET_RESOLVER (source), result, &error);

  if (address == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, convert_address (address), g_object_unref);
}

static void
lookout_locator_locate_async (MediaLocator *locator,
                              MediaProtocols avoid,
                              guint attempt,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  LookoutLocator *self = LOOKOUT_LOCATOR (locator);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (FleetSession) session
      = fleet_device_dup_session (fleet_channel_get_device (self->channel));

  g_task_set_source_tag (task, lookout_locator_locate_async);
  if (session == NULL)
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_CLOSED, "The account is closed");
      return;
    }
  fleet_resolver_resolve_async (fleet_session_get_resolver (session), self->channel,
                                fleet_protocols[self->preferred], convert_protocols (avoid),
                                attempt, cancellable, on_resolved, g_steal_pointer (&task));
}

static MediaAddress *
lookout_locator_locate_finish (MediaLocator *locator, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, locator), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lookout_locator_request_keyframe (MediaLocator *locator)
{
  LookoutLocator *self = LOOKOUT_LOCATOR (locator);
  g_autoptr (FleetSession) session
      = fleet_device_dup_session (fleet_channel_get_device (self->channel));

  if (session != NULL)
    fleet_resolver_request_keyframe (fleet_session_get_resolver (session), self->channel);
}

static void
lookout_locator_iface_init (MediaLocatorInterface *iface)
{
  iface->locate_async = lookout_locator_locate_async;
  iface->locate_finish = lookout_locator_locate_finish;
  iface->request_keyframe = lookout_locator_request_keyframe;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LookoutLocator,
                               lookout_locator,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MEDIA_TYPE_LOCATOR,
                                                      lookout_locator_iface_init))

static void
lookout_locator_finalize (GObject *object)
{
  g_clear_object (&LOOKOUT_LOCATOR (object)->channel);
  G_OBJECT_CLASS (lookout_locator_parent_class)->finalize (object);
}

static void
lookout_locator_class_init (LookoutLocatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_locator_finalize;
}

static void
lookout_locator_init (LookoutLocator *self)
{
}

/**
 * lookout_locator_new:
 * @channel: what is to be played
 * @preferred: the protocol to begin with
 *
 * Returns: (transfer full): a locator for one player
 */
LookoutLocator *
lookout_locator_new (FleetChannel *channel, MediaProtocol preferred)
{
  LookoutLocator *self = g_object_new (LOOKOUT_TYPE_LOCATOR, NULL);

  self->channel = g_object_ref (channel);
  self->preferred = preferred;
  return self;
}
