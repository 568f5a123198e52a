/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-helm.h"

#include "live/lookout-wall.h"
#include "ptz/lookout-ptz-hold.h"

#define DEFAULT_SPEED 4

struct _LookoutHelm
{
  GObject parent_instance;

  LookoutContext *context; /* weak */
  gboolean open;
  guint speed;

  FleetChannel *channel; /* (nullable): that is steered */
  FleetPtz *ptz;         /* (nullable): of it */
  gconstpointer hand;    /* (nullable): that holds the helm */
  GHashTable *touched;   /* of FleetChannel whose heads were moved: they may be scanning */
};

G_DEFINE_FINAL_TYPE (LookoutHelm, lookout_helm, G_TYPE_OBJECT)

static guint changed_signal;

/* What the camera saw at the point to go back to. */
static G_DEFINE_QUARK (lookout - helm - picture, picture);

static void
lookout_helm_changed (LookoutHelm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static LookoutPlay *
lookout_helm_get_play (LookoutHelm *self)
{
  GObject *tile = self->context != NULL ? lookout_context_get_tile (self->context) : NULL;

  return tile != NULL ? lookout_tile_get_play (LOOKOUT_TILE (tile)) : NULL;
}

static void
on_ptz_changed (LookoutHelm *self)
{
  lookout_helm_changed (self);
  if (self->context != NULL)
    lookout_context_changed (self->context);
}

static void
lookout_helm_take_hand_off (LookoutHelm *self)
{
  if (self->hand == NULL)
    return;
  self->hand = NULL;
  fleet_ptz_stop (self->ptz);
}

static void
lookout_helm_set_channel (LookoutHelm *self, FleetChannel *channel)
{
  FleetPtz *ptz = channel != NULL ? fleet_channel_get_ptz (channel) : NULL;

  if (channel == self->channel && ptz == self->ptz)
    return;
  lookout_helm_take_hand_off (self);
  if (self->ptz != NULL)
    g_signal_handlers_disconnect_by_func (self->ptz, on_ptz_changed, self);
  g_set_object (&self->channel, channel);
  g_set_object (&self->ptz, ptz);
  if (ptz != NULL)
    g_signal_connect_object (ptz, "changed", G_CALLBACK (on_ptz_changed), self, G_CONNECT_SWAPPED);
  lookout_helm_changed (self);
}

static gboolean
is_on_wall (LookoutWall *wall, FleetChannel *channel)
{
  for (guint i = 0; i < lookout_wall_get_n_tiles (wall); i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (wall, i);
      LookoutPlay *play = tile != NULL ? lookout_tile_get_play (tile) : NULL;

      if (play != NULL && lookout_play_get_channel (play) == channel)
        return TRUE;
    }
  return FALSE;
}

/* What nobody sees any more must not go on moving. */
static void
lookout_helm_stop_unseen (LookoutHelm *self)
{
  GtkWidget *wall = lookout_context_get_wall (self->context);
  GHashTableIter iter;
  gpointer channel;

  if (wall == NULL)
    return;
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &channel, NULL))
    if (!is_on_wall (LOOKOUT_WALL (wall), channel))
      {
        fleet_ptz_stop (fleet_channel_get_ptz (channel));
        g_hash_table_iter_remove (&iter);
      }
}

static void
on_context_changed (LookoutHelm *self)
{
  LookoutPlay *play = self->open ? lookout_helm_get_play (self) : NULL;

  lookout_helm_set_channel (self, play != NULL ? lookout_play_get_channel (play) : NULL);
  if (g_hash_table_size (self->touched) > 0)
    lookout_helm_stop_unseen (self);
}

/* Another window got the keyboard, and with it the release of a key. */
static void
on_window_active (LookoutHelm *self, GParamSpec *pspec, GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    lookout_helm_take_hand_off (self);
}

static gboolean
on_window_close (LookoutHelm *self)
{
  GHashTableIter iter;
  gpointer channel;

  self->hand = NULL;
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &channel, NULL))
    lookout_ptz_hold_end (fleet_channel_get_ptz (channel));
  return FALSE;
}

static void
on_snapshot (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetPtz) ptz = user_data;
  g_autoptr (GdkTexture) texture
      = media_player_snapshot_finish (MEDIA_PLAYER (source), result, NULL);

  if (texture == NULL)
    return;
  g_object_set_qdata_full (G_OBJECT (ptz), picture_quark (), g_steal_pointer (&texture),
                           g_object_unref);
  g_signal_emit_by_name (ptz, "changed");
}

