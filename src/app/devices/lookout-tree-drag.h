/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "devices/lookout-tree-row.h"

G_BEGIN_DECLS

void lookout_tree_drag_add (LookoutTreeRow *row);

G_END_DECLS
