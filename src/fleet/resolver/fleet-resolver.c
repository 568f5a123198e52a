/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resolver/fleet-resolver-private.h"

#include "accounts/fleet-account.h"
#include "fleet-error.h"
#include "model/fleet-channel.h"
#include "model/fleet-device-private.h"
#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"
#include "resolver/fleet-play-address.h"

#include "onv.h"

#define DEFAULT_LIFETIME 3600
#define PRELOAD_WAIT_MS 2000
#define PRELOAD_IDLE_SECONDS 120

enum
{
  PROP_0,
  PROP_TOKEN_LIFETIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetResolver
{
  GObject parent;

  FleetSession *session; /* not owned: it owns this */
  guint token_lifetime;
  GHashTable *keyframes; /* channel key → whether another one is wanted after the one under way */
};

G_DEFINE_FINAL_TYPE (FleetResolver, fleet_resolver, G_TYPE_OBJECT)

/* What the platform calls a protocol, plain and over TLS. */
static const OnvProtocol platform_protocols[FLEET_N_PLAY_PROTOCOLS][2] = {
  [FLEET_PLAY_FLV] = { ONV_PROTOCOL_FLV, ONV_PROTOCOL_HTTPS_FLV },
  [FLEET_PLAY_HLS] = { ONV_PROTOCOL_HLS, ONV_PROTOCOL_HTTPS_HLS },
  [FLEET_PLAY_RTMP] = { ONV_PROTOCOL_RTMP, ONV_PROTOCOL_RTMP },
};

static void
fleet_resolver_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TOKEN_LIFETIME)
    g_value_set_uint (value, FLEET_RESOLVER (object)->token_lifetime);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_resolver_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TOKEN_LIFETIME)
    fleet_resolver_set_token_lifetime (FLEET_RESOLVER (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_resolver_finalize (GObject *object)
{
  g_hash_table_unref (FLEET_RESOLVER (object)->keyframes);
  G_OBJECT_CLASS (fleet_resolver_parent_class)->finalize (object);
}

static void
fleet_resolver_class_init (FleetResolverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fleet_resolver_get_property;
  object_class->set_property = fleet_resolver_set_property;
  object_class->finalize = fleet_resolver_finalize;

  properties[PROP_TOKEN_LIFETIME]
      = g_param_spec_uint ("token-lifetime", NULL, NULL, 1, G_MAXINT, DEFAULT_LIFETIME,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_resolver_init (FleetResolver *self)
{
  self->token_lifetime = DEFAULT_LIFETIME;
  self->keyframes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

FleetResolver *
fleet_resolver_new (FleetSession *session)
{
  FleetResolver *self = g_object_new (FLEET_TYPE_RESOLVER, NULL);

  self->session = session;
  return self;
}

void
fleet_resolver_detach (FleetResolver *self)
{
  self->session = NULL;
}

/**
 * fleet_resolver_get_token_lifetime:
 * @self: a resolver
 *
 * Gets how long the tokens that are asked for live.
 *
 * Returns: seconds
 */
guint
fleet_resolver_get_token_lifetime (FleetResolver *self)
{
  g_return_val_if_fail (FLEET_IS_RESOLVER (self), 0);

  return self->token_lifetime;
}

/**
 * fleet_resolver_set_token_lifetime:
 * @self: a resolver
 * @seconds: more than 0; 3600 by default
 *
 * Sets how long the tokens that will be asked for live. A token without an end is never asked for.
 */
void
fleet_resolver_set_token_lifetime (FleetResolver *self, guint seconds)
{
  g_return_if_fail (FLEET_IS_RESOLVER (self));
  g_return_if_fail (seconds > 0);

  if (self->token_lifetime == seconds)
    return;
  self->token_lifetime = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOKEN_LIFETIME]);
}

/* Of a protocol, before the next one has its turn. */
#define TRIES 2

/**
 * fleet_resolver_choose:
 * @preferred: the protocol to begin with
 * @avoid: protocols that would not do
 * @attempt: 0 for the first, and one more for each that failed
 * @chosen: (out): the protocol for this attempt
 *
 * Chooses a protocol: the preferred one first, then the others, those first that are shown with little delay. Each is
 * tried twice, for a stream that broke off mostly comes back with a new address and token.
 *
 * Returns: %FALSE if all are to be avoided
 */
gboolean
fleet_resolver_choose (FleetPlayProtocol preferred,
                       FleetPlayProtocols avoid,
                       guint attempt,
                       FleetPlayProtocol *chosen)
{
  const FleetPlayProtocol order[] = { preferred, FLEET_PLAY_FLV, FLEET_PLAY_RTMP, FLEET_PLAY_HLS };
  FleetPlayProtocol left[G_N_ELEMENTS (order)];
  guint n_left = 0;

  g_return_val_if_fail (chosen != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((avoid & (1u << order[i])) == 0 && (i == 0 || order[i] != preferred))
      left[n_left++] = order[i];
  if (n_left == 0)
    return FALSE;
  *chosen = left[attempt / TRIES % n_left];
  return TRUE;
}

/* One question, from the choice of a protocol to the address. */
typedef struct
{
  FleetChannel *channel;
  FleetClock *clock;
  FleetPlayProtocol protocol;
  OnvProtocol platform_protocol;
  gint64 expires_at;
  FleetPlayAddress *address;
  guint preload_timeout;
} Resolve;

static void
resolve_free (Resolve *resolve)
{
  if (resolve->clock != NULL)
    fleet_clock_clear (resolve->clock, &resolve->preload_timeout);
  g_clear_object (&resolve->clock);
  g_clear_object (&resolve->channel);
  g_clear_object (&resolve->address);
  g_free (resolve);
}

static void
return_address (GTask *task)
{
  Resolve *resolve = g_task_get_task_data (task);

  fleet_clock_clear (resolve->clock, &resolve->preload_timeout);
  if (resolve->address != NULL)
    g_task_return_pointer (task, g_steal_pointer (&resolve->address), g_object_unref);
}

static void
on_preload_timeout (gpointer user_data)
{
  GTask *task = user_data;
  Resolve *resolve = g_task_get_task_data (task);

  resolve->preload_timeout = 0;
  return_address (task);
}

/* Preloading only makes the stream come sooner: whatever it says, the address is good. That it has
   begun tells a server that makes the first segments from one that is gone, or has no such stream. */
static void
on_preloaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Resolve *resolve = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!onv_client_preload_hls_finish (ONV_CLIENT (object), result, &error))
    g_debug ("Preloading: %s", error->message);
  if (resolve->address != NULL)
    fleet_play_address_set_reached (resolve->address, error == NULL);
  return_address (task);
}

static FleetPlayAddress *
create_address (FleetAccount *account, Resolve *resolve, OnvPlayAddress *answer, GError **error)
{
  FleetDevice *device = fleet_channel_get_device (resolve->channel);
  g_autofree char *uri
      = onv_play_address_build_live_uri (answer, resolve->platform_protocol,
                                         fleet_device_get_id (device),
                                         fleet_channel_get_channel_id (resolve->channel),
                                         fleet_account_get_template (account, resolve->protocol),
                                         error);

  if (uri == NULL)
    return NULL;
  return fleet_play_address_new (uri, resolve->protocol, fleet_account_get_tls_pin (account),
                                 fleet_account_get_tls_database (account), resolve->expires_at);
}

/* The answer says something about the device that every view should know. */
static void
note_online (FleetDevice *device, const GError *error)
{
  if (error == NULL)
    fleet_device_set_online (device, FLEET_ONLINE_ONLINE);
  else if (g_error_matches (error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE))
    fleet_device_set_online (device, FLEET_ONLINE_OFFLINE);
}

/* 4.1 has one number for every argument that it does not like. All were checked before they were sent, but for whether
   there is such a device. */
static void
name_missing_camera (GError **error)
{
  const char *text = onv_error_get_platform_text (*error);
  GError *named;

  if (*error == NULL || !g_error_matches (*error, ONV_ERROR, ONV_ERROR_ARGUMENT)
      || onv_error_get_number (*error) == 0)
    return;
  named = g_error_new_literal (FLEET_ERROR, FLEET_ERROR_NO_CAMERA,
                               text != NULL ? text : (*error)->message);
  g_error_free (*error);
  *error = named;
}

static void
preload (FleetResolver *self, GTask *task, OnvClient *client, OnvPlayAddress *answer)
{
  Resolve *resolve = g_task_get_task_data (task);
  FleetDevice *device = fleet_channel_get_device (resolve->channel);

  resolve->preload_timeout
      = fleet_clock_add (resolve->clock, PRELOAD_WAIT_MS, on_preload_timeout, task);
  onv_client_preload_hls_async (client, answer, fleet_device_get_id (device),
                                fleet_channel_get_channel_id (resolve->channel),
                                PRELOAD_IDLE_SECONDS, fleet_session_get_closing (self->session),
                                on_preloaded, g_object_ref (task));
}

static void
on_play_address (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetResolver *self = g_task_get_source_object (task);
  Resolve *resolve = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPlayAddress) answer
      = onv_client_get_play_address_finish (ONV_CLIENT (object), result, &error);

  if (self->session == NULL)
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_CLOSED, "The account is closed");
      return;
    }
  note_online (fleet_channel_get_device (resolve->channel), error);
  if (answer != NULL)
    resolve->address
        = create_address (fleet_session_get_account (self->session), resolve, answer, &error);
  if (resolve->address == NULL)
    {
      name_missing_camera (&error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (resolve->protocol == FLEET_PLAY_HLS)
    preload (self, task, ONV_CLIENT (object), answer);
  else
    return_address (task);
}

/**
 * fleet_resolver_resolve_async:
 * @self: a resolver
 * @channel: what to play
 * @preferred: the protocol that the person prefers
 * @avoid: protocols that were found not to do
 * @attempt: how often playing has failed since it last went well
 * @cancellable: (nullable): to stop it
 * @callback: called with the answer
 * @user_data: its data
 *
 * Asks where to play from (4.1), with a token of its own each time. For HLS the stream is preloaded
 * (4.2) before the answer comes, for two seconds at most.
 */
void
fleet_resolver_resolve_async (FleetResolver *self,
                              FleetChannel *channel,
                              FleetPlayProtocol preferred,
                              FleetPlayProtocols avoid,
                              guint attempt,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Resolve *resolve;
  gboolean secure;

  g_return_if_fail (FLEET_IS_RESOLVER (self));
  g_return_if_fail (FLEET_IS_CHANNEL (channel));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_resolver_resolve_async);
  resolve = g_new0 (Resolve, 1);
  g_task_set_task_data (task, resolve, (GDestroyNotify) resolve_free);
  if (self->session == NULL)
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_CLOSED, "The account is closed");
      return;
    }
  if (!fleet_resolver_choose (preferred, avoid, attempt, &resolve->protocol))
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_NO_PROTOCOL,
                               "Every protocol is to be avoided");
      return;
    }

  secure = fleet_account_is_secure (fleet_session_get_account (self->session));
  resolve->channel = g_object_ref (channel);
  resolve->clock = g_object_ref (fleet_session_get_clock (self->session));
  resolve->platform_protocol = platform_protocols[resolve->protocol][secure];
  resolve->expires_at
      = fleet_clock_get_monotonic (resolve->clock) + (gint64) self->token_lifetime * G_USEC_PER_SEC;
  onv_client_get_play_address_async (fleet_session_get_client (self->session),
                                     fleet_device_get_id (fleet_channel_get_device (channel)),
                                     fleet_channel_get_channel_id (channel),
                                     resolve->platform_protocol,
                                     (gint64) self->token_lifetime * 1000, cancellable,
                                     on_play_address, g_object_ref (task));
}

