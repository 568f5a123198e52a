/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-error.h"
#include "player/media-player-private.h"

typedef struct
{
  const char *name;
  GType (*get_type) (void); /* of enums and boxed types */
  GType type;
  gsize offset; /* in MediaPlayerFigures */
  gboolean writable;
} PropRow;

#define ROW(NAME, PROP, TYPE, member) \
  [MEDIA_PLAYER_PROP_##PROP] = { NAME, NULL, TYPE, G_STRUCT_OFFSET (MediaPlayerFigures, member) }
#define ROW_OF(NAME, PROP, get_type, TYPE, member) \
  [MEDIA_PLAYER_PROP_##PROP]                       \
      = { NAME, get_type, TYPE, G_STRUCT_OFFSET (MediaPlayerFigures, member) }
#define ROW_RW(NAME, PROP, get_type, TYPE, member) \
  [MEDIA_PLAYER_PROP_##PROP]                       \
      = { NAME, get_type, TYPE, G_STRUCT_OFFSET (MediaPlayerFigures, member), TRUE }

/* A figure is a row here and a member of MediaPlayerFigures. */
static const PropRow rows[MEDIA_PLAYER_N_PROPS] = {
  ROW_OF ("state", STATE, media_state_get_type, G_TYPE_ENUM, state),
  ROW_OF ("notice", NOTICE, media_notice_get_type, G_TYPE_ENUM, notice),
  ROW_OF ("sound-notice", SOUND_NOTICE, media_notice_get_type, G_TYPE_ENUM, sound_notice),
  ROW_OF ("protocol", PROTOCOL, media_protocol_get_type, G_TYPE_ENUM, protocol),
  ROW_OF ("error", ERROR, g_error_get_type, G_TYPE_BOXED, error),
  ROW ("attempt", ATTEMPT, G_TYPE_UINT, attempt),
  ROW ("retry-in-ms", RETRY_IN_MS, G_TYPE_UINT, retry_in_ms),
  ROW ("first-picture-ms", FIRST_PICTURE_MS, G_TYPE_UINT, first_picture_ms),
  ROW ("fps", FPS, G_TYPE_DOUBLE, fps),
  ROW ("bitrate", BITRATE, G_TYPE_UINT64, bitrate),
  ROW ("width", WIDTH, G_TYPE_UINT, width),
  ROW ("height", HEIGHT, G_TYPE_UINT, height),
  ROW ("codec", CODEC, G_TYPE_STRING, codec),
  ROW ("audio-codec", AUDIO_CODEC, G_TYPE_STRING, audio_codec),
  ROW ("has-audio", HAS_AUDIO, G_TYPE_BOOLEAN, has_audio),
  ROW ("shown", SHOWN, G_TYPE_UINT64, shown),
  ROW ("dropped", DROPPED, G_TYPE_UINT64, dropped),
  ROW ("delay-ms", DELAY_MS, G_TYPE_UINT, delay_ms),
  ROW ("picture-age-ms", PICTURE_AGE_MS, G_TYPE_UINT, picture_age_ms),
  ROW ("received-bytes", RECEIVED_BYTES, G_TYPE_UINT64, received_bytes),
  ROW ("slowed", SLOWED, G_TYPE_BOOLEAN, slowed),
  ROW_RW ("visible", VISIBLE, NULL, G_TYPE_BOOLEAN, visible),
  ROW_RW ("spared", SPARED, NULL, G_TYPE_BOOLEAN, spared),
  ROW_RW ("pace", PACE, media_pace_get_type, G_TYPE_ENUM, pace),
  ROW_RW ("muted", MUTED, NULL, G_TYPE_BOOLEAN, muted),
  ROW_RW ("volume", VOLUME, NULL, G_TYPE_DOUBLE, volume),
};

static GParamSpec *properties[MEDIA_PLAYER_N_PROPS];

G_DEFINE_FINAL_TYPE (MediaPlayer, media_player, G_TYPE_OBJECT)

static gpointer
get_member (MediaPlayer *self, MediaPlayerProp prop)
{
  return G_STRUCT_MEMBER_P (&self->now, rows[prop].offset);
}

static GParamSpec *
create_pspec (const PropRow *row)
{
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY
                      | (row->writable ? G_PARAM_READWRITE : G_PARAM_READABLE);

  switch (row->type)
    {
    case G_TYPE_ENUM:
      return g_param_spec_enum (row->name, NULL, NULL, row->get_type (), 0, flags);
    case G_TYPE_BOXED:
      return g_param_spec_boxed (row->name, NULL, NULL, row->get_type (), flags);
    case G_TYPE_UINT:
      return g_param_spec_uint (row->name, NULL, NULL, 0, G_MAXUINT, 0, flags);
    case G_TYPE_UINT64:
      return g_param_spec_uint64 (row->name, NULL, NULL, 0, G_MAXUINT64, 0, flags);
    case G_TYPE_DOUBLE:
      return g_param_spec_double (row->name, NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
    case G_TYPE_BOOLEAN:
      return g_param_spec_boolean (row->name, NULL, NULL, FALSE, flags);
    default:
      return g_param_spec_string (row->name, NULL, NULL, NULL, flags);
    }
}

static void
media_player_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MediaPlayer *self = MEDIA_PLAYER (object);
  gpointer member = get_member (self, (MediaPlayerProp) id);

  if (id == MEDIA_PLAYER_PROP_PAINTABLE)
    {
      g_value_set_object (value, self->paintable);
      return;
    }

  switch (rows[id].type)
    {
    case G_TYPE_ENUM:
      g_value_set_enum (value, *(int *) member);
      break;
    case G_TYPE_BOXED:
      g_value_set_boxed (value, *(gpointer *) member);
      break;
    case G_TYPE_UINT:
      g_value_set_uint (value, *(guint *) member);
      break;
    case G_TYPE_UINT64:
      g_value_set_uint64 (value, *(guint64 *) member);
      break;
    case G_TYPE_DOUBLE:
      g_value_set_double (value, *(double *) member);
      break;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, *(gboolean *) member);
      break;
    case G_TYPE_STRING:
      g_value_set_string (value, *(const char **) member);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
media_player_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MediaPlayer *self = MEDIA_PLAYER (object);

  switch (id)
    {
    case MEDIA_PLAYER_PROP_VISIBLE:
      media_player_set_visible (self, g_value_get_boolean (value));
      break;
    case MEDIA_PLAYER_PROP_SPARED:
      media_player_set_spared (self, g_value_get_boolean (value));
      break;
    case MEDIA_PLAYER_PROP_PACE:
      media_player_set_pace (self, (MediaPace) g_value_get_enum (value));
      break;
    case MEDIA_PLAYER_PROP_MUTED:
      media_player_set_muted (self, g_value_get_boolean (value));
      break;
    case MEDIA_PLAYER_PROP_VOLUME:
      media_player_set_volume (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
media_player_dispose (GObject *object)
{
  MediaPlayer *self = MEDIA_PLAYER (object);

  media_player_machine_stop (self);
  g_clear_object (&self->locator);
  g_clear_object (&self->paintable);

  G_OBJECT_CLASS (media_player_parent_class)->dispose (object);
}

static void
media_player_finalize (GObject *object)
{
  MediaPlayer *self = MEDIA_PLAYER (object);

  g_clear_object (&self->clock);
  g_clear_error (&self->now.error);
  g_clear_pointer (&self->pool, media_frame_pool_unref);
  g_clear_pointer (&self->change, media_change_unref);

  G_OBJECT_CLASS (media_player_parent_class)->finalize (object);
}

static void
media_player_class_init (MediaPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = media_player_get_property;
  object_class->set_property = media_player_set_property;
  object_class->dispose = media_player_dispose;
  object_class->finalize = media_player_finalize;

  for (guint i = MEDIA_PLAYER_PROP_0 + 1; i < MEDIA_PLAYER_PROP_PAINTABLE; i++)
    properties[i] = create_pspec (&rows[i]);
  properties[MEDIA_PLAYER_PROP_PAINTABLE]
      = g_param_spec_object ("paintable", NULL, NULL, GDK_TYPE_PAINTABLE,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, MEDIA_PLAYER_N_PROPS, properties);
}

static void
media_player_init (MediaPlayer *self)
{
  self->paintable = media_paintable_new ();
  self->aim = MEDIA_AIM_EVERYTHING;
  self->pool = media_frame_pool_new ();
  self->first_protocol = -1;
  self->now.visible = TRUE;
  self->now.muted = TRUE;
  self->now.volume = 1.0;
}

#define DEFINE_SETTER(suffix, Type)                                                    \
  void media_player_set_##suffix (MediaPlayer *self, MediaPlayerProp prop, Type value) \
  {                                                                                    \
    Type *member = get_member (self, prop);                                            \
    if (*member == value)                                                              \
      return;                                                                          \
    *member = value;                                                                   \
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);                      \
  }

DEFINE_SETTER (uint, guint)
DEFINE_SETTER (uint64, guint64)
DEFINE_SETTER (int, int)

void
media_player_set_double (MediaPlayer *self, MediaPlayerProp prop, double value)
{
  double *member = get_member (self, prop);

  if (ABS (*member - value) < 0.001)
    return;

  *member = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

/* Texts of figures are literals, or interned: compared by address, never freed. */
void
media_player_set_text (MediaPlayer *self, MediaPlayerProp prop, const char *interned)
{
  const char **member = get_member (self, prop);

  if (*member == interned)
    return;

  *member = interned;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
media_player_take_error (MediaPlayer *self, GError *error)
{
  if (self->now.error == NULL && error == NULL)
    return;

  g_clear_error (&self->now.error);
  self->now.error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[MEDIA_PLAYER_PROP_ERROR]);
}

/**
 * media_player_new:
 * @locator: who knows where to play from
 *
 * Returns: (transfer full): a player that has not been started, visible and muted
 */
MediaPlayer *
media_player_new (MediaLocator *locator)
{
  return media_player_new_with_clock (locator, media_clock_get_system ());
}

/**
 * media_player_new_with_clock:
 * @locator: who knows where to play from
 * @clock: what says when something is late; for tests
 *
 * Returns: (transfer full): a player that has not been started, visible and muted
 */
MediaPlayer *
media_player_new_with_clock (MediaLocator *locator, MediaClock *clock)
{
  MediaPlayer *self;

  g_return_val_if_fail (MEDIA_IS_LOCATOR (locator), NULL);
  g_return_val_if_fail (MEDIA_IS_CLOCK (clock), NULL);

  self = g_object_new (MEDIA_TYPE_PLAYER, NULL);
  self->locator = g_object_ref (locator);
  self->clock = g_object_ref (clock);

  return self;
}

/**
 * media_player_start:
 *
 * Plays until media_player_stop(). Returns at once; does nothing when already started.
 */
void
media_player_start (MediaPlayer *self)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  media_player_machine_start (self);
}

/**
 * media_player_stop:
 *
 * Stops, and keeps the last picture. Returns at once; the connection is taken down elsewhere.
 */
void
media_player_stop (MediaPlayer *self)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  media_player_machine_stop (self);
}

/**
 * media_player_retry_now:
 *
 * Tries again at once, from the first, instead of waiting; without effect while pictures play.
 */
void
media_player_retry_now (MediaPlayer *self)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  media_player_machine_retry_now (self);
}

/**
 * media_player_set_visible:
 * @visible: whether anyone can see the picture
 *
 * A player that cannot be seen keeps its connection and decodes nothing. When it is seen again, the
 * picture is there at once if the last keyframe is still held, otherwise with the next one.
 */
void
media_player_set_visible (MediaPlayer *self, gboolean visible)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  visible = !!visible;
  if (self->now.visible == visible)
    return;

  self->now.visible = visible;
  self->playing_at = media_clock_get_time (self->clock);
  if (self->feed != NULL)
    media_feed_set_visible (self->feed, visible);
  media_player_load_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[MEDIA_PLAYER_PROP_VISIBLE]);
}

/**
 * media_player_set_target_size:
 * @width_px: width of the tile in device pixels, 0 for the stream's own size
 * @height_px: height of the tile in device pixels, 0 for the stream's own size
 *
 * Pictures are scaled to fit, keeping their aspect, before they are converted; never enlarged.
 */
void
media_player_set_target_size (MediaPlayer *self, int width_px, int height_px)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  self->aim.width = MAX (width_px, 0);
  self->aim.height = MAX (height_px, 0);
  if (self->feed != NULL)
    media_feed_set_aim (self->feed, &self->aim);
}

