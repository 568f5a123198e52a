/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sizer/fleet-sizer.h"

#include "poll/fleet-clock.h"

/* A larger stream is asked for soon, a smaller one when the place has stayed so small. */
#define LARGER_MS 1000
#define SMALLER_MS 10000
/* By then the pictures of another level have come, if the camera knows levels. */
#define PROOF_MS 15000
#define MAX_ERRORS 3

/* Per cent of the width that is shown: a stream that is a little smaller will do, one that is to be chosen should not
 * be left at once, and another is worth the trouble only if it is much smaller. */
#define ENOUGH 85
#define GENEROUS 115
#define WORTH_IT 75

/* How wide the pictures of each level are thought to be until some have been seen. */
static const guint widths[] = {
  [FLEET_STREAM_AUTOMATIC] = 0,          [FLEET_STREAM_FLUENT] = 352,
  [FLEET_STREAM_STANDARD] = 704,         [FLEET_STREAM_HIGH] = 1280,
  [FLEET_STREAM_BEST] = G_MAXUINT / 100,
};

struct _FleetSizer
{
  GObject parent_instance;

  FleetClock *clock;
  guint plan_timer;
  guint proof_timer;

  FleetStreamSize wish;
  gboolean automatic;
  guint shown;
  guint width; /* of the pictures */
  gboolean best;

  FleetStreamSize level;   /* that it was asked for last; automatic while it never was */
  FleetStreamSize sending; /* automatic while nothing is under way */
  FleetStreamSize planned; /* automatic while nothing is */
  guint width_before;
  guint known[G_N_ELEMENTS (widths)]; /* 0 where no pictures have been seen */
  guint n_errors;
  gboolean refused;
};

G_DEFINE_FINAL_TYPE (FleetSizer, fleet_sizer, G_TYPE_OBJECT)

static guint send_signal;

static void
fleet_sizer_dispose (GObject *object)
{
  FleetSizer *self = FLEET_SIZER (object);

  if (self->clock != NULL)
    {
      fleet_clock_clear (self->clock, &self->plan_timer);
      fleet_clock_clear (self->clock, &self->proof_timer);
    }
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (fleet_sizer_parent_class)->dispose (object);
}

static void
fleet_sizer_class_init (FleetSizerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fleet_sizer_dispose;
  send_signal = g_signal_new ("send", FLEET_TYPE_SIZER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, FLEET_TYPE_STREAM_SIZE);
}

static void
fleet_sizer_init (FleetSizer *self)
{
}

/**
 * fleet_sizer_new:
 * @clock: what time it is
 *
 * Returns: (transfer full): a sizer that asks for nothing yet
 */
