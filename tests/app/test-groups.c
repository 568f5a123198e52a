/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "devices/lookout-tree-row.h"
#include "groups-test.h"
#include "groups/lookout-groups.h"
#include "kit/lookout-name-window.h"
#include "live/lookout-wall.h"
#include "palette/lookout-palette-search.h"
#include "patrol/lookout-round.h"
#include "views/lookout-views.h"

static void
test_favourites (GroupsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetGroupMember) member = NULL;

  g_assert_false (groups_test_can (fixture, "group-remove"));
  groups_test_add_two (fixture);
  groups_test_set_expanded (fixture, GROUPS_TEST_FAVOURITES, TRUE);
  member = groups_test_dup_item (fixture, GROUPS_TEST_FAVOURITES + 2);
  g_assert_cmpstr (fleet_group_member_get_key (member), ==, "1002");

  /* What is selected is the camera, and where it stands in the group. */
  groups_test_select_row (fixture, GROUPS_TEST_FAVOURITES + 2);
  g_assert_true (lookout_context_get_member (fixture->context) == member);
  g_assert_cmpstr (fleet_device_get_id (lookout_context_get_device (fixture->context)), ==, "1002");
  g_assert_true (groups_test_can (fixture, "open"));
  g_assert_false (groups_test_can (fixture, "group-down"));
  groups_test_act (fixture, "group-up");
  groups_test_assert_keys (fixture, "1002 1001");
  g_assert_true (lookout_context_get_member (fixture->context) == member);
  g_assert_cmpuint (gtk_single_selection_get_selected (groups_test_get_selection (fixture)), ==,
                    GROUPS_TEST_FAVOURITES + 1);
  groups_test_act (fixture, "group-down");
  groups_test_act (fixture, "group-remove");
  groups_test_assert_keys (fixture, "1001");
  g_assert_cmpuint (gtk_single_selection_get_selected (groups_test_get_selection (fixture)), ==,
                    GROUPS_TEST_FAVOURITES + 1);
}

/* What the message at the foot offers. */
static void
test_undo (GroupsTest *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  groups_test_add_two (fixture);
  before = fleet_group_write (lookout_groups_get_favourites (fixture->context));
  groups_test_set_expanded (fixture, GROUPS_TEST_FAVOURITES, TRUE);
  groups_test_select_row (fixture, GROUPS_TEST_FAVOURITES + 1);
  groups_test_act (fixture, "group-remove");
  groups_test_assert_keys (fixture, "1002");
  g_assert_nonnull (
      app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "_Undo"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "group-restore",
                                  g_variant_new ("(ss)", before, ""));
  groups_test_assert_keys (fixture, "1001 1002");
}

static LookoutNameWindow *
find_name_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LOOKOUT_IS_NAME_WINDOW (window))
        return LOOKOUT_NAME_WINDOW (window); /* GTK holds it */
    }
  return NULL;
}

static void
answer_name (const char *name, const char *button)
{
  GtkWidget *window = GTK_WIDGET (find_name_window ());
  GtkWidget *entry;

  g_assert_nonnull (window);
  entry = app_test_find (window, ADW_TYPE_ENTRY_ROW, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (app_test_find (window, GTK_TYPE_BUTTON, "label", button), "clicked");
  app_test_settle ();
}

static void
test_groups (GroupsTest *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) groups = NULL;

  groups_test_select_row (fixture, GROUPS_TEST_FIRST);
  groups_test_act (fixture, "group-new");
  answer_name ("Night", "_Create");
  groups_test_await_row (fixture, "Night", "1 camera");
  /* It is selected now; without a camera it begins empty. A name that is taken is refused. */
  g_assert_cmpstr (fleet_group_get_name (lookout_context_get_group (fixture->context)), ==,
                   "Night");
  groups_test_act (fixture, "group-new");
  answer_name ("Night", "_Create");
  g_assert_nonnull (find_name_window ());
  answer_name ("Day", "_Create");
  g_assert_null (find_name_window ());
  groups_test_await_row (fixture, "Day", "Drag cameras here");
  groups_test_act (fixture, "group-rename");
  answer_name ("Harbour", "_Rename");
  groups_test_await_row (fixture, "Harbour", "Drag cameras here");
  g_assert_false (groups_test_can (fixture, "group-show"));

  groups_test_act (fixture, "group-up");
  groups = lookout_groups_dup_of_account (fixture->context);
  g_assert_cmpstr (fleet_group_get_name (g_ptr_array_index (groups, 1)), ==, "Harbour");
  g_assert_false (groups_test_can (fixture, "group-up"));
  g_assert_cmpstr (fleet_group_get_name (lookout_context_get_group (fixture->context)), ==,
                   "Harbour");
  groups_test_act (fixture, "group-delete");
  g_assert_null (
      lookout_groups_find (fixture->context, fleet_group_get_id (g_ptr_array_index (groups, 1))));
  g_assert_true (lookout_context_get_group (fixture->context)
                 == lookout_groups_get_favourites (fixture->context));
  g_assert_false (groups_test_can (fixture, "group-delete"));
}

static GtkEventController *
find_drop_target (GtkWidget *row)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller; /* the row holds it */
    }
  return NULL;
}

