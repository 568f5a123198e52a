/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "fleet.h"
#include "live/lookout-wall.h"
#include "palette/lookout-palette.h"
#include "views/lookout-views.h"

static LookoutPaletteRank
rank (const char *text, const char *name)
{
  g_autoptr (LookoutPaletteQuery) query = lookout_palette_query_new (text);

  return lookout_palette_query_match (query, name);
}

static void
test_match (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    LookoutPaletteRank rank;
  } rows[] = {
    { "", "Camera 0001 Gate", LOOKOUT_PALETTE_BEGINS },
    { "cam", "Camera 0001 Gate", LOOKOUT_PALETTE_BEGINS },
    { " CAMERA 00 ", "Camera 0001 Gate", LOOKOUT_PALETTE_BEGINS },
    { "gate", "Camera 0001 Gate", LOOKOUT_PALETTE_WORDS },
    { "gat cam", "Camera 0001 Gate", LOOKOUT_PALETTE_WORDS },
    { "01", "Camera 0001 Gate", LOOKOUT_PALETTE_WITHIN },
    { "ate cam", "Camera 0001 Gate", LOOKOUT_PALETTE_WITHIN },
    { "gate 7", "Camera 0001 Gate", LOOKOUT_PALETTE_NONE },
    { "an", "Panama Anlage", LOOKOUT_PALETTE_WORDS },
    { "東門", "東門 3", LOOKOUT_PALETTE_BEGINS },
    { "大门", "东大门", LOOKOUT_PALETTE_WITHIN },
    { "大门 东", "东大门", LOOKOUT_PALETTE_WITHIN },
    { "小门", "东大门", LOOKOUT_PALETTE_NONE },
    { "ｃａｍ　１", "Cam 1", LOOKOUT_PALETTE_BEGINS },
    { "straße", "STRASSE 4", LOOKOUT_PALETTE_BEGINS },
    { "gate", NULL, LOOKOUT_PALETTE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s” in “%s”", rows[i].text, rows[i].name);
      g_assert_cmpint (rank (rows[i].text, rows[i].name), ==, rows[i].rank);
    }
}

typedef struct
{
  FleetAccountStore *store;
  LookoutWindow *window;
  LookoutContext *context;
  LookoutPaletteSearch *search;
  FleetSimulator *simulator;
  FleetAccount *account;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = fleet_account_store_new ();
  self->window = app_test_create_window (self->store);
  self->context = lookout_window_get_context (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->search);
  lookout_accounts_close (lookout_context_get_accounts (self->context));
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  if (self->simulator != NULL)
    fleet_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
  g_clear_object (&self->account);
  g_clear_object (&self->store);
}

static void
look_for (Fixture *self, const char *text)
{
  if (self->search == NULL)
    self->search = lookout_palette_search_new (self->context);
  lookout_palette_search_set_text (self->search, text);
}

static guint
count_results (Fixture *self)
{
  return g_list_model_get_n_items (lookout_palette_search_get_results (self->search));
}

static LookoutPaletteItem *
dup_result (Fixture *self, guint position)
{
  return g_list_model_get_item (lookout_palette_search_get_results (self->search), position);
}

static gboolean
is_result (Fixture *self, guint position, const char *title)
{
  g_autoptr (LookoutPaletteItem) item = dup_result (self, position);

  return item != NULL && g_str_equal (lookout_palette_item_get_title (item), title);
}

static gboolean
is_found (Fixture *self, const char *title)
{
  for (guint i = 0; i < count_results (self); i++)
    if (is_result (self, i, title))
      return TRUE;
  return FALSE;
}

static void
activate (Fixture *self, guint position)
{
  g_autoptr (LookoutPaletteItem) item = dup_result (self, position);

  lookout_palette_item_activate (item, self->context);
}

/* Those that can be used, with their keys, and no other. */
static void
test_actions (Fixture *self, gconstpointer data)
{
  g_autoptr (LookoutPaletteItem) item = NULL;

  look_for (self, "");
  g_assert_true (is_found (self, "Quit"));
  g_assert_true (is_found (self, "9 Cameras"));
  g_assert_true (is_found (self, "Appearance: Dark"));
  g_assert_false (is_found (self, "Take a Snapshot"));
  g_assert_false (is_found (self, "Search Everything…"));
  g_assert_false (is_found (self, "Open a View"));

  look_for (self, "full");
  g_assert_true (is_result (self, 0, "Full Screen"));
  item = dup_result (self, 0);
  g_assert_cmpstr (lookout_palette_item_get_keys (item), ==, "F11");
  g_assert_cmpstr (lookout_palette_item_get_caption (item), ==, "Window · off");

  look_for (self, "zebra");
  g_assert_cmpuint (count_results (self), ==, 0);
}

static void
test_do_action (Fixture *self, gconstpointer data)
{
  LookoutWall *wall = LOOKOUT_WALL (lookout_context_get_wall (self->context));

  look_for (self, "9 cam");
  g_assert_true (is_result (self, 0, "9 Cameras"));
  activate (self, 0);
  g_assert_cmpuint (lookout_wall_get_layout (wall), ==, 9);
  look_for (self, "4 cameras");
  activate (self, 0);
  g_assert_cmpuint (lookout_wall_get_layout (wall), ==, 4);
}

