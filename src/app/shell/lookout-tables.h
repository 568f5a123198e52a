/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-actions.h"

G_BEGIN_DECLS

/**
 * LookoutPageRow:
 * @name: its name in the stack, and in `win.page::NAME`
 * @title: what a person reads, marked with N_()
 * @icon: a symbolic icon's name
 * @create: makes the widget, once a window
 *
 * One page in the middle of the window.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (LookoutContext *context);
} LookoutPageRow;

/* All action tables of all views, and all pages: the one place where a view is made known. Both end with NULL. */
extern const LookoutActionRow *const lookout_action_tables[];
extern const LookoutPageRow lookout_page_rows[];
/* Folders of the resource that may hold a style.css. */
extern const char *const lookout_style_folders[];

G_END_DECLS
