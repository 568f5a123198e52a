/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-hold.h"

/* After this a program that was told to end does so, whatever the platform says. */
#define PATIENCE_S 25

typedef struct
{
  FleetPtz *ptz; /* owned while the application is held */
  GApplication *application;
  guint patience;
} Hold;

static G_DEFINE_QUARK (lookout - ptz - hold, hold);

static void
hold_release (Hold *hold)
{
  g_autoptr (GApplication) application = g_steal_pointer (&hold->application);
  g_autoptr (FleetPtz) ptz = g_steal_pointer (&hold->ptz);

  g_clear_handle_id (&hold->patience, g_source_remove);
  if (application != NULL)
    g_application_release (application);
}

static void
on_changed (FleetPtz *ptz, Hold *hold)
{
  gboolean settled = fleet_ptz_is_settled (ptz);

  if (settled)
    hold_release (hold);
  else if (hold->application == NULL && g_application_get_default () != NULL)
    {
      hold->application = g_object_ref (g_application_get_default ());
      hold->ptz = g_object_ref (ptz);
      g_application_hold (hold->application);
    }
}

/**
 * lookout_ptz_hold_watch:
 * @ptz: a head that is about to be moved
 *
 * From now on the program lives as long as it moves, or as a stop is on its way.
 */
void
lookout_ptz_hold_watch (FleetPtz *ptz)
{
  Hold *hold = g_object_get_qdata (G_OBJECT (ptz), hold_quark ());

  if (hold != NULL)
    return;
  hold = g_new0 (Hold, 1);
  g_object_set_qdata_full (G_OBJECT (ptz), hold_quark (), hold, g_free);
  g_signal_connect (ptz, "changed", G_CALLBACK (on_changed), hold);
}

static gboolean
on_patience (gpointer user_data)
{
  Hold *hold = user_data;

  hold->patience = 0;
  g_warning ("A camera may be moving still: no stop was answered within %d s", PATIENCE_S);
  hold_release (hold);
  return G_SOURCE_REMOVE;
}

/**
 * lookout_ptz_hold_end:
 * @ptz: a head that was moved
 *
 * Stops it, since the window closes. The program ends once that is done, or does not wait any longer.
 */
void
lookout_ptz_hold_end (FleetPtz *ptz)
{
  Hold *hold = g_object_get_qdata (G_OBJECT (ptz), hold_quark ());

  fleet_ptz_stop (ptz);
  if (hold != NULL && hold->application != NULL && hold->patience == 0)
    hold->patience = g_timeout_add_seconds (PATIENCE_S, on_patience, hold);
}
