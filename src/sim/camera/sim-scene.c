/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-scene.h"

#include "camera/sim-look-painter.h"
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
  GMainContext *context;

  /* Painted on a streaming thread, changed on the main thread. */
  GMutex lock;
  SimPtz ptz;
  SimOsd *osd;
  SimLook look;
  SimOsdPainter *osd_painter; /* %NULL until painted after a change */
  SimCanvas *scenery;         /* %NULL until painted, and after sim_scene_trim() */
  SimCanvas *lens;            /* what is turned into the frame; %NULL until it is */
  SimDetector *detector;      /* %NULL while nothing is watched for */
  gint64 time_offset;         /* µs */
  gboolean frozen;
  Moment frozen_at;
};

G_DEFINE_FINAL_TYPE (SimScene, sim_scene, G_TYPE_OBJECT)

enum
{
  SIGNAL_MOTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Moment
now (SimScene *self)
{
  return (Moment){ g_get_monotonic_time () + self->time_offset,
                   g_get_real_time () + self->time_offset };
}

static void
sim_scene_finalize (GObject *object)
{
  SimScene *self = SIM_SCENE (object);

  g_clear_pointer (&self->detector, sim_detector_free);
  g_clear_pointer (&self->lens, sim_canvas_free);
  g_clear_pointer (&self->context, g_main_context_unref);
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

  /**
   * SimScene::motion:
   * @self: a scene
   *
   * Something has moved where sim_scene_set_watch() said. Emitted in the main context that was the
   * default when the scene was made.
   */
  signals[SIGNAL_MOTION] = g_signal_new ("motion", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sim_scene_init (SimScene *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->look.display = SIM_DISPLAY_COLOUR;
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

/* Called with the lock held: what was drawn for a size, or for a look, is drawn again. */
static void
forget_drawings (SimScene *self)
{
  g_clear_pointer (&self->scenery, sim_canvas_free);
  g_clear_pointer (&self->lens, sim_canvas_free);
  g_clear_pointer (&self->osd_painter, sim_osd_painter_free);
}

/**
 * sim_scene_set_size:
 * @self: a scene
 * @width: pixels of the lens, even
 * @height: pixels of the lens, even
 *
 * Pictures of another size that are still being made show black.
 */
void
sim_scene_set_size (SimScene *self, int width, int height)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->width != width || self->height != height)
    forget_drawings (self);
  self->width = width;
  self->height = height;
}

/**
 * sim_scene_set_look:
 * @self: a scene
 * @look: how to show it
 *
 * It is seen in the next picture; turned, a picture may have another size.
 */
void
sim_scene_set_look (SimScene *self, const SimLook *look)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->osd_painter, sim_osd_painter_free);
  self->look = *look;
}

/* Called with the lock held. */
static void
get_frame_size (SimScene *self, int *width, int *height)
{
  gboolean swapped = sim_look_swaps_sides (&self->look);

  *width = swapped ? self->height : self->width;
  *height = swapped ? self->width : self->height;
}

/**
 * sim_scene_get_frame_size:
 * @self: a scene
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * How large its pictures are.
 */
void
sim_scene_get_frame_size (SimScene *self, int *width, int *height)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  get_frame_size (self, width, height);
}

/**
 * sim_scene_set_time_offset:
 * @self: a scene
 * @offset: µs to add to the time that is seen
 */
void
sim_scene_set_time_offset (SimScene *self, gint64 offset)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->time_offset = offset;
}

/**
 * sim_scene_set_watch:
 * @self: a scene
 * @watch: where to look for motion
 *
 * Looks while it is painted, and at no other time.
 */
void
sim_scene_set_watch (SimScene *self, const SimWatch *watch)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->detector, sim_detector_free);
  if (watch->sensitivity > 0)
    self->detector = sim_detector_new (watch);
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
    self->frozen_at = now (self);
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

/* The camera's clock has a zone of its own, be it right or not. */
static GDateTime *
read_clock (SimScene *self, gint64 wall)
{
  const SimCameraClock *clock = &self->look.clock;
  gint64 shown = clock->is_set ? sim_camera_clock_read (clock, wall) : wall;
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (shown / G_USEC_PER_SEC);
  g_autoptr (GDateTime) utc = g_date_time_add (seconds, shown % G_USEC_PER_SEC);

  return clock->is_set ? g_steal_pointer (&utc) : g_date_time_to_timezone (utc, self->zone);
}

static void
paint_osd (SimScene *self, SimCanvas *frame, gint64 wall)
{
  g_autoptr (GDateTime) local = read_clock (self, wall);

  if (self->look.off)
    sim_osd_painter_paint_notice (self->osd_painter, frame);
  sim_osd_painter_paint (self->osd_painter, frame, local);
}

static const SimColour black = { 16, 128, 128 };

static void
paint_black (SimCanvas *frame)
{
  sim_canvas_fill_rectangle (frame, 0, 0, frame->width, frame->height, black);
}

/* What the lens sees, on a canvas of its size. */
static void
paint_world (SimScene *self, SimCanvas *lens, Moment moment)
{
  SimView view;

  sim_ptz_advance (&self->ptz, moment.monotonic - self->time_offset);
  view = get_view (self);
  sim_canvas_copy_view (lens, self->scenery, view.x, view.y, view.zoom);
  sim_sprites_paint (lens, &view, self->scenery->width, self->scenery->height, self->seed,
                     (double) moment.monotonic / G_USEC_PER_SEC);
  apply_lens (self, lens);
  sim_look_light (&self->look, lens);
}

static void
paint_picture (SimScene *self, SimCanvas *frame, Moment moment)
{
  if (!sim_look_moves_pixels (&self->look))
    {
      paint_world (self, frame, moment);
      return;
    }
  if (self->lens == NULL)
    self->lens = sim_canvas_new (self->width, self->height);
  paint_world (self, self->lens, moment);
  sim_look_turn (&self->look, self->lens, frame);
}

static gboolean
on_motion (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_MOTION], 0);
  return G_SOURCE_REMOVE;
}

/* On a streaming thread: who listens is on another. */
static void
tell_motion (SimScene *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, on_motion, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

/* Called with the lock held. */
static void
prepare (SimScene *self)
{
  int width, height;

  if (self->scenery == NULL)
    self->scenery = sim_scenery_new (self->width * SIM_PTZ_SCENE_WIDTHS,
                                     self->height * SIM_PTZ_SCENE_HEIGHTS, self->seed);
  if (self->osd_painter == NULL)
    {
      get_frame_size (self, &width, &height);
      self->osd_painter = sim_osd_painter_new (self->osd, width, height);
    }
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
 * @frame: (inout): a canvas; of another size than sim_scene_get_frame_size() says it becomes black
 *
 * Paints what the camera sees now.
 */
void
sim_scene_paint (SimScene *self, SimCanvas *frame)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Moment moment = self->frozen ? self->frozen_at : now (self);
  int width, height;

  get_frame_size (self, &width, &height);
  if (frame->width != width || frame->height != height)
    {
      paint_black (frame);
      return;
    }
  prepare (self);
  if (self->look.off)
    paint_black (frame);
  else
    paint_picture (self, frame, moment);
  if (self->detector != NULL && !self->look.off
      && sim_detector_look (self->detector, frame, moment.monotonic))
    tell_motion (self);
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

  forget_drawings (self);
}
