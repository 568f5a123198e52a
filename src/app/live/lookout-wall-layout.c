/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-wall-layout.h"

#define GAP LOOKOUT_WALL_GAP

struct _LookoutWallLayout
{
  GtkLayoutManager parent_instance;

  FleetGrid grid;
  GtkWidget *enlarged; /* not owned: compared with the children only */
};

G_DEFINE_FINAL_TYPE (LookoutWallLayout, lookout_wall_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
lookout_wall_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* How large all lines together must be so that a tile of @n of them has its size. */
static int
get_whole (int size, guint n, guint n_lines)
{
  return ((size + GAP) * (int) n_lines + (int) n - 1) / (int) n - GAP;
}

static void
lookout_wall_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  LookoutWallLayout *self = LOOKOUT_WALL_LAYOUT (manager);
  FleetAxis axis = orientation == GTK_ORIENTATION_HORIZONTAL ? FLEET_AXIS_COLUMNS : FLEET_AXIS_ROWS;
  guint i = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      guint n = i < self->grid.n_tiles ? self->grid.tiles[i].size[axis] : 0;
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (n == 0)
        continue;
      *minimum = MAX (*minimum, get_whole (child_minimum, n, self->grid.size[axis]));
      *natural = MAX (*natural, get_whole (child_natural, n, self->grid.size[axis]));
    }
}

/* Where the tiles after a line begin, so that neighbours meet and no pixel is lost. */
int
lookout_wall_layout_get_line (int size, guint n_lines, guint line)
{
  return (size + GAP) * (int) line / (int) n_lines;
}

/* The nearest one, borders included. */
guint
lookout_wall_layout_find_line (int size, guint n_lines, double at)
{
  double line = (at + GAP / 2.0) * n_lines / (size + GAP) + 0.5;

  return (guint) CLAMP (line, 0, n_lines);
}

static GtkAllocation
get_area (const FleetGrid *grid, const FleetGridCell *cell, int width, int height, gboolean rtl)
{
  const int space[FLEET_N_AXES] = { width, height };
  int start[FLEET_N_AXES], size[FLEET_N_AXES];

  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      guint end = (guint) cell->start[axis] + cell->size[axis];

      start[axis] = lookout_wall_layout_get_line (space[axis], grid->size[axis], cell->start[axis]);
      size[axis]
          = lookout_wall_layout_get_line (space[axis], grid->size[axis], end) - GAP - start[axis];
    }
  return (GtkAllocation){ rtl ? width - start[0] - size[0] : start[0], start[1], size[0], size[1] };
}

/* Out of sight, but mapped: the pointer that pushes a tile out may have been pressed on it, and would be lost with it. */
static GtkAllocation
get_area_outside (GtkWidget *child, int width)
{
  GtkRequisition least;

  gtk_widget_get_preferred_size (child, &least, NULL);
  return (GtkAllocation){ -width - least.width, 0, least.width, least.height };
}

static gboolean
is_shown (LookoutWallLayout *self, GtkWidget *child, guint index)
{
  return self->enlarged != NULL ? child == self->enlarged : index < self->grid.n_tiles;
}

static void
lookout_wall_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  LookoutWallLayout *self = LOOKOUT_WALL_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const FleetGrid *grid = &self->grid;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      gboolean shown = is_shown (self, child, i);
      GtkAllocation area = { 0, 0, width, height };

      gtk_widget_set_child_visible (child, shown); /* of those that came since */
      if (!shown)
        continue;
      if (self->enlarged == NULL && grid->tiles[i].size[0] == 0)
        area = get_area_outside (child, width);
      else if (self->enlarged == NULL)
        area = get_area (grid, &grid->tiles[i], width, height, rtl);
      gtk_widget_size_allocate (child, &area, -1);
    }
}

static void
lookout_wall_layout_class_init (LookoutWallLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = lookout_wall_layout_get_request_mode;
  manager_class->measure = lookout_wall_layout_measure;
  manager_class->allocate = lookout_wall_layout_allocate;
}

static void
lookout_wall_layout_init (LookoutWallLayout *self)
{
  self->grid = (FleetGrid){ { 1, 1 }, 1, { { { 0, 0 }, { 1, 1 } } } };
}

GtkLayoutManager *
lookout_wall_layout_new (void)
{
  return g_object_new (LOOKOUT_TYPE_WALL_LAYOUT, NULL);
}

const FleetGrid *
lookout_wall_layout_get_grid (LookoutWallLayout *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL_LAYOUT (self), NULL);

  return &self->grid;
}

/* What is shown or hidden begins to play or stops, and says so in its tile and in others. That must not happen while space is
 * given out: what asks for another size by then may be drawn before it has one. */
static void
lookout_wall_layout_show (LookoutWallLayout *self)
{
  GtkWidget *widget = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (self));
  guint i = 0;

  if (widget == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    gtk_widget_set_child_visible (child, is_shown (self, child, i));
}

/**
 * lookout_wall_layout_set_grid:
 * @self: the layout manager
 * @grid: how to divide the space; it is copied. The child of a tile that is gone stays, out of sight.
 */
void
lookout_wall_layout_set_grid (LookoutWallLayout *self, const FleetGrid *grid)
{
  g_return_if_fail (LOOKOUT_IS_WALL_LAYOUT (self));
  g_return_if_fail (grid != NULL && grid->n_tiles > 0);

  if (fleet_grid_is_same (&self->grid, grid))
    return;
  self->grid = *grid;
  lookout_wall_layout_show (self);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

GtkWidget *
lookout_wall_layout_get_enlarged (LookoutWallLayout *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL_LAYOUT (self), NULL);

  return self->enlarged;
}

/**
 * lookout_wall_layout_set_enlarged:
 * @self: the layout manager
 * @child: (nullable): the only child that is shown, or %NULL to show all; whoever removes it says %NULL before
 */
void
lookout_wall_layout_set_enlarged (LookoutWallLayout *self, GtkWidget *child)
{
  g_return_if_fail (LOOKOUT_IS_WALL_LAYOUT (self));

  if (self->enlarged == child)
    return;
  self->enlarged = child;
  lookout_wall_layout_show (self);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
