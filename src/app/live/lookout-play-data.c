/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What a play receives, and what it shows instead once that was enough for this month. */

#include "live/lookout-play-private.h"

#include "usage/lookout-meter.h"

/* The platform renews the small picture itself from time to time; it is a hundredth of what the stream would be. */
#define STILL_EVERY_S 60

/* An account of this run only is another one the next time. What comes last, when it is closed already, is its own. */
static char *
dup_account (FleetChannel *channel)
{
  g_autoptr (FleetSession) session = fleet_device_dup_session (fleet_channel_get_device (channel));
  FleetAccount *account = session != NULL ? fleet_session_get_account (session) : NULL;

  return g_strdup (account == NULL || fleet_account_get_temporary (account)
                       ? ""
                       : fleet_account_get_id (account));
}

/* To be called whenever more may have come. */
void
lookout_play_count (LookoutPlay *self)
{
  guint64 received = media_player_get_received_bytes (self->player);
  guint64 fresh = received - MIN (self->counted, received);

  self->counted = received;
  if (self->channel != NULL)
    fleet_meter_add (lookout_meter_get (), self->account, fleet_channel_get_key (self->channel),
                     self->name, fresh);
}

static void
on_still (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutPlay) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = fleet_images_get_thumbnail_finish (FLEET_IMAGES (source), result, &error);
  g_autoptr (GdkTexture) texture
      = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture == NULL)
    g_debug ("There is no small picture: %s", error->message);
  else if (self->still_asked != NULL)
    {
      g_set_object (&self->still, texture);
      lookout_play_changed (self);
    }
}

static gboolean
ask_for_still (gpointer user_data)
{
  LookoutPlay *self = user_data;
  g_autoptr (FleetSession) session
      = fleet_device_dup_session (fleet_channel_get_device (self->channel));

  if (session != NULL)
    fleet_images_get_thumbnail_async (fleet_session_get_images (session), self->channel,
                                      self->still_asked, on_still, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

static void
stop_stills (LookoutPlay *self)
{
  g_clear_handle_id (&self->still_timer, g_source_remove);
  if (self->still_asked != NULL)
    g_cancellable_cancel (self->still_asked);
  g_clear_object (&self->still_asked);
}

/* To be called when it is capped or not any more, and when it is seen or not. */
void
lookout_play_update_stills (LookoutPlay *self)
{
  gboolean wanted = self->capped && !self->parked && self->visible;

  if (!wanted)
    stop_stills (self);
  if (!self->capped)
    g_clear_object (&self->still);
  if (!wanted || self->still_asked != NULL)
    return;
  self->still_asked = g_cancellable_new ();
  self->still_timer = g_timeout_add_seconds (STILL_EVERY_S, ask_for_still, self);
  ask_for_still (self);
}

/* Whether it has to do without its stream. */
gboolean
lookout_play_is_to_be_capped (LookoutPlay *self)
{
  return self->channel != NULL && !self->anyway
         && fleet_meter_get_level (lookout_meter_get ()) == FLEET_METER_REACHED;
}

static void
on_level (LookoutPlay *self)
{
  if (fleet_meter_get_level (lookout_meter_get ()) != FLEET_METER_REACHED)
    self->anyway = FALSE;
  if (lookout_play_is_to_be_capped (self) != self->capped)
    lookout_play_begin (self);
}

void
lookout_play_watch_meter (LookoutPlay *self)
{
  self->account = dup_account (self->channel);
  g_signal_connect_object (lookout_meter_get (), "notify::level", G_CALLBACK (on_level), self,
                           G_CONNECT_SWAPPED);
}

/* What comes last is counted later, and means nothing to it any more. */
void
lookout_play_leave_meter (LookoutPlay *self)
{
  if (self->channel != NULL)
    g_signal_handlers_disconnect_by_func (lookout_meter_get (), on_level, self);
  stop_stills (self);
  self->capped = FALSE;
  g_clear_object (&self->still);
}

/**
 * lookout_play_get_capped:
 * @self: a play
 *
 * Returns: whether it shows small pictures only, since the data of this month are used
 */
gboolean
lookout_play_get_capped (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), FALSE);

  return self->capped;
}

/**
 * lookout_play_get_still:
 * @self: a play
 *
 * Returns: (transfer none) (nullable): the small picture that it shows instead of its stream
 */
GdkPaintable *
lookout_play_get_still (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), NULL);

  return GDK_PAINTABLE (self->still);
}

/**
 * lookout_play_play_anyway:
 * @self: a play
 *
 * Plays although the data of this month are used, until the next month, or until it is closed.
 */
void
lookout_play_play_anyway (LookoutPlay *self)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  self->anyway = TRUE;
  if (self->capped)
    lookout_play_begin (self);
}
