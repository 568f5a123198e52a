/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-canvas.h"

#include <pango/pangocairo.h>
#include <string.h>

/* One font map for all cameras: loading fonts in each streaming thread would delay its first
 * picture. Pango does not lock; this does. */
static GMutex font_lock;

static PangoFontMap *
get_font_map (void)
{
  static PangoFontMap *font_map;

  if (font_map == NULL)
    font_map = pango_cairo_font_map_new ();
  return font_map;
}

static PangoLayout *
create_layout (const char *text, int pixels)
{
  PangoContext *context = pango_font_map_create_context (get_font_map ());
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans Bold");

  pango_font_description_set_absolute_size (font, (double) pixels * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  g_object_unref (context);
  return layout;
}

static void
copy_from_surface (SimMask *mask, cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int row = 0; row < mask->height; row++)
    memcpy (mask->data + (gsize) row * mask->width, data + (gsize) row * stride,
            (gsize) mask->width);
}

/**
 * sim_mask_new_from_text:
 * @text: one line in any script
 * @pixels: height of the letters
 *
 * Returns: (transfer full): the text
 */
SimMask *
sim_mask_new_from_text (const char *text, int pixels)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&font_lock);
  g_autoptr (PangoLayout) layout = create_layout (text, pixels);
  SimMask *mask = g_new0 (SimMask, 1);
  cairo_surface_t *surface;
  cairo_t *cr;

  pango_layout_get_pixel_size (layout, &mask->width, &mask->height);
  mask->width = CLAMP (mask->width, 1, 4096);
  mask->height = CLAMP (mask->height, 1, 4096);
  mask->data = g_malloc0 ((gsize) mask->width * mask->height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, mask->width, mask->height);
  cr = cairo_create (surface);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  copy_from_surface (mask, surface);
  cairo_surface_destroy (surface);
  return mask;
}

/**
 * sim_mask_free:
 * @mask: (transfer full): a mask
 */
void
sim_mask_free (SimMask *mask)
{
  g_free (mask->data);
  g_free (mask);
}