FleetSizer *
fleet_sizer_new (FleetClock *clock)
{
  FleetSizer *self = g_object_new (FLEET_TYPE_SIZER, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

static guint
get_width (FleetSizer *self, FleetStreamSize level)
{
  return self->known[level] != 0 ? self->known[level] : widths[level];
}

static FleetStreamSize
find_filling (FleetSizer *self, FleetStreamSize from, guint percent)
{
  for (FleetStreamSize level = from; level < FLEET_STREAM_BEST; level++)
    if (100 * get_width (self, level) >= percent * self->shown)
      return level;
  return FLEET_STREAM_BEST;
}

/* What a person enlarges is wanted as good as it can be; a camera that was never asked may be at its best already. */
static FleetStreamSize
choose_best (FleetSizer *self)
{
  if (self->level == FLEET_STREAM_AUTOMATIC && self->width >= self->shown)
    return self->level;
  return FLEET_STREAM_BEST;
}

static FleetStreamSize
fleet_sizer_choose (FleetSizer *self)
{
  FleetStreamSize smaller;

  if (self->wish != FLEET_STREAM_AUTOMATIC)
    return self->wish;
  if (!self->automatic || self->refused || self->shown == 0 || self->width == 0)
    return self->level;
  if (self->best)
    return choose_best (self);
  if (self->level != FLEET_STREAM_AUTOMATIC && self->level != FLEET_STREAM_BEST
      && 100 * self->width < ENOUGH * self->shown)
    return find_filling (self, self->level + 1, 100);
  smaller = find_filling (self, FLEET_STREAM_FLUENT, GENEROUS);
  if (100 * get_width (self, smaller) < WORTH_IT * self->width
      && (self->level == FLEET_STREAM_AUTOMATIC || smaller < self->level))
    return smaller;
  return self->level;
}

static void
fleet_sizer_send (FleetSizer *self, FleetStreamSize level)
{
  fleet_clock_clear (self->clock, &self->plan_timer);
  fleet_clock_clear (self->clock, &self->proof_timer);
  self->planned = FLEET_STREAM_AUTOMATIC;
  self->sending = level;
  self->width_before = self->width;
  g_signal_emit (self, send_signal, 0, level);
}

static void
on_plan (gpointer user_data)
{
  FleetSizer *self = user_data;

  self->plan_timer = 0;
  fleet_sizer_send (self, self->planned);
}

/* A person's wish is sent at once, the rest after a while, if it is still so by then. */
static void
fleet_sizer_update (FleetSizer *self)
{
  FleetStreamSize level = fleet_sizer_choose (self);
  gboolean larger = level > self->level && self->width < self->shown;

  if (self->sending != FLEET_STREAM_AUTOMATIC || level == self->planned)
    return;
  fleet_clock_clear (self->clock, &self->plan_timer);
  self->planned = FLEET_STREAM_AUTOMATIC;
  if (level == self->level)
    return;
  if (self->wish != FLEET_STREAM_AUTOMATIC && self->n_errors == 0)
    {
      fleet_sizer_send (self, level);
      return;
    }
  self->planned = level;
  self->plan_timer
      = fleet_clock_add (self->clock, larger || self->best ? LARGER_MS : SMALLER_MS, on_plan, self);
}

/* Of pictures that should have become smaller. */
static void
on_proof (gpointer user_data)
{
  FleetSizer *self = user_data;

  self->proof_timer = 0;
  if (self->width == self->width_before)
    self->refused = TRUE;
  fleet_sizer_update (self);
}

/**
 * fleet_sizer_answer:
 * @self: a sizer
 * @error: (nullable): why what it asked for did not reach the camera
 *
 * To be called once for each `send`. What failed is tried again a few times.
 */
void
fleet_sizer_answer (FleetSizer *self, const GError *error)
{
  FleetStreamSize sent;

  g_return_if_fail (FLEET_IS_SIZER (self));

  sent = self->sending;
  self->sending = FLEET_STREAM_AUTOMATIC;
  if (error != NULL)
    {
      self->refused = ++self->n_errors >= MAX_ERRORS;
      if (self->refused)
        self->level = sent; /* there is no use in asking again */
    }
  else
    {
      gboolean smaller = sent < self->level || self->level == FLEET_STREAM_AUTOMATIC;

      self->n_errors = 0;
      self->level = sent;
      if (self->wish == FLEET_STREAM_AUTOMATIC && smaller && sent != FLEET_STREAM_BEST)
        self->proof_timer = fleet_clock_add (self->clock, PROOF_MS, on_proof, self);
    }
  fleet_sizer_update (self);
}

/**
 * fleet_sizer_see:
 * @self: a sizer
 * @shown: how many pixels wide its pictures are shown
 * @width: how wide they come; 0 while there are none
 * @best: whether a person looks at this camera alone
 *
 * Says how things stand; cheap when nothing is different.
 */
void
fleet_sizer_see (FleetSizer *self, guint shown, guint width, gboolean best)
{
  g_return_if_fail (FLEET_IS_SIZER (self));

  if (self->shown == shown && self->width == width && self->best == best)
    return;
  if (width != 0 && width != self->width && self->level != FLEET_STREAM_AUTOMATIC)
    self->known[self->level] = width;
  self->shown = shown;
  self->width = width;
  self->best = best;
  fleet_sizer_update (self);
}

/**
 * fleet_sizer_set_automatic:
 * @self: a sizer
 * @automatic: whether the camera is asked for what fills the place where it is shown
 */
void
fleet_sizer_set_automatic (FleetSizer *self, gboolean automatic)
{
  g_return_if_fail (FLEET_IS_SIZER (self));

  if (self->automatic == automatic)
    return;
  self->automatic = automatic;
  fleet_sizer_update (self);
}

FleetStreamSize
fleet_sizer_get_wish (FleetSizer *self)
{
  g_return_val_if_fail (FLEET_IS_SIZER (self), FLEET_STREAM_AUTOMATIC);

  return self->wish;
}

/**
 * fleet_sizer_set_wish:
 * @self: a sizer
 * @wish: what a person wants; automatic leaves the choice to it
 *
 * Asks for it at once, also a camera that refused before.
 */
void
fleet_sizer_set_wish (FleetSizer *self, FleetStreamSize wish)
{
  g_return_if_fail (FLEET_IS_SIZER (self));

  if (self->wish == wish)
    return;
  self->wish = wish;
  self->n_errors = 0;
  fleet_sizer_update (self);
}

/**
 * fleet_sizer_get_refused:
 * @self: a sizer
 *
 * Returns: whether the camera was seen not to know levels, or refused
 */
gboolean
fleet_sizer_get_refused (FleetSizer *self)
{
  g_return_val_if_fail (FLEET_IS_SIZER (self), FALSE);

  return self->refused;
}
