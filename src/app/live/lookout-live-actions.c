/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-live-actions.h"

const LookoutActionRow lookout_live_actions[] = {
  { NULL },
};
