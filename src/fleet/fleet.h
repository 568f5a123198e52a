/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-error.h"
#include "fleet-types.h"

#include "accounts/fleet-account.h"
#include "accounts/fleet-account-store.h"
#include "images/fleet-images.h"
#include "model/fleet-channel.h"
#include "model/fleet-device.h"
#include "model/fleet-device-list.h"
#include "model/fleet-device-row.h"
#include "model/fleet-session.h"
#include "poll/fleet-clock.h"
#include "poll/fleet-manual-clock.h"
#include "poll/fleet-poller.h"
#include "poll/fleet-tally.h"
#include "resolver/fleet-play-address.h"
#include "resolver/fleet-resolver.h"
#include "simulator/fleet-simulator.h"
#include "words/fleet-words.h"
