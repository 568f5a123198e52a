/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-fit-layout.h"

#define MAX_CHILDREN 16

struct _LookoutFitLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean centered;
};

G_DEFINE_FINAL_TYPE (LookoutFitLayout, lookout_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

static G_DEFINE_QUARK (lookout - fit - importance, importance);

typedef struct
{
  GtkWidget *widget;
  int height;
  gboolean fits;
} Part;

static int
get_importance (GtkWidget *child)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (child), importance_quark ()));
}

/**
 * lookout_fit_layout_set_importance:
 * @child: a child of a widget with this layout
 * @importance: the higher, the longer it stays when room gets short
 */
void
lookout_fit_layout_set_importance (GtkWidget *child, int importance)
{
  g_object_set_qdata (G_OBJECT (child), importance_quark (), GINT_TO_POINTER (importance));
}

static GtkSizeRequestMode
lookout_fit_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (LookoutFitLayout *self, GtkWidget *widget, int width)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      height += natural + (height > 0 ? self->spacing : 0);
    }
  return height;
}

static int
measure_width (GtkWidget *widget)
{
  int width = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width = MAX (width, natural);
    }
  return width;
}

static void
lookout_fit_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = measure_width (widget);
  else
    *natural = measure_height (LOOKOUT_FIT_LAYOUT (manager), widget, for_size);
}

static guint
collect_parts (GtkWidget *widget, int width, Part parts[MAX_CHILDREN])
{
  guint n_parts = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && n_parts < MAX_CHILDREN; child = gtk_widget_get_next_sibling (child))
    {
      int minimum_width;
      Part *part = &parts[n_parts];

      if (!gtk_widget_should_layout (child))
        continue;
      part->widget = child;
      part->fits = FALSE;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, minimum_width), NULL,
                          &part->height, NULL, NULL);
      if (minimum_width > width)
        part->height = G_MAXINT / 2;
      n_parts++;
    }
  return n_parts;
}

/* Marks what fits, by importance, and returns the height of all that do. */
static int
choose_parts (LookoutFitLayout *self, Part *parts, guint n_parts, int height)
{
  int used = 0;

  for (guint round = 0; round < n_parts; round++)
    {
      Part *best = NULL;
      int wanted;

      for (guint i = 0; i < n_parts; i++)
        if (!parts[i].fits && parts[i].height >= 0
            && (best == NULL || get_importance (parts[i].widget) > get_importance (best->widget)))
          best = &parts[i];
      if (best == NULL)
        break;
      wanted = best->height + (used > 0 ? self->spacing : 0);
      best->fits = used + wanted <= height;
      if (!best->fits)
        break;
      used += wanted;
    }
  return used;
}

static void
lookout_fit_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  LookoutFitLayout *self = LOOKOUT_FIT_LAYOUT (manager);
  Part parts[MAX_CHILDREN];
  guint n_parts = collect_parts (widget, width, parts);
  int used = choose_parts (self, parts, n_parts, height);
  int y = self->centered ? (height - used) / 2 : 0;

  for (guint i = 0; i < n_parts; i++)
    {
      gtk_widget_set_child_visible (parts[i].widget, parts[i].fits);
      if (!parts[i].fits)
        continue;
      gtk_widget_size_allocate (parts[i].widget, &(GtkAllocation){ 0, y, width, parts[i].height },
                                -1);
      y += parts[i].height + self->spacing;
    }
}

static void
lookout_fit_layout_class_init (LookoutFitLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = lookout_fit_layout_get_request_mode;
  manager_class->measure = lookout_fit_layout_measure;
  manager_class->allocate = lookout_fit_layout_allocate;
}

static void
lookout_fit_layout_init (LookoutFitLayout *self)
{
}

/**
 * lookout_fit_layout_new:
 * @spacing: between two children, in application pixels
 * @centered: whether the children stand in the middle of the height; otherwise they begin at its top
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
lookout_fit_layout_new (int spacing, gboolean centered)
{
  LookoutFitLayout *self = g_object_new (LOOKOUT_TYPE_FIT_LAYOUT, NULL);

  self->spacing = spacing;
  self->centered = centered;
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * lookout_fit_layout_measure_fitting:
 * @widget: a widget with this layout
 * @width: its width
 * @height: the most it can have
 *
 * Returns: the height that is needed for those children that fit, with the widget's own padding
 */
int
lookout_fit_layout_measure_fitting (GtkWidget *widget, int width, int height)
{
  LookoutFitLayout *self = LOOKOUT_FIT_LAYOUT (gtk_widget_get_layout_manager (widget));
  Part parts[MAX_CHILDREN];
  guint n_parts = collect_parts (widget, width, parts);
  int natural;
  int padding;
  int used;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  padding = natural - measure_height (self, widget, width);
  used = choose_parts (self, parts, n_parts, height - padding);
  return used > 0 ? used + padding : 0;
}
