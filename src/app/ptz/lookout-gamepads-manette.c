/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-gamepads.h"

#include <libmanette.h>

static void
on_button_press (LookoutGamepads *self, ManetteEvent *event, ManetteDevice *device)
{
  guint16 button;

  if (manette_event_get_button (event, &button))
    lookout_gamepads_feed (self, device, LOOKOUT_PAD_BUTTON, button, 1);
}

static void
on_button_release (LookoutGamepads *self, ManetteEvent *event, ManetteDevice *device)
{
  guint16 button;

  if (manette_event_get_button (event, &button))
    lookout_gamepads_feed (self, device, LOOKOUT_PAD_BUTTON, button, 0);
}

static void
on_axis (LookoutGamepads *self, ManetteEvent *event, ManetteDevice *device)
{
  guint16 axis;
  double value;

  if (manette_event_get_absolute (event, &axis, &value))
    lookout_gamepads_feed (self, device, LOOKOUT_PAD_AXIS, axis, value);
}

static void
on_hat (LookoutGamepads *self, ManetteEvent *event, ManetteDevice *device)
{
  guint16 axis;
  gint8 value;

  if (manette_event_get_hat (event, &axis, &value))
    lookout_gamepads_feed (self, device, LOOKOUT_PAD_HAT, axis, value);
}

static void
on_disconnected (LookoutGamepads *self, ManetteDevice *device)
{
  lookout_gamepads_unplug (self, device);
  g_signal_handlers_disconnect_by_data (device, self);
}

static void
on_connected (LookoutGamepads *self, ManetteDevice *device)
{
  lookout_gamepads_plug (self, device, manette_device_get_name (device));
  g_signal_connect_object (device, "button-press-event", G_CALLBACK (on_button_press), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (device, "button-release-event", G_CALLBACK (on_button_release), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (device, "absolute-axis-event", G_CALLBACK (on_axis), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (device, "hat-axis-event", G_CALLBACK (on_hat), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (device, "disconnected", G_CALLBACK (on_disconnected), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lookout_gamepads_read_system:
 * @self: the gamepads
 *
 * From now on those of the computer are told to it.
 */
void
lookout_gamepads_read_system (LookoutGamepads *self)
{
  ManetteMonitor *monitor = manette_monitor_new ();
  ManetteMonitorIter *iter = manette_monitor_iterate (monitor);
  ManetteDevice *device;

  g_object_set_data_full (G_OBJECT (self), "lookout-manette-monitor", monitor, g_object_unref);
  g_signal_connect_object (monitor, "device-connected", G_CALLBACK (on_connected), self,
                           G_CONNECT_SWAPPED);
  while (manette_monitor_iter_next (iter, &device))
    on_connected (self, device);
  manette_monitor_iter_free (iter);
}

/**
 * lookout_gamepads_are_read:
 *
 * Returns: whether Lookout was built with what reads gamepads
 */
gboolean
lookout_gamepads_are_read (void)
{
  return TRUE;
}
