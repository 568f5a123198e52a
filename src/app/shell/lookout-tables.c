/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-tables.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-actions.h"
#include "devices/lookout-device-actions.h"
#include "groups/lookout-group-actions.h"
#include "live/lookout-layout-actions.h"
#include "live/lookout-live-actions.h"
#include "live/lookout-live-page.h"
#include "live/lookout-sound-actions.h"
#include "live/lookout-zoom-actions.h"
#include "patrol/lookout-patrol-actions.h"
#include "ptz/lookout-ptz-actions.h"
#include "shell/lookout-shell-actions.h"
#include "views/lookout-view-actions.h"

const LookoutActionRow *const lookout_action_tables[] = {
  lookout_device_actions,
  lookout_group_actions,
  lookout_layout_actions,
  lookout_live_actions,
  lookout_shape_actions,
  lookout_sound_actions,
  lookout_zoom_actions,
  lookout_view_actions,
  lookout_patrol_actions,
  lookout_ptz_actions,
  lookout_account_actions,
  lookout_shell_actions,
  NULL,
};

const LookoutPageRow lookout_page_rows[] = {
  { "live", N_ ("Live"), "video-display-symbolic", lookout_live_page_new },
  { NULL },
};

const char *const lookout_style_folders[]
    = { "kit",   "shell",  "accounts", "devices", "live", "ptz",
        "views", "patrol", "help",     "usage",   NULL };
