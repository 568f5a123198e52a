/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-tile-overlay-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "live/lookout-live-words.h"
#include "live/lookout-overview.h"
#include "live/lookout-readout.h"
#include "live/lookout-tile-figures.h"
#include "live/lookout-tile-message.h"

#define NOTICE_SECONDS 12

G_DEFINE_FINAL_TYPE (LookoutTileOverlay, lookout_tile_overlay, GTK_TYPE_WIDGET)

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
  for (guint i = 0; i < LOOKOUT_TILE_OVERLAY_N_NOTICES; i++)
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
  static const MediaNotice none[LOOKOUT_TILE_OVERLAY_N_NOTICES] = { MEDIA_NOTICE_NONE };

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
  LookoutMood mood = lookout_tile_status_get_mood (status);
  const MediaNotice notices[LOOKOUT_TILE_OVERLAY_N_NOTICES]
      = { status->notice, status->sound_notice,
          mood == LOOKOUT_MOOD_SLOWED ? MEDIA_NOTICE_SLOWED : MEDIA_NOTICE_NONE };
  g_autofree char *pill = NULL;

  g_return_if_fail (LOOKOUT_IS_TILE_OVERLAY (self));

  pill = lookout_tile_status_dup_pill (status, self->narrow);
  lookout_tile_overlay_set_open (self, TRUE);
  lookout_tile_overlay_set_mood (self, mood);
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