/**
 * media_player_set_region:
 * @region: what part of the picture MediaPlayer:paintable shows; as wide as high, and inside the picture
 *
 * At once, be it from the picture that is there already; from the next picture on only this part is scaled and
 * converted, with all the detail that the stream has. A snapshot is of the whole picture all the same.
 */
void
media_player_set_region (MediaPlayer *self, const MediaRegion *region)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));
  g_return_if_fail (region->width > 0 && region->height > 0);

  self->aim.region = *region;
  media_paintable_set_region (self->paintable, region);
  if (self->feed != NULL)
    media_feed_set_aim (self->feed, &self->aim);
}

/**
 * media_player_set_pace:
 * @pace: how soon after they came pictures are wanted
 *
 * Holds at once, without a break: pictures run a little faster or slower until their delay is as wanted, and there is no
 * sound as long as they do.
 */
void
media_player_set_pace (MediaPlayer *self, MediaPace pace)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));
  g_return_if_fail ((guint) pace < MEDIA_N_PACES);

  if (self->now.pace == (int) pace)
    return;

  self->now.pace = (int) pace;
  if (self->feed != NULL)
    media_feed_set_pace (self->feed, pace);
  g_object_notify_by_pspec (G_OBJECT (self), properties[MEDIA_PLAYER_PROP_PACE]);
}

