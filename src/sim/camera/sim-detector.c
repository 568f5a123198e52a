/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-detector.h"

#include <stdlib.h>

/* Two pictures are compared in a grid of so many cells: what a cell sums up is proof against noise, and
 * cheap. */
#define COLUMNS 48
#define ROWS 27
#define N_CELLS (COLUMNS * ROWS)

/* So many of a cell's pixels in each direction are looked at. */
#define PROBES 4

#define INTERVAL (G_USEC_PER_SEC / 2)

/* How much the mean of a cell must change, at sensitivity 100 and at 1. */
#define KEEN_CHANGE 4
#define DULL_CHANGE 60

struct _SimDetector
{
  SimWatch watch;
  gboolean watched[N_CELLS];
  int last[N_CELLS];
  gint64 at; /* µs of the last look, 0 before the first */
};

static gboolean
overlaps (const double *region, double left, double top, double right, double bottom)
{
  return left < region[2] && right > region[0] && top < region[3] && bottom > region[1];
}

/**
 * sim_detector_new:
 * @watch: where to look
 *
 * Returns: (transfer full): a detector that has seen nothing yet
 */
SimDetector *
sim_detector_new (const SimWatch *watch)
{
  SimDetector *self = g_new0 (SimDetector, 1);

  self->watch = *watch;
  for (int cell = 0; cell < N_CELLS; cell++)
    {
      double left = (double) (cell % COLUMNS) / COLUMNS;
      int row = cell / COLUMNS;
      double top = (double) row / ROWS;

      self->watched[cell] = watch->n_regions == 0;
      for (guint i = 0; i < watch->n_regions; i++)
        self->watched[cell]
            |= overlaps (watch->regions[i], left, top, left + 1.0 / COLUMNS, top + 1.0 / ROWS);
    }
  return self;
}

void
sim_detector_free (SimDetector *self)
{
  g_free (self);
}

static int
measure (const SimCanvas *picture, int cell)
{
  int left = cell % COLUMNS * picture->width / COLUMNS;
  int top = cell / COLUMNS * picture->height / ROWS;
  int sum = 0;

  for (int i = 0; i < PROBES * PROBES; i++)
    {
      int x = left + i % PROBES * picture->width / (COLUMNS * PROBES);
      int y = top + i / PROBES * picture->height / (ROWS * PROBES);

      sum += picture->planes[0][(gsize) y * picture->strides[0] + x];
    }
  return sum / (PROBES * PROBES);
}

/**
 * sim_detector_look:
 * @self: a detector
 * @picture: what the camera sees
 * @now: µs of the monotonic clock
 *
 * Compares it with the picture before, about twice a second; most calls cost nothing.
 *
 * Returns: %TRUE when something has moved where it looks
 */
gboolean
sim_detector_look (SimDetector *self, const SimCanvas *picture, gint64 now)
{
  int limit = DULL_CHANGE - (DULL_CHANGE - KEEN_CHANGE) * self->watch.sensitivity / 100;
  gboolean first = self->at == 0;
  gboolean moved = FALSE;

  if (!first && now < self->at + INTERVAL)
    return FALSE;
  self->at = now;
  for (int cell = 0; cell < N_CELLS; cell++)
    {
      int mean;

      if (!self->watched[cell])
        continue;
      mean = measure (picture, cell);
      moved |= abs (mean - self->last[cell]) > limit;
      self->last[cell] = mean;
    }
  return moved && !first;
}
