/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-device-actions.h"

#include <glib/gi18n.h>

#include "fleet.h"
#include "shell/lookout-kiosk.h"
#include "shell/lookout-stage.h"
#include "shell/lookout-window.h"

static void
activate_open (LookoutContext *context, GVariant *parameter)
{
  FleetChannel *channel = lookout_context_get_channel (context);

  if (channel != NULL)
    lookout_stage_open_channel (context, channel);
  else
    lookout_stage_open_device (context, lookout_context_get_device (context));
  lookout_window_leave_sidebar (LOOKOUT_WINDOW (lookout_context_get_window (context)));
}

static void
activate_search (LookoutContext *context, GVariant *parameter)
{
  lookout_window_focus_search (LOOKOUT_WINDOW (lookout_context_get_window (context)));
}

static gboolean
enabled_search (LookoutContext *context)
{
  return !lookout_kiosk_is_on (lookout_context_get_window (context));
}

static void
activate_reload (LookoutContext *context, GVariant *parameter)
{
  FleetSession *session = lookout_context_get_session (context);

  fleet_device_list_reload (fleet_session_get_devices (session));
  fleet_tally_refresh (fleet_session_get_tally (session));
}

static void
activate_copy_id (LookoutContext *context, GVariant *parameter)
{
  GtkWidget *window = GTK_WIDGET (lookout_context_get_window (context));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window),
                          fleet_device_get_id (lookout_context_get_device (context)));
  lookout_context_toast (context, _ ("Device’s number copied"));
}

#define CAMERAS N_ ("Cameras")

const LookoutActionRow lookout_device_actions[] = {
  { "open", N_ ("Open on the Wall"), "Return", CAMERAS, LOOKOUT_NEEDS_DEVICE, LOOKOUT_MENU_TREE,
    .activate = activate_open },
  { "search", N_ ("Search the Cameras"), "<Control>f", CAMERAS, LOOKOUT_NEEDS_ACCOUNT,
    .activate = activate_search, .enabled = enabled_search },
  { "reload", N_ ("Load the List Again"), "F5 <Control>r", CAMERAS, LOOKOUT_NEEDS_ACCOUNT,
    LOOKOUT_MENU_VIEW, .activate = activate_reload },
  { "copy-device-id", N_ ("Copy the Device’s Number"), NULL, N_ ("Clipboard"), LOOKOUT_NEEDS_DEVICE,
    LOOKOUT_MENU_TREE, .activate = activate_copy_id },
  { NULL },
};
