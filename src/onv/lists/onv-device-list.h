/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calls/onv-devices.h"
#include "lists/onv-paged-list.h"

G_BEGIN_DECLS

OnvPagedList *onv_device_list_new (OnvClient *client, OnvDeviceQuery *query);

G_END_DECLS