/* Before it leaves the known point, what is seen from there is kept. */
static void
lookout_helm_remember (LookoutHelm *self)
{
  LookoutPlay *play = lookout_helm_get_play (self);
  MediaPlayer *player = play != NULL ? lookout_play_get_player (play) : NULL;

  g_object_set_qdata (G_OBJECT (self->ptz), picture_quark (), NULL);
  if (player != NULL && lookout_play_get_live_since (play) != 0)
    media_player_snapshot_async (player, NULL, on_snapshot, g_object_ref (self->ptz));
}

/* Whether there is something to move, and it is ready for that. */
static gboolean
lookout_helm_begin (LookoutHelm *self, gconstpointer hand)
{
  if (self->ptz == NULL)
    return FALSE;
  if (!fleet_ptz_is_away (self->ptz) && fleet_ptz_is_settled (self->ptz))
    lookout_helm_remember (self);
  g_hash_table_add (self->touched, g_object_ref (self->channel));
  lookout_ptz_hold_watch (self->ptz);
  self->hand = hand;
  return TRUE;
}

/**
 * lookout_helm_press:
 * @self: the helm
 * @hand: who presses
 * @action: which way
 *
 * A click is one step; what is held moves until [method@Helm.release].
 */
void
lookout_helm_press (LookoutHelm *self, gconstpointer hand, OnvPtzAction action)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (lookout_helm_begin (self, hand))
    fleet_ptz_press (self->ptz, action, self->speed);
}

/**
 * lookout_helm_release:
 * @self: the helm
 * @hand: who has pressed
 *
 * Changes nothing unless it is @hand that holds the helm.
 */
void
lookout_helm_release (LookoutHelm *self, gconstpointer hand)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (self->hand != hand || self->ptz == NULL)
    return;
  self->hand = NULL;
  fleet_ptz_release (self->ptz);
}

/**
 * lookout_helm_steer:
 * @self: the helm
 * @hand: who steers
 * @action: which way, or rest
 * @speed: from 1 to 7
 *
 * Moves at once; @hand says it again with every change, and lets go at the end.
 */
void
lookout_helm_steer (LookoutHelm *self, gconstpointer hand, OnvPtzAction action, guint speed)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (action == FLEET_PTZ_REST)
    lookout_helm_let_go (self, hand);
  else if (lookout_helm_begin (self, hand))
    fleet_ptz_steer (self->ptz, action, speed);
}

/**
 * lookout_helm_let_go:
 * @self: the helm
 * @hand: who holds it, perhaps
 *
 * Stops without a step: the hand was taken away.
 */
void
lookout_helm_let_go (LookoutHelm *self, gconstpointer hand)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (self->hand == hand)
    lookout_helm_take_hand_off (self);
}

/**
 * lookout_helm_is_held_by:
 * @self: the helm
 * @hand: a hand
 *
 * Returns: whether it is @hand that moves the camera, and not a newer one or none
 */
gboolean
lookout_helm_is_held_by (LookoutHelm *self, gconstpointer hand)
{
  g_return_val_if_fail (LOOKOUT_IS_HELM (self), FALSE);

  return self->hand == hand;
}

/**
 * lookout_helm_step:
 * @self: the helm
 * @action: which way
 *
 * Moves by one step.
 */
void
lookout_helm_step (LookoutHelm *self, OnvPtzAction action)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (lookout_helm_begin (self, NULL))
    fleet_ptz_step (self->ptz, action, self->speed);
}

/**
 * lookout_helm_stop:
 * @self: the helm
 *
 * Takes any hand off, and stops whatever the camera does.
 */
void
lookout_helm_stop (LookoutHelm *self)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (lookout_helm_begin (self, NULL))
    fleet_ptz_stop (self->ptz);
}

/**
 * lookout_helm_scan:
 * @self: the helm
 * @scan: whether the camera shall scan by itself
 *
 * No hand is needed for that.
 */
void
lookout_helm_scan (LookoutHelm *self, gboolean scan)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (!lookout_helm_begin (self, NULL))
    return;
  if (scan)
    fleet_ptz_steer (self->ptz, ONV_PTZ_ACTION_SCAN, self->speed);
  else
    fleet_ptz_stop (self->ptz);
}

