/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-live-page.h"

#include <gtk/gtk.h>

#include "fleet.h"
#include "kit/lookout-menu.h"
#include "kit/lookout-paths.h"
#include "live/lookout-awake.h"
#include "live/lookout-snapshot-toast.h"
#include "live/lookout-wall.h"
#include "ptz/lookout-ptz-input.h"
#include "ptz/lookout-ptz-panel.h"
#include "ptz/lookout-side-layout.h"
#include "shell/lookout-actions.h"
#include "usage/lookout-meter.h"

/* Where the wall and the window meet: the wall knows nothing of the context. */

/* How long something in the list is selected before the hotspot shows it. */
#define SPOT_MS 300

#define LOOKOUT_TYPE_LIVE_PAGE (lookout_live_page_get_type ())

G_DECLARE_FINAL_TYPE (LookoutLivePage, lookout_live_page, LOOKOUT, LIVE_PAGE, GtkWidget)

struct _LookoutLivePage
{
  GtkWidget parent_instance;

  LookoutContext *context; /* weak */
  LookoutWall *wall;
  LookoutAwake *awake;
  LookoutHelm *helm;
  GtkWidget *panel;
  guint spotting; /* a source, while what was selected waits to be shown in the hotspot */
};

G_DEFINE_FINAL_TYPE (LookoutLivePage, lookout_live_page, GTK_TYPE_WIDGET)

static void
on_wall_changed (LookoutLivePage *self)
{
  if (self->context == NULL)
    return;
  lookout_context_set_tile (self->context, G_OBJECT (lookout_wall_get_current (self->wall)));
  lookout_context_changed (self->context);
}

static void
on_wall_message (LookoutLivePage *self, const char *message)
{
  if (self->context != NULL)
    lookout_context_toast (self->context, message);
}

static void
on_wall_snapshot (LookoutLivePage *self, LookoutTile *tile)
{
  LookoutPlay *play = lookout_tile_get_play (tile);

  if (play != NULL && self->context != NULL)
    lookout_snapshot_take_and_tell (self->context, play);
}

static void
lookout_live_page_spot (LookoutLivePage *self)
{
  FleetDevice *device = lookout_context_get_device (self->context);
  FleetChannel *channel = lookout_context_get_channel (self->context);

  if (device != NULL)
    lookout_wall_spot (self->wall,
                       channel != NULL ? channel : fleet_device_get_channel (device, 1));
}

static gboolean
on_spot (gpointer user_data)
{
  LookoutLivePage *self = user_data;

  self->spotting = 0;
  if (self->context != NULL)
    lookout_live_page_spot (self);
  return G_SOURCE_REMOVE;
}

/* Whoever walks through the list does not want to see everything on the way. */
static void
on_selection (LookoutLivePage *self)
{
  g_clear_handle_id (&self->spotting, g_source_remove);
  if (lookout_wall_get_hotspot (self->wall) != NULL
      && lookout_context_get_device (self->context) != NULL)
    self->spotting = g_timeout_add (SPOT_MS, on_spot, self);
}

/* Cameras of an account go when it is closed. */
static void
on_session (LookoutLivePage *self)
{
  lookout_wall_close_all (self->wall);
}

static void
lookout_live_page_show_menu (LookoutLivePage *self, LookoutTile *tile, double x, double y)
{
  g_autoptr (GMenuModel) model = NULL;
  GtkPopover *menu;

  lookout_wall_set_current (self->wall, tile);
  model = lookout_actions_create_menu (LOOKOUT_MENU_TILE);
  menu = lookout_menu_popup (GTK_WIDGET (self), model, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  g_signal_connect_object (menu, "closed", G_CALLBACK (gtk_widget_grab_focus), self->wall,
                           G_CONNECT_SWAPPED);
}

static void
on_secondary_press (LookoutLivePage *self, int n_press, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *tile = widget != NULL ? gtk_widget_get_ancestor (widget, LOOKOUT_TYPE_TILE) : NULL;

  if (tile != NULL)
    lookout_live_page_show_menu (self, LOOKOUT_TILE (tile), x, y);
}

static void
on_long_press (LookoutLivePage *self, double x, double y)
{
  on_secondary_press (self, 1, x, y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  LookoutLivePage *self = LOOKOUT_LIVE_PAGE (widget);
  LookoutTile *tile = lookout_wall_get_current (self->wall);
  graphene_rect_t bounds;

  if (tile == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (tile), widget, &bounds))
    return FALSE;
  lookout_live_page_show_menu (self, tile, bounds.origin.x + bounds.size.width / 2,
                               bounds.origin.y + bounds.size.height / 2);
  return TRUE;
}

/* Nothing but the tiles is left in full screen, so the keys belong to them. */
static void
on_fullscreened (GtkWindow *window, GParamSpec *pspec, LookoutLivePage *self)
{
  if (gtk_window_is_fullscreen (window))
    gtk_widget_grab_focus (GTK_WIDGET (self->wall));
}

static void
lookout_live_page_dispose (GObject *object)
{
  LookoutLivePage *self = LOOKOUT_LIVE_PAGE (object);

  g_clear_handle_id (&self->spotting, g_source_remove);
  g_clear_object (&self->awake);
  lookout_menu_drop (GTK_WIDGET (self));
  g_clear_pointer (&self->panel, gtk_widget_unparent);
  if (self->wall != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->wall));
  self->wall = NULL;
  g_clear_object (&self->helm);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (lookout_live_page_parent_class)->dispose (object);
}

