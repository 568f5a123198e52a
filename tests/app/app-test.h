/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fleet.h"
#include "shell/lookout-window.h"

typedef gboolean (*AppTestFunc) (gpointer user_data);

void app_test_init (int *argc, char ***argv);
void app_test_settle (void);
gboolean app_test_wait (AppTestFunc func, gpointer user_data);
LookoutWindow *app_test_create_window (FleetAccountStore *store);
FleetSimulator *app_test_start_simulator (const char *const *arguments, FleetAccount **account);
GtkWidget *app_test_find (GtkWidget *root, GType type, const char *property, const char *value);
