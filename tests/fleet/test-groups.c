/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"
#include "views-test.h"

#include "fleet.h"

#include "onv.h"

#define FAVOURITES "*"

/* An account that is in no store: groups name it by its id alone. */
static FleetAccount *
create_account (void)
{
  return fleet_test_create_account ("https://127.0.0.1:1/");
}

static void
assert_members (FleetGroup *group, const char *keys)
{
  GListModel *list = fleet_group_get_members (group);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetGroupMember) member = g_list_model_get_item (list, i);

      g_string_append_printf (found, "%s%s", i > 0 ? "," : "", fleet_group_member_get_key (member));
    }
  g_assert_cmpstr (found->str, ==, keys);
}

static void
assert_groups (FleetViewStore *store, const char *names)
{
  GListModel *list = fleet_view_store_get_groups (store);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (list, i);
      const char *name = fleet_group_get_name (group);

      g_string_append_printf (found, "%s%s", i > 0 ? "," : "", name != NULL ? name : FAVOURITES);
    }
  g_assert_cmpstr (found->str, ==, names);
}

static FleetGroup *
add_group (FleetViewStore *store, FleetAccount *account, const char *name)
{
  g_autoptr (FleetGroup) group = fleet_group_new (fleet_account_get_id (account), name);

  fleet_group_set_temporary (group, fleet_account_get_temporary (account));
  return fleet_view_store_insert_group (store, group, NULL);
}

static FleetGroup *
find_group (FleetViewStore *store, FleetAccount *account, const char *name)
{
  return fleet_view_store_find_group_name (store, fleet_account_get_id (account), name);
}

/* Empty favourites are shown, and nobody writes them. */
static void
test_favourites (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetAccount) account = create_account ();
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetViewStore) again = NULL;
  FleetGroup *favourites = fleet_view_store_get_favourites (store, account);

  g_assert_true (fleet_view_store_get_favourites (store, account) == favourites);
  g_assert_true (fleet_group_is_favourites (favourites));
  g_assert_cmpstr (fleet_group_get_title (favourites), ==, "Favourites");
  views_test_settle (store);
  g_assert_false (g_file_query_exists (fixture->file, NULL));

  fleet_view_store_add_member (store, favourites, "1001/1", "Gate", NULL);
  fleet_view_store_add_member (store, favourites, "1002", "Recorder", NULL);
  fleet_view_store_add_member (store, favourites, "1003/2", NULL, "1002");
  assert_members (favourites, "1001/1,1003/2,1002");
  views_test_settle (store);
  g_assert_true (fleet_view_store_get_favourites (store, account) == favourites);
  assert_members (favourites, "1001/1,1003/2,1002");

  again = views_test_load (fixture);
  favourites = fleet_view_store_get_favourites (again, account);
  assert_members (favourites, "1001/1,1003/2,1002");
  g_assert_true (fleet_group_member_is_device (fleet_group_find (favourites, "1002")));
  g_assert_false (fleet_group_member_is_device (fleet_group_find (favourites, "1003/2")));
  g_assert_cmpstr (fleet_group_member_get_name (fleet_group_find (favourites, "1001/1")), ==,
                   "Gate");
}

static void
test_order (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetAccount) account = create_account ();
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  FleetGroup *group = add_group (store, account, "Night");
  FleetGroupMember *member;

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u/1", i);

      fleet_view_store_add_member (store, group, key, NULL, NULL);
    }
  member = fleet_group_find (group, "2/1");
  g_assert_true (fleet_view_store_shift_member (store, group, member, 1));
  assert_members (group, "1/1,3/1,2/1,4/1");
  g_assert_true (fleet_view_store_shift_member (store, group, member, 1));
  g_assert_false (fleet_view_store_shift_member (store, group, member, 1));
  assert_members (group, "1/1,3/1,4/1,2/1");
  g_assert_true (fleet_view_store_shift_member (store, group, member, -1));
  assert_members (group, "1/1,3/1,2/1,4/1");
  fleet_view_store_move_member (store, group, fleet_group_find (group, "4/1"), "1/1");
  assert_members (group, "4/1,1/1,3/1,2/1");
  g_assert_false (
      fleet_view_store_shift_member (store, group, fleet_group_find (group, "4/1"), -1));
  /* One that is there moves, and stays the same. */
  fleet_view_store_add_member (store, group, "2/1", NULL, "3/1");
  assert_members (group, "4/1,1/1,2/1,3/1");
  views_test_settle (store);
  assert_members (group, "4/1,1/1,2/1,3/1");
  g_assert_true (fleet_group_find (group, "2/1") == member);
  fleet_view_store_remove_member (store, group, member);
  assert_members (group, "4/1,1/1,3/1");
  views_test_settle (store);
}

