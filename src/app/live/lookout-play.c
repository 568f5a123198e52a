/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-play-private.h"

#include "live/lookout-locator.h"

enum
{
  PROP_PLAYER = 1,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LookoutPlay, lookout_play, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

/* What changes rarely and matters at once. Figures are read when somebody wants them. */
static const char *const watched_properties[]
    = { "notify::state",    "notify::error",     "notify::notice",
        "notify::protocol", "notify::has-audio", "notify::slowed" };

/* Says that its name or how it stands has changed. */
void
lookout_play_changed (LookoutPlay *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
lookout_play_update (LookoutPlay *self)
{
  LookoutTileStatus status;
  LookoutMood mood;

  lookout_play_read_status (self, &status);
  mood = lookout_tile_status_get_mood (&status);
  if (!lookout_mood_is_playing (mood))
    self->live_since = 0;
  else if (!lookout_mood_is_playing (self->mood))
    self->live_since = g_get_monotonic_time ();
  self->mood = mood;
  lookout_play_changed (self);
}

static void
lookout_play_drop_player (LookoutPlay *self)
{
  if (self->player == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->player, self);
  media_player_stop (self->player);
  lookout_play_count (self);
  g_clear_object (&self->player);
}

static MediaLocator *
lookout_play_create_locator (LookoutPlay *self)
{
  if (self->locator != NULL)
    return g_object_ref (self->locator);
  return MEDIA_LOCATOR (lookout_locator_new (self->channel, self->protocol));
}

/* What cannot be heard is off; switching it on tries again. */
static void
on_sound_notice (LookoutPlay *self)
{
  if (media_player_get_sound_notice (self->player) != MEDIA_NOTICE_NONE)
    lookout_play_set_muted (self, TRUE);
}

static void
lookout_play_make_player (LookoutPlay *self)
{
  g_autoptr (MediaLocator) locator = lookout_play_create_locator (self);

  self->player = media_player_new (locator);
  self->counted = 0;
  for (guint i = 0; i < G_N_ELEMENTS (watched_properties); i++)
    g_signal_connect_swapped (self->player, watched_properties[i], G_CALLBACK (lookout_play_update),
                              self);
  g_signal_connect_swapped (self->player, "notify::sound-notice", G_CALLBACK (on_sound_notice),
                            self);
  g_signal_connect_swapped (self->player, "notify::received-bytes", G_CALLBACK (lookout_play_count),
                            self);
  media_player_set_muted (self->player, self->muted);
  media_player_set_volume (self->player, self->volume);
  media_player_set_spared (self->player, self->spared);
  media_player_set_pace (self->player, self->pace);
  media_player_set_visible (self->player, self->visible);
  if (self->width > 0)
    media_player_set_target_size (self->player, self->width, self->height);
  lookout_play_apply_zoom (self);
  media_player_start (self->player);
}

/* Plays anew, unless it has nothing to play. */
void
lookout_play_begin (LookoutPlay *self)
{
  lookout_play_drop_player (self);
  self->capped = lookout_play_is_to_be_capped (self);
  if (!self->parked && !self->capped)
    lookout_play_make_player (self);
  lookout_play_update_stills (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
  lookout_play_update (self);
}

static void
lookout_play_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PLAYER)
    g_value_set_object (value, LOOKOUT_PLAY (object)->player);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lookout_play_dispose (GObject *object)
{
  LookoutPlay *self = LOOKOUT_PLAY (object);

  g_clear_handle_id (&self->zoom_rest, g_source_remove);
  lookout_play_leave_meter (self);
  lookout_play_drop_player (self);
  g_clear_object (&self->channel);
  g_clear_object (&self->locator);
  G_OBJECT_CLASS (lookout_play_parent_class)->dispose (object);
}

static void
lookout_play_finalize (GObject *object)
{
  g_free (LOOKOUT_PLAY (object)->name);
  g_free (LOOKOUT_PLAY (object)->account);
  g_free (LOOKOUT_PLAY (object)->last_login);
  g_clear_pointer (&LOOKOUT_PLAY (object)->zone, g_time_zone_unref);
  g_array_unref (LOOKOUT_PLAY (object)->viewers);
  G_OBJECT_CLASS (lookout_play_parent_class)->finalize (object);
}

static void
lookout_play_class_init (LookoutPlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  media_init ();
  object_class->get_property = lookout_play_get_property;
  object_class->dispose = lookout_play_dispose;
  object_class->finalize = lookout_play_finalize;

  properties[PROP_PLAYER] = g_param_spec_object ("player", NULL, NULL, MEDIA_TYPE_PLAYER,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_PLAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  lookout_play_install_zoom (klass);
}

static void
lookout_play_init (LookoutPlay *self)
{
  self->zoom = LOOKOUT_ZOOM_WHOLE;
  self->muted = TRUE;
  self->volume = 1;
  self->viewers = lookout_viewers_new ();
}

static void
on_title (LookoutPlay *self)
{
  g_free (self->name);
  self->name = fleet_channel_dup_name (self->channel);
  lookout_play_changed (self);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* The tile keeps the number as its name. That the platform does not answer is said where it is played. */
  if (!fleet_device_refresh_finish (FLEET_DEVICE (source), result, &error))
    g_debug ("The name of a device: %s", error->message);
}

/* Whoever opens a camera by its number has not seen its name in the list. */
static void
ask_for_name (FleetDevice *device)
{
  const char *title = fleet_device_get_title (device);

  if (title == NULL || *title == '\0')
    fleet_device_refresh_async (device, NULL, on_refreshed, NULL);
}

/**
 * lookout_play_new:
 * @channel: what is played
 * @protocol: by which protocol first
 *
 * Returns: (transfer full): a play that has begun, muted and not visible, of the normal pace
 */
LookoutPlay *
lookout_play_new (FleetChannel *channel, MediaProtocol protocol)
{
  LookoutPlay *self = g_object_new (LOOKOUT_TYPE_PLAY, NULL);
  FleetDevice *device = fleet_channel_get_device (channel);

  self->channel = g_object_ref (channel);
  self->name = fleet_channel_dup_name (channel);
  self->protocol = protocol;
  g_signal_connect_object (channel, "notify::title", G_CALLBACK (on_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (device, "notify::title", G_CALLBACK (on_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (device, "notify::channel-count", G_CALLBACK (on_title), self,
                           G_CONNECT_SWAPPED);
  ask_for_name (device);
  lookout_play_watch_meter (self);
  lookout_play_begin (self);
  return self;
}

/**
 * lookout_play_new_for_locator:
 * @locator: who knows where to play from
 * @name: what it is called
 * @protocol: what is shown as protocol until the first answer
 *
 * Returns: (transfer full): a play of something that is no channel of the fleet
 */
LookoutPlay *
lookout_play_new_for_locator (MediaLocator *locator, const char *name, MediaProtocol protocol)
{
  LookoutPlay *self = g_object_new (LOOKOUT_TYPE_PLAY, NULL);

  self->locator = g_object_ref (locator);
  self->name = g_strdup (name);
  self->protocol = protocol;
  lookout_play_begin (self);
  return self;
}

/**
 * lookout_play_get_channel:
 * @self: a play
 *
 * Returns: (transfer none) (nullable): the channel, if it is one
 */
FleetChannel *
lookout_play_get_channel (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), NULL);

  return self->channel;
}

/**
 * lookout_play_get_locator:
 * @self: a play
 *
 * Returns: (transfer none) (nullable): who knows where to play from, if it was given instead of a channel
 */
MediaLocator *
lookout_play_get_locator (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), NULL);

  return self->locator;
}

/**
 * lookout_play_get_protocol:
 * @self: a play
 *
 * Returns: by which protocol it is asked for first, whichever plays now
 */
MediaProtocol
lookout_play_get_protocol (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), MEDIA_PROTOCOL_FLV);

  return self->protocol;
}

const char *
lookout_play_get_name (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), NULL);

  return self->name;
}

