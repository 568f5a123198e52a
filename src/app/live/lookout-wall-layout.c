/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-wall-layout.h"

/* Between two tiles, in application pixels. */
#define GAP 2

struct _LookoutWallLayout
{
  GtkLayoutManager parent_instance;

  const LookoutLayout *layout;
  GtkWidget *enlarged; /* not owned: compared with the children only */
};

G_DEFINE_FINAL_TYPE (LookoutWallLayout, lookout_wall_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
lookout_wall_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
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
  int count
      = orientation == GTK_ORIENTATION_HORIZONTAL ? self->layout->columns : self->layout->rows;
  int largest_minimum = 0;
  int largest_natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      largest_minimum = MAX (largest_minimum, child_minimum);
      largest_natural = MAX (largest_natural, child_natural);
    }
  *minimum = count * largest_minimum + (count - 1) * GAP;
  *natural = count * largest_natural + (count - 1) * GAP;
}

/* Where the line between cells stands, so that neighbours meet and no pixel is lost. */
static int
get_edge (int size, int count, int index)
{
  return (size + GAP) * index / count;
}

static GtkAllocation
get_area (const LookoutLayout *layout, const LookoutCell *cell, int width, int height, gboolean rtl)
{
  int left = get_edge (width, layout->columns, cell->column);
  int right = get_edge (width, layout->columns, cell->column + cell->columns) - GAP;
  int top = get_edge (height, layout->rows, cell->row);
  int bottom = get_edge (height, layout->rows, cell->row + cell->rows) - GAP;

  return (GtkAllocation){ rtl ? width - right : left, top, right - left, bottom - top };
}

static gboolean
is_shown (LookoutWallLayout *self, GtkWidget *child, guint index, guint n_cells)
{
  return self->enlarged != NULL ? child == self->enlarged : index < n_cells;
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
  LookoutCell cells[LOOKOUT_MAX_TILES];
  guint n_cells = lookout_layout_get_cells (self->layout, cells);
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      gboolean shown = is_shown (self, child, i, n_cells);
      GtkAllocation area = { 0, 0, width, height };

      gtk_widget_set_child_visible (child, shown); /* of those that came since */
      if (!shown)
        continue;
      if (self->enlarged == NULL)
        area = get_area (self->layout, &cells[i], width, height, rtl);
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
  self->layout = &lookout_layouts[0];
}

GtkLayoutManager *
lookout_wall_layout_new (void)
{
  return g_object_new (LOOKOUT_TYPE_WALL_LAYOUT, NULL);
}

const LookoutLayout *
lookout_wall_layout_get_layout (LookoutWallLayout *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL_LAYOUT (self), NULL);

  return self->layout;
}

/* What is shown or hidden begins to play or stops, and says so in its tile and in others. That must not happen while space is
 * given out: what asks for another size by then may be drawn before it has one. */
static void
lookout_wall_layout_show (LookoutWallLayout *self)
{
  GtkWidget *widget = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (self));
  LookoutCell cells[LOOKOUT_MAX_TILES];
  guint n_cells = lookout_layout_get_cells (self->layout, cells);
  guint i = 0;

  if (widget == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    gtk_widget_set_child_visible (child, is_shown (self, child, i, n_cells));
}

/**
 * lookout_wall_layout_set_layout:
 * @self: the layout manager
 * @layout: how to divide the space; it must outlive @self
 */
void
lookout_wall_layout_set_layout (LookoutWallLayout *self, const LookoutLayout *layout)
{
  g_return_if_fail (LOOKOUT_IS_WALL_LAYOUT (self));
  g_return_if_fail (layout != NULL && layout->n_tiles > 0);

  if (self->layout == layout)
    return;
  self->layout = layout;
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
