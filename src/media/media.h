/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The media room: play a live camera into a GdkPaintable. It knows no platform API and no account;
 * where to play from is asked of a MediaLocator. */

#include "pacer/media-pace.h"
#include "player/media-address.h"
#include "player/media-clock.h"
#include "player/media-error.h"
#include "player/media-init.h"
#include "player/media-inventory.h"
#include "player/media-locator.h"
#include "player/media-player.h"
#include "player/media-types.h"
#include "sink/media-paintable.h"
