/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "fleet.h"
#include "live/lookout-wall.h"
#include "patrol/lookout-patrol-button.h"
#include "views/lookout-view-gap.h"
#include "views/lookout-view-name-window.h"
#include "views/lookout-view-row.h"
#include "views/lookout-view-wall.h"
#include "views/lookout-views-button.h"
#include "views/lookout-views-window-private.h"
#include "views/lookout-views.h"

/* px: the least that the window is used at */
#define NARROW 420

typedef struct
{
  FleetAccountStore *accounts;
  LookoutWindow *window;
  LookoutContext *context;
  LookoutViews *views;
  FleetViewStore *store;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("lookout-views-XXXXXX", NULL);
  self->accounts = fleet_account_store_new ();
  self->window = app_test_create_window (self->accounts);
  self->context = lookout_window_get_context (self->window);
  self->views = lookout_context_get_views (self->context);
  self->store = lookout_views_get_store (self->views);
}

static void
remove_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_delete (file, NULL, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  g_clear_object (&self->accounts);
  remove_file (self, "out.json");
  remove_file (self, "bad.json");
  g_assert_true (g_file_delete (folder, NULL, NULL));
  g_free (self->folder);
}

static LookoutWall *
get_wall (Fixture *self)
{
  return LOOKOUT_WALL (lookout_context_get_wall (self->context));
}

/* For this run only, so that nothing is written. */
static FleetView *
add_view (Fixture *self, const char *name, guint layout, guint tile)
{
  g_autoptr (FleetView) view = fleet_view_new (name, layout);

  fleet_view_add_camera (view, &(FleetViewCamera){ tile, (char *) "elsewhere", (char *) "1001/1",
                                                   (char *) "Gate", FLEET_PLAY_HLS });
  fleet_view_set_temporary (view, TRUE);
  return fleet_view_store_save (self->store, view);
}

static const char *
get_state (Fixture *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "view");
  g_autoptr (GVariant) state = g_action_get_state (action);

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
open_by_name (Fixture *self, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "view",
                                  g_variant_new_string (name));
}

static LookoutPlay *
get_play (Fixture *self, guint tile)
{
  return lookout_wall_get_play (get_wall (self), tile);
}

static gboolean
is_modified (gpointer views)
{
  return lookout_views_get_modified (views);
}

static gboolean
is_unmodified (gpointer views)
{
  return !lookout_views_get_modified (views);
}

/* An account that is not here: the tile says so, and the view loses nothing when it is saved again. */
static void
test_open (Fixture *self, gconstpointer data)
{
  FleetView *view = add_view (self, "Gates", 9, 5);
  g_autoptr (FleetView) captured = NULL;

  open_by_name (self, "no such view");
  g_assert_cmpstr (get_state (self), ==, "");
  open_by_name (self, "Gates");
  g_assert_cmpstr (get_state (self), ==, "Gates");
  g_assert_true (lookout_views_get_current (self->views) == view);
  g_assert_cmpuint (lookout_wall_get_layout (get_wall (self)), ==, 9);
  g_assert_null (get_play (self, 0));
  g_assert_cmpstr (lookout_play_get_name (get_play (self, 5)), ==, "Gate");
  g_assert_true (LOOKOUT_IS_VIEW_GAP (lookout_play_get_locator (get_play (self, 5))));
  captured = lookout_view_capture (get_wall (self), "again");
  g_assert_true (fleet_view_shows_same (captured, view));
  lookout_wall_set_layout (get_wall (self), 4);
  g_assert_true (app_test_wait (is_modified, self->views));
  open_by_name (self, "Gates");
  g_assert_true (app_test_wait (is_unmodified, self->views));
}

