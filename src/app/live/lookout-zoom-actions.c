/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-zoom-actions.h"

#include <glib/gi18n.h>

#include "live/lookout-live-context.h"

#define STEP 1.5 /* of one press */
#define WAY 0.25 /* of what is shown, for one press */

static gboolean
enabled_in (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return play != NULL && lookout_play_has_picture (play)
         && lookout_play_get_zoom (play)->factor < LOOKOUT_ZOOM_MAX;
}

/* Whenever it is zoomed, even when the picture has gone. */
static gboolean
enabled_zoomed (LookoutContext *context)
{
  LookoutPlay *play = lookout_live_get_play (context);

  return play != NULL && !lookout_zoom_is_whole (lookout_play_get_zoom (play));
}

static void
multiply (LookoutContext *context, double factor)
{
  LookoutPlay *play = lookout_live_get_play (context);
  const LookoutZoom *before = lookout_play_get_zoom (play);
  LookoutZoom zoom = lookout_zoom_about (before, before->factor * factor, 0.5, 0.5);

  lookout_play_set_zoom (play, &zoom);
}

static void
activate_in (LookoutContext *context, GVariant *parameter)
{
  multiply (context, STEP);
}

static void
activate_out (LookoutContext *context, GVariant *parameter)
{
  multiply (context, 1 / STEP);
}

static void
activate_whole (LookoutContext *context, GVariant *parameter)
{
  lookout_play_set_zoom (lookout_live_get_play (context), &LOOKOUT_ZOOM_WHOLE);
}

static void
activate_pan (LookoutContext *context, GVariant *parameter)
{
  LookoutPlay *play = lookout_live_get_play (context);
  LookoutZoom zoom;
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  zoom = lookout_zoom_pan (lookout_play_get_zoom (play), dx * WAY, dy * WAY);
  lookout_play_set_zoom (play, &zoom);
}

#define ZOOM N_ ("Digital Zoom")

/* clang-format off */
const LookoutActionRow lookout_zoom_actions[] = {
  { "zoom-in", N_ ("Zoom into the Picture"), "<Control>plus <Control>equal <Control>KP_Add", ZOOM,
    LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE, .activate = activate_in, .enabled = enabled_in },
  { "zoom-out", N_ ("Zoom out of the Picture"), "<Control>minus <Control>KP_Subtract", ZOOM,
    LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE, .activate = activate_out, .enabled = enabled_zoomed },
  { "zoom-whole", N_ ("Show the Whole Picture"), "<Control>0 <Control>KP_0", ZOOM,
    LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_TILE, .activate = activate_whole, .enabled = enabled_zoomed },
  { "zoom-pan", N_ ("Go Left in the Picture"), "<Alt>Left <Alt>KP_Left", ZOOM, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_NONE, .target = "(-1, 0)", .activate = activate_pan, .enabled = enabled_zoomed },
  { "zoom-pan", N_ ("Go Right in the Picture"), "<Alt>Right <Alt>KP_Right", ZOOM, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_NONE, .target = "(1, 0)", .activate = activate_pan, .enabled = enabled_zoomed },
  { "zoom-pan", N_ ("Go Up in the Picture"), "<Alt>Up <Alt>KP_Up", ZOOM, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_NONE, .target = "(0, -1)", .activate = activate_pan, .enabled = enabled_zoomed },
  { "zoom-pan", N_ ("Go Down in the Picture"), "<Alt>Down <Alt>KP_Down", ZOOM, LOOKOUT_NEEDS_TILE,
    LOOKOUT_MENU_NONE, .target = "(0, 1)", .activate = activate_pan, .enabled = enabled_zoomed },
  { NULL },
};
/* clang-format on */
