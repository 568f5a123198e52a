/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-tile.h"

#include <glib/gi18n.h>

#include "kit/lookout-time.h"
#include "live/lookout-picture.h"
#include "live/lookout-tile-overlay.h"
#include "live/lookout-tile-zoom.h"

struct _LookoutTile
{
  GtkWidget parent_instance;

  GtkWidget *picture;
  GtkWidget *overlay; /* LookoutTileOverlay */

  LookoutPlay *play; /* (nullable) */
  LookoutMood mood;
  char *label;       /* for assistive technology */
  char *description; /* the same */
  char *extent;      /* (nullable) */
  gboolean suspended;
  gboolean hotspot;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENLARGE,
  SIGNAL_SNAPSHOT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LookoutTile, lookout_tile, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
lookout_tile_update_label (LookoutTile *self)
{
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (self->play != NULL)
    what = g_strdup_printf (C_ ("name and state of a tile", "%s, %s"),
                            lookout_play_get_name (self->play), lookout_mood_get_name (self->mood));
  else
    what = g_strdup (_ ("Empty tile"));
  label = self->hotspot
              ? g_strdup_printf (C_ ("tile that shows what is selected", "Hotspot: %s"), what)
              : g_strdup (what);
  if (g_strcmp0 (label, self->label) == 0)
    return;
  g_free (self->label);
  self->label = g_steal_pointer (&label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  -1);
}

static void
lookout_tile_enable_actions (LookoutTile *self)
{
  static const char *const actions[]
      = { "tile.close", "tile.retry", "tile.enlarge", "tile.next-protocol" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i], self->play != NULL);
  gtk_widget_action_set_enabled (widget, "tile.snapshot",
                                 self->play != NULL
                                     && lookout_play_get_live_since (self->play) != 0);
  gtk_widget_action_set_enabled (widget, "tile.play-anyway",
                                 self->play != NULL && lookout_play_get_capped (self->play));
  gtk_widget_action_set_enabled (widget, "tile.sound",
                                 self->play != NULL && lookout_play_has_audio (self->play));
}

static void
lookout_tile_set_mood (LookoutTile *self, LookoutMood mood)
{
  if (self->mood == mood)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), lookout_mood_get_css_class (self->mood));
  gtk_widget_add_css_class (GTK_WIDGET (self), lookout_mood_get_css_class (mood));
  self->mood = mood;
}

static void
lookout_tile_show_status (LookoutTile *self)
{
  LookoutTileStatus status;

  if (self->play == NULL)
    {
      lookout_tile_overlay_show_empty (LOOKOUT_TILE_OVERLAY (self->overlay));
      return;
    }
  lookout_play_read_status (self->play, &status);
  lookout_tile_overlay_show_status (LOOKOUT_TILE_OVERLAY (self->overlay), &status,
                                    status.width > 0
                                        || lookout_play_get_still (self->play) != NULL);
}

static void
lookout_tile_describe (LookoutTile *self, const LookoutZoom *zoom)
{
  g_autofree char *closer = zoom != NULL ? lookout_zoom_dup_description (zoom) : NULL;
  const char *const parts[] = { self->extent, closer };
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (description, "%s%s", description->len > 0 ? " · " : "", parts[i]);
  if (g_strcmp0 (description->str, self->description != NULL ? self->description : "") != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description->str, -1);
  g_free (self->description);
  self->description = g_string_free (description, FALSE);
}

static void
lookout_tile_show_zoom (LookoutTile *self)
{
  MediaPlayer *player = self->play != NULL ? lookout_play_get_player (self->play) : NULL;
  const LookoutZoom *zoom = self->play != NULL ? lookout_play_get_zoom (self->play) : NULL;

  if (player == NULL || lookout_zoom_is_whole (zoom))
    zoom = NULL;
  lookout_tile_overlay_set_zoom (LOOKOUT_TILE_OVERLAY (self->overlay), zoom,
                                 zoom != NULL ? media_player_get_overview (player) : NULL);
  lookout_tile_describe (self, zoom);
}

static void
on_zoomed (LookoutTile *self)
{
  lookout_tile_show_zoom (self);
  lookout_tile_show_status (self);
}

static void
lookout_tile_show_picture (LookoutTile *self)
{
  MediaPlayer *player = self->play != NULL ? lookout_play_get_player (self->play) : NULL;
  GdkPaintable *still = self->play != NULL ? lookout_play_get_still (self->play) : NULL;

  lookout_picture_set_paintable (LOOKOUT_PICTURE (self->picture),
                                 player != NULL ? media_player_get_paintable (player) : still);
}

