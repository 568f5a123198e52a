/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-test.h"

G_BEGIN_DECLS

#define VIEWS_TEST_FILE "views.json"

/* A folder with a file of views, which is not there yet. */
typedef struct
{
  GFile *folder;
  GFile *file;
} ViewsTest;

void views_test_set_up (ViewsTest *fixture, gconstpointer data);
void views_test_tear_down (ViewsTest *fixture, gconstpointer data);
void views_test_settle (FleetViewStore *store);
gboolean views_test_load_into (FleetViewStore *store, GError **error);
FleetViewStore *views_test_load (ViewsTest *fixture);
FleetView *views_test_create (const char *name);
FleetView *views_test_save (FleetViewStore *store, const char *name);
void views_test_assert_names (FleetViewStore *store, const char *names);
FleetAccount *views_test_add_temporary (FleetAccountStore *accounts, const char *base_url);
FleetView *views_test_create_of (const char *name, const char *account);
void views_test_write (ViewsTest *fixture, const char *text);
void views_test_export (GFile *file, FleetViewStore *store, FleetAccountStore *accounts);
/* How many views and groups there were. */
guint
views_test_import (GFile *file, FleetViewStore *store, FleetAccountStore *accounts, GError **error);

G_END_DECLS
