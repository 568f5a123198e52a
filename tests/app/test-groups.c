/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "devices/lookout-tree-note.h"
#include "devices/lookout-tree-row.h"
#include "fleet.h"
#include "groups/lookout-groups.h"
#include "kit/lookout-name-window.h"
#include "live/lookout-wall.h"
#include "palette/lookout-palette-search.h"
#include "patrol/lookout-round.h"
#include "shell/lookout-window.h"
#include "views/lookout-views.h"

/* The whole window against the simulated platform. */
typedef struct
{
  LookoutWindow *window;
  LookoutContext *context;
  GtkWidget *list;
  const char *title; /* of the row that is waited for */
  const char *caption;
} Fixture;

/* The account, its favourites, its devices. */
#define FAVOURITES 1
#define FIRST 2

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list)));
}

static gpointer
dup_item (Fixture *fixture, guint position)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
set_expanded (Fixture *fixture, guint position, gboolean expanded)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), position);

  gtk_tree_list_row_set_expanded (row, expanded);
}

static void
select_row (Fixture *fixture, guint position)
{
  gtk_single_selection_set_selected (get_selection (fixture), position);
}

static GtkWidget *
find_row (GtkWidget *root, gpointer item)
{
  if (LOOKOUT_IS_TREE_ROW (root) && lookout_tree_row_get_item (LOOKOUT_TREE_ROW (root)) == item)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, item);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A row with this title, and this below it, can be seen. */
static gboolean
has_row (gpointer user_data)
{
  Fixture *fixture = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture)));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = dup_item (fixture, i);
      GtkWidget *row = find_row (fixture->list, item);

      if (row != NULL && gtk_widget_get_mapped (row)
          && app_test_find (row, GTK_TYPE_LABEL, "label", fixture->title) != NULL
          && app_test_find (row, GTK_TYPE_LABEL, "label", fixture->caption) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
await_row (Fixture *fixture, const char *title, const char *caption)
{
  fixture->title = title;
  fixture->caption = caption;
  if (!app_test_wait (has_row, fixture))
    g_error ("There is no row “%s”, “%s”", title, caption);
}

static gboolean
has_first_device (gpointer user_data)
{
  g_autoptr (GObject) item = dup_item (user_data, FIRST);

  return FLEET_IS_DEVICE_ROW (item)
         && fleet_device_row_get_device (FLEET_DEVICE_ROW (item)) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  fixture->window = app_test_create_window (store);
  fixture->context = lookout_window_get_context (fixture->window);
  fixture->list = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lookout_accounts_simulate (lookout_context_get_accounts (fixture->context));
  g_assert_true (app_test_wait (has_first_device, fixture));
  await_row (fixture, "Favourites", "Drag cameras here");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lookout_accounts_close (lookout_context_get_accounts (fixture->context));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
}

static gboolean
can (Fixture *fixture, const char *name)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (fixture->window), name));
}

static void
act (Fixture *fixture, const char *name)
{
  g_assert_true (can (fixture, name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
}

static void
assert_keys (Fixture *fixture, const char *keys)
{
  GListModel *members = fleet_group_get_members (lookout_groups_get_favourites (fixture->context));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (FleetGroupMember) member = g_list_model_get_item (members, i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", fleet_group_member_get_key (member));
    }
  g_assert_cmpstr (found->str, ==, keys);
}

/* The second device after the first, both as devices. */
static void
add_two (Fixture *fixture)
{
  for (guint i = 0; i < 2; i++)
    {
      select_row (fixture, FIRST + i);
      act (fixture, "favourite");
      g_assert_false (can (fixture, "favourite"));
    }
  await_row (fixture, "Favourites", "2 cameras");
  assert_keys (fixture, "1001 1002");
}

static void
test_favourites (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetGroupMember) member = NULL;

  g_assert_false (can (fixture, "group-remove"));
  add_two (fixture);
  set_expanded (fixture, FAVOURITES, TRUE);
  member = dup_item (fixture, FAVOURITES + 2);
  g_assert_cmpstr (fleet_group_member_get_key (member), ==, "1002");

  /* What is selected is the camera, and where it stands in the group. */
  select_row (fixture, FAVOURITES + 2);
  g_assert_true (lookout_context_get_member (fixture->context) == member);
  g_assert_cmpstr (fleet_device_get_id (lookout_context_get_device (fixture->context)), ==, "1002");
  g_assert_true (can (fixture, "open"));
  g_assert_false (can (fixture, "group-down"));
  act (fixture, "group-up");
  assert_keys (fixture, "1002 1001");
  g_assert_true (lookout_context_get_member (fixture->context) == member);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==,
                    FAVOURITES + 1);
  act (fixture, "group-down");
  act (fixture, "group-remove");
  assert_keys (fixture, "1001");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==,
                    FAVOURITES + 1);
}