static void
test_names (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetAccount) account = create_account ();
  g_autoptr (FleetAccount) other = create_account ();
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetGroup) deleted = NULL;
  FleetGroup *night = add_group (store, account, "Night");
  FleetGroup *day = add_group (store, account, "Day");

  add_group (store, other, "Night");
  add_group (store, account, "Night");
  fleet_view_store_get_favourites (store, account);
  assert_groups (store, FAVOURITES ",Night,Day,Night,Night (2)");
  g_assert_false (fleet_view_store_rename_group (store, day, "Night"));
  g_assert_false (fleet_view_store_rename_group (store, day, " "));
  g_assert_true (fleet_view_store_rename_group (store, day, " Harbour "));
  g_assert_true (fleet_view_store_shift_group (store, night, 1));
  g_assert_false (fleet_view_store_shift_group (store, day, -1));
  g_assert_false (
      fleet_view_store_shift_group (store, fleet_view_store_get_favourites (store, account), 1));
  assert_groups (store, FAVOURITES ",Harbour,Night,Night,Night (2)");

  fleet_view_store_add_member (store, night, "1/1", "Gate", NULL);
  deleted = fleet_group_copy (night);
  fleet_view_store_remove_group (store, night);
  assert_groups (store, FAVOURITES ",Harbour,Night,Night (2)");
  night = fleet_view_store_insert_group (store, deleted, fleet_group_get_id (day));
  assert_groups (store, FAVOURITES ",Night,Harbour,Night,Night (2)");
  assert_members (night, "1/1");
  views_test_settle (store);
  assert_groups (store, FAVOURITES ",Night,Harbour,Night,Night (2)");
}

/* Two windows of two processes that do something at the same time. */
static void
test_shared (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetAccount) account = create_account ();
  g_autoptr (FleetViewStore) a = views_test_load (fixture);
  g_autoptr (FleetViewStore) b = views_test_load (fixture);

  fleet_view_store_add_member (a, fleet_view_store_get_favourites (a, account), "1/1", NULL, NULL);
  fleet_view_store_add_member (b, fleet_view_store_get_favourites (b, account), "2/1", NULL, NULL);
  views_test_save (b, "a view");
  views_test_settle (a);
  views_test_settle (b);
  {
    g_autoptr (FleetViewStore) c = views_test_load (fixture);
    FleetGroup *favourites = fleet_view_store_get_favourites (c, account);

    g_assert_cmpuint (fleet_group_get_n_members (favourites), ==, 2);
    g_assert_nonnull (fleet_group_find (favourites, "1/1"));
    g_assert_nonnull (fleet_group_find (favourites, "2/1"));
    views_test_assert_names (c, "a view");
  }
}

static void
test_forget (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetAccount) account = create_account ();
  g_autoptr (FleetAccount) other = create_account ();
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autofree char *text = NULL;

  add_group (store, account, "Night");
  add_group (store, other, "Day");
  fleet_view_store_add_member (store, fleet_view_store_get_favourites (store, account), "1/1", NULL,
                               NULL);
  fleet_view_store_forget_account (store, account);
  assert_groups (store, "Day");
  views_test_settle (store);
  assert_groups (store, "Day");
  text = fleet_test_read_file (fixture->folder, VIEWS_TEST_FILE);
  g_assert_null (strstr (text, fleet_account_get_id (account)));
}

/* What a newer version wrote is written again; what is of this run only is not. */
static void
test_file (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) accounts = fleet_account_store_new_for_file (fixture->file);
  FleetAccount *temporary = views_test_add_temporary (accounts, "https://127.0.0.1:1/");
  g_autoptr (FleetAccount) account = create_account ();
  g_autoptr (FleetViewStore) store = NULL;
  g_autofree char *before = g_strdup_printf (
      "{\"format\":\"lookout-views\",\"version\":1,\"views\":[],\"groups\":[{\"id\":\"g\","
      "\"account\":\"%s\","
      "\"name\":\"Night\",\"colour\":\"blue\",\"members\":[{\"camera\":\"1/1\",\"note\":\"n\"}]}]}",
      fleet_account_get_id (account));
  g_autofree char *after = NULL;

  views_test_write (fixture, before);
  store = views_test_load (fixture);
  fleet_view_store_add_member (store, find_group (store, account, "Night"), "2/1", NULL, "1/1");
  fleet_view_store_add_member (store, fleet_view_store_get_favourites (store, temporary), "9/9",
                               NULL, NULL);
  views_test_settle (store);
  assert_members (find_group (store, account, "Night"), "2/1,1/1");
  assert_members (fleet_view_store_get_favourites (store, temporary), "9/9");
  after = fleet_test_read_file (fixture->folder, VIEWS_TEST_FILE);
  g_assert_nonnull (strstr (after, "blue"));
  g_assert_nonnull (strstr (after, "\"note\""));
  g_assert_null (strstr (after, "9/9"));
}

