/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-overview.h"

#include "live/lookout-readout.h"

#define FRAME 2           /* pixels: how thick the frame is */
#define ASPECT_RATIO 1.78 /* until there is a picture */

struct _LookoutOverview
{
  GtkWidget parent_instance;

  GtkWidget *factor;
  GdkPaintable *paintable; /* (nullable) */
  MediaRegion region;
  int picture_height; /* 0: there is room for the factor alone */
};

G_DEFINE_FINAL_TYPE (LookoutOverview, lookout_overview, GTK_TYPE_WIDGET)

static double
get_aspect_ratio (LookoutOverview *self)
{
  double aspect_ratio
      = self->paintable != NULL ? gdk_paintable_get_intrinsic_aspect_ratio (self->paintable) : 0;

  return aspect_ratio > 0 ? aspect_ratio : ASPECT_RATIO;
}

static GtkSizeRequestMode
lookout_overview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* With the least height there is the factor alone. */
static void
lookout_overview_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  LookoutOverview *self = LOOKOUT_OVERVIEW (widget);

  gtk_widget_measure (self->factor, orientation, -1, NULL, minimum, NULL, NULL);
  *natural = *minimum;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    *natural += (int) (for_size / get_aspect_ratio (self) + 0.5);
}

static void
lookout_overview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LookoutOverview *self = LOOKOUT_OVERVIEW (widget);
  int factor_height;

  gtk_widget_measure (self->factor, GTK_ORIENTATION_VERTICAL, -1, NULL, &factor_height, NULL, NULL);
  self->picture_height = MAX (height - factor_height, 0);
  gtk_widget_size_allocate (self->factor,
                            &(GtkAllocation){ 0, self->picture_height, width,
                                              height - self->picture_height },
                            -1);
}

static void
append_frame (LookoutOverview *self, GtkSnapshot *snapshot, float width, float height)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const float widths[4] = { FRAME, FRAME, FRAME, FRAME };
  const GdkRGBA colors[4] = { white, white, white, white };
  const MediaRegion *region = &self->region;
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT ((float) region->x * width, (float) region->y * height,
                            (float) region->width * width, (float) region->height * height);
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &bounds, 0);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
lookout_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LookoutOverview *self = LOOKOUT_OVERVIEW (widget);
  int width = gtk_widget_get_width (widget);

  if (self->picture_height > 0 && self->paintable != NULL)
    {
      gdk_paintable_snapshot (self->paintable, snapshot, width, self->picture_height);
      append_frame (self, snapshot, (float) width, (float) self->picture_height);
    }
  gtk_widget_snapshot_child (widget, self->factor, snapshot);
}

static void
lookout_overview_set_paintable (LookoutOverview *self, GdkPaintable *paintable)
{
  if (self->paintable == paintable)
    return;
  if (self->paintable != NULL)
    g_signal_handlers_disconnect_by_data (self->paintable, self);
  g_set_object (&self->paintable, paintable);
  if (paintable == NULL)
    return;
  g_signal_connect_object (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (paintable, "invalidate-size", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
lookout_overview_dispose (GObject *object)
{
  LookoutOverview *self = LOOKOUT_OVERVIEW (object);

  lookout_overview_set_paintable (self, NULL);
  g_clear_pointer (&self->factor, gtk_widget_unparent);
  G_OBJECT_CLASS (lookout_overview_parent_class)->dispose (object);
}

static void
lookout_overview_class_init (LookoutOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_overview_dispose;
  widget_class->get_request_mode = lookout_overview_get_request_mode;
  widget_class->measure = lookout_overview_measure;
  widget_class->size_allocate = lookout_overview_size_allocate;
  widget_class->snapshot = lookout_overview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lookout_overview_init (LookoutOverview *self)
{
  self->factor = lookout_readout_new ();
  gtk_widget_set_halign (self->factor, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->factor, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  self->region = MEDIA_REGION_WHOLE;
}

GtkWidget *
lookout_overview_new (void)
{
  return g_object_new (LOOKOUT_TYPE_OVERVIEW, NULL);
}

/**
 * lookout_overview_set_zoom:
 * @self: an overview
 * @zoom: which part is shown large
 * @paintable: (nullable): the whole
 */
void
lookout_overview_set_zoom (LookoutOverview *self, const LookoutZoom *zoom, GdkPaintable *paintable)
{
  g_autofree char *factor = lookout_zoom_dup_factor (zoom);
  g_autofree char *description = lookout_zoom_dup_description (zoom);

  g_return_if_fail (LOOKOUT_IS_OVERVIEW (self));

  self->region = lookout_zoom_get_region (zoom);
  lookout_overview_set_paintable (self, paintable);
  lookout_readout_set_text (LOOKOUT_READOUT (self->factor), factor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
