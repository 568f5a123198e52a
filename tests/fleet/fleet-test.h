/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

/* Runs the main loop until something is so; the test fails when it is not so in a long time. */
typedef gboolean (*FleetTestCondition) (gpointer data);
void fleet_test_wait (FleetTestCondition condition, gpointer data, const char *what);
#define fleet_test_wait_until(data, expression) \
  fleet_test_wait ((FleetTestCondition) (expression), (data), #expression)

/* A GAsyncReadyCallback that puts the result into a GAsyncResult *, and the wait for it. */
void fleet_test_on_result (GObject *object, GAsyncResult *result, gpointer place);
GAsyncResult *fleet_test_await (GAsyncResult **place);

/* Waits until an object is gone, so that nothing leaks and nothing is still under way. */
void fleet_test_assert_gone (gpointer object);

/* A folder that is removed at the end. */
GFile *fleet_test_create_folder (void);
void fleet_test_remove_folder (GFile *folder);

/* What the file holds, or an empty text. */
char *fleet_test_read_file (GFile *folder, const char *name);

FleetAccount *fleet_test_create_account (const char *base_url);

G_END_DECLS
