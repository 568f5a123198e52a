/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which of a group's cameras the tree shows, and what it says of them. */

#include "app-test.h"
#include "devices/lookout-tree-note.h"
#include "devices/lookout-tree-row.h"
#include "groups-test.h"
#include "groups/lookout-groups.h"
#include "views/lookout-views.h"

#include "onv.h"

/* In place of groups and devices. */
static gboolean
has_note (gpointer user_data)
{
  GroupsTest *fixture = user_data;
  g_autoptr (GObject) item = groups_test_dup_item (fixture, GROUPS_TEST_FAVOURITES);
  GtkWidget *row = groups_test_find_row (fixture->list, item);

  return LOOKOUT_IS_TREE_NOTE (item) && row != NULL && gtk_widget_get_mapped (row)
         && app_test_find (row, GTK_TYPE_LABEL, "label", "No Camera Found") != NULL;
}

/* And nothing else: what was found is a camera. */
static gboolean
shows_found (gpointer user_data)
{
  g_autoptr (LookoutAccountNode) node = groups_test_dup_item (user_data, 0);
  g_autoptr (GObject) item = groups_test_dup_item (user_data, GROUPS_TEST_FAVOURITES + 1);
  g_autoptr (GObject) next = groups_test_dup_item (user_data, GROUPS_TEST_FAVOURITES + 2);

  return lookout_account_node_get_status (node) == LOOKOUT_ACCOUNT_NOT_FOUND
         && FLEET_IS_GROUP_MEMBER (item)
         && g_str_equal (fleet_group_member_get_key (FLEET_GROUP_MEMBER (item)), "1002")
         && !FLEET_IS_GROUP_MEMBER (next) && !FLEET_IS_DEVICE_ROW (next)
         && !LOOKOUT_IS_TREE_NOTE (next);
}

/* A group of the first device, which is open, below the favourites, which are not. */
static void
add_open_group (GroupsTest *fixture)
{
  groups_test_select_row (fixture, GROUPS_TEST_FIRST);
  lookout_groups_create (fixture->context, "Night");
  groups_test_await_row (fixture, "Night", "1 camera");
  groups_test_set_expanded (fixture, GROUPS_TEST_FAVOURITES + 1, TRUE);
}

static gboolean
is_as_before (gpointer user_data)
{
  GroupsTest *fixture = user_data;
  g_autoptr (GObject) group = groups_test_dup_item (fixture, GROUPS_TEST_FAVOURITES + 1);
  g_autoptr (GObject) device = groups_test_dup_item (fixture, GROUPS_TEST_FAVOURITES + 3);

  return FLEET_IS_GROUP (group) && !groups_test_is_expanded (fixture, GROUPS_TEST_FAVOURITES)
         && groups_test_is_expanded (fixture, GROUPS_TEST_FAVOURITES + 1)
         && FLEET_IS_DEVICE_ROW (device);
}

/* The platform looks at the beginning of names alone. */
static void
test_search (GroupsTest *fixture, gconstpointer data)
{
  GtkEditable *search = GTK_EDITABLE (
      app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL, NULL));

  groups_test_add_two (fixture);
  add_open_group (fixture);
  g_assert_true (is_as_before (fixture));
  gtk_editable_set_text (search, "ERA 0002");
  g_assert_true (app_test_wait (shows_found, fixture));
  gtk_editable_set_text (search, "no such camera");
  g_assert_true (app_test_wait (has_note, fixture));
  gtk_editable_set_text (search, "ERA 0002");
  g_assert_true (app_test_wait (shows_found, fixture));
  gtk_editable_set_text (search, "");
  g_assert_true (app_test_wait (is_as_before, fixture));
}

/* What is shown of the favourites, and below them is no group. */
static gboolean
shows_members (GroupsTest *fixture, const char *keys)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = GROUPS_TEST_FAVOURITES + 1;; i++)
    {
      g_autoptr (GObject) item = groups_test_dup_item (fixture, i);

      if (!FLEET_IS_GROUP_MEMBER (item))
        return !FLEET_IS_GROUP (item) && g_str_equal (found->str, keys);
      g_string_append_printf (found, "%s ", fleet_group_member_get_key (FLEET_GROUP_MEMBER (item)));
    }
}

