/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where lookout-sim is, or NULL: the one that was chosen, or else $LOOKOUT_SIM, or what is found. */
char *fleet_simulator_find_program (const char *program);

G_END_DECLS
