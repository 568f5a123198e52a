/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-live-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * lookout_live_page_new:
 * @context: what is open in the window
 *
 * Returns: (transfer floating): the page with the wall
 */
GtkWidget *
lookout_live_page_new (LookoutContext *context)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "video-display-symbolic", "title",
                       _ ("No Camera Open"), "description",
                       _ ("Open one from the list with a double-click."), "hexpand", TRUE,
                       "vexpand", TRUE, NULL);
}
