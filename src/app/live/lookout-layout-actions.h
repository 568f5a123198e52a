/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-actions.h"

/* How the wall is divided, and what becomes of the current tile. */
extern const LookoutActionRow lookout_layout_actions[];
extern const LookoutActionRow lookout_shape_actions[];