/**
 * media_player_set_muted:
 * @muted: whether to be silent, as every player is at first
 */
void
media_player_set_muted (MediaPlayer *self, gboolean muted)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  muted = !!muted;
  if (self->now.muted == muted)
    return;

  self->now.muted = muted;
  if (!muted)
    media_player_set_int (self, MEDIA_PLAYER_PROP_SOUND_NOTICE, MEDIA_NOTICE_NONE);
  if (self->feed != NULL)
    media_feed_set_sound (self->feed, muted, self->now.volume);
  g_object_notify_by_pspec (G_OBJECT (self), properties[MEDIA_PLAYER_PROP_MUTED]);
}

/**
 * media_player_set_volume:
 * @volume: 0 to 1
 */
void
media_player_set_volume (MediaPlayer *self, double volume)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  media_player_set_double (self, MEDIA_PLAYER_PROP_VOLUME, CLAMP (volume, 0.0, 1.0));
  if (self->feed != NULL)
    media_feed_set_sound (self->feed, self->now.muted, self->now.volume);
}

/**
 * media_player_snapshot_async:
 * @cancellable: (nullable): to give up
 *
 * Takes the last keyframe in all the pixels of the stream, whatever the size of the tile.
 */
void
media_player_snapshot_async (MediaPlayer *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  if (self->feed == NULL)
    {
      g_task_report_new_error (self, callback, user_data, media_player_snapshot_async, MEDIA_ERROR,
                               MEDIA_ERROR_NO_PICTURE, "not connected");
      return;
    }

  media_feed_snapshot_async (self->feed, G_OBJECT (self), cancellable, callback, user_data);
}

/**
 * media_player_snapshot_finish:
 *
 * Returns: (transfer full): the picture, or %NULL with a MEDIA_ERROR_NO_PICTURE, _NO_DECODER or
 *   _TIMED_OUT
 */
GdkTexture *
media_player_snapshot_finish (MediaPlayer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
