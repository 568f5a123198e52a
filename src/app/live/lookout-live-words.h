/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "media.h"

G_BEGIN_DECLS

FleetWords *lookout_live_words_for_error (const GError *error);
const char *lookout_live_words_get_notice (MediaNotice notice);
const char *lookout_live_words_get_protocol (MediaProtocol protocol);
const char *lookout_live_words_get_pace (MediaPace pace);

G_END_DECLS