static gboolean
shows_second (gpointer user_data)
{
  return shows_members (user_data, "1002 ");
}

static gboolean
shows_no_group (gpointer user_data)
{
  g_autoptr (GObject) item = groups_test_dup_item (user_data, GROUPS_TEST_FAVOURITES);

  return item != NULL && !FLEET_IS_GROUP (item);
}

/* A tag that the second device has and the first has not. */
static const char *
find_tag (GroupsTest *fixture)
{
  FleetSession *session = lookout_context_get_session (fixture->context);
  const char *const *first = fleet_device_get_tags (fleet_session_get_device (session, "1001"));
  const char *const *second = fleet_device_get_tags (fleet_session_get_device (session, "1002"));

  for (guint i = 0; second[i] != NULL; i++)
    if (!g_strv_contains (first, second[i]))
      return second[i];
  g_assert_not_reached ();
}

/* A filter is for the cameras of groups as for all others, and no row has ever shown these. */
static void
test_filters (GroupsTest *fixture, gconstpointer data)
{
  FleetSession *session = lookout_context_get_session (fixture->context);
  FleetDeviceList *devices = fleet_session_get_devices (session);

  groups_test_add_two (fixture);
  add_open_group (fixture);
  fleet_device_list_set_tag (devices, find_tag (fixture));
  g_assert_true (app_test_wait (shows_second, fixture));
  fleet_device_list_set_online (devices, FLEET_ONLINE_FILTER_OFFLINE);
  g_assert_true (app_test_wait (shows_no_group, fixture));
  fleet_device_list_set_online (devices, FLEET_ONLINE_FILTER_ONLINE);
  g_assert_true (app_test_wait (shows_second, fixture));
  fleet_device_list_clear_filters (devices);
  g_assert_true (app_test_wait (is_as_before, fixture));
}

/* What is gone says so, and can be removed. */
static void
test_gone (GroupsTest *fixture, gconstpointer data)
{
  FleetViewStore *store = lookout_views_get_store (lookout_context_get_views (fixture->context));
  FleetGroup *favourites = lookout_groups_get_favourites (fixture->context);

  fleet_view_store_add_member (store, favourites, "5555/1", "Old Gate", NULL);
  groups_test_set_expanded (fixture, GROUPS_TEST_FAVOURITES, TRUE);
  groups_test_await_row (fixture, "Old Gate", "No longer in this account");
  groups_test_select_row (fixture, GROUPS_TEST_FAVOURITES + 1);
  g_assert_null (lookout_context_get_device (fixture->context));
  g_assert_false (groups_test_can (fixture, "open"));
  groups_test_act (fixture, "group-remove");
  groups_test_await_row (fixture, "Favourites", "Drag cameras here");
}

static void
on_deleted (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (onv_client_delete_device_finish (ONV_CLIENT (client), result, NULL));
}

/* While it is looked at, somebody else takes the camera out of the account. */
static void
test_goes (GroupsTest *fixture, gconstpointer data)
{
  FleetSession *session = lookout_context_get_session (fixture->context);

  groups_test_add_two (fixture);
  groups_test_set_expanded (fixture, GROUPS_TEST_FAVOURITES, TRUE);
  groups_test_select_row (fixture, GROUPS_TEST_FAVOURITES + 1);
  g_assert_true (groups_test_can (fixture, "open"));
  fleet_poller_set_interval (fleet_session_get_poller (session), 1);
  onv_client_delete_device_async (fleet_session_get_client (session), "1001", NULL, on_deleted,
                                  NULL);
  groups_test_await_row (fixture, "Camera 0001 Gate", "No longer in this account");
  g_assert_false (groups_test_can (fixture, "open"));
  g_assert_true (groups_test_can (fixture, "group-remove"));
}

#define ADD(name, func)                                                               \
  g_test_add ("/app/group-members/" name, GroupsTest, NULL, groups_test_set_up, func, \
              groups_test_tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("search", test_search);
  ADD ("filters", test_filters);
  ADD ("gone", test_gone);
  ADD ("goes", test_goes);
  return g_test_run ();
}