/* Chosen in the tile's menu; a view keeps it, and so does a camera that is opened by the view. */
static void
test_delay (Fixture *self, gconstpointer data)
{
  FleetView *view = add_view (self, "Gates", 4, 0);
  GActionGroup *actions = G_ACTION_GROUP (self->window);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (FleetView) captured = NULL;

  open_by_name (self, "Gates");
  lookout_wall_set_current (get_wall (self), lookout_wall_get_tile (get_wall (self), 0));
  g_assert_cmpint (lookout_play_get_pace (get_play (self, 0)), ==, MEDIA_PACE_NORMAL);
  g_action_group_activate_action (actions, "delay", g_variant_new_string ("smooth"));
  g_assert_cmpint (media_player_get_pace (lookout_play_get_player (get_play (self, 0))), ==,
                   MEDIA_PACE_SMOOTH);
  state = g_action_group_get_action_state (actions, "delay");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "smooth");
  g_assert_true (app_test_wait (is_modified, self->views));
  captured = lookout_view_capture (get_wall (self), "again");
  g_assert_cmpint (fleet_view_get_camera (captured, 0)->pace, ==, FLEET_PACE_SMOOTH);
  fleet_view_set_temporary (captured, TRUE);
  fleet_view_store_save (self->store, captured);

  lookout_views_open (self->views, view);
  g_assert_cmpint (lookout_play_get_pace (get_play (self, 0)), ==, MEDIA_PACE_NORMAL);
  open_by_name (self, "again");
  g_assert_cmpint (lookout_play_get_pace (get_play (self, 0)), ==, MEDIA_PACE_SMOOTH);
}

/* The view says which tile it is, and it shows the first camera until something is selected. */
static void
test_hotspot (Fixture *self, gconstpointer data)
{
  FleetView *view = add_view (self, "Watch", 8, 5);
  g_autoptr (FleetView) captured = NULL;

  fleet_view_set_hotspot (view, 0);
  add_view (self, "Gates", 8, 5);
  open_by_name (self, "Watch");
  g_assert_true (lookout_wall_get_hotspot (get_wall (self))
                 == lookout_wall_get_tile (get_wall (self), 0));
  g_assert_true (lookout_tile_get_play (lookout_wall_get_tile (get_wall (self), 0))
                 == get_play (self, 5));
  captured = lookout_view_capture (get_wall (self), "again");
  g_assert_true (fleet_view_shows_same (captured, view));
  open_by_name (self, "Gates");
  g_assert_null (lookout_wall_get_hotspot (get_wall (self)));
  g_assert_true (lookout_tile_is_empty (lookout_wall_get_tile (get_wall (self), 0)));
}

/* A layout that this version does not have is the next larger one. */
static void
test_other_layout (Fixture *self, gconstpointer data)
{
  add_view (self, "Odd", 12, 11);
  open_by_name (self, "Odd");
  g_assert_cmpuint (lookout_wall_get_layout (get_wall (self)), ==, 13);
  g_assert_nonnull (get_play (self, 11));
  add_view (self, "Huge", 100, 80);
  open_by_name (self, "Huge");
  g_assert_cmpuint (lookout_wall_get_layout (get_wall (self)), ==, 36);
}

static void
test_step (Fixture *self, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (self->window);

  add_view (self, "a", 1, 0);
  add_view (self, "b", 4, 0);
  g_action_group_activate_action (actions, "view-next", NULL);
  g_assert_cmpstr (get_state (self), ==, "a");
  g_action_group_activate_action (actions, "view-next", NULL);
  g_assert_cmpstr (get_state (self), ==, "b");
  g_action_group_activate_action (actions, "view-next", NULL);
  g_assert_cmpstr (get_state (self), ==, "a");
  g_action_group_activate_action (actions, "view-previous", NULL);
  g_assert_cmpstr (get_state (self), ==, "b");
  fleet_view_store_remove (self->store, lookout_views_get_current (self->views));
  g_assert_cmpstr (get_state (self), ==, "");
}

static void
on_named (GtkWindow *window, const char *name, char **place)
{
  g_free (*place);
  *place = g_strdup (name);
}

static GtkWidget *
get_entry (LookoutNameWindow *window)
{
  return app_test_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL, NULL);
}