static void
test_view (Fixture *self, gconstpointer data)
{
  LookoutViews *views = lookout_context_get_views (self->context);
  g_autoptr (FleetView) view = fleet_view_new ("东大门", 6);
  g_autoptr (LookoutPaletteItem) item = NULL;

  fleet_view_set_temporary (view, TRUE);
  fleet_view_store_save (lookout_views_get_store (views), view);
  look_for (self, "大门");
  g_assert_true (is_result (self, 0, "东大门"));
  item = dup_result (self, 0);
  g_assert_cmpstr (lookout_palette_item_get_caption (item), ==, "View · 0 cameras");
  activate (self, 0);
  g_assert_cmpstr (fleet_view_get_name (lookout_views_get_current (views)), ==, "东大门");
}

static GtkWidget *
find (LookoutPalette *palette, GType type, const char *property, const char *value)
{
  return app_test_find (GTK_WIDGET (palette), type, property, value);
}

static gboolean
is_mapped (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* The first answer is chosen, and Enter in the entry takes it; the palette is gone by then. */
static void
test_window (Fixture *self, gconstpointer data)
{
  LookoutWall *wall = LOOKOUT_WALL (lookout_context_get_wall (self->context));
  LookoutPalette *palette;
  GtkWidget *entry, *row;

  gtk_window_present (GTK_WINDOW (self->window));
  palette = lookout_palette_present (self->context);
  g_object_add_weak_pointer (G_OBJECT (palette), (gpointer *) &palette);
  app_test_settle ();
  entry = find (palette, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zebra");
  app_test_settle ();
  g_assert_true (is_mapped (find (palette, ADW_TYPE_STATUS_PAGE, "title", "Nothing Found")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "16 c");
  app_test_settle ();
  row = find (palette, ADW_TYPE_ACTION_ROW, "title", "16 Cameras");
  g_assert_true (is_mapped (row));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "16 Cameras, Wall, Ctrl+7");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_null (palette);
  g_assert_cmpuint (lookout_wall_get_layout (wall), ==, 16);
}

static gboolean
has_devices (gpointer user_data)
{
  FleetSession *session = lookout_context_get_session (((Fixture *) user_data)->context);
  g_autoptr (GPtrArray) devices = session != NULL ? fleet_session_dup_devices (session) : NULL;

  return devices != NULL && devices->len > 0;
}

static gboolean
is_done (gpointer user_data)
{
  return !lookout_palette_search_get_busy (((Fixture *) user_data)->search);
}

static void
look_for_until_done (Fixture *self, const char *text)
{
  look_for (self, text);
  g_assert_true (lookout_palette_search_get_busy (self->search));
  g_assert_true (app_test_wait (is_done, self));
}

#define N_DEVICES "3000"

static void
open_many (Fixture *self)
{
  static const char *const arguments[] = { "--devices", N_DEVICES, NULL };

  self->simulator = app_test_start_simulator (arguments, &self->account);
  lookout_accounts_open_temporary (lookout_context_get_accounts (self->context), self->account,
                                   fleet_simulator_get_api_key (self->simulator), NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (app_test_wait (has_devices, self));
}

static guint
count_cameras (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < count_results (self); i++)
    {
      g_autoptr (LookoutPaletteItem) item = dup_result (self, i);

      n += lookout_palette_item_is_camera (item);
    }
  return n;
}

static gboolean
has_camera (gpointer user_data)
{
  LookoutWall *wall = LOOKOUT_WALL (lookout_context_get_wall (((Fixture *) user_data)->context));

  return !lookout_tile_is_empty (lookout_wall_get_tile (wall, 0));
}

/* Those that the list has are found by any part of the name, the others by how it begins; a few of many are shown. */
static void
test_cameras (Fixture *self, gconstpointer data)
{
  g_autofree char *status = NULL;

  look_for (self, "gate");
  status = lookout_palette_search_dup_status (self->search);
  g_assert_cmpstr (status, ==, "Cameras are found once an account is open.");
  g_clear_object (&self->search);
  open_many (self);

  look_for_until_done (self, "gate 0001");
  g_assert_true (is_result (self, 0, "Camera 0001 Gate"));
  look_for_until_done (self, "Camera 2987");
  g_assert_cmpuint (count_cameras (self), ==, 1);
  g_assert_false (lookout_palette_search_get_truncated (self->search));
  look_for_until_done (self, "camera");
  g_assert_cmpuint (count_cameras (self), ==, LOOKOUT_PALETTE_MAX_CAMERAS);
  g_assert_true (is_result (self, 0, "Camera 0001 Gate"));
  g_assert_true (lookout_palette_search_get_truncated (self->search));
  look_for (self, "");
  g_assert_cmpuint (count_cameras (self), ==, 0);

  look_for_until_done (self, "camera 0001");
  activate (self, 0);
  g_assert_true (app_test_wait (has_camera, self));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/palette/match", test_match);
  g_test_add ("/app/palette/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/app/palette/do-action", Fixture, NULL, set_up, test_do_action, tear_down);
  g_test_add ("/app/palette/view", Fixture, NULL, set_up, test_view, tear_down);
  g_test_add ("/app/palette/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/app/palette/cameras", Fixture, NULL, set_up, test_cameras, tear_down);
  return g_test_run ();
}
