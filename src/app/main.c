/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

#include "kit/lookout-journal.h"
#include "kit/lookout-paths.h"
#include "shell/lookout-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (LookoutApplication) application = NULL;
  int status;

  lookout_journal_start ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, lookout_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = lookout_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != EXIT_SUCCESS ? status : lookout_application_get_status (application);
}