static void
test_name (Fixture *self, gconstpointer data)
{
  FleetView *view = add_view (self, "View 1", 4, 0);
  LookoutNameWindow *window
      = lookout_view_name_window_new_to_save (GTK_WINDOW (self->window), self->store, NULL);
  g_autofree char *name = NULL;

  g_signal_connect (window, "named", G_CALLBACK (on_named), &name);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (window))), ==, "View 2");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (window)), " View 1 ");
  g_assert_nonnull (app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "label", "_Replace"));
  gtk_editable_set_text (GTK_EDITABLE (get_entry (window)), "Yard ");
  g_assert_nonnull (app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "label", "_Save"));
  g_signal_emit_by_name (get_entry (window), "entry-activated");
  g_assert_cmpstr (name, ==, "Yard");

  add_view (self, "Yard", 4, 0);
  window = lookout_view_name_window_new_to_rename (GTK_WINDOW (self->window), self->store, view);
  g_signal_connect (window, "named", G_CALLBACK (on_named), &name);
  g_clear_pointer (&name, g_free);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (window)), "Yard");
  g_signal_emit_by_name (get_entry (window), "entry-activated");
  g_assert_null (name);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (window)), "View 1");
  g_signal_emit_by_name (get_entry (window), "entry-activated");
  g_assert_cmpstr (name, ==, "View 1");
}

static GtkWidget *
get_row (LookoutViewsWindow *window, int position)
{
  GtkWidget *list = app_test_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, NULL, NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position));
}

static const char *
get_name (LookoutViewsWindow *window, int position)
{
  LookoutViewRow *row = LOOKOUT_VIEW_ROW (get_row (window, position));

  return fleet_view_get_name (lookout_view_row_get_view (row));
}

static void
test_window (Fixture *self, gconstpointer data)
{
  LookoutViewsWindow *window = lookout_views_window_present (self->context);
  GtkWidget *dropped;

  g_assert_true (lookout_views_window_present (self->context) == window);
  g_assert_null (get_row (window, 0));
  add_view (self, "a", 1, 0);
  add_view (self, "b", 4, 0);
  add_view (self, "c", 4, 0);
  gtk_widget_activate_action (get_row (window, 0), "view.up", NULL);
  g_assert_cmpstr (get_name (window, 0), ==, "a");
  gtk_widget_activate_action (get_row (window, 0), "view.down", NULL);
  g_assert_cmpstr (get_name (window, 1), ==, "a");
  dropped = get_row (window, 0);
  g_signal_emit_by_name (dropped, "dropped", fleet_view_store_find_name (self->store, "c"));
  g_assert_cmpstr (get_name (window, 0), ==, "c");
  gtk_widget_activate_action (get_row (window, 1), "view.open", NULL);
  g_assert_cmpstr (get_state (self), ==, "b");
  gtk_widget_activate_action (get_row (window, 2), "view.delete", NULL);
  gtk_widget_activate_action (get_row (window, 0), "view.delete", NULL);
  g_assert_null (get_row (window, 1));
  gtk_widget_activate_action (GTK_WIDGET (window), "views.undo", "s", "");
  g_assert_cmpstr (get_name (window, 0), ==, "c");
  gtk_widget_activate_action (GTK_WIDGET (window), "views.undo", "s", "");
  g_assert_cmpstr (get_name (window, 2), ==, "a");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Seven tiles of a free layout are no layout that a person could choose again. */
static void
test_row (Fixture *self, gconstpointer data)
{
  const FleetGrid grid = { { 2, 1 }, 2, { { { 0, 0 }, { 1, 1 } }, { { 1, 0 }, { 1, 1 } } } };
  LookoutViewsWindow *window = lookout_views_window_present (self->context);
  FleetView *view = add_view (self, "a", 4, 0);
  AdwActionRow *row = ADW_ACTION_ROW (get_row (window, 0));

  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "1 camera, 4 tiles"));
  fleet_view_set_grid (view, &grid);
  g_assert_nonnull (
      strstr (adw_action_row_get_subtitle (row), "1 camera, free layout with 2 tiles"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
shows_notice (gpointer window)
{
  return app_test_find (window, GTK_TYPE_LABEL, "label", "The file of views cannot be used")
         != NULL;
}

static gboolean
has_two (gpointer store)
{
  return g_list_model_get_n_items (store) == 2;
}

static gboolean
is_there (gpointer file)
{
  g_autofree char *contents = NULL;

  return g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL)
         && strstr (contents, "\"views\"") != NULL;
}

static void
test_transfer (Fixture *self, gconstpointer data)
{
  LookoutViewsWindow *window = lookout_views_window_present (self->context);
  g_autofree char *out_path = g_build_filename (self->folder, "out.json", NULL);
  g_autofree char *bad_path = g_build_filename (self->folder, "bad.json", NULL);
  g_autoptr (GFile) out = g_file_new_for_path (out_path);
  g_autoptr (GFile) bad = g_file_new_for_path (bad_path);

  add_view (self, "a", 4, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  lookout_views_window_export_to (window, G_LIST_MODEL (self->store), out);
  g_assert_true (app_test_wait (is_there, out));
  g_assert_true (g_file_set_contents (bad_path, "{}", -1, NULL));
  lookout_views_window_import_from (window, bad);
  g_assert_true (app_test_wait (shows_notice, window));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->store)), ==, 1);
  lookout_views_window_import_from (window, out);
  g_assert_true (app_test_wait (has_two, self->store));
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  GtkWidget *label;
  GtkWidget *title;
  gboolean titled;
} Header;

