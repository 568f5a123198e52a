/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

GtkWidget *lookout_live_page_new (LookoutContext *context);

G_END_DECLS
