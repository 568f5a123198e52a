/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-tile-overlay.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "live/lookout-fit-layout.h"
#include "live/lookout-live-words.h"
#include "live/lookout-overview.h"
#include "live/lookout-readout.h"
#include "live/lookout-tile-figures.h"
#include "live/lookout-tile-message.h"

/* A tile asks for no more than this, whatever it shows, so that a wall fits into every window. */
#define MINIMUM_WIDTH 72
#define MINIMUM_HEIGHT 54
#define NATURAL_WIDTH 320
#define NATURAL_HEIGHT 180

#define NARROW_WIDTH 260
#define TINY_WIDTH \
  170 /* with no room for name and state both, the name stays, and of the state its colour */
#define SMALL_WIDTH 400
#define MESSAGE_WIDTH 340
#define NAME_WIDTH 32 /* a name with less room than this says nothing */
#define NOTICE_SECONDS 12
/* The overview is a fifth as wide as the tile, within reason. */
#define OVERVIEW_SHARE 5
#define OVERVIEW_MIN_WIDTH 72
#define OVERVIEW_MAX_WIDTH 200

#define N_NOTICES 3 /* of the connection, the sound and the load */

struct _LookoutTileOverlay
{
  GtkWidget parent_instance;

  GtkWidget *message;
  GtkWidget *figures;
  GtkWidget *overview;
  GtkWidget *hotspot;
  GtkWidget *name;
  GtkWidget *pill;
  LookoutReadout *pill_text;
  GtkWidget *notice;
  GtkWidget *clock;
  GtkWidget *tools;
  GtkWidget *sound_button;
  GtkWidget *enlarge_button;

  LookoutMood mood;
  gboolean narrow;
  gboolean tiny;
  gboolean figures_wanted;
  gboolean zoomed;
  MediaNotice notices[N_NOTICES]; /* as they were last said */
  guint notice_timer;
};

G_DEFINE_FINAL_TYPE (LookoutTileOverlay, lookout_tile_overlay, GTK_TYPE_WIDGET)

static void
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

static void
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

static void
lookout_tile_overlay_dispose (GObject *object)
{
  LookoutTileOverlay *self = LOOKOUT_TILE_OVERLAY (object);
  GtkWidget *child;

  g_clear_handle_id (&self->notice_timer, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lookout_tile_overlay_parent_class)->dispose (object);
}

static void
lookout_tile_overlay_class_init (LookoutTileOverlayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_tile_overlay_dispose;
  widget_class->measure = lookout_tile_overlay_measure;
  widget_class->size_allocate = lookout_tile_overlay_size_allocate;

  g_type_ensure (ADW_TYPE_BIN);
  g_type_ensure (LOOKOUT_TYPE_OVERVIEW);
  g_type_ensure (LOOKOUT_TYPE_READOUT);
  g_type_ensure (LOOKOUT_TYPE_TILE_FIGURES);
  g_type_ensure (LOOKOUT_TYPE_TILE_MESSAGE);
  gtk_widget_class_set_css_name (widget_class, "overlay");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/live/lookout-tile-overlay.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, message);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, figures);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, overview);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, hotspot);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, name);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, pill);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, pill_text);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, notice);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, clock);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, tools);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, sound_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutTileOverlay, enlarge_button);
}

static void
set_button (GtkWidget *button, const char *icon_name, const char *label)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon_name);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
lookout_tile_overlay_init (LookoutTileOverlay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_button (self->sound_button, "audio-volume-muted-symbolic", _ ("Sound On"));
  lookout_tile_overlay_set_enlarged (self, FALSE);
  lookout_tile_overlay_show_empty (self);
}

GtkWidget *
lookout_tile_overlay_new (void)
{
  return g_object_new (LOOKOUT_TYPE_TILE_OVERLAY, NULL);
}

static gboolean
on_notice_seen (gpointer user_data)
{
  LookoutTileOverlay *self = user_data;

  self->notice_timer = 0;
  gtk_widget_set_visible (self->notice, FALSE);
  return G_SOURCE_REMOVE;
}

/* A notice is said once, and for as long as it takes to read it. */
static void
lookout_tile_overlay_set_notice (LookoutTileOverlay *self, guint source, MediaNotice notice)
{
  const char *text;

  if (self->notices[source] == notice)
    return;
  self->notices[source] = notice;
  text = lookout_live_words_get_notice (notice);
  g_clear_handle_id (&self->notice_timer, g_source_remove);
  gtk_widget_set_visible (self->notice, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->notice), text);
  gtk_widget_set_tooltip_text (self->notice, text);
  self->notice_timer = g_timeout_add_seconds (NOTICE_SECONDS, on_notice_seen, self);
}

static void
lookout_tile_overlay_set_notices (LookoutTileOverlay *self, const MediaNotice *notices)
{
  for (guint i = 0; i < N_NOTICES; i++)
    lookout_tile_overlay_set_notice (self, i, notices[i]);
}

static void
lookout_tile_overlay_set_mood (LookoutTileOverlay *self, LookoutMood mood)
{
  if (self->mood == mood)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), lookout_mood_get_css_class (self->mood));
  gtk_widget_add_css_class (GTK_WIDGET (self), lookout_mood_get_css_class (mood));
  self->mood = mood;
  lookout_readout_reset (self->pill_text);
  gtk_widget_set_tooltip_text (self->pill, lookout_mood_get_name (mood));
}

/* How long a picture has stood still is said nowhere else. */
static void
lookout_tile_overlay_set_pill (LookoutTileOverlay *self, const char *text)
{
  lookout_readout_set_text (self->pill_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->pill_text),
                          *text != '\0' && (!self->tiny || self->mood == LOOKOUT_MOOD_STALLED));
}

