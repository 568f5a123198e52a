/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "shell/lookout-window.h"

G_BEGIN_DECLS

/* The whole window against the simulated platform. */
typedef struct
{
  LookoutWindow *window;
  LookoutContext *context;
  GtkWidget *list;
  const char *title; /* of the row that is waited for */
  const char *caption;
} GroupsTest;

/* The account, its favourites, its devices. */
#define GROUPS_TEST_FAVOURITES 1
#define GROUPS_TEST_FIRST 2

GtkSingleSelection *groups_test_get_selection (GroupsTest *fixture);
gpointer groups_test_dup_item (GroupsTest *fixture, guint position);
void groups_test_set_expanded (GroupsTest *fixture, guint position, gboolean expanded);
gboolean groups_test_is_expanded (GroupsTest *fixture, guint position);
void groups_test_select_row (GroupsTest *fixture, guint position);
GtkWidget *groups_test_find_row (GtkWidget *root, gpointer item);
void groups_test_await_row (GroupsTest *fixture, const char *title, const char *caption);
gboolean groups_test_has_first_device (gpointer user_data);
void groups_test_set_up (GroupsTest *fixture, gconstpointer data);
void groups_test_tear_down (GroupsTest *fixture, gconstpointer data);
gboolean groups_test_can (GroupsTest *fixture, const char *name);
void groups_test_act (GroupsTest *fixture, const char *name);
void groups_test_assert_keys (GroupsTest *fixture, const char *keys);
void groups_test_add_two (GroupsTest *fixture);

G_END_DECLS