/**
 * lookout_play_get_player:
 * @self: a play
 *
 * Returns: (transfer none) (nullable): its player, unless it is parked or capped
 */
MediaPlayer *
lookout_play_get_player (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), NULL);

  return self->player;
}

LookoutMood
lookout_play_get_mood (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), LOOKOUT_MOOD_EMPTY);

  return self->mood;
}

/**
 * lookout_play_get_live_since:
 * @self: a play
 *
 * Returns: since when it has been live without a break, monotonic in µs, or 0
 */
gint64
lookout_play_get_live_since (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), 0);

  return self->live_since;
}

/**
 * lookout_play_read_status:
 * @self: a play
 * @status: (out caller-allocates): how it stands, figures included
 */
void
lookout_play_read_status (LookoutPlay *self, LookoutTileStatus *status)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (self->player != NULL)
    lookout_tile_status_read (status, self->player);
  else
    *status = (LookoutTileStatus){ .state = MEDIA_STATE_IDLE, .protocol = self->protocol };
  if (self->player != NULL && !media_player_has_address (self->player))
    status->protocol = self->protocol;
  status->muted = self->muted;
  status->pace = self->pace;
  status->capped = self->capped;
  if (lookout_tile_status_get_mood (status) == LOOKOUT_MOOD_OFFLINE)
    status->last_login = lookout_play_write_last_login (self);
}

