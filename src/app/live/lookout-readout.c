/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-readout.h"

struct _LookoutReadout
{
  GtkWidget parent_instance;

  char *text;
  PangoLayout *layout; /* (nullable): until it is measured or drawn */
  int width;           /* of the longest text so far */
};

G_DEFINE_FINAL_TYPE (LookoutReadout, lookout_readout, GTK_TYPE_WIDGET)

/* Digits of one width, so that a figure does not tremble. */
static PangoAttrList *
create_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  return attributes;
}

static PangoLayout *
lookout_readout_get_layout (LookoutReadout *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->layout != NULL)
    return self->layout;
  attributes = create_attributes ();
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  return self->layout;
}

static int
lookout_readout_get_text_width (LookoutReadout *self)
{
  PangoLayout *layout = lookout_readout_get_layout (self);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
lookout_readout_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  LookoutReadout *self = LOOKOUT_READOUT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      self->width = MAX (self->width, lookout_readout_get_text_width (self));
      *minimum = 0;
      *natural = self->width;
    }
  else
    {
      pango_layout_get_pixel_size (lookout_readout_get_layout (self), NULL, natural);
      *minimum = *natural;
    }
}

static void
get_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

static void
lookout_readout_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LookoutReadout *self = LOOKOUT_READOUT (widget);
  PangoLayout *layout = lookout_readout_get_layout (self);
  int width = gtk_widget_get_width (widget);
  int text_width, text_height;
  int x = 0, y;
  GdkRGBA color;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (gtk_widget_get_halign (widget) == GTK_ALIGN_CENTER)
    x = (width - text_width) / 2;
  y = (gtk_widget_get_height (widget) - text_height) / 2;
  get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
lookout_readout_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LookoutReadout *self = LOOKOUT_READOUT (widget);

  GTK_WIDGET_CLASS (lookout_readout_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  self->width = 0;
}

static void
lookout_readout_finalize (GObject *object)
{
  LookoutReadout *self = LOOKOUT_READOUT (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (lookout_readout_parent_class)->finalize (object);
}

static void
lookout_readout_class_init (LookoutReadoutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lookout_readout_finalize;
  widget_class->measure = lookout_readout_measure;
  widget_class->snapshot = lookout_readout_snapshot;
  widget_class->css_changed = lookout_readout_css_changed;

  gtk_widget_class_set_css_name (widget_class, "readout");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
lookout_readout_init (LookoutReadout *self)
{
  self->text = g_strdup ("");
}

GtkWidget *
lookout_readout_new (void)
{
  return g_object_new (LOOKOUT_TYPE_READOUT, NULL);
}

const char *
lookout_readout_get_text (LookoutReadout *self)
{
  g_return_val_if_fail (LOOKOUT_IS_READOUT (self), NULL);

  return self->text;
}

/**
 * lookout_readout_set_text:
 * @self: a readout
 * @text: what it shows from now on
 */
void
lookout_readout_set_text (LookoutReadout *self, const char *text)
{
  g_return_if_fail (LOOKOUT_IS_READOUT (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  pango_layout_set_text (lookout_readout_get_layout (self), self->text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);
  if (lookout_readout_get_text_width (self) > self->width)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lookout_readout_reset:
 * @self: a readout
 *
 * Forgets the longest text: it shows something of another kind from now on.
 */
void
lookout_readout_reset (LookoutReadout *self)
{
  g_return_if_fail (LOOKOUT_IS_READOUT (self));

  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
