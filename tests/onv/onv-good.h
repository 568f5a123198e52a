/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-request.h"

G_BEGIN_DECLS

/* A request that is within all limits, with what the row needs and no more. Where a product or a device is meant it is this; @base stands for addresses that the platform gives. */
OnvRequest *onv_good_request (const OnvCall *call,
                              const char *product_id,
                              const char *device_id,
                              const char *base);

/* Drops what a call of this row has answered. */
void onv_good_drop (const OnvCall *call, gpointer answer);

G_END_DECLS
