/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

typedef struct _OnvDeviceQuery OnvDeviceQuery;

/* What a list of devices is asked by. */
typedef struct
{
  char *text;
  char *tag;
  FleetOnlineFilter online;
} FleetDeviceFilter;

void fleet_device_filter_clear (FleetDeviceFilter *self);
gboolean fleet_device_filter_is_set (const FleetDeviceFilter *self);
OnvDeviceQuery *fleet_device_filter_create_query (const FleetDeviceFilter *self);
/* Whether a device is one that the tag and the state ask for; the text is for the platform. */
gboolean fleet_device_filter_admits (const FleetDeviceFilter *self, FleetDevice *device);

/* Sets a text without the blanks around it; empty is NULL. FALSE if it was the same. */
gboolean fleet_device_filter_set_text (char **text, const char *value);

G_END_DECLS
