/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_SIDE_LAYOUT (lookout_side_layout_get_type ())

/**
 * LookoutSideLayout:
 *
 * A large first child, and a second one beside it where there is room, otherwise below it.
 */
G_DECLARE_FINAL_TYPE (LookoutSideLayout,
                      lookout_side_layout,
                      LOOKOUT,
                      SIDE_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
