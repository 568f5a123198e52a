/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the players of a program do together when the machine does not keep up. */

#include "load/media-load.h"
#include "load/media-turn.h"
#include "player/media-player-private.h"

#define LOOK_EVERY_MS 1000

/* Of the main thread. */
static struct
{
  GPtrArray *players; /* that run, unowned */
  guint timer;
  MediaLoad load;
  gint64 looked_at;
  gint64 used;
} all;

static void
set_slowed (MediaPlayer *self, gboolean slowed)
{
  self->slowed_at = slowed ? g_get_monotonic_time () : 0;
  if (self->feed != NULL)
    media_feed_set_slowed (self->feed, slowed);
  media_player_set_int (self, MEDIA_PLAYER_PROP_SLOWED, slowed);
}

static gint64
find_lateness (MediaPlayer *self)
{
  if (self->feed == NULL || !self->now.visible || self->now.state != MEDIA_STATE_LIVE)
    return 0;
  return media_feed_get_excess (self->feed);
}

static void
view_stream (MediaPlayer *self, MediaLoadStream *stream, double passed)
{
  gint64 used = self->feed != NULL ? media_feed_get_used (self->feed) : 0;

  if (self->slowed_at == 0)
    self->cost = (double) MAX (used - self->used, 0) / passed;
  self->used = used;
  *stream = (MediaLoadStream){
    .can_slow = self->now.visible && !self->now.spared && self->now.state == MEDIA_STATE_LIVE,
    .slowed_at = self->slowed_at,
    .cost = self->cost,
    .area = (guint) (MAX (self->aim.width, 0) * MAX (self->aim.height, 0)),
    .late_us = find_lateness (self),
  };
}

/* Shown at half the size of the stream or less, and not what a person looks at. */
static gboolean
is_small (MediaPlayer *self)
{
  return !self->now.spared && self->aim.width > 0 && self->aim.height > 0 && self->now.width > 0
         && 2 * self->aim.width <= (int) self->now.width * self->aim.region.width
         && 2 * self->aim.height <= (int) self->now.height * self->aim.region.height;
}

static void
set_coarse (gboolean coarse)
{
  for (guint i = 0; i < all.players->len; i++)
    {
      MediaPlayer *player = g_ptr_array_index (all.players, i);

      if (player->feed != NULL)
        media_feed_set_coarse (player->feed, coarse && is_small (player));
    }
}

static double
find_overtaken (void)
{
  guint64 shown = 0, overtaken = 0;

  for (guint i = 0; i < all.players->len; i++)
    {
      MediaPlayer *player = g_ptr_array_index (all.players, i);

      shown += player->now.shown - MIN (player->load_shown, player->now.shown);
      overtaken += player->overtaken - MIN (player->load_overtaken, player->overtaken);
      player->load_shown = player->now.shown;
      player->load_overtaken = player->overtaken;
    }

  return overtaken > 0 ? (double) overtaken / (double) (shown + overtaken) : 0;
}

static void
skip_late (const MediaLoadView *view)
{
  for (guint i = 0; i < view->n_streams; i++)
    {
      MediaPlayer *player = g_ptr_array_index (all.players, i);

      if (player->feed != NULL && media_load_decide_skip (view, &view->streams[i]))
        media_feed_skip_late (player->feed);
    }
}

static void
slow_or_return (MediaLoadView *view, MediaLoadStream *streams, gint64 now)
{
  gboolean again = TRUE;

  while (again)
    {
      int found = media_load_decide (&all.load, view, now);

      again = found != MEDIA_LOAD_NOTHING && streams[found].slowed_at != 0;
      if (found != MEDIA_LOAD_NOTHING)
        set_slowed (g_ptr_array_index (all.players, (guint) found), !again);
      if (again)
        {
          view->busy += streams[found].cost;
          streams[found].slowed_at = 0;
        }
    }
}

static gboolean
on_look (gpointer user_data)
{
  g_autofree MediaLoadStream *streams = g_new0 (MediaLoadStream, all.players->len);
  gint64 now = g_get_monotonic_time ();
  gint64 used = media_turns_get_used ();
  double passed = (double) (now - all.looked_at) * media_turns_get_count ();
  MediaLoadView view
      = { (double) (used - all.used) / passed, find_overtaken (), streams, all.players->len };

  for (guint i = 0; i < all.players->len; i++)
    view_stream (g_ptr_array_index (all.players, i), &streams[i], passed);
  all.looked_at = now;
  all.used = used;

  set_coarse (media_load_decide_coarse (&all.load, view.busy));
  skip_late (&view);
  slow_or_return (&view, streams, now);

  return G_SOURCE_CONTINUE;
}

/* While it plays, it may be slowed so that the others keep up. */
void
media_player_load_join (MediaPlayer *self)
{
  if (all.players == NULL)
    all.players = g_ptr_array_new ();
  if (all.timer == 0)
    {
      all.load = (MediaLoad){ 0 };
      all.looked_at = g_get_monotonic_time ();
      all.used = media_turns_get_used ();
      all.timer = g_timeout_add (LOOK_EVERY_MS, on_look, NULL);
    }
  self->used = 0;
  self->load_shown = self->load_overtaken = self->overtaken = 0;
  g_ptr_array_add (all.players, self);
}

void
media_player_load_leave (MediaPlayer *self)
{
  g_ptr_array_remove (all.players, self);
  if (self->slowed_at != 0)
    set_slowed (self, FALSE);
  if (all.players->len > 0)
    return;
  g_clear_handle_id (&all.timer, g_source_remove);
  g_clear_pointer (&all.players, g_ptr_array_unref);
}

/* Who is not seen costs nothing, and begins anew when it is seen again. */
void
media_player_load_update (MediaPlayer *self)
{
  if (self->slowed_at != 0 && (!self->now.visible || self->now.spared))
    set_slowed (self, FALSE);
}

/**
 * media_player_get_slowed:
 *
 * Returns: whether only keyframes are shown for now, since the machine does not keep up with all pictures of all
 *   players
 */
gboolean
media_player_get_slowed (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), FALSE);

  return self->now.slowed;
}

/**
 * media_player_get_spared:
 *
 * Returns: see media_player_set_spared()
 */
gboolean
media_player_get_spared (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), FALSE);

  return self->now.spared;
}

/**
 * media_player_set_spared:
 * @spared: whether all its pictures are shown, however busy the machine is
 *
 * For the one that a person looks at.
 */
void
media_player_set_spared (MediaPlayer *self, gboolean spared)
{
  g_return_if_fail (MEDIA_IS_PLAYER (self));

  media_player_set_int (self, MEDIA_PLAYER_PROP_SPARED, !!spared);
  media_player_load_update (self);
}