static gboolean
shows_the_name (gpointer user_data)
{
  Header *header = user_data;
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (header->label));

  return gtk_widget_get_width (header->label) > 0 && !pango_layout_is_ellipsized (layout)
         && gtk_widget_get_mapped (header->title) == header->titled;
}

/* The title goes first where there is little room, and comes back. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  static const int widths[] = { NARROW, 1200, NARROW };
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *stack = app_test_find (window, GTK_TYPE_STACK, NULL, NULL);
  GtkWidget *button = app_test_find (window, LOOKOUT_TYPE_VIEWS_BUTTON, NULL, NULL);
  GtkWidget *bar = gtk_widget_get_ancestor (button, ADW_TYPE_HEADER_BAR);
  Header header = { app_test_find (button, GTK_TYPE_LABEL, NULL, NULL),
                    app_test_find (bar, ADW_TYPE_WINDOW_TITLE, NULL, NULL), FALSE };

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "fleet");
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), widths[i], 500);
      header.titled = widths[i] > 1000;
      g_assert_true (app_test_wait (shows_the_name, &header));
    }
}

static gboolean
is_narrow (gpointer user_data)
{
  int width = gtk_widget_get_width (user_data);

  return width > 0 && width < 1.1 * NARROW;
}

/* A patrol does not make a narrow window wider. */
static void
test_narrow_patrol (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *stack = app_test_find (window, GTK_TYPE_STACK, NULL, NULL);
  GtkWidget *button = app_test_find (window, LOOKOUT_TYPE_PATROL_BUTTON, NULL, NULL);
  GtkWidget *bar = gtk_widget_get_ancestor (button, ADW_TYPE_HEADER_BAR);
  int least;

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "fleet");
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 500);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (app_test_wait (is_narrow, bar));
  lookout_patrol_start (lookout_round_get_patrol (lookout_context_get_round (self->context)));
  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("the header needs %d px", least);
  g_assert_cmpint (least, <=, NARROW);
}

#define LONG_WORDS "Drag the edges between tiles, or press Shift and an arrow key <now>"

/* All of it, within the window. */
static gboolean
shows_all_words (gpointer window)
{
  GtkWidget *label = app_test_find (window, GTK_TYPE_LABEL, "label", LONG_WORDS);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_get_mapped (label) && gtk_widget_get_width (label) > 0
         && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)))
         && gtk_widget_compute_bounds (label, window, &bounds) && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (window)
         && pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))) > 1;
}

static void
test_narrow_toast (Fixture *self, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROW, 500);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (app_test_wait (is_narrow, self->window));
  lookout_context_toast_with_button (self->context, LONG_WORDS, "_Undo", "win.undo-layout");
  g_assert_true (app_test_wait (shows_all_words, self->window));
}

#define ADD(name, func) g_test_add ("/app/views/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("open", test_open);
  ADD ("delay", test_delay);
  ADD ("hotspot", test_hotspot);
  ADD ("other-layout", test_other_layout);
  ADD ("step", test_step);
  ADD ("name", test_name);
  ADD ("window", test_window);
  ADD ("row", test_row);
  ADD ("transfer", test_transfer);
  ADD ("narrow", test_narrow);
  ADD ("narrow-patrol", test_narrow_patrol);
  ADD ("narrow-toast", test_narrow_toast);
  return g_test_run ();
}