/* To a computer where the account has another id, and where there are groups already: nothing is lost. */
static void
test_transfer (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "exported.json");
  g_autoptr (GFile) elsewhere = g_file_get_child (fixture->folder, "elsewhere.json");
  g_autoptr (GFile) none = g_file_get_child (fixture->folder, "accounts.ini");
  g_autoptr (FleetAccountStore) accounts = fleet_account_store_new_for_file (none);
  g_autoptr (FleetAccountStore) other_accounts = fleet_account_store_new_for_file (none);
  FleetAccount *here = views_test_add_temporary (accounts, "https://127.0.0.1:1/");
  FleetAccount *there = views_test_add_temporary (other_accounts, "https://127.0.0.1:1/");
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetViewStore) other = fleet_view_store_new_for_file (elsewhere);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  FleetGroup *night = add_group (store, here, "Night");

  fleet_view_store_add_member (store, night, "1/1", "Gate", NULL);
  fleet_view_store_add_member (store, night, "2", NULL, NULL);
  fleet_view_store_add_member (store, fleet_view_store_get_favourites (store, here), "3/1", NULL,
                               NULL);
  views_test_export (file, store, accounts);
  text = fleet_test_read_file (fixture->folder, "exported.json");
  g_assert_nonnull (strstr (text, "https://127.0.0.1:1/"));
  g_assert_null (strstr (text, "key"));

  night = add_group (other, there, "Night");
  fleet_view_store_add_member (other, night, "2", NULL, NULL);
  fleet_view_store_add_member (other, night, "7/1", NULL, NULL);
  fleet_view_store_add_member (other, fleet_view_store_get_favourites (other, there), "4/1", NULL,
                               NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (views_test_import (file, other, other_accounts, &error), ==, 2);
      g_assert_no_error (error);
      assert_groups (other, FAVOURITES ",Night");
      assert_members (night, "2,7/1,1/1");
      assert_members (fleet_view_store_get_favourites (other, there), "4/1,3/1");
    }
  /* Back where it came from it is known, whatever it is called by now. */
  night = find_group (store, here, "Night");
  fleet_view_store_rename_group (store, night, "Harbour");
  fleet_view_store_remove_member (store, night, fleet_group_find (night, "1/1"));
  g_assert_cmpuint (views_test_import (file, store, accounts, &error), ==, 2);
  assert_groups (store, FAVOURITES ",Harbour");
  assert_members (night, "2,1/1");
  g_assert_true (fleet_group_get_temporary (night));
  views_test_settle (store);
  views_test_settle (other);
}

static gboolean
is_known (gpointer member)
{
  FleetDevice *device = fleet_group_member_get_device (member);

  return device != NULL && fleet_device_get_title (device) != NULL;
}

static gboolean
has_channels (gpointer member)
{
  return fleet_device_get_channels (fleet_group_member_get_device (member)) != NULL;
}

/* The platform is asked once for all that no list has told of. */
static void
test_look_up (void)
{
  static const char *const arguments[] = { "--devices", "3", "--channels", "2", NULL };
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, arguments);
  g_autoptr (FleetGroup) group = fleet_group_new_favourites ("a");
  g_autofree char *title = NULL;
  FleetGroupMember *channel;
  FleetGroupMember *device;
  FleetGroupMember *gone;
  FleetGroupMember *no_channel;

  fleet_group_add (group, "1001/2", "Old name");
  fleet_group_add (group, "1002", NULL);
  fleet_group_add (group, "5555/1", "Was here");
  fleet_group_add (group, "1001/9", NULL);
  channel = fleet_group_find (group, "1001/2");
  device = fleet_group_find (group, "1002");
  gone = fleet_group_find (group, "5555/1");
  no_channel = fleet_group_find (group, "1001/9");

  fleet_group_look_up (group, platform->session);
  fleet_group_look_up (group, platform->session);
  g_assert_nonnull (fleet_group_member_get_channel (channel));
  g_assert_false (fleet_group_member_get_gone (gone));
  fleet_test_wait_until (channel, is_known);
  fleet_test_wait_until (device, is_known);
  fleet_test_wait_until (gone, fleet_group_member_get_gone);
  g_assert_cmpuint (fleet_test_platform_count (platform, "/devices"), ==, 1);
  g_assert_null (fleet_group_member_get_channel (device));
  g_assert_false (fleet_group_member_get_gone (device));
  g_assert_false (fleet_group_member_get_gone (channel));

  /* Which channels there are is asked for where it is seen. */
  title = fleet_group_member_dup_title (channel);
  g_assert_cmpstr (title, ==, "Old name");
  g_assert_false (fleet_group_member_get_gone (no_channel));
  fleet_group_member_load (channel);
  fleet_test_wait_until (channel, has_channels);
  g_assert_true (fleet_group_member_get_gone (no_channel));
  g_assert_false (fleet_group_member_get_gone (channel));
  g_clear_pointer (&title, g_free);
  title = fleet_group_member_dup_title (channel);
  g_assert_cmpstr (title, !=, "Old name");
  g_clear_pointer (&title, g_free);
  title = fleet_group_member_dup_title (gone);
  g_assert_cmpstr (title, ==, "Was here");
}

