/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv.h"

G_BEGIN_DECLS

#define FLEET_TYPE_PTZ_LINE (fleet_ptz_line_get_type ())

/**
 * FleetPtzLine:
 *
 * The way to one camera's head: sends a movement, as often as it is asked, and tells what became of
 * it. Tests have one of their own.
 */
G_DECLARE_INTERFACE (FleetPtzLine, fleet_ptz_line, FLEET, PTZ_LINE, GObject)

struct _FleetPtzLineInterface
{
  GTypeInterface parent;

  void (*send_async) (FleetPtzLine *self,
                      OnvPtzPhase phase,
                      OnvPtzAction action,
                      guint speed,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
  gboolean (*send_finish) (FleetPtzLine *self, GAsyncResult *result, GError **error);
};

FleetPtzLine *fleet_ptz_line_new (OnvClient *client, const char *device_id, guint channel_id);

void fleet_ptz_line_send_async (FleetPtzLine *self,
                                OnvPtzPhase phase,
                                OnvPtzAction action,
                                guint speed,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean fleet_ptz_line_send_finish (FleetPtzLine *self, GAsyncResult *result, GError **error);

G_END_DECLS
