/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_REGION (onv_region_get_type ())
G_DECLARE_FINAL_TYPE (OnvRegion, onv_region, ONV, REGION, OnvRecord)
ONV_GETTER_INT (OnvRegion, onv_region, x)
ONV_GETTER_INT (OnvRegion, onv_region, y)
ONV_GETTER_INT (OnvRegion, onv_region, width)
ONV_GETTER_INT (OnvRegion, onv_region, height)

OnvRegion *onv_region_scale (OnvRegion *self, const OnvSize *from, const OnvSize *to);

G_END_DECLS