/**
 * lookout_helm_go_back:
 * @self: the helm
 *
 * Undoes what was done since the known point; asked again on the way, it stops.
 */
void
lookout_helm_go_back (LookoutHelm *self)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (!lookout_helm_begin (self, NULL))
    return;
  if (fleet_ptz_is_going_back (self->ptz))
    fleet_ptz_stop (self->ptz);
  else
    fleet_ptz_go_back (self->ptz);
}

/**
 * lookout_helm_set_point:
 * @self: the helm
 *
 * Where the camera looks now is the point to go back to.
 */
void
lookout_helm_set_point (LookoutHelm *self)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (self->ptz != NULL)
    fleet_ptz_set_point (self->ptz);
}

gboolean
lookout_helm_get_open (LookoutHelm *self)
{
  g_return_val_if_fail (LOOKOUT_IS_HELM (self), FALSE);

  return self->open;
}

/**
 * lookout_helm_set_open:
 * @self: the helm
 * @open: whether its panel is shown
 *
 * Without the panel nothing steers, and the arrow keys go from tile to tile.
 */
void
lookout_helm_set_open (LookoutHelm *self, gboolean open)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  if (self->open == open)
    return;
  self->open = open;
  on_context_changed (self);
  lookout_helm_changed (self);
}

guint
lookout_helm_get_speed (LookoutHelm *self)
{
  g_return_val_if_fail (LOOKOUT_IS_HELM (self), DEFAULT_SPEED);

  return self->speed;
}

void
lookout_helm_set_speed (LookoutHelm *self, guint speed)
{
  g_return_if_fail (LOOKOUT_IS_HELM (self));

  speed = CLAMP (speed, FLEET_PTZ_MIN_SPEED, FLEET_PTZ_MAX_SPEED);
  if (self->speed == speed)
    return;
  self->speed = speed;
  lookout_helm_changed (self);
}

/**
 * lookout_helm_get_channel:
 * @self: the helm
 *
 * Returns: (nullable): the camera that is steered
 */
FleetChannel *
lookout_helm_get_channel (LookoutHelm *self)
{
  g_return_val_if_fail (LOOKOUT_IS_HELM (self), NULL);

  return self->channel;
}

/**
 * lookout_helm_get_ptz:
 * @self: the helm
 *
 * Returns: (nullable): the head of the camera that is steered
 */
FleetPtz *
lookout_helm_get_ptz (LookoutHelm *self)
{
  g_return_val_if_fail (LOOKOUT_IS_HELM (self), NULL);

  return self->ptz;
}

/**
 * lookout_helm_get_picture:
 * @self: the helm
 *
 * Returns: (nullable): what the camera saw at the point to go back to, while it is away from there
 */
GdkTexture *
lookout_helm_get_picture (LookoutHelm *self)
{
  g_return_val_if_fail (LOOKOUT_IS_HELM (self), NULL);

  return self->ptz != NULL && fleet_ptz_is_away (self->ptz)
             ? g_object_get_qdata (G_OBJECT (self->ptz), picture_quark ())
             : NULL;
}

static void
lookout_helm_dispose (GObject *object)
{
  LookoutHelm *self = LOOKOUT_HELM (object);

  lookout_helm_set_channel (self, NULL);
  g_clear_weak_pointer (&self->context);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  G_OBJECT_CLASS (lookout_helm_parent_class)->dispose (object);
}

static void
lookout_helm_class_init (LookoutHelmClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_helm_dispose;

  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_HELM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lookout_helm_init (LookoutHelm *self)
{
  self->speed = DEFAULT_SPEED;
  self->touched = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * lookout_helm_new:
 * @context: what is open in the window; held weakly
 *
 * Returns: (transfer full): a helm that nobody holds
 */
LookoutHelm *
lookout_helm_new (LookoutContext *context)
{
  LookoutHelm *self = g_object_new (LOOKOUT_TYPE_HELM, NULL);
  GtkWindow *window = lookout_context_get_window (context);

  g_set_weak_pointer (&self->context, context);
  g_signal_connect_object (context, "changed", G_CALLBACK (on_context_changed), self,
                           G_CONNECT_SWAPPED);
  if (window != NULL)
    {
      g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_window_active), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (window, "close-request", G_CALLBACK (on_window_close), self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}
