/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-run.h"
#include "shell/lookout-window.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_WINDOW_LIST (lookout_window_list_get_type ())

/**
 * LookoutWindowList:
 *
 * The main windows of the program, each with a wall of its own, and what is remembered of them: which there were, how
 * large, on which monitor they filled the screen, and which account was open. What was on the wall of each is in a store
 * of its own, by the window's number. A window that is closed while others stay is forgotten; those that are open when
 * the program ends are there again at the next start.
 */
G_DECLARE_FINAL_TYPE (LookoutWindowList, lookout_window_list, LOOKOUT, WINDOW_LIST, GObject)

LookoutWindowList *lookout_window_list_new (GtkApplication *application,
                                            FleetAccountStore *accounts,
                                            FleetViewStore *views,
                                            gboolean keeps);

void lookout_window_list_begin (LookoutWindowList *self, LookoutRun *run);
LookoutWindow *lookout_window_list_add (LookoutWindowList *self);
guint lookout_window_list_get_n_open (LookoutWindowList *self);
LookoutWindow *lookout_window_list_get_window (LookoutWindowList *self, guint number);
void lookout_window_list_end (LookoutWindowList *self);

G_END_DECLS
