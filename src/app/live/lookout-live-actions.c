/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-live-actions.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"
#include "live/lookout-figures-window.h"
#include "live/lookout-live-context.h"
#include "live/lookout-snapshot-all.h"
#include "live/lookout-snapshot-toast.h"
#include "shell/lookout-kiosk.h"

static gboolean
enabled_play (LookoutContext *context)
{
  return lookout_live_get_play (context) != NULL;
}

static void
activate_protocol (LookoutContext *context, GVariant *parameter)
{
  GSettings *settings = lookout_paths_get_settings ();

  g_settings_set_value (settings, "protocol", parameter);
  lookout_wall_set_protocol (lookout_live_get_wall (context),
                             (MediaProtocol) g_settings_get_enum (settings, "protocol"));
}

static GVariant *
state_protocol (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_string (
      wall != NULL ? media_protocol_get_name (lookout_wall_get_protocol (wall)) : "");
}

static void
activate_statistics (LookoutContext *context, GVariant *parameter)
{
  LookoutWall *wall = lookout_live_get_wall (context);
  gboolean visible = !lookout_wall_get_figures_visible (wall);

  g_settings_set_boolean (lookout_paths_get_settings (), "show-statistics", visible);
  lookout_wall_set_figures_visible (wall, visible);
}

static GVariant *
state_statistics (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_boolean (wall != NULL && lookout_wall_get_figures_visible (wall));
}

static void
activate_right_size (LookoutContext *context, GVariant *parameter)
{
  LookoutWall *wall = lookout_live_get_wall (context);
  gboolean right_size = !lookout_wall_get_right_size (wall);

  g_settings_set_boolean (lookout_paths_get_settings (), "right-size", right_size);
  lookout_wall_set_right_size (wall, right_size);
}

static GVariant *
state_right_size (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_boolean (wall != NULL && lookout_wall_get_right_size (wall));
}

/* By its number: the settings of a tile are kept in views, where it has a name. */
static void
activate_stream_size (LookoutContext *context, GVariant *parameter)
{
  lookout_wall_set_stream_size (lookout_live_get_wall (context), lookout_live_get_play (context),
                                (FleetStreamSize) g_variant_get_int32 (parameter));
}

static GVariant *
state_stream_size (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return g_variant_new_int32 (
      play != NULL ? (int) lookout_wall_get_stream_size (lookout_live_get_wall (context), play)
                   : 0);
}

static gboolean
enabled_stream_size (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return play != NULL && lookout_play_get_channel (play) != NULL;
}

static void
activate_delay (LookoutContext *context, GVariant *parameter)
{
  MediaPace pace;

  if (media_pace_find (g_variant_get_string (parameter, NULL), &pace))
    lookout_play_set_pace (lookout_live_get_play (context), pace);
}

static GVariant *
state_delay (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return g_variant_new_string (
      play != NULL ? media_pace_get_row (lookout_play_get_pace (play))->name : "");
}

static void
activate_new_delay (LookoutContext *context, GVariant *parameter)
{
  GSettings *settings = lookout_paths_get_settings ();

  g_settings_set_value (settings, "delay", parameter);
  lookout_wall_set_pace (lookout_live_get_wall (context),
                         (MediaPace) g_settings_get_enum (settings, "delay"));
}

static GVariant *
state_new_delay (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_string (
      wall != NULL ? media_pace_get_row (lookout_wall_get_pace (wall))->name : "");
}

static void
activate_statistics_table (LookoutContext *context, GVariant *parameter)
{
  lookout_figures_window_present (lookout_live_get_wall (context));
}

static void
activate_close_all (LookoutContext *context, GVariant *parameter)
{
  lookout_wall_close_all (lookout_live_get_wall (context));
}

/* Enter on an empty tile fetches what is selected in the list. */
static void
activate_enlarge (LookoutContext *context, GVariant *parameter)
{
  FleetChannel *channel = lookout_context_get_channel (context);

  if (lookout_live_get_play (context) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (lookout_live_get_tile (context)), "tile.enlarge", NULL);
  else if (channel != NULL)
    lookout_wall_open_at (lookout_live_get_wall (context), lookout_live_get_tile (context),
                          channel);
  else if (lookout_context_get_device (context) != NULL)
    lookout_wall_open_device (lookout_live_get_wall (context),
                              lookout_context_get_device (context));
}

