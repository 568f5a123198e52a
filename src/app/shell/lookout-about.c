/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-about.h"

#include <glib/gi18n.h>

#include "kit/compat.h"

/**
 * lookout_about_present:
 * @parent: the window it belongs to
 *
 * Shows what this program is, its version and its licence.
 */
void
lookout_about_present (GtkWindow *parent)
{
  GtkWindow *window = lookout_about_window_new ();

  g_object_set (window, "transient-for", parent, "modal", TRUE, "application-name", _ ("Lookout"),
                "application-icon", LOOKOUT_APPLICATION_ID, "version", LOOKOUT_VERSION,
                "developer-name", _ ("The Lookout developers"), "license-type", GTK_LICENSE_GPL_3_0,
                "copyright", "© 2026 The Lookout developers", "comments",
                _ ("Watch and manage the cameras of a fleet on the OneNET video platform."),
                /* Translators: put your names here, one a line. */
                "translator-credits", _ ("translator-credits"), NULL);
  gtk_window_present (window);
}