/**
 * fleet_resolver_resolve_finish:
 * @self: a resolver
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends asking. What the platform says comes unchanged as an ONV_ERROR, an offline device for
 * instance; [error@Fleet.Error.NO_PROTOCOL] when every protocol was to be avoided, and
 * [error@Fleet.Error.NO_CAMERA] when the platform does not know the device.
 *
 * Returns: (transfer full): where to play from
 */
FleetPlayAddress *
fleet_resolver_resolve_finish (FleetResolver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void fleet_resolver_send_keyframe (FleetResolver *self, FleetChannel *channel);

static void
on_keyframe (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetResolver *self = g_task_get_source_object (task);
  FleetChannel *channel = g_task_get_task_data (task);
  const char *key = fleet_channel_get_key (channel);
  g_autoptr (GError) error = NULL;
  gboolean again = GPOINTER_TO_INT (g_hash_table_lookup (self->keyframes, key));

  if (!onv_client_request_keyframe_finish (ONV_CLIENT (object), result, &error))
    g_debug ("A keyframe of %s: %s", key, error->message);
  g_hash_table_remove (self->keyframes, key);
  g_task_return_boolean (task, error == NULL);
  if (again && self->session != NULL)
    fleet_resolver_send_keyframe (self, channel);
}

static void
fleet_resolver_send_keyframe (FleetResolver *self, FleetChannel *channel)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_task_data (task, g_object_ref (channel), g_object_unref);
  g_hash_table_insert (self->keyframes, g_strdup (fleet_channel_get_key (channel)),
                       GINT_TO_POINTER (FALSE));
  onv_client_request_keyframe_async (fleet_session_get_client (self->session),
                                     fleet_device_get_id (fleet_channel_get_device (channel)),
                                     fleet_channel_get_channel_id (channel),
                                     fleet_session_get_closing (self->session), on_keyframe, task);
}

/**
 * fleet_resolver_request_keyframe:
 * @self: a resolver
 * @channel: what is being played
 *
 * Asks the camera for a keyframe (command 5), so that a player that has just subscribed sees a
 * picture soon. Nothing comes back. Who asks while a command is under way shares one more, which
 * follows it: the one under way may have come before that subscription.
 */
void
fleet_resolver_request_keyframe (FleetResolver *self, FleetChannel *channel)
{
  const char *key;

  g_return_if_fail (FLEET_IS_RESOLVER (self));
  g_return_if_fail (FLEET_IS_CHANNEL (channel));

  if (self->session == NULL)
    return;
  key = fleet_channel_get_key (channel);
  if (g_hash_table_contains (self->keyframes, key))
    g_hash_table_insert (self->keyframes, g_strdup (key), GINT_TO_POINTER (TRUE));
  else
    fleet_resolver_send_keyframe (self, channel);
}
