/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "fleet.h"
#include "shell/lookout-actions.h"
#include "shell/lookout-tables.h"
#include "shell/lookout-window.h"

/* What a key is taken by: the window, or, without a modifier, the widget that shows what the row needs. */
static char *
dup_scope (const LookoutActionRow *row, guint key, GdkModifierType modifiers)
{
  gboolean local = (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0
                   && (key < GDK_KEY_F1 || key > GDK_KEY_F35);
  g_autofree char *name = gtk_accelerator_name (key, modifiers);

  return g_strdup_printf ("%s %d", name, local ? (int) row->needs : -1);
}

static void
check_accel (const LookoutActionRow *row, const char *accel, const char *name, GHashTable *accels)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *scope = NULL;
  const char *other;

  g_assert_true (gtk_accelerator_parse (accel, &key, &modifiers));
  scope = dup_scope (row, key, modifiers);
  other = g_hash_table_lookup (accels, scope);
  if (other != NULL && g_strcmp0 (other, name) != 0)
    g_error ("%s does both %s and %s", accel, other, name);
  g_hash_table_insert (accels, g_steal_pointer (&scope), g_strdup (name));
}

static gboolean
check_row (const LookoutActionRow *row, gpointer user_data)
{
  g_autofree char *name = lookout_actions_dup_detailed_name (row);
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;
  g_auto (GStrv) accels = g_strsplit (row->accels != NULL ? row->accels : "", " ", -1);

  g_test_message ("%s", name);
  g_assert_true (g_action_parse_detailed_name (name, &action, &target, NULL));
  g_assert_nonnull (row->label);
  g_assert_nonnull (row->section);
  g_assert_nonnull (row->activate);
  for (guint i = 0; accels[i] != NULL; i++)
    if (*accels[i] != '\0')
      check_accel (row, accels[i], name, user_data);
  return TRUE;
}

static void
test_table (void)
{
  g_autoptr (GHashTable) accels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  lookout_actions_foreach (check_row, accels);
  g_assert_cmpuint (g_hash_table_size (accels), >, 5);
}

static LookoutWindow *
create_window (void)
{
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  return app_test_create_window (store);
}

/* The wall may have made a tile, an empty one, its current one already. */
static gboolean
has_tile (LookoutWindow *window)
{
  return lookout_context_get_tile (lookout_window_get_context (window)) != NULL;
}

static gboolean
check_action (const LookoutActionRow *row, gpointer user_data)
{
  GAction *action = g_action_map_lookup_action (user_data, row->name);

  g_test_message ("%s", row->name);
  g_assert_nonnull (action);
  g_assert_true ((g_action_get_state_type (action) != NULL) == (row->state != NULL));
  if (row->needs != LOOKOUT_NEEDS_NONE
      && !(row->needs == LOOKOUT_NEEDS_TILE && has_tile (user_data)))
    g_assert_false (g_action_get_enabled (action));
  return TRUE;
}

/* With nothing open, what needs something cannot be used. */
static void
test_empty_context (void)
{
  LookoutWindow *window = create_window ();

  lookout_actions_foreach (check_action, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_state (void)
{
  LookoutWindow *window = create_window ();
  GAction *sidebar = g_action_map_lookup_action (G_ACTION_MAP (window), "sidebar");
  g_autoptr (GVariant) before = g_action_get_state (sidebar);
  g_autoptr (GVariant) after = NULL;

  g_action_activate (sidebar, NULL);
  after = g_action_get_state (sidebar);
  g_assert_true (g_variant_get_boolean (before) != g_variant_get_boolean (after));
  g_assert_true (g_variant_get_boolean (after) == lookout_window_get_sidebar_visible (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_choice (void)
{
  LookoutWindow *window = create_window ();
  GAction *appearance = g_action_map_lookup_action (G_ACTION_MAP (window), "appearance");
  g_autoptr (GVariant) state = NULL;

  g_action_activate (appearance, g_variant_new_string ("dark"));
  state = g_action_get_state (appearance);
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "dark");
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_items (GMenuModel *model)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (model, i, G_MENU_LINK_SUBMENU);

      if (section != NULL)
        n += count_items (section);
      else if (submenu != NULL)
        n += count_items (submenu);
      else
        n++;
    }
  return n;
}

#define N_MENUS 8

static gboolean
count_rows (const LookoutActionRow *row, gpointer user_data)
{
  guint *counts = user_data;

  for (guint i = 0; i < N_MENUS; i++)
    if (row->choices == NULL && (row->menus & (1u << i)))
      counts[i]++;
  return TRUE;
}

/* Every row that says so stands in its menu, once; but for those whose choices come and go. */
static void
test_menus (void)
{
  guint counts[N_MENUS] = { 0 };

  lookout_actions_foreach (count_rows, counts);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GMenuModel) menu = lookout_actions_create_menu (1u << i);

      g_assert_cmpuint (count_items (menu), ==, counts[i]);
    }
}

static void
on_changed (LookoutContext *context, guint *n)
{
  (*n)++;
}

static void
test_context (void)
{
  g_autoptr (LookoutContext) context = lookout_context_new (NULL);
  g_autoptr (GObject) tile = g_object_new (G_TYPE_OBJECT, NULL);
  guint n = 0;

  g_signal_connect (context, "changed", G_CALLBACK (on_changed), &n);
  lookout_context_set_tile (context, tile);
  g_assert_cmpuint (n, ==, 1);
  lookout_context_set_tile (context, tile);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (lookout_context_get_tile (context) == tile);
  g_clear_object (&tile);
  g_assert_null (lookout_context_get_tile (context));
  lookout_context_select (context, NULL, NULL);
  g_assert_cmpuint (n, ==, 1);
}

/* A window that was closed leaves nothing behind. */
static void
test_window_goes (void)
{
  LookoutWindow *window = create_window ();

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  app_test_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
  g_assert_null (window);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/actions/table", test_table);
  g_test_add_func ("/app/actions/empty-context", test_empty_context);
  g_test_add_func ("/app/actions/state", test_state);
  g_test_add_func ("/app/actions/choice", test_choice);
  g_test_add_func ("/app/actions/menus", test_menus);
  g_test_add_func ("/app/context", test_context);
  g_test_add_func ("/app/window/goes", test_window_goes);
  return g_test_run ();
}
