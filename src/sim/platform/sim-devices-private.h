/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-devices.h"

G_BEGIN_DECLS

/* Beyond every generated fleet, so that a larger one does not meet them. */
#define SIM_FIRST_ADDED 2000001

struct _SimDevices
{
  guint64 seed;
  guint n_channels;
  SimStore *store;
  GArray *devices;    /* of SimDevice, generated, by id */
  GPtrArray *added;   /* of SimDevice, by id; deleted ones stay */
  GPtrArray *changed; /* of SimDevice: generated ones with members of their own */
  GStringChunk *titles;
};

SimDevice *sim_devices_get_any (SimDevices *self, guint64 id);

G_END_DECLS
