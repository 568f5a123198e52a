/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "usage/lookout-meter.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"

#define GIGABYTE 1e9

static void
on_settings (GSettings *settings, const char *key, FleetMeter *meter)
{
  double cap = g_settings_get_double (settings, "data-cap");

  fleet_meter_set_cap (meter, g_settings_get_boolean (settings, "data-capped")
                                  ? (guint64) (cap * GIGABYTE)
                                  : 0);
}

/**
 * lookout_meter_get:
 *
 * Returns: (transfer none): the one meter of the program, with the cap of the settings
 */
FleetMeter *
lookout_meter_get (void)
{
  static FleetMeter *meter;

  if (meter == NULL)
    {
      GSettings *settings = lookout_paths_get_settings ();

      meter = fleet_meter_new ();
      g_signal_connect_object (settings, "changed::data-cap", G_CALLBACK (on_settings), meter, 0);
      g_signal_connect_object (settings, "changed::data-capped", G_CALLBACK (on_settings), meter,
                               0);
      on_settings (settings, NULL, meter);
    }
  return meter;
}

static char *
dup_message (FleetMeter *meter)
{
  g_autofree char *cap = g_format_size (fleet_meter_get_cap (meter));
  g_autofree char *used = NULL;
  guint64 month;

  fleet_meter_get_total (meter, NULL, &month);
  used = g_format_size (month);
  switch (fleet_meter_get_level (meter))
    {
    case FLEET_METER_WARNED:
      /* Translators: two amounts of data, such as 8.1 GB. */
      return g_strdup_printf (_ ("Cameras have used %s of the %s for this month"), used, cap);
    case FLEET_METER_REACHED:
      /* Translators: an amount of data, such as 10 GB. */
      return g_strdup_printf (_ ("The %s for this month are used: cameras show small pictures"),
                              cap);
    case FLEET_METER_FREE:
    default:
      return NULL;
    }
}

static void
on_level (FleetMeter *meter, GParamSpec *pspec, LookoutContext *context)
{
  g_autofree char *message = dup_message (meter);

  if (message != NULL)
    lookout_context_toast_with_button (context, message, _ ("Data Used"), "win.data-used");
}

/* Now there is a window to say it in. */
static gboolean
on_idle (gpointer context)
{
  FleetMeter *meter = lookout_meter_get ();

  g_signal_connect_object (meter, "notify::level", G_CALLBACK (on_level), context, 0);
  on_level (meter, NULL, context);
  return G_SOURCE_REMOVE;
}

/**
 * lookout_meter_watch:
 * @context: what is open in a window
 *
 * Lets the window say when the data of this month come to an end, or have done so already.
 */
void
lookout_meter_watch (LookoutContext *context)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (context));

  g_idle_add_full (G_PRIORITY_LOW, on_idle, g_object_ref (context), g_object_unref);
}
