/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-sound-actions.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"
#include "live/lookout-live-context.h"

#define STEP 20 /* percent; what can be chosen are its multiples */

static void
activate_follows (LookoutContext *context, GVariant *parameter)
{
  LookoutWall *wall = lookout_live_get_wall (context);
  gboolean follows = !lookout_wall_get_sound_follows (wall);

  g_settings_set_boolean (lookout_paths_get_settings (), "sound-follows-focus", follows);
  lookout_wall_set_sound_follows (wall, follows);
}

static GVariant *
state_follows (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_boolean (wall != NULL && lookout_wall_get_sound_follows (wall));
}

static void
activate_silent (LookoutContext *context, GVariant *parameter)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  lookout_wall_set_silent (wall, !lookout_wall_get_silent (wall));
}

static GVariant *
state_silent (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return g_variant_new_boolean (wall != NULL && lookout_wall_get_silent (wall));
}

static int
get_percent (LookoutContext *context)
{
  LookoutWall *wall = lookout_live_get_wall (context);

  return wall != NULL ? (int) (lookout_wall_get_volume (wall) * 100 + 0.5) : 100;
}

static void
set_percent (LookoutContext *context, int percent)
{
  percent = CLAMP (percent, 0, 100);
  g_settings_set_int (lookout_paths_get_settings (), "volume", percent);
  lookout_wall_set_volume (lookout_live_get_wall (context), percent / 100.0);
}

static void
activate_volume (LookoutContext *context, GVariant *parameter)
{
  set_percent (context, g_variant_get_int32 (parameter));
}

static GVariant *
state_volume (LookoutContext *context)
{
  return g_variant_new_int32 (get_percent (context));
}

static void
activate_step (LookoutContext *context, GVariant *parameter)
{
  set_percent (context, get_percent (context) + g_variant_get_int32 (parameter) * STEP);
}

#define SOUND N_ ("Sound of All Cameras")
#define VOLUME N_ ("Volume")
#define CHOICE(percent, text)                                                                     \
  {                                                                                               \
    "volume", text, NULL, SOUND, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,                           \
        .target = #percent, .submenu = VOLUME, .activate = activate_volume, .state = state_volume \
  }

/* clang-format off */
const LookoutActionRow lookout_sound_actions[] = {
  { "sound-follows", N_ ("Hear the Focused Camera Alone"), "<Control><Shift>h", SOUND,
    LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW, .activate = activate_follows, .state = state_follows },
  { "silent", N_ ("Mute All Cameras"), "<Control>m", SOUND, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,
    .activate = activate_silent, .state = state_silent },
  CHOICE (20, N_ ("20 %")),
  CHOICE (40, N_ ("40 %")),
  CHOICE (60, N_ ("60 %")),
  CHOICE (80, N_ ("80 %")),
  CHOICE (100, N_ ("100 %")),
  { "volume-step", N_ ("Louder"), "period", SOUND, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_NONE,
    .target = "1", .activate = activate_step },
  { "volume-step", N_ ("Quieter"), "comma", SOUND, LOOKOUT_NEEDS_TILE, LOOKOUT_MENU_NONE,
    .target = "-1", .activate = activate_step },
  { NULL },
};
/* clang-format on */