static void
lookout_live_page_class_init (LookoutLivePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_live_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, LOOKOUT_TYPE_SIDE_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
lookout_live_page_add_menu (LookoutLivePage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_secondary_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
lookout_live_page_init (LookoutLivePage *self)
{
  self->wall = LOOKOUT_WALL (lookout_wall_new ());
  self->awake = lookout_awake_new (self->wall);
  gtk_widget_set_parent (GTK_WIDGET (self->wall), GTK_WIDGET (self));
  lookout_live_page_add_menu (self);
  g_signal_connect_object (self->wall, "changed", G_CALLBACK (on_wall_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "message", G_CALLBACK (on_wall_message), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wall, "snapshot", G_CALLBACK (on_wall_snapshot), self,
                           G_CONNECT_SWAPPED);
}

/* The panel stands beside the wall. */
static void
lookout_live_page_add_helm (LookoutLivePage *self)
{
  self->helm = lookout_helm_new (self->context);
  lookout_context_set_helm (self->context, G_OBJECT (self->helm));
  lookout_ptz_keys_add (self->wall, self->helm);
  lookout_ptz_drag_add (self->wall, self->helm);
  lookout_ptz_gamepad_add (self->wall, self->helm, lookout_gamepads_get_default ());
  self->panel = lookout_ptz_panel_new (self->helm);
  gtk_widget_insert_after (self->panel, GTK_WIDGET (self), GTK_WIDGET (self->wall));
}

/* As the person left it. Whatever the command line says later holds for this run only. */
static void
lookout_live_page_apply_settings (LookoutLivePage *self)
{
  GSettings *settings = lookout_paths_get_settings ();

  lookout_wall_set_layout (self->wall, (guint) g_settings_get_int (settings, "layout"));
  lookout_wall_set_protocol (self->wall,
                             (MediaProtocol) g_settings_get_enum (settings, "protocol"));
  lookout_wall_set_pace (self->wall, (MediaPace) g_settings_get_enum (settings, "delay"));
  lookout_wall_set_right_size (self->wall, g_settings_get_boolean (settings, "right-size"));
  lookout_wall_set_sound_follows (self->wall,
                                  g_settings_get_boolean (settings, "sound-follows-focus"));
  lookout_wall_set_volume (self->wall, g_settings_get_int (settings, "volume") / 100.0);
  lookout_wall_set_figures_visible (self->wall,
                                    g_settings_get_boolean (settings, "show-statistics"));
}

/**
 * lookout_live_page_new:
 * @context: what is open in the window; held weakly
 *
 * Returns: (transfer floating): the page with the wall
 */
GtkWidget *
lookout_live_page_new (LookoutContext *context)
{
  LookoutLivePage *self = g_object_new (LOOKOUT_TYPE_LIVE_PAGE, NULL);

  g_set_weak_pointer (&self->context, context);
  lookout_live_page_apply_settings (self);
  lookout_actions_add_local_shortcuts (GTK_WIDGET (self->wall), LOOKOUT_NEEDS_TILE);
  lookout_context_set_wall (context, GTK_WIDGET (self->wall));
  lookout_live_page_add_helm (self);
  on_wall_changed (self);
  lookout_meter_watch (context);
  g_signal_connect_object (context, "notify::session", G_CALLBACK (on_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::device", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::channel", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "attended", G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lookout_context_get_window (context), "notify::fullscreened",
                           G_CALLBACK (on_fullscreened), self, 0);
  return GTK_WIDGET (self);
}
