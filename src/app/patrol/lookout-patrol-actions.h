/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-actions.h"

extern const LookoutActionRow lookout_patrol_actions[];