static gboolean
enabled_enlarge (LookoutContext *context)
{
  return lookout_live_get_play (context) != NULL || lookout_context_get_device (context) != NULL;
}

static gboolean
enabled_back (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);
  GtkWindow *window = lookout_context_get_window (context);

  return (wall != NULL && lookout_wall_get_enlarged (wall) != NULL)
         || (gtk_window_is_fullscreen (window) && !lookout_kiosk_is_on (window));
}

/* One step at a time. */
static void
activate_back (LookoutContext *context, GVariant *parameter)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  if (lookout_wall_get_enlarged (wall) != NULL)
    lookout_wall_set_enlarged (wall, NULL);
  else
    gtk_window_unfullscreen (lookout_context_get_window (context));
}

static void
activate_sound (LookoutContext *context, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (lookout_live_get_tile (context)), "tile.sound", NULL);
}

static GVariant *
state_sound (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return g_variant_new_boolean (play != NULL && !lookout_play_get_muted (play));
}

static gboolean
enabled_sound (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return play != NULL && lookout_play_has_audio (play);
}

static void
activate_snapshot (LookoutContext *context, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (lookout_live_get_tile (context)), "tile.snapshot", NULL);
}

static gboolean
enabled_snapshot (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return play != NULL && lookout_play_get_live_since (play) != 0;
}

static void
activate_snapshot_all (LookoutContext *context, GVariant *parameter)
{
  lookout_snapshot_take_all_and_tell (context, lookout_live_get_wall (context));
}

static gboolean
enabled_snapshot_all (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return wall != NULL && lookout_snapshot_can_take_all (wall);
}

static void
activate_retry (LookoutContext *context, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (lookout_live_get_tile (context)), "tile.retry", NULL);
}

static gboolean
enabled_retry (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return play != NULL && lookout_play_get_mood (play) >= LOOKOUT_MOOD_STALLED;
}

static void
activate_play_anyway (LookoutContext *context, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (lookout_live_get_tile (context)), "tile.play-anyway",
                              NULL);
}

static gboolean
enabled_play_anyway (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return play != NULL && lookout_play_get_capped (play);
}

static void
activate_next_protocol (LookoutContext *context, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (lookout_live_get_tile (context)), "tile.next-protocol",
                              NULL);
}

/* Chosen again on the tile that it is, there is none. */
static void
activate_hotspot (LookoutContext *context, GVariant *parameter)
{
  LookoutWall *wall = lookout_live_get_wall (context);
  LookoutTile *tile = lookout_live_get_tile (context);

  lookout_wall_set_hotspot (wall, lookout_wall_get_hotspot (wall) != tile ? tile : NULL);
}

static GVariant *
state_hotspot (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);
  LookoutTile *tile = lookout_live_get_tile (context);

  return g_variant_new_boolean (wall != NULL && tile != NULL
                                && lookout_wall_get_hotspot (wall) == tile);
}

static void
activate_close (LookoutContext *context, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (lookout_live_get_tile (context)), "tile.close", NULL);
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  text = g_strdup_printf (_ ("The picture cannot be shown: %s"), error->message);
  lookout_context_toast (context, text);
}

static void
activate_open_picture (LookoutContext *context, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autofree char *uri = g_file_get_uri (file);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (lookout_live_get_wall (context)));
  g_autoptr (GdkAppLaunchContext) launch = gdk_display_get_app_launch_context (display);

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (launch), NULL, on_launched,
                                           g_object_ref (context));
}

#define PROTOCOL N_ ("Protocol")
#define TILE N_ ("Camera on the Wall")
#define SIZE N_ ("Size of the Stream")
#define DELAY N_ ("Delay")
#define NEW_DELAY N_ ("Delay of Cameras That Are Opened")
#define CLOSING N_ ("Closing")

/* clang-format off */
#define STREAM_SIZE(size, text)                                                                    \
  { "stream-size", text, NULL, TILE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE, .target = size,        \
    .submenu = SIZE, .activate = activate_stream_size, .state = state_stream_size,                 \
    .enabled = enabled_stream_size },