gboolean
lookout_play_get_parked (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), FALSE);

  return self->parked;
}

/**
 * lookout_play_set_parked:
 * @self: a play
 * @parked: whether it has no place on the wall for now
 */
void
lookout_play_set_parked (LookoutPlay *self, gboolean parked)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (self->parked == parked)
    return;
  self->parked = parked;
  lookout_play_begin (self);
}

/**
 * lookout_play_set_spared:
 * @self: a play
 * @spared: whether it is the one that a person looks at, which shows all its pictures however busy the machine is
 */
void
lookout_play_set_spared (LookoutPlay *self, gboolean spared)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  self->spared = spared;
  if (self->player != NULL)
    media_player_set_spared (self->player, spared);
}

MediaPace
lookout_play_get_pace (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), MEDIA_PACE_NORMAL);

  return self->pace;
}

/**
 * lookout_play_set_pace:
 * @self: a play
 * @pace: how soon its pictures are wanted
 *
 * It plays on.
 */
void
lookout_play_set_pace (LookoutPlay *self, MediaPace pace)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (self->pace == pace)
    return;
  self->pace = pace;
  if (self->player != NULL)
    media_player_set_pace (self->player, pace);
  lookout_play_changed (self);
}

/**
 * lookout_play_set_protocol:
 * @self: a play
 * @protocol: the protocol to begin with
 *
 * Plays anew, unless it is the protocol that was asked for already.
 */
void
lookout_play_set_protocol (LookoutPlay *self, MediaProtocol protocol)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (self->protocol == protocol)
    return;
  self->protocol = protocol;
  lookout_play_begin (self);
}

/**
 * lookout_play_next_protocol:
 * @self: a play
 *
 * Plays by another protocol than the one that is tried now.
 */
void
lookout_play_next_protocol (LookoutPlay *self)
{
  LookoutTileStatus status;

  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  lookout_play_read_status (self, &status);
  self->protocol = (status.protocol + 1) % MEDIA_N_PROTOCOLS;
  lookout_play_begin (self);
}

/**
 * lookout_play_has_picture:
 * @self: a play
 *
 * Returns: whether there is a picture to be seen, be it an old one
 */
gboolean
lookout_play_has_picture (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), FALSE);

  return self->player != NULL
         && media_paintable_has_picture (
             MEDIA_PAINTABLE (media_player_get_paintable (self->player)));
}

/**
 * lookout_play_retry:
 * @self: a play
 *
 * Tries again now, if it waits to do so.
 */
void
lookout_play_retry (LookoutPlay *self)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (self->player != NULL)
    media_player_retry_now (self->player);
}
