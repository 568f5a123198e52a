/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-hold.h"

static gboolean
is_busy (gpointer keeper)
{
  gboolean busy;

  g_object_get (keeper, "busy", &busy, NULL);
  return busy;
}

static void
on_busy (GObject *keeper, GParamSpec *pspec, GApplication *application)
{
  if (is_busy (keeper))
    g_application_hold (application);
  else
    g_application_release (application);
}

/**
 * lookout_hold_while_busy:
 * @application: the program
 * @keeper: an object with a property `busy`
 *
 * What is being written when the last window closes is written to its end.
 *
 * Returns: (transfer none): @keeper
 */
gpointer
lookout_hold_while_busy (GApplication *application, gpointer keeper)
{
  g_signal_connect_object (keeper, "notify::busy", G_CALLBACK (on_busy), application, 0);
  if (is_busy (keeper))
    g_application_hold (application);
  return keeper;
}
