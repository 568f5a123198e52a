/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-osd-painter.h"

/* The clock changes in every picture: its letters are drawn once and put together. A text stays:
 * it is drawn as a whole, with what its script needs. */
struct _SimOsdPainter
{
  SimOsd *osd;
  int pixels;       /* letters of a text, and what lines are made for */
  int clock_pixels; /* letters of the clock */
  int room;         /* for a line */
  int margin;
  SimMask *texts[SIM_OSD_N_ENTRIES];
  SimMask *letters[128];
  SimMask *notice; /* %NULL until it is needed */
};

/* What a picture says that shows nothing else. */
#define NOTICE "CAMERA OFF"

/* Smaller letters could not be read: what is still too wide is cut off. */
#define SMALLEST 5

/* The widest clock; all digits are as wide. */
#define CLOCK "0000-00-00 00:00:00.0"
#define CLOCK_12 CLOCK " PM"

static const SimColour white = { 235, 128, 128 };
static const SimColour black = { 16, 128, 128 };

/* How large letters may be, up to a size, for a text to be no wider than there is room for. */
static int
fit (SimOsdPainter *painter, const char *text, int pixels)
{
  for (;;)
    {
      SimMask *mask = sim_mask_new_from_text (text, pixels);
      int width = mask->width;

      sim_mask_free (mask);
      if (width <= painter->room || pixels <= SMALLEST)
        return pixels;
      pixels = MAX (MIN (pixels - 1, pixels * painter->room / width), SMALLEST);
    }
}

static SimMask *
make_fitting (SimOsdPainter *painter, const char *text, int pixels)
{
  return sim_mask_new_from_text (text, fit (painter, text, pixels));
}

/**
 * sim_osd_painter_new:
 * @osd: what to draw
 * @frame_width: pixels; a line with letters of that size may be too wide, and gets smaller ones
 * @frame_height: pixels; letters are a sixteenth of it
 *
 * Returns: (transfer full): a painter
 */
SimOsdPainter *
sim_osd_painter_new (const SimOsd *osd, int frame_width, int frame_height)
{
  SimOsdPainter *painter = g_new0 (SimOsdPainter, 1);
  gboolean twelve_hours = FALSE;

  painter->osd = sim_osd_copy (osd);
  painter->pixels = MAX (frame_height / 16, 9);
  painter->margin = painter->pixels / 2;
  painter->room = frame_width - 2 * painter->margin;
  for (int i = 0; i < SIM_OSD_N_ENTRIES; i++)
    {
      twelve_hours |= osd->entries[i].twelve_hours;
      if (osd->entries[i].text != NULL && *osd->entries[i].text != '\0')
        painter->texts[i] = make_fitting (painter, osd->entries[i].text, painter->pixels);
    }
  painter->clock_pixels = fit (painter, twelve_hours ? CLOCK_12 : CLOCK, painter->pixels);
  return painter;
}

/**
 * sim_osd_painter_free:
 * @painter: (transfer full): a painter
 */
void
sim_osd_painter_free (SimOsdPainter *painter)
{
  for (int i = 0; i < SIM_OSD_N_ENTRIES; i++)
    g_clear_pointer (&painter->texts[i], sim_mask_free);
  for (guint i = 0; i < G_N_ELEMENTS (painter->letters); i++)
    g_clear_pointer (&painter->letters[i], sim_mask_free);
  g_clear_pointer (&painter->notice, sim_mask_free);
  sim_osd_free (painter->osd);
  g_free (painter);
}

static const SimMask *
get_letter (SimOsdPainter *painter, char letter)
{
  SimMask **slot = &painter->letters[letter & 0x7f];

  if (*slot == NULL)
    *slot = sim_mask_new_from_text ((char[]){ letter, '\0' }, painter->clock_pixels);
  return *slot;
}

static void
paint_mask (SimCanvas *canvas, int x, int y, const SimMask *mask)
{
  sim_canvas_blend_mask (canvas, x + 1, y + 1, mask, black);
  sim_canvas_blend_mask (canvas, x, y, mask, white);
}

static int
measure (SimOsdPainter *painter, const char *letters)
{
  int width = 0;

  for (; *letters != '\0'; letters++)
    width += get_letter (painter, *letters)->width;
  return width;
}

static void
paint_letters (SimOsdPainter *painter, SimCanvas *canvas, int x, int y, const char *letters)
{
  for (; *letters != '\0'; letters++)
    {
      const SimMask *letter = get_letter (painter, *letters);

      paint_mask (canvas, x, y, letter);
      x += letter->width;
    }
}

/**
 * sim_osd_painter_paint_notice:
 * @painter: a painter
 * @canvas: the picture
 *
 * Says in the middle that the camera is off.
 */
void
sim_osd_painter_paint_notice (SimOsdPainter *painter, SimCanvas *canvas)
{
  if (painter->notice == NULL)
    painter->notice = make_fitting (painter, NOTICE, painter->pixels * 2);
  paint_mask (canvas, (canvas->width - painter->notice->width) / 2,
              (canvas->height - painter->notice->height) / 2, painter->notice);
}

/**
 * sim_osd_painter_paint:
 * @painter: a painter
 * @canvas: the picture
 * @time: the camera's clock
 *
 * Draws the entries at their corners, the second below or above the first where they share one.
 */
void
sim_osd_painter_paint (SimOsdPainter *painter, SimCanvas *canvas, GDateTime *time)
{
  int used[SIM_CORNER_RIGHT_BOTTOM + 1] = { 0 };

  for (int i = 0; i < SIM_OSD_N_ENTRIES; i++)
    {
      const SimOsdEntry *entry = &painter->osd->entries[i];
      g_autofree char *text = sim_osd_entry_format (entry, time);
      const SimMask *mask = painter->texts[i];
      int line = painter->pixels * 3 / 2;
      int width, x, y;

      if (text == NULL)
        continue;
      width = mask != NULL ? mask->width : measure (painter, text);
      x = entry->corner == SIM_CORNER_LEFT_TOP || entry->corner == SIM_CORNER_LEFT_BOTTOM
              ? painter->margin
              : canvas->width - painter->margin - width;
      y = entry->corner == SIM_CORNER_LEFT_TOP || entry->corner == SIM_CORNER_RIGHT_TOP
              ? painter->margin + used[entry->corner]
              : canvas->height - painter->margin - line - used[entry->corner];
      used[entry->corner] += line;
      if (mask != NULL)
        paint_mask (canvas, x, y, mask);
      else
        paint_letters (painter, canvas, x, y, text);
    }
}
