/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_DEVICE (fleet_device_get_type ())
G_DECLARE_FINAL_TYPE (FleetDevice, fleet_device, FLEET, DEVICE, GObject)

FleetSession *fleet_device_dup_session (FleetDevice *self);
const char *fleet_device_get_id (FleetDevice *self);
const char *fleet_device_get_title (FleetDevice *self);
const char *fleet_device_get_description (FleetDevice *self);
FleetOnline fleet_device_get_online (FleetDevice *self);
const char *fleet_device_get_last_login (FleetDevice *self);
GDateTime *fleet_device_dup_last_login_date (FleetDevice *self);
const char *const *fleet_device_get_tags (FleetDevice *self);
int fleet_device_get_channel_count (FleetDevice *self);
GListModel *fleet_device_get_channels (FleetDevice *self);
gboolean fleet_device_get_loading (FleetDevice *self);
const GError *fleet_device_get_error (FleetDevice *self);
FleetChannel *fleet_device_get_channel (FleetDevice *self, guint channel_id);

void fleet_device_refresh_async (FleetDevice *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean fleet_device_refresh_finish (FleetDevice *self, GAsyncResult *result, GError **error);

void fleet_device_load_channels_async (FleetDevice *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GListModel *
fleet_device_load_channels_finish (FleetDevice *self, GAsyncResult *result, GError **error);

G_END_DECLS
