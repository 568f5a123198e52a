/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-layout-actions.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"
#include "live/lookout-layouts.h"
#include "live/lookout-live-context.h"

/* A person's choice is kept; that of the command line is not, and so does not come this way. */
static void
activate_layout (LookoutContext *context, GVariant *parameter)
{
  int n_tiles = g_variant_get_int32 (parameter);

  g_settings_set_int (lookout_paths_get_settings (), "layout", n_tiles);
  lookout_wall_remember (lookout_live_get_wall (context));
  lookout_wall_set_layout (lookout_live_get_wall (context), (guint) n_tiles);
}

static GVariant *
state_layout (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_int32 (wall != NULL ? (int) lookout_wall_get_layout (wall) : 0);
}

/* Chosen again, it is one of the others that holds as many tiles. */
static void
activate_free (LookoutContext *context, GVariant *parameter)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  lookout_wall_set_free (wall, lookout_wall_get_layout (wall) != LOOKOUT_LAYOUT_FREE);
}

static GVariant *
state_free (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_boolean (wall != NULL
                                && lookout_wall_get_layout (wall) == LOOKOUT_LAYOUT_FREE);
}

/* In an entry the key is about what was typed. */
static void
activate_undo (LookoutContext *context, GVariant *parameter)
{
  GtkWidget *focus = gtk_window_get_focus (lookout_context_get_window (context));

  if (focus != NULL && GTK_IS_TEXT (focus))
    gtk_widget_activate_action (focus, "text.undo", NULL);
  else
    lookout_wall_undo (lookout_live_get_wall (context));
}

static gboolean
enabled_undo (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return wall != NULL && lookout_wall_can_undo (wall);
}

/* Along which axis, and by how much: what a person reads says the same. */
static void
activate_resize (LookoutContext *context, GVariant *parameter)
{
  int axis, by;

  g_variant_get (parameter, "(ii)", &axis, &by);
  lookout_wall_resize_tile (lookout_live_get_wall (context), lookout_live_get_tile (context),
                            (FleetAxis) axis, by);
}

static void
activate_divide (LookoutContext *context, GVariant *parameter)
{
  lookout_wall_divide_tile (lookout_live_get_wall (context), lookout_live_get_tile (context));
}

#define WALL N_ ("Wall")
#define SHAPE N_ ("Size of the Tile")

/* clang-format off */
#define LAYOUT(n_tiles, columns, rows, text, keys, ...)                                            \
  { "layout", text, keys, WALL, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW, .target = #n_tiles,         \
    .activate = activate_layout, .state = state_layout },

#define RESIZE(target_text, text, keys)                                                            \
  { "resize-tile", text, keys, SHAPE, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE,                       \
    .target = target_text, .submenu = SHAPE, .activate = activate_resize },

const LookoutActionRow lookout_layout_actions[] = {
  LOOKOUT_LAYOUTS (LAYOUT)
  { "free-layout", N_ ("Free Layout"), "<Control>l", WALL, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEW, .activate = activate_free, .state = state_free },
  { "undo-layout", N_ ("Undo the Change of Layout"), "<Control>z", WALL, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_VIEW, .activate = activate_undo, .enabled = enabled_undo },
  { NULL },
};

const LookoutActionRow lookout_shape_actions[] = {
  RESIZE ("(0, 1)", N_ ("Wider"), "<Shift>Right")
  RESIZE ("(0, -1)", N_ ("Narrower"), "<Shift>Left")
  RESIZE ("(1, 1)", N_ ("Higher"), "<Shift>Down")
  RESIZE ("(1, -1)", N_ ("Lower"), "<Shift>Up")
  { "divide-tile", N_ ("Divide in Two"), "<Shift>d", SHAPE, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_TILE, .submenu = SHAPE, .activate = activate_divide },
  { NULL },
};
/* clang-format on */