/* Into the row at @position, in its upper or its lower half. */
static gboolean
drop (GroupsTest *fixture, guint position, gpointer dragged, gboolean low)
{
  g_autoptr (GObject) item = groups_test_dup_item (fixture, position);
  GtkWidget *row = groups_test_find_row (fixture->list, item);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_OBJECT_TYPE (dragged));
  g_value_set_object (&value, dragged);
  g_signal_emit_by_name (find_drop_target (row), "drop", &value, 1.0,
                         low ? gtk_widget_get_height (row) - 1.0 : 1.0, &taken);
  return taken;
}

static gboolean
row_can_be_seen (gpointer user_data)
{
  GroupsTest *fixture = user_data;
  g_autoptr (GObject) item = groups_test_dup_item (fixture, GROUPS_TEST_FAVOURITES + 2);
  GtkWidget *row = groups_test_find_row (fixture->list, item);

  return FLEET_IS_GROUP_MEMBER (item) && row != NULL && gtk_widget_get_height (row) > 2;
}

static void
test_drop (GroupsTest *fixture, gconstpointer data)
{
  FleetSession *session = lookout_context_get_session (fixture->context);
  FleetDevice *third = fleet_session_get_device (session, "1003");
  g_autoptr (FleetGroupMember) first = NULL;

  g_assert_false (drop (fixture, GROUPS_TEST_FIRST, third, FALSE)); /* a device is no group */
  g_assert_true (
      drop (fixture, GROUPS_TEST_FAVOURITES, fleet_session_get_device (session, "1001"), FALSE));
  g_assert_true (
      drop (fixture, GROUPS_TEST_FAVOURITES, fleet_session_get_channel (session, "1002/1"), FALSE));
  groups_test_assert_keys (fixture, "1001 1002/1");
  groups_test_set_expanded (fixture, GROUPS_TEST_FAVOURITES, TRUE);
  g_assert_true (app_test_wait (row_can_be_seen, fixture));
  g_assert_true (drop (fixture, GROUPS_TEST_FAVOURITES + 2, third, FALSE));
  groups_test_assert_keys (fixture, "1001 1003 1002/1");
  first = groups_test_dup_item (fixture, GROUPS_TEST_FAVOURITES + 1);
  g_assert_true (app_test_wait (row_can_be_seen, fixture));
  g_assert_true (drop (fixture, GROUPS_TEST_FAVOURITES + 2, first, TRUE));
  groups_test_assert_keys (fixture, "1003 1001 1002/1");
  g_assert_true (drop (fixture, GROUPS_TEST_FAVOURITES,
                       fleet_group_find (lookout_groups_get_favourites (fixture->context), "1003"),
                       FALSE));
  groups_test_assert_keys (fixture, "1001 1002/1 1003");
}

static LookoutWall *
get_wall (GroupsTest *fixture)
{
  return LOOKOUT_WALL (lookout_context_get_wall (fixture->context));
}

static guint
count_plays (GroupsTest *fixture)
{
  guint n = 0;

  for (guint i = 0; i < lookout_wall_get_n_tiles (get_wall (fixture)); i++)
    n += lookout_wall_get_play (get_wall (fixture), i) != NULL;
  return n;
}

static gboolean
shows_two (gpointer user_data)
{
  return count_plays (user_data) == 2;
}

static gboolean
shows_one (gpointer user_data)
{
  return count_plays (user_data) == 1;
}

static void
test_show (GroupsTest *fixture, gconstpointer data)
{
  LookoutPatrol *patrol = lookout_round_get_patrol (lookout_context_get_round (fixture->context));

  groups_test_add_two (fixture);
  groups_test_select_row (fixture, GROUPS_TEST_FAVOURITES);
  lookout_wall_set_layout (get_wall (fixture), 9);
  groups_test_act (fixture, "group-show");
  g_assert_true (app_test_wait (shows_two, fixture));
  g_assert_cmpuint (lookout_wall_get_layout (get_wall (fixture)), ==, 4);

  lookout_wall_set_layout (get_wall (fixture), 1);
  groups_test_act (fixture, "group-patrol");
  g_assert_true (app_test_wait (shows_one, fixture));
  g_assert_cmpint (lookout_patrol_get_state (patrol), !=, LOOKOUT_PATROL_OFF);
  {
    g_autofree char *place = lookout_round_dup_place (lookout_context_get_round (fixture->context));

    g_assert_cmpstr (place, ==, "Cameras 1 to 1 of 2");
  }
  lookout_patrol_stop (patrol);
}

static void
test_palette (GroupsTest *fixture, gconstpointer data)
{
  g_autoptr (LookoutPaletteSearch) search = NULL;
  g_autoptr (LookoutPaletteItem) item = NULL;

  groups_test_add_two (fixture);
  search = lookout_palette_search_new (fixture->context);
  lookout_palette_search_set_text (search, "favour");
  item = g_list_model_get_item (lookout_palette_search_get_results (search), 0);
  g_assert_cmpstr (lookout_palette_item_get_title (item), ==, "Favourites");
  g_assert_cmpstr (lookout_palette_item_get_caption (item), ==, "Group · 2 cameras");
  lookout_palette_item_activate (item, fixture->context);
  g_assert_true (app_test_wait (shows_two, fixture));
}

#define ADD(name, func)                                                        \
  g_test_add ("/app/groups/" name, GroupsTest, NULL, groups_test_set_up, func, \
              groups_test_tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("favourites", test_favourites);
  ADD ("undo", test_undo);
  ADD ("groups", test_groups);
  ADD ("drop", test_drop);
  ADD ("show", test_show);
  ADD ("palette", test_palette);
  return g_test_run ();
}