/* What the message at the foot offers. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  add_two (fixture);
  before = fleet_group_write (lookout_groups_get_favourites (fixture->context));
  set_expanded (fixture, FAVOURITES, TRUE);
  select_row (fixture, FAVOURITES + 1);
  act (fixture, "group-remove");
  assert_keys (fixture, "1002");
  g_assert_nonnull (
      app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "_Undo"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "group-restore",
                                  g_variant_new ("(ss)", before, ""));
  assert_keys (fixture, "1001 1002");
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
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) groups = NULL;

  select_row (fixture, FIRST);
  act (fixture, "group-new");
  answer_name ("Night", "_Create");
  await_row (fixture, "Night", "1 camera");
  /* It is selected now; without a camera it begins empty. A name that is taken is refused. */
  g_assert_cmpstr (fleet_group_get_name (lookout_context_get_group (fixture->context)), ==,
                   "Night");
  act (fixture, "group-new");
  answer_name ("Night", "_Create");
  g_assert_nonnull (find_name_window ());
  answer_name ("Day", "_Create");
  g_assert_null (find_name_window ());
  await_row (fixture, "Day", "Drag cameras here");
  act (fixture, "group-rename");
  answer_name ("Harbour", "_Rename");
  await_row (fixture, "Harbour", "Drag cameras here");
  g_assert_false (can (fixture, "group-show"));

  act (fixture, "group-up");
  groups = lookout_groups_dup_of_account (fixture->context);
  g_assert_cmpstr (fleet_group_get_name (g_ptr_array_index (groups, 1)), ==, "Harbour");
  g_assert_false (can (fixture, "group-up"));
  g_assert_cmpstr (fleet_group_get_name (lookout_context_get_group (fixture->context)), ==,
                   "Harbour");
  act (fixture, "group-delete");
  g_assert_null (
      lookout_groups_find (fixture->context, fleet_group_get_id (g_ptr_array_index (groups, 1))));
  g_assert_true (lookout_context_get_group (fixture->context)
                 == lookout_groups_get_favourites (fixture->context));
  g_assert_false (can (fixture, "group-delete"));
}

static gboolean
has_note (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GObject) item = dup_item (fixture, FAVOURITES + 2);
  GtkWidget *row = find_row (fixture->list, item);

  return LOOKOUT_IS_TREE_NOTE (item) && row != NULL && gtk_widget_get_mapped (row)
         && app_test_find (row, GTK_TYPE_LABEL, "label", "No Camera Found") != NULL;
}

static gboolean
shows_found (gpointer user_data)
{
  g_autoptr (GObject) item = dup_item (user_data, FAVOURITES + 1);

  return FLEET_IS_GROUP_MEMBER (item)
         && g_str_equal (fleet_group_member_get_key (FLEET_GROUP_MEMBER (item)), "1002");
}

