/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lookout_renderer_choose (void);
const char *lookout_renderer_get_gl_name (void);
gboolean lookout_renderer_name_is_software (const char *name);

G_END_DECLS