static void
on_play_changed (LookoutTile *self)
{
  lookout_tile_show_picture (self);
  if (self->play != NULL)
    lookout_tile_overlay_set_name (LOOKOUT_TILE_OVERLAY (self->overlay),
                                   lookout_play_get_name (self->play));
  lookout_tile_set_mood (self, self->play != NULL ? lookout_play_get_mood (self->play)
                                                  : LOOKOUT_MOOD_EMPTY);
  lookout_tile_show_status (self);
  lookout_tile_update_label (self);
  lookout_tile_enable_actions (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_player (LookoutTile *self)
{
  lookout_tile_show_picture (self);
  lookout_tile_show_zoom (self);
}

/* Whatever cannot be seen must cost nothing. */
static void
lookout_tile_update_visible (LookoutTile *self)
{
  if (self->play != NULL)
    lookout_play_set_visible (self->play, self,
                              gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->suspended);
}

static void
lookout_tile_update_size (LookoutTile *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->play != NULL)
    lookout_play_set_target_size (self->play, self, gtk_widget_get_width (widget) * scale,
                                  gtk_widget_get_height (widget) * scale);
}

static void
lookout_tile_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lookout_tile_parent_class)->map (widget);
  lookout_tile_update_visible (LOOKOUT_TILE (widget));
}

static void
lookout_tile_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lookout_tile_parent_class)->unmap (widget);
  lookout_tile_update_visible (LOOKOUT_TILE (widget));
}

static void
lookout_tile_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  LookoutTile *self = LOOKOUT_TILE (widget);

  gtk_widget_measure (self->picture, orientation, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->overlay, orientation, -1, minimum, natural, NULL, NULL);
}

static void
lookout_tile_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LookoutTile *self = LOOKOUT_TILE (widget);
  const GtkAllocation area = { 0, 0, width, height };

  gtk_widget_size_allocate (self->picture, &area, -1);
  gtk_widget_size_allocate (self->overlay, &area, -1);
  lookout_tile_update_size (self);
}

static void
on_pressed (LookoutTile *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_ENLARGE], 0);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean had_focus = gtk_widget_get_focus_child (widget) != NULL;

  lookout_tile_set_play (LOOKOUT_TILE (widget), NULL);
  if (had_focus)
    gtk_widget_grab_focus (widget);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutTile *self = LOOKOUT_TILE (widget);

  if (self->play != NULL)
    lookout_play_retry (self->play);
}

static void
play_anyway_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutTile *self = LOOKOUT_TILE (widget);

  if (self->play == NULL)
    return;
  gtk_widget_grab_focus (widget); /* the button that was pressed goes */
  lookout_play_play_anyway (self->play);
}

static void
sound_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutTile *self = LOOKOUT_TILE (widget);

  if (self->play != NULL)
    lookout_play_set_muted (self->play, !lookout_play_get_muted (self->play));
}

static void
next_protocol_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutTile *self = LOOKOUT_TILE (widget);

  if (self->play != NULL)
    lookout_play_next_protocol (self->play);
}

static void
enlarge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ENLARGE], 0);
}

static void
snapshot_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_SNAPSHOT], 0);
}

static void
lookout_tile_leave_play (LookoutTile *self)
{
  g_signal_handlers_disconnect_by_data (self->play, self);
  lookout_play_remove_viewer (self->play, self);
}

static void
lookout_tile_dispose (GObject *object)
{
  LookoutTile *self = LOOKOUT_TILE (object);

  if (self->play != NULL)
    lookout_tile_leave_play (self);
  g_clear_object (&self->play);
  if (self->picture != NULL)
    lookout_picture_set_paintable (LOOKOUT_PICTURE (self->picture), NULL);
  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (lookout_tile_parent_class)->dispose (object);
}

static void
lookout_tile_finalize (GObject *object)
{
  LookoutTile *self = LOOKOUT_TILE (object);

  g_free (self->label);
  g_free (self->description);
  g_free (self->extent);
  G_OBJECT_CLASS (lookout_tile_parent_class)->finalize (object);
}

static void
lookout_tile_install_signals (void)
{
  static const char *const names[N_SIGNALS] = { "changed", "enlarge", "snapshot" };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LOOKOUT_TYPE_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
lookout_tile_class_init (LookoutTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lookout_tile_dispose;
  object_class->finalize = lookout_tile_finalize;
  widget_class->map = lookout_tile_map;
  widget_class->unmap = lookout_tile_unmap;
  widget_class->measure = lookout_tile_measure;
  widget_class->size_allocate = lookout_tile_size_allocate;

  lookout_tile_install_signals ();
  gtk_widget_class_install_action (widget_class, "tile.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "tile.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "tile.play-anyway", NULL, play_anyway_action);
  gtk_widget_class_install_action (widget_class, "tile.sound", NULL, sound_action);
  gtk_widget_class_install_action (widget_class, "tile.snapshot", NULL, snapshot_action);
  gtk_widget_class_install_action (widget_class, "tile.enlarge", NULL, enlarge_action);
  gtk_widget_class_install_action (widget_class, "tile.next-protocol", NULL, next_protocol_action);
  gtk_widget_class_set_css_name (widget_class, "tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lookout_tile_init (LookoutTile *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->picture = lookout_picture_new ();
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  self->overlay = lookout_tile_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), lookout_mood_get_css_class (LOOKOUT_MOOD_EMPTY));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (lookout_tile_update_size), NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  lookout_tile_zoom_add (self);
  lookout_tile_update_label (self);
  lookout_tile_enable_actions (self);
}