typedef struct
{
  FleetTestPlatform *platform;
  FleetGroup *group;
} Asking;

static gboolean
was_asked (gpointer data)
{
  return fleet_test_platform_count (data, "/devices") == 1;
}

/* As a row does that comes into sight again. */
static gboolean
answers_at_last (gpointer data)
{
  Asking *asking = data;

  fleet_group_look_up (asking->group, asking->platform->session);
  return is_known (fleet_group_find (asking->group, "1001/1"));
}

/* A platform that refuses has not said that anything is gone, and is asked again. */
static void
test_look_up_fails (void)
{
  static const char *const arguments[] = { "--devices", "1", NULL };
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, arguments);
  g_autoptr (FleetGroup) group = fleet_group_new_favourites ("a");
  Asking asking = { platform, group };

  fleet_group_add (group, "1001/1", NULL);
  fleet_test_platform_set_faults (platform, "[\"http:status=403,path=*/devices*\"]");
  fleet_group_look_up (group, platform->session);
  fleet_test_wait_until (platform, was_asked);
  fleet_test_platform_set_faults (platform, "[]");
  fleet_test_wait_until (&asking, answers_at_last);
  g_assert_false (fleet_group_member_get_gone (fleet_group_find (group, "1001/1")));
}

static gboolean
has_plan (gpointer clock)
{
  return fleet_manual_clock_get_n_pending (clock) > 0;
}

static void
on_deleted (GObject *client, GAsyncResult *result, gpointer deleted)
{
  *(gboolean *) deleted = onv_client_delete_device_finish (ONV_CLIENT (client), result, NULL);
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

static void
count (guint *n_told)
{
  ++*n_told;
}

/* While somebody sees it, another takes the device out of the account. */
static void
test_goes (void)
{
  static const char *const arguments[] = { "--devices", "2", NULL };
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, arguments);
  g_autoptr (FleetGroup) group = fleet_group_new_favourites ("a");
  FleetPoller *poller = fleet_session_get_poller (platform->session);
  gboolean deleted = FALSE;
  guint n_told = 0;

  fleet_group_add (group, "1001/1", NULL);
  fleet_group_add (group, "1002", NULL);
  fleet_group_look_up (group, platform->session);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (FleetGroupMember) member
          = g_list_model_get_item (fleet_group_get_members (group), i);

      fleet_test_wait_until (member, is_known);
      fleet_poller_set_visible (poller, fleet_group_member_get_device (member), TRUE);
    }
  onv_client_delete_device_async (fleet_session_get_client (platform->session), "1001", NULL,
                                  on_deleted, &deleted);
  fleet_test_wait_until (&deleted, is_true);
  g_assert_false (fleet_group_member_get_gone (fleet_group_find (group, "1001/1")));
  g_signal_connect_swapped (group, "told", G_CALLBACK (count), &n_told);
  fleet_test_wait_until (platform->clock, has_plan);
  fleet_manual_clock_advance (platform->clock, 20000);
  fleet_test_wait_until (fleet_group_find (group, "1001/1"), fleet_group_member_get_gone);
  g_assert_cmpuint (n_told, >, 0);
  g_assert_false (fleet_group_member_get_gone (fleet_group_find (group, "1002")));
}

#define ADD(name, func) \
  g_test_add ("/fleet/groups/" name, ViewsTest, NULL, views_test_set_up, func, views_test_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("favourites", test_favourites);
  ADD ("order", test_order);
  ADD ("names", test_names);
  ADD ("shared", test_shared);
  ADD ("forget", test_forget);
  ADD ("file", test_file);
  ADD ("transfer", test_transfer);
  g_test_add_func ("/fleet/groups/look-up", test_look_up);
  g_test_add_func ("/fleet/groups/look-up-fails", test_look_up_fails);
  g_test_add_func ("/fleet/groups/goes", test_goes);
  return g_test_run ();
}