/* The platform looks at the beginning of names alone. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkEditable *search = GTK_EDITABLE (
      app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL, NULL));

  add_two (fixture);
  gtk_editable_set_text (search, "ERA 0002");
  g_assert_true (app_test_wait (shows_found, fixture));
  g_assert_true (app_test_wait (has_note, fixture));
  {
    g_autoptr (GObject) next = dup_item (fixture, FAVOURITES + 2);

    g_assert_false (FLEET_IS_GROUP_MEMBER (next));
  }
  gtk_editable_set_text (search, "");
  g_assert_true (app_test_wait (has_first_device, fixture));
}

/* What is gone says so, and can be removed. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  FleetViewStore *store = lookout_views_get_store (lookout_context_get_views (fixture->context));
  FleetGroup *favourites = lookout_groups_get_favourites (fixture->context);

  fleet_view_store_add_member (store, favourites, "5555/1", "Old Gate", NULL);
  set_expanded (fixture, FAVOURITES, TRUE);
  await_row (fixture, "Old Gate", "No longer in this account");
  select_row (fixture, FAVOURITES + 1);
  g_assert_null (lookout_context_get_device (fixture->context));
  g_assert_false (can (fixture, "open"));
  act (fixture, "group-remove");
  await_row (fixture, "Favourites", "Drag cameras here");
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
drop (Fixture *fixture, guint position, gpointer dragged, gboolean low)
{
  g_autoptr (GObject) item = dup_item (fixture, position);
  GtkWidget *row = find_row (fixture->list, item);
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
  Fixture *fixture = user_data;
  g_autoptr (GObject) item = dup_item (fixture, FAVOURITES + 2);
  GtkWidget *row = find_row (fixture->list, item);

  return FLEET_IS_GROUP_MEMBER (item) && row != NULL && gtk_widget_get_height (row) > 2;
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  FleetSession *session = lookout_context_get_session (fixture->context);
  FleetDevice *third = fleet_session_get_device (session, "1003");
  g_autoptr (FleetGroupMember) first = NULL;

  g_assert_false (drop (fixture, FIRST, third, FALSE)); /* a device is no group */
  g_assert_true (drop (fixture, FAVOURITES, fleet_session_get_device (session, "1001"), FALSE));
  g_assert_true (drop (fixture, FAVOURITES, fleet_session_get_channel (session, "1002/1"), FALSE));
  assert_keys (fixture, "1001 1002/1");
  set_expanded (fixture, FAVOURITES, TRUE);
  g_assert_true (app_test_wait (row_can_be_seen, fixture));
  g_assert_true (drop (fixture, FAVOURITES + 2, third, FALSE));
  assert_keys (fixture, "1001 1003 1002/1");
  first = dup_item (fixture, FAVOURITES + 1);
  g_assert_true (app_test_wait (row_can_be_seen, fixture));
  g_assert_true (drop (fixture, FAVOURITES + 2, first, TRUE));
  assert_keys (fixture, "1003 1001 1002/1");
  g_assert_true (drop (fixture, FAVOURITES,
                       fleet_group_find (lookout_groups_get_favourites (fixture->context), "1003"),
                       FALSE));
  assert_keys (fixture, "1001 1002/1 1003");
}

static LookoutWall *
get_wall (Fixture *fixture)
{
  return LOOKOUT_WALL (lookout_context_get_wall (fixture->context));
}

static guint
count_plays (Fixture *fixture)
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
test_show (Fixture *fixture, gconstpointer data)
{
  LookoutPatrol *patrol = lookout_round_get_patrol (lookout_context_get_round (fixture->context));

  add_two (fixture);
  select_row (fixture, FAVOURITES);
  lookout_wall_set_layout (get_wall (fixture), 9);
  act (fixture, "group-show");
  g_assert_true (app_test_wait (shows_two, fixture));
  g_assert_cmpuint (lookout_wall_get_layout (get_wall (fixture)), ==, 4);

  lookout_wall_set_layout (get_wall (fixture), 1);
  act (fixture, "group-patrol");
  g_assert_true (app_test_wait (shows_one, fixture));
  g_assert_cmpint (lookout_patrol_get_state (patrol), !=, LOOKOUT_PATROL_OFF);
  {
    g_autofree char *place = lookout_round_dup_place (lookout_context_get_round (fixture->context));

    g_assert_cmpstr (place, ==, "Cameras 1 to 1 of 2");
  }
  lookout_patrol_stop (patrol);
}

static void
test_palette (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LookoutPaletteSearch) search = NULL;
  g_autoptr (LookoutPaletteItem) item = NULL;

  add_two (fixture);
  search = lookout_palette_search_new (fixture->context);
  lookout_palette_search_set_text (search, "favour");
  item = g_list_model_get_item (lookout_palette_search_get_results (search), 0);
  g_assert_cmpstr (lookout_palette_item_get_title (item), ==, "Favourites");
  g_assert_cmpstr (lookout_palette_item_get_caption (item), ==, "Group · 2 cameras");
  lookout_palette_item_activate (item, fixture->context);
  g_assert_true (app_test_wait (shows_two, fixture));
}

#define ADD(name, func) g_test_add ("/app/groups/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("favourites", test_favourites);
  ADD ("undo", test_undo);
  ADD ("groups", test_groups);
  ADD ("search", test_search);
  ADD ("gone", test_gone);
  ADD ("drop", test_drop);
  ADD ("show", test_show);
  ADD ("palette", test_palette);
  return g_test_run ();
}