GtkWidget *
lookout_tile_new (void)
{
  return g_object_new (LOOKOUT_TYPE_TILE, NULL);
}

/**
 * lookout_tile_get_play:
 * @self: a tile
 *
 * Returns: (transfer none) (nullable): what it shows
 */
LookoutPlay *
lookout_tile_get_play (LookoutTile *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TILE (self), NULL);

  return self->play;
}

gboolean
lookout_tile_is_empty (LookoutTile *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TILE (self), TRUE);

  return self->play == NULL;
}

/**
 * lookout_tile_get_picture_area:
 * @self: a tile
 * @area: (out caller-allocates): where in the tile the picture is, whichever part of it is shown
 */
void
lookout_tile_get_picture_area (LookoutTile *self, graphene_rect_t *area)
{
  g_return_if_fail (LOOKOUT_IS_TILE (self));

  lookout_picture_get_area (LOOKOUT_PICTURE (self->picture), area);
}

/**
 * lookout_tile_set_play:
 * @self: a tile
 * @play: (nullable): what it shows from now on; %NULL makes it empty
 */
void
lookout_tile_set_play (LookoutTile *self, LookoutPlay *play)
{
  g_return_if_fail (LOOKOUT_IS_TILE (self));

  if (self->play == play)
    return;
  if (self->play != NULL)
    lookout_tile_leave_play (self);
  g_set_object (&self->play, play);
  if (play != NULL)
    {
      /* What another camera said does not stand here any more. */
      lookout_tile_overlay_show_empty (LOOKOUT_TILE_OVERLAY (self->overlay));
      g_signal_connect_swapped (play, "changed", G_CALLBACK (on_play_changed), self);
      g_signal_connect_swapped (play, "zoomed", G_CALLBACK (on_zoomed), self);
      g_signal_connect_swapped (play, "notify::player", G_CALLBACK (on_player), self);
    }
  on_player (self);
  lookout_tile_update_visible (self);
  lookout_tile_update_size (self);
  on_play_changed (self);
}

/**
 * lookout_tile_tick:
 * @self: a tile
 * @now: what the time is here
 *
 * Brings figures and clock up to date; the wall calls it twice a second for the tiles that are seen.
 */
void
lookout_tile_tick (LookoutTile *self, GDateTime *now)
{
  g_autofree char *clock = NULL;

  g_return_if_fail (LOOKOUT_IS_TILE (self));

  if (self->play == NULL)
    return;
  clock = lookout_time_dup_clock (now, lookout_play_get_zone (self->play));
  lookout_tile_overlay_set_clock (LOOKOUT_TILE_OVERLAY (self->overlay), clock);
  lookout_tile_show_status (self);
}

/**
 * lookout_tile_set_suspended:
 * @self: a tile
 * @suspended: whether nobody can see it though it is mapped, in a minimised window for instance
 */
void
lookout_tile_set_suspended (LookoutTile *self, gboolean suspended)
{
  g_return_if_fail (LOOKOUT_IS_TILE (self));

  self->suspended = suspended;
  lookout_tile_update_visible (self);
}

void
lookout_tile_set_figures_visible (LookoutTile *self, gboolean visible)
{
  g_return_if_fail (LOOKOUT_IS_TILE (self));

  lookout_tile_overlay_set_figures_visible (LOOKOUT_TILE_OVERLAY (self->overlay), visible);
  lookout_tile_show_status (self);
}

void
lookout_tile_set_enlarged (LookoutTile *self, gboolean enlarged)
{
  g_return_if_fail (LOOKOUT_IS_TILE (self));

  lookout_tile_overlay_set_enlarged (LOOKOUT_TILE_OVERLAY (self->overlay), enlarged);
}

/**
 * lookout_tile_set_extent:
 * @self: a tile
 * @extent: (nullable): how much of the wall it is, in words, where that is a person's choice
 */
void
lookout_tile_set_extent (LookoutTile *self, const char *extent)
{
  g_return_if_fail (LOOKOUT_IS_TILE (self));

  if (g_strcmp0 (extent, self->extent) == 0)
    return;
  g_free (self->extent);
  self->extent = g_strdup (extent);
  lookout_tile_show_zoom (self);
}

/**
 * lookout_tile_set_hotspot:
 * @self: a tile
 * @hotspot: whether it is the one that shows what is selected
 */
void
lookout_tile_set_hotspot (LookoutTile *self, gboolean hotspot)
{
  g_return_if_fail (LOOKOUT_IS_TILE (self));

  if (self->hotspot == hotspot)
    return;
  self->hotspot = hotspot;
  lookout_tile_overlay_set_hotspot (LOOKOUT_TILE_OVERLAY (self->overlay), hotspot);
  lookout_tile_show_status (self);
  lookout_tile_update_label (self);
}
