/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-side-layout.h"

/* From this width on, the second child stands beside the first, as narrow as it can be. */
#define BESIDE_WIDTH 640
/* Below it, it gets no more than this share of the height. */
#define BELOW_SHARE 0.55

struct _LookoutSideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LookoutSideLayout, lookout_side_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
get_second (GtkWidget *widget)
{
  GtkWidget *second = gtk_widget_get_next_sibling (gtk_widget_get_first_child (widget));

  return second != NULL && gtk_widget_should_layout (second) ? second : NULL;
}

/* What the first needs is what both need: the second is put where there is room. */
static void
lookout_side_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  GtkWidget *second = get_second (widget);

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (second != NULL)
    {
      int least = 0;

      gtk_widget_measure (second, orientation, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, *minimum);
    }
}

static void
lookout_side_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  GtkWidget *second = get_second (widget);
  GtkAllocation first_area = { 0, 0, width, height };
  GtkAllocation second_area = first_area;
  int minimum, natural;

  if (second != NULL && width >= BESIDE_WIDTH)
    {
      gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      second_area.width = MIN (minimum, width);
      first_area.width = width - second_area.width;
      second_area.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : first_area.width;
      first_area.x = second_area.x == 0 ? second_area.width : 0;
    }
  else if (second != NULL)
    {
      gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
      second_area.height = CLAMP ((int) (height * BELOW_SHARE), MIN (minimum, height), natural);
      first_area.height = MAX (height - second_area.height, 0);
      second_area.y = first_area.height;
    }
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &first_area, -1);
  if (second != NULL)
    gtk_widget_size_allocate (second, &second_area, -1);
}

static void
lookout_side_layout_class_init (LookoutSideLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = lookout_side_layout_measure;
  layout_class->allocate = lookout_side_layout_allocate;
}

static void
lookout_side_layout_init (LookoutSideLayout *self)
{
}
