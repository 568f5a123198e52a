/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_DEVICE_LIST (fleet_device_list_get_type ())
G_DECLARE_FINAL_TYPE (FleetDeviceList, fleet_device_list, FLEET, DEVICE_LIST, GObject)

FleetDeviceList *fleet_device_list_new (FleetSession *session);
FleetDeviceList *fleet_device_list_new_for_text (FleetSession *session, const char *text);

const char *fleet_device_list_get_text (FleetDeviceList *self);
void fleet_device_list_set_text (FleetDeviceList *self, const char *text);
const char *fleet_device_list_get_tag (FleetDeviceList *self);
void fleet_device_list_set_tag (FleetDeviceList *self, const char *tag);
FleetOnlineFilter fleet_device_list_get_online (FleetDeviceList *self);
void fleet_device_list_set_online (FleetDeviceList *self, FleetOnlineFilter online);

guint fleet_device_list_find (FleetDeviceList *self, FleetDevice *device);
guint fleet_device_list_get_total (FleetDeviceList *self);
gboolean fleet_device_list_get_loading (FleetDeviceList *self);
const GError *fleet_device_list_get_error (FleetDeviceList *self);
gboolean fleet_device_list_is_filtered (FleetDeviceList *self);
gboolean fleet_device_list_admits (FleetDeviceList *self, FleetDevice *device);
void fleet_device_list_clear_filters (FleetDeviceList *self);
void fleet_device_list_reload (FleetDeviceList *self);

G_END_DECLS
