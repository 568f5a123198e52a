/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-test.h"

G_BEGIN_DECLS

/* The stand-in platform, an account on it and a session by a clock that the test moves. */
typedef struct
{
  FleetSimulator *simulator;
  FleetAccount *account;
  FleetManualClock *clock;
  FleetSession *session;
} FleetTestPlatform;

FleetTestPlatform *fleet_test_platform_new (gboolean secure, const char *const *arguments);
void fleet_test_platform_free (FleetTestPlatform *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetTestPlatform, fleet_test_platform_free)

/* The simulator's faults from now on, as a JSON array of SPEC. */
void fleet_test_platform_set_faults (FleetTestPlatform *self, const char *specs);
/* How many requests the platform has seen whose path has this in it. */
guint fleet_test_platform_count (FleetTestPlatform *self, const char *path);

/* The movements (command 7) that the platform was sent, in order: "start 13 4, stop 13 4". */
char *fleet_test_platform_dup_movements (FleetTestPlatform *self);

/* Waits until the list has an answer. */
void fleet_test_await_list (FleetDeviceList *list);
/* The device in a row, waited for. */
FleetDevice *fleet_test_await_device (FleetDeviceList *list, guint position);

G_END_DECLS
