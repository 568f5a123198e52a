/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

char *lookout_report_dup_text (LookoutContext *context);

G_END_DECLS
