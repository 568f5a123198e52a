/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-scene.h"

#include "camera/sim-osd-painter.h"
#include "camera/sim-scenery.h"

#include <math.h>

#define DEFAULT_ZONE "Asia/Shanghai"
#define MAX_BLUR_DIVISOR 60
#define IRIS_RANGE 120

/* The moment that a picture shows. */
typedef struct
{
  gint64 monotonic;
  gint64 wall;
} Moment;

struct _SimScene
{
  GObject parent_instance;

  int width;
  int height;
  guint seed;
  GTimeZone *zone;

  /* Painted on a streaming thread, changed on the main thread. */
  GMutex lock;
  SimPtz ptz;
  SimOsd *osd;
  SimOsdPainter *osd_painter; /* %NULL until painted after a change */
  SimCanvas *scenery;         /* %NULL until painted, and after sim_scene_trim() */
  gboolean frozen;
  Moment frozen_at;
};

G_DEFINE_FINAL_TYPE (SimScene, sim_scene, G_TYPE_OBJECT)

static Moment
now (void)
{
  return (Moment){ g_get_monotonic_time (), g_get_real_time () };
}

static void
sim_scene_finalize (GObject *object)
{
  SimScene *self = SIM_SCENE (object);

  g_clear_pointer (&self->osd_painter, sim_osd_painter_free);
  g_clear_pointer (&self->osd, sim_osd_free);
  g_clear_pointer (&self->scenery, sim_canvas_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (sim_scene_parent_class)->finalize (object);
}

static void
sim_scene_class_init (SimSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sim_scene_finalize;
}

static void
sim_scene_init (SimScene *self)
{
  g_mutex_init (&self->lock);
  sim_ptz_init (&self->ptz, g_get_monotonic_time ());
}

/**
 * sim_scene_new:
 * @config: size, seed, name and time zone
 *
 * A scene larger than the frame, with things that move in it and a camera that looks at a part.
 * Costs nothing until it is painted. May be used from several threads.
 *
 * Returns: (transfer full): the scene
 */
SimScene *
sim_scene_new (const SimCameraConfig *config)
{
  SimScene *self = g_object_new (SIM_TYPE_SCENE, NULL);
  const char *zone = config->time_zone != NULL ? config->time_zone : DEFAULT_ZONE;

  self->width = config->width;
  self->height = config->height;
  self->seed = config->seed;
  self->osd = sim_osd_new (config->name);
  self->zone = g_time_zone_new_identifier (zone);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  return self;
}

/**
 * sim_scene_control_ptz:
 * @self: a scene
 * @phase: start, stop or one step
 * @command: member `cmd` of command 7 (3.2)
 * @speed: 1 to 7
 *
 * Returns: %FALSE for what command 7 does not know
 */
gboolean
sim_scene_control_ptz (SimScene *self, SimPtzPhase phase, int command, int speed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return sim_ptz_command (&self->ptz, phase, command, speed, g_get_monotonic_time ());
}

/**
 * sim_scene_set_osd:
 * @self: a scene
 * @osd: what to draw over it
 */
void
sim_scene_set_osd (SimScene *self, const SimOsd *osd)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->osd_painter, sim_osd_painter_free);
  sim_osd_free (self->osd);
  self->osd = sim_osd_copy (osd);
}

/**
 * sim_scene_set_frozen:
 * @self: a scene
 * @frozen: whether its time, clock and camera stand still
 */
void
sim_scene_set_frozen (SimScene *self, gboolean frozen)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (frozen && !self->frozen)
    self->frozen_at = now ();
  self->frozen = frozen;
}

static SimView
get_view (SimScene *self)
{
  double zoom = self->ptz.position[SIM_PTZ_ZOOM];

  return (SimView){
    .x = self->ptz.position[SIM_PTZ_PAN] * self->scenery->width - self->width / zoom / 2,
    .y = self->ptz.position[SIM_PTZ_TILT] * self->scenery->height - self->height / zoom / 2,
    .zoom = zoom,
  };
}

static void
apply_lens (SimScene *self, SimCanvas *frame)
{
  double focus = self->ptz.position[SIM_PTZ_FOCUS];
  int radius = (int) (fabs (focus) * self->height / MAX_BLUR_DIVISOR);
  int light = (int) (self->ptz.position[SIM_PTZ_IRIS] * IRIS_RANGE);

  if (radius > 0)
    sim_canvas_blur (frame, radius);
  if (light != 0)
    sim_canvas_brighten (frame, light);
}

static void
paint_osd (SimScene *self, SimCanvas *frame, gint64 wall)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);
  g_autoptr (GDateTime) utc = g_date_time_add (seconds, wall % G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);

  sim_osd_painter_paint (self->osd_painter, frame, local);
}

/* Called with the lock held. */
static void
prepare (SimScene *self)
{
  if (self->scenery == NULL)
    self->scenery = sim_scenery_new (self->width * SIM_PTZ_SCENE_WIDTHS,
                                     self->height * SIM_PTZ_SCENE_HEIGHTS, self->seed);
  if (self->osd_painter == NULL)
    self->osd_painter = sim_osd_painter_new (self->osd, self->height);
}

/**
 * sim_scene_prepare:
 * @self: a scene
 *
 * Draws what does not move, so that the first picture does not take longer than the others. Blocks.
 */
void
sim_scene_prepare (SimScene *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  prepare (self);
}

/**
 * sim_scene_paint:
 * @self: a scene
 * @frame: (inout): a canvas of the configured size
 *
 * Paints what the camera sees now.
 */
void
sim_scene_paint (SimScene *self, SimCanvas *frame)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Moment moment = self->frozen ? self->frozen_at : now ();
  SimView view;

  prepare (self);
  sim_ptz_advance (&self->ptz, moment.monotonic);
  view = get_view (self);
  sim_canvas_copy_view (frame, self->scenery, view.x, view.y, view.zoom);
  sim_sprites_paint (frame, &view, self->scenery->width, self->scenery->height, self->seed,
                     (double) moment.monotonic / G_USEC_PER_SEC);
  apply_lens (self, frame);
  paint_osd (self, frame, moment.wall);
}

/**
 * sim_scene_trim:
 * @self: a scene
 *
 * Gives back what can be drawn again, when nobody watches.
 */
void
sim_scene_trim (SimScene *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->scenery, sim_canvas_free);
  g_clear_pointer (&self->osd_painter, sim_osd_painter_free);
}