static void
lookout_tile_overlay_set_open (LookoutTileOverlay *self, gboolean open)
{
  gtk_widget_set_visible (self->name, open);
  gtk_widget_set_visible (self->pill, open);
  gtk_widget_set_visible (self->tools, open);
}

/**
 * lookout_tile_overlay_show_empty:
 * @self: the overlay
 *
 * Shows that no camera is open here.
 */
void
lookout_tile_overlay_show_empty (LookoutTileOverlay *self)
{
  static const MediaNotice none[N_NOTICES] = { MEDIA_NOTICE_NONE };

  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  lookout_tile_overlay_set_open (self, FALSE);
  gtk_widget_set_visible (self->clock, FALSE);
  gtk_widget_set_visible (self->figures, FALSE);
  gtk_widget_set_visible (self->overview, FALSE);
  lookout_tile_overlay_set_mood (self, LOOKOUT_MOOD_EMPTY);
  lookout_tile_overlay_set_notices (self, none);
  lookout_tile_message_show_empty (LOOKOUT_TILE_MESSAGE (self->message),
                                   gtk_widget_get_visible (self->hotspot)
                                       ? _ ("Shows what is selected")
                                       : _ ("Double-click a camera in the list, or drag it here"));
}

static void
lookout_tile_overlay_set_sound (LookoutTileOverlay *self, const LookoutTileStatus *status)
{
  gboolean was_muted = g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (self->sound_button)),
                                  "audio-volume-high-symbolic")
                       != 0;

  gtk_widget_set_visible (self->sound_button, status->has_audio);
  if (was_muted == status->muted)
    return;
  if (status->muted)
    set_button (self->sound_button, "audio-volume-muted-symbolic", _ ("Sound On"));
  else
    set_button (self->sound_button, "audio-volume-high-symbolic", _ ("Sound Off"));
}

/* Beside a message there is no place for figures, and no use. */
static gboolean
is_picture_on (LookoutTileOverlay *self, gboolean has_picture)
{
  return has_picture
         && (lookout_mood_is_playing (self->mood) || self->mood == LOOKOUT_MOOD_STALLED);
}

/**
 * lookout_tile_overlay_show_status:
 * @self: the overlay
 * @status: how a player stands
 * @has_picture: whether there is a picture below, be it an old one
 *
 * Shows how a player stands. Cheap when little has changed: it may be called several times a second.
 */
void
lookout_tile_overlay_show_status (LookoutTileOverlay *self,
                                  const LookoutTileStatus *status,
                                  gboolean has_picture)
{
  const MediaNotice notices[N_NOTICES]
      = { status->notice, status->sound_notice,
          status->slowed ? MEDIA_NOTICE_SLOWED : MEDIA_NOTICE_NONE };
  g_autofree char *pill = NULL;

  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  pill = lookout_tile_status_dup_pill (status, self->narrow);
  lookout_tile_overlay_set_open (self, TRUE);
  lookout_tile_overlay_set_mood (self, lookout_tile_status_get_mood (status));
  lookout_tile_overlay_set_pill (self, pill);
  /* Names of cameras begin alike, and the channel stands at their end. */
  gtk_label_set_ellipsize (GTK_LABEL (self->name),
                           self->narrow ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_visible (self->clock, is_picture_on (self, has_picture));
  lookout_tile_overlay_set_notices (self, notices);
  lookout_tile_overlay_set_sound (self, status);
  lookout_tile_message_show_status (LOOKOUT_TILE_MESSAGE (self->message), status, has_picture);
  gtk_widget_set_visible (self->figures, self->figures_wanted && is_picture_on (self, has_picture));
  if (gtk_widget_get_visible (self->figures))
    lookout_tile_figures_set_status (LOOKOUT_TILE_FIGURES (self->figures), status);
  gtk_widget_set_visible (self->overview, self->zoomed && is_picture_on (self, has_picture));
}

void
lookout_tile_overlay_set_name (LookoutTileOverlay *self, const char *name)
{
  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_widget_set_tooltip_text (self->name, name);
}

void
lookout_tile_overlay_set_clock (LookoutTileOverlay *self, const char *text)
{
  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  lookout_readout_set_text (LOOKOUT_READOUT (self->clock), text);
}

/**
 * lookout_tile_overlay_set_figures_visible:
 * @self: the overlay
 * @visible: whether statistics are shown, from the next status on, while there is a picture
 */
void
lookout_tile_overlay_set_figures_visible (LookoutTileOverlay *self, gboolean visible)
{
  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  self->figures_wanted = visible;
}

/**
 * lookout_tile_overlay_set_zoom:
 * @self: the overlay
 * @zoom: (nullable): what part of the picture is shown; %NULL for all of it
 * @paintable: (nullable): the whole picture
 *
 * Shows where in the picture one is, from the next status on, while there is a picture.
 */
void
lookout_tile_overlay_set_zoom (LookoutTileOverlay *self,
                               const LookoutZoom *zoom,
                               GdkPaintable *paintable)
{
  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  self->zoomed = zoom != NULL;
  if (zoom != NULL)
    lookout_overview_set_zoom (LOOKOUT_OVERVIEW (self->overview), zoom, paintable);
  else
    gtk_widget_set_visible (self->overview, FALSE);
}

void
lookout_tile_overlay_set_enlarged (LookoutTileOverlay *self, gboolean enlarged)
{
  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  if (enlarged)
    set_button (self->enlarge_button, "view-restore-symbolic", _ ("Back to the Wall"));
  else
    set_button (self->enlarge_button, "view-fullscreen-symbolic", _ ("Enlarge"));
}

void
lookout_tile_overlay_set_hotspot (LookoutTileOverlay *self, gboolean hotspot)
{
  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  gtk_widget_set_visible (self->hotspot, hotspot);
}
