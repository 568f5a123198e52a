/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Where everything over a picture stands, in tiles of all sizes. */

#include "live/lookout-tile-overlay-private.h"

#include "live/lookout-fit-layout.h"

/* A tile asks for no more than this, whatever it shows, so that a wall fits into every window. */
#define MINIMUM_WIDTH 24
#define MINIMUM_HEIGHT 18
#define NATURAL_WIDTH 320
#define NATURAL_HEIGHT 180

#define NARROW_WIDTH 260
#define TINY_WIDTH \
  170 /* with no room for name and state both, the name stays, and of the state its colour */
#define SMALL_WIDTH 400
#define MESSAGE_WIDTH 340
#define NAME_WIDTH 32 /* a name with less room than this says nothing */
/* The overview is a fifth as wide as the tile, within reason. */
#define OVERVIEW_SHARE 5
#define OVERVIEW_MIN_WIDTH 72
#define OVERVIEW_MAX_WIDTH 200

void
lookout_tile_overlay_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  /* GTK wants children measured before they get their place. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = horizontal ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = horizontal ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static GtkRequisition
get_size (GtkWidget *widget)
{
  GtkRequisition size = { 0, 0 };

  if (gtk_widget_get_visible (widget))
    gtk_widget_get_preferred_size (widget, NULL, &size);
  return size;
}

typedef enum
{
  AT_START,
  AT_END,
  IN_THE_MIDDLE,
} Place;

/* Gives a child its place if it has enough room there, and takes it away otherwise. */
static void
place (GtkWidget *overlay, GtkWidget *child, Place where, int y, int width, int height, int pad)
{
  int room = gtk_widget_get_width (overlay);
  gboolean shown = gtk_widget_get_visible (child) && width > 0 && height > 0;
  gboolean from_left
      = (where == AT_START) == (gtk_widget_get_direction (overlay) != GTK_TEXT_DIR_RTL);
  int x = from_left ? pad : room - pad - width;

  if (where == IN_THE_MIDDLE)
    x = (room - width) / 2;
  gtk_widget_set_child_visible (child, shown);
  if (shown)
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

/* Name and state; returns where the room below them begins. */
static int
allocate_head (LookoutTileOverlay *self, int width, int pad)
{
  GtkWidget *overlay = GTK_WIDGET (self);
  GtkRequisition pill = get_size (self->pill);
  GtkRequisition hotspot = get_size (self->hotspot);
  GtkRequisition name = get_size (self->name);
  int room = width - 2 * pad;
  int height = MAX (MAX (name.height, pill.height), hotspot.height);
  int start = pad + hotspot.width + (hotspot.width > 0 ? pad : 0);
  int left;

  pill.width = MIN (pill.width, room);
  left = width - pad - start - pill.width - (pill.width > 0 ? pad : 0);
  name.width = MIN (name.width, left);
  if (left < NAME_WIDTH)
    name.width = 0;
  place (overlay, self->pill, AT_END, pad, pill.width, height, pad);
  place (overlay, self->hotspot, AT_START, pad, hotspot.width, height, pad);
  place (overlay, self->name, AT_START, pad, name.width, height, start);
  return pad + height + pad;
}

/* The figures go before the clock, which is told where they leave room. In a small tile they leave half of the picture,
 * which is in its middle. */
static int
allocate_figures (LookoutTileOverlay *self, int top, int width, int height, int pad)
{
  GtkRequisition figures = get_size (self->figures);
  int bottom = width < SMALL_WIDTH ? height / 2 : height - pad;

  figures.width = MIN (figures.width, width - 2 * pad);
  if (figures.width > 0)
    figures.height
        = lookout_fit_layout_measure_fitting (self->figures, figures.width, bottom - top);
  place (GTK_WIDGET (self), self->figures, AT_START, top, figures.width, figures.height, pad);
  return top + (figures.width > 0 ? figures.height + pad : 0);
}

/* Below the state, beside the figures; without its picture where there is little room. */
static void
allocate_overview (LookoutTileOverlay *self, int top, int width, int height, int pad)
{
  GtkRequisition figures = get_size (self->figures);
  GtkRequisition size = get_size (self->overview);
  int room = width - 2 * pad - (figures.width > 0 ? figures.width + pad : 0);
  int wanted = CLAMP (width / OVERVIEW_SHARE, OVERVIEW_MIN_WIDTH, OVERVIEW_MAX_WIDTH);
  int least, natural;

  if (size.width == 0)
    return;
  gtk_widget_measure (self->overview, GTK_ORIENTATION_VERTICAL, wanted, &least, &natural, NULL,
                      NULL);
  if (width >= NARROW_WIDTH && wanted <= room && natural <= (height - top) / 2)
    size = (GtkRequisition){ wanted, natural };
  else
    size.height = least;
  if (size.width > room || top + size.height > height - pad)
    size.width = 0;
  place (GTK_WIDGET (self), self->overview, AT_END, top, size.width, size.height, pad);
}

/* Where clock and buttons do not fit beside each other, the buttons take the clock's place while they are seen. */
static void
set_crowded (LookoutTileOverlay *self, gboolean crowded)
{
  if (crowded == gtk_widget_has_css_class (self->clock, "crowded"))
    return;
  if (crowded)
    gtk_widget_add_css_class (self->clock, "crowded");
  else
    gtk_widget_remove_css_class (self->clock, "crowded");
}

/* Clock and buttons; returns where the room above them ends. */
static int
allocate_foot (LookoutTileOverlay *self, int top, int clock_top, int width, int height, int pad)
{
  GtkWidget *overlay = GTK_WIDGET (self);
  GtkRequisition tools = get_size (self->tools);
  GtkRequisition clock = get_size (self->clock);
  int room = width - 2 * pad;

  if (tools.width > room || height - pad - tools.height < top)
    tools.width = 0;
  if (clock.width > room || height - pad - clock.height < clock_top)
    clock.width = 0;
  place (overlay, self->tools, AT_END, height - pad - tools.height, tools.width, tools.height, pad);
  place (overlay, self->clock, AT_START, height - pad - clock.height, clock.width, clock.height,
         pad);
  set_crowded (self, clock.width + pad + tools.width > room);
  return height - pad - MAX (tools.height, clock.height);
}

/* Below the name, for at the foot of the window toasts come up; above the foot when figures or the overview stand there.
 * Narrows the room between @top and @end to what it leaves. */
static void
allocate_notice (LookoutTileOverlay *self, int *top, int *end, int width, int pad)
{
  GtkRequisition notice = get_size (self->notice);
  gboolean below
      = gtk_widget_get_visible (self->figures) || gtk_widget_get_visible (self->overview);
  int y = below ? *end - pad - notice.height : *top;

  if (*end - notice.height - pad < *top)
    notice.width = 0;
  place (GTK_WIDGET (self), self->notice, IN_THE_MIDDLE, y, MIN (notice.width, width - 2 * pad),
         notice.height, pad);
  if (notice.width > 0 && below)
    *end -= notice.height + pad;
  else if (notice.width > 0)
    *top += notice.height + pad;
}

void
lookout_tile_overlay_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LookoutTileOverlay *self = LOOKOUT_TILE_OVERLAY (widget);
  int pad = width < NARROW_WIDTH ? 4 : 8;
  int top = allocate_head (self, width, pad);
  int below_figures = allocate_figures (self, top, width, height, pad);
  int end = allocate_foot (self, top, below_figures, width, height, pad);
  int message_width = MIN (width - 4 * pad, MESSAGE_WIDTH);
  int margin;

  allocate_overview (self, top, width, height, pad);
  allocate_notice (self, &top, &end, width, pad);
  margin = MIN (top, height - end);
  self->narrow = width < NARROW_WIDTH;
  self->tiny = width < TINY_WIDTH;

  /* In a tile with room the message stands in its middle, in a small one between name and edge. */
  if (height < 4 * top)
    place (widget, self->message, IN_THE_MIDDLE, top, message_width, height - top - pad, pad);
  else
    place (widget, self->message, IN_THE_MIDDLE, margin, message_width, height - 2 * margin, pad);
}