#define TILE_DELAY(name, text)                                                                     \
  { "delay", text, NULL, TILE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE, .target = "'" name "'",      \
    .submenu = DELAY, .activate = activate_delay, .state = state_delay, .enabled = enabled_play },

#define OPENED_DELAY(name, text)                                                                   \
  { "new-delay", text, NULL, PROTOCOL, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,                      \
    .target = "'" name "'", .submenu = NEW_DELAY, .activate = activate_new_delay,                  \
    .state = state_new_delay },

#define DELAYS(ROW)                                                                                \
  ROW ("fast", N_ ("Fast"))                                                                        \
  ROW ("normal", N_ ("Normal"))                                                                    \
  ROW ("smooth", N_ ("Smooth"))

const LookoutActionRow lookout_live_actions[] = {
  { "protocol", N_ ("FLV (Fastest)"), NULL, PROTOCOL, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,
    .target = "'flv'", .submenu = PROTOCOL, .activate = activate_protocol, .state = state_protocol },
  { "protocol", N_ ("HLS (Also H.265, Some Seconds Late)"), NULL, PROTOCOL, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEW, .target = "'hls'", .submenu = PROTOCOL, .activate = activate_protocol,
    .state = state_protocol },
  { "protocol", N_ ("RTMP"), NULL, PROTOCOL, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,
    .target = "'rtmp'", .submenu = PROTOCOL, .activate = activate_protocol,
    .state = state_protocol },
  DELAYS (OPENED_DELAY)
  { "statistics", N_ ("Statistics"), "<Control>i", PROTOCOL, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,
    .activate = activate_statistics, .state = state_statistics },
  { "right-size", N_ ("Streams as Small as Their Tiles"), NULL, PROTOCOL, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEW, .activate = activate_right_size, .state = state_right_size },
  { "statistics-table", N_ ("Statistics of All Cameras…"), "<Control><Shift>i", PROTOCOL,
    LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW, .activate = activate_statistics_table },

  { "enlarge", N_ ("Enlarge or Go Back"), "Return KP_Enter", TILE, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_TILE, .activate = activate_enlarge, .enabled = enabled_enlarge },
  { "back", N_ ("Go Back"), "Escape", TILE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_NONE,
    .activate = activate_back, .enabled = enabled_back },
  { "sound", N_ ("Sound"), "m", TILE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE,
    .activate = activate_sound, .state = state_sound, .enabled = enabled_sound },
  { "snapshot", N_ ("Take a Snapshot"), "s", TILE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE,
    .activate = activate_snapshot, .enabled = enabled_snapshot },
  { "snapshot-all", N_ ("Take Snapshots of All Cameras"), "<Shift>s", TILE, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_TILE | LOOKOUT_MENU_VIEW, .activate = activate_snapshot_all,
    .enabled = enabled_snapshot_all },
  { "open-picture", N_ ("Open the Picture"), NULL, TILE, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_NONE,
    .parameter_type = "s", .activate = activate_open_picture },
  { "retry", N_ ("Try Again"), "r", TILE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE,
    .activate = activate_retry, .enabled = enabled_retry },
  { "play-anyway", N_ ("Play Although the Data Are Used"), NULL, TILE, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_TILE, .activate = activate_play_anyway, .enabled = enabled_play_anyway },
  { "next-protocol", N_ ("Change Protocol"), "p", TILE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE,
    .activate = activate_next_protocol, .enabled = enabled_play },
  STREAM_SIZE ("0", N_ ("Automatic"))
  STREAM_SIZE ("1", N_ ("Smallest"))
  STREAM_SIZE ("2", N_ ("Standard"))
  STREAM_SIZE ("3", N_ ("High"))
  STREAM_SIZE ("4", N_ ("Best"))
  DELAYS (TILE_DELAY)
  { "hotspot", N_ ("Hotspot: Show What Is Selected"), "h", N_ ("Hotspot"), LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_TILE, .activate = activate_hotspot, .state = state_hotspot },
  { "close-tile", N_ ("Close This Camera"), "Delete", CLOSING, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_TILE, .activate = activate_close, .enabled = enabled_play },
  { "close-all", N_ ("Close All Cameras"), "<Control><Shift>w", CLOSING, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEW, .activate = activate_close_all },
  { NULL },
};
/* clang-format on */
