/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-actions.h"

extern const LookoutActionRow lookout_group_actions[];
