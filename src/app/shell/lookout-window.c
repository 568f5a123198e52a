/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-window.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-button.h"
#include "accounts/lookout-accounts.h"
#include "accounts/lookout-welcome.h"
#include "devices/lookout-device-panel.h"
#include "fleet.h"
#include "kit/compat.h"
#include "kit/lookout-paths.h"
#include "patrol/lookout-patrol-button.h"
#include "shell/lookout-actions.h"
#include "shell/lookout-kiosk.h"
#include "shell/lookout-network.h"
#include "shell/lookout-tables.h"
#include "views/lookout-views-button.h"
#include "views/lookout-views.h"

/* Of the header bar: all its buttons, a view's name, and the title. */
#define TITLE_MIN_WIDTH 560

struct _LookoutWindow
{
  AdwApplicationWindow parent_instance;

  LookoutContext *context;
  LookoutAccounts *accounts;
  LookoutNetwork *network;
  LookoutDevicePanel *panel;

  GtkStack *stack;
  GtkWidget *flap;
  AdwHeaderBar *header;
  LookoutAccountButton *account_button;
  LookoutViewsButton *views_button;
  LookoutPatrolButton *patrol_button;
  AdwBin *welcome_bin;
  GtkWidget *sidebar;
  AdwBin *sidebar_bin;
  AdwWindowTitle *title;
  guint title_source;
  GtkMenuButton *primary_button;
  GtkMenuButton *view_button;
  GtkStack *pages;
  gboolean
      immersive; /* as full screen was told of last: a window that begins with it is told twice */
  gboolean sidebar_was_visible;
  GtkWidget *focus_before_sidebar; /* weak: while the list lies over the page */
};

G_DEFINE_FINAL_TYPE (LookoutWindow, lookout_window, ADW_TYPE_APPLICATION_WINDOW)

static void
lookout_window_add_pages (LookoutWindow *self)
{
  for (const LookoutPageRow *row = lookout_page_rows; row->name != NULL; row++)
    {
      GtkStackPage *page = gtk_stack_add_titled (self->pages, row->create (self->context),
                                                 row->name, _ (row->title));

      gtk_stack_page_set_icon_name (page, row->icon);
    }
}

static void
on_visible_page (LookoutWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  if (child != NULL)
    adw_window_title_set_title (self->title,
                                gtk_stack_page_get_title (gtk_stack_get_page (self->pages, child)));
}

static void
lookout_window_set_menu (GtkMenuButton *button, LookoutMenus menu)
{
  g_autoptr (GMenuModel) model = lookout_actions_create_menu (menu);

  gtk_menu_button_set_menu_model (button, model);
}

static const char *const sizes[][2] = { { "window-width", "default-width" },
                                        { "window-height", "default-height" },
                                        { "window-maximized", "maximized" } };

static void
lookout_window_bind_settings (LookoutWindow *self)
{
  GSettings *settings = lookout_paths_get_settings ();
  gboolean restored = g_settings_get_boolean (settings, "window-restored");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GVariant) usual = g_settings_get_default_value (settings, sizes[i][0]);

      if (!restored)
        g_settings_set_value (settings, sizes[i][0], usual);
      g_settings_bind (settings, sizes[i][0], self, sizes[i][1], G_SETTINGS_BIND_DEFAULT);
    }
  lookout_flap_set_revealed (self->flap, g_settings_get_boolean (settings, "sidebar-visible"));
}

/* The focus may have been on the first screen, which is gone. */
static void
lookout_window_give_focus (LookoutWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_get_mapped (focus))
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

/* To where the focus was; a camera that was opened meanwhile made another tile the current one. */
static void
lookout_window_return_focus (LookoutWindow *self)
{
  GObject *tile = lookout_context_get_tile (self->context);
  GtkWidget *wall = lookout_context_get_wall (self->context);
  GtkWidget *target = self->focus_before_sidebar;

  if (target != NULL && wall != NULL && tile != NULL && gtk_widget_is_ancestor (target, wall)
      && target != GTK_WIDGET (tile) && !gtk_widget_is_ancestor (target, GTK_WIDGET (tile)))
    target = GTK_WIDGET (tile);
  if (target == NULL || !gtk_widget_get_mapped (target) || !gtk_widget_grab_focus (target))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/* Keys go to what is seen: the list that lies over the page, and the page again once it is gone. */
static void
on_sidebar_revealed (LookoutWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar);

  if (!lookout_flap_get_folded (self->flap) || gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  if (!lookout_flap_get_revealed (self->flap))
    {
      if (inside || focus == NULL)
        lookout_window_return_focus (self);
      g_clear_weak_pointer (&self->focus_before_sidebar);
    }
  else if (!inside)
    {
      g_set_weak_pointer (&self->focus_before_sidebar, focus);
      lookout_device_panel_focus_list (self->panel);
    }
}

/* What went wrong stands in the list, which full screen hides. */
static void
lookout_window_show_failure (LookoutWindow *self)
{
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *text = NULL;

  if (!lookout_kiosk_is_on (GTK_WINDOW (self)))
    {
      gtk_window_unfullscreen (GTK_WINDOW (self));
      lookout_window_set_sidebar_visible (self, TRUE);
      return;
    }
  words = fleet_words_for_error (lookout_accounts_get_error (self->accounts));
  text = fleet_words_dup_text (words);
  lookout_context_toast (self->context, text);
}

/* Until there is an account, there is nothing to show but the two ways to begin. */
static void
on_accounts_changed (LookoutWindow *self)
{
  FleetAccountStore *store = lookout_accounts_get_store (self->accounts);
  gboolean is_welcome = lookout_context_get_session (self->context) == NULL
                        && g_list_model_get_n_items (G_LIST_MODEL (store)) == 0
                        && lookout_accounts_get_state (self->accounts) != LOOKOUT_ACCOUNTS_OPENING;

  gtk_stack_set_visible_child_name (self->stack, is_welcome ? "welcome" : "fleet");
  if (!is_welcome && lookout_accounts_get_state (self->accounts) == LOOKOUT_ACCOUNTS_OPEN)
    lookout_window_give_focus (self);
  if (lookout_accounts_get_state (self->accounts) == LOOKOUT_ACCOUNTS_FAILED)
    lookout_window_show_failure (self);
}

static void
lookout_window_add_accounts (LookoutWindow *self, FleetAccountStore *store)
{
  self->accounts = lookout_accounts_new (self->context, store);
  lookout_context_set_accounts (self->context, self->accounts);
  self->network = lookout_network_new (self->context, NULL);
  self->panel = LOOKOUT_DEVICE_PANEL (lookout_device_panel_new (self->context, self->accounts));
  adw_bin_set_child (self->sidebar_bin, GTK_WIDGET (self->panel));
  adw_bin_set_child (self->welcome_bin, lookout_welcome_new (self->accounts));
  lookout_account_button_set_accounts (self->account_button, self->accounts);
  g_signal_connect_object (self->accounts, "changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
lookout_window_add_views (LookoutWindow *self, FleetViewStore *store, FleetViewStore *wall_store)
{
  g_autoptr (LookoutViews) views = lookout_views_new (self->context, store, wall_store);

  lookout_context_set_views (self->context, views);
  lookout_views_button_set_views (self->views_button, views);
}

/* Where there is no room for all, what can be pressed stays whole, and the title and the patrol's seconds go. */
static void
lookout_window_update_title (LookoutWindow *self)
{
  gboolean has_room = gtk_widget_get_width (GTK_WIDGET (self->header)) >= TITLE_MIN_WIDTH;

  gtk_widget_set_visible (GTK_WIDGET (self->title),
                          has_room && !gtk_widget_get_visible (GTK_WIDGET (self->patrol_button)));
  lookout_patrol_button_set_compact (self->patrol_button, !has_room);
}

static gboolean
on_allocated (gpointer user_data)
{
  LookoutWindow *self = user_data;

  self->title_source = 0;
  lookout_window_update_title (self);
  return G_SOURCE_REMOVE;
}

static void
lookout_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LookoutWindow *self = LOOKOUT_WINDOW (widget);

  GTK_WIDGET_CLASS (lookout_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* What is shown does not change while it gets its place. */
  if (self->title_source == 0)
    self->title_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_allocated, self, NULL);
}

static void
lookout_window_add_round (LookoutWindow *self)
{
  g_autoptr (LookoutRound) round = lookout_round_new (self->context, fleet_clock_get_system ());

  lookout_context_set_round (self->context, round);
  lookout_patrol_button_set_round (self->patrol_button, round);
  g_signal_connect_object (self->patrol_button, "notify::visible",
                           G_CALLBACK (lookout_window_update_title), self, G_CONNECT_SWAPPED);
}

static gboolean
lookout_window_close_request (GtkWindow *window)
{
  LookoutViews *views = lookout_context_get_views (LOOKOUT_WINDOW (window)->context);

  if (views != NULL)
    lookout_views_end (views);
  return GTK_WINDOW_CLASS (lookout_window_parent_class)->close_request (window);
}

/* In full screen there is nothing but the tiles. The flap is locked, or it would show the list whenever the window
   is wide enough. */
static void
on_fullscreened (LookoutWindow *self)
{
  gboolean immersive = gtk_window_is_fullscreen (GTK_WINDOW (self));

  if (immersive == self->immersive)
    return;
  self->immersive = immersive;
  if (immersive)
    self->sidebar_was_visible = lookout_flap_get_revealed (self->flap);
  gtk_widget_set_visible (GTK_WIDGET (self->header), !immersive);
  lookout_flap_set_shut (self->flap, immersive);
  lookout_flap_set_revealed (self->flap, !immersive && self->sidebar_was_visible);
  if (immersive)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "immersive");
      gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "immersive");
  lookout_context_changed (self->context);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (widget)) || lookout_kiosk_is_on (GTK_WINDOW (widget)))
    return FALSE;
  gtk_window_unfullscreen (GTK_WINDOW (widget));
  return TRUE;
}

static void
lookout_window_constructed (GObject *object)
{
  LookoutWindow *self = LOOKOUT_WINDOW (object);

  G_OBJECT_CLASS (lookout_window_parent_class)->constructed (object);

  lookout_window_add_pages (self);
  lookout_actions_install (G_ACTION_MAP (self), self->context);
  lookout_window_set_menu (self->primary_button, LOOKOUT_MENU_PRIMARY);
  lookout_window_set_menu (self->view_button, LOOKOUT_MENU_VIEW);
  lookout_window_bind_settings (self);
  on_visible_page (self);
}

static void
lookout_window_dispose (GObject *object)
{
  LookoutWindow *self = LOOKOUT_WINDOW (object);
  FleetSession *session
      = self->context != NULL ? lookout_context_get_session (self->context) : NULL;
  g_autoptr (FleetSession) open = session != NULL ? g_object_ref (session) : NULL;

  g_clear_handle_id (&self->title_source, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_sidebar);
  if (self->context != NULL)
    {
      lookout_context_set_round (self->context, NULL);
      lookout_context_set_views (self->context, NULL);
      lookout_context_set_accounts (self->context, NULL);
    }
  g_clear_object (&self->network);
  g_clear_object (&self->accounts);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lookout_window_parent_class)->dispose (object);
  /* Another window may have the account open as well, and goes on. */
  if (open != NULL)
    fleet_session_close (open);
}

static void
lookout_window_class_init (LookoutWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lookout_window_constructed;
  object_class->dispose = lookout_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lookout_window_close_request;
  widget_class->size_allocate = lookout_window_size_allocate;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/shell/lookout-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, header);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, account_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, views_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, patrol_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, sidebar_bin);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, pages);
}

static void
lookout_window_init (LookoutWindow *self)
{
  g_type_ensure (LOOKOUT_TYPE_ACCOUNT_BUTTON);
  g_type_ensure (LOOKOUT_TYPE_VIEWS_BUTTON);
  g_type_ensure (LOOKOUT_TYPE_PATROL_BUTTON);
  self->context = lookout_context_new (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (on_visible_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (lookout_context_changed),
                           self->context, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (on_sidebar_revealed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
}

/**
 * lookout_window_new:
 * @application: (nullable): the program
 * @store: the accounts of the program
 * @views: the views of the person
 * @wall_store: where what is on the wall can be kept
 *
 * Returns: (transfer floating): a window in which no account is open
 */
LookoutWindow *
lookout_window_new (GtkApplication *application,
                    FleetAccountStore *store,
                    FleetViewStore *views,
                    FleetViewStore *wall_store)
{
  LookoutWindow *self = g_object_new (LOOKOUT_TYPE_WINDOW, "application", application, NULL);

  lookout_window_add_accounts (self, store);
  lookout_window_add_views (self, views, wall_store);
  lookout_window_add_round (self);
  on_accounts_changed (self);
  lookout_context_changed (self->context);
  return self;
}

LookoutContext *
lookout_window_get_context (LookoutWindow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WINDOW (self), NULL);

  return self->context;
}

gboolean
lookout_window_get_sidebar_visible (LookoutWindow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WINDOW (self), FALSE);

  return lookout_flap_get_revealed (self->flap);
}

/**
 * lookout_window_set_sidebar_visible:
 * @self: the window
 * @visible: whether the list of cameras is shown
 *
 * What is chosen while the list stands beside the page is kept for the next start.
 */
void
lookout_window_set_sidebar_visible (LookoutWindow *self, gboolean visible)
{
  g_return_if_fail (LOOKOUT_IS_WINDOW (self));

  lookout_flap_set_revealed (self->flap, visible);
  if (!lookout_flap_get_folded (self->flap) && !gtk_window_is_fullscreen (GTK_WINDOW (self)))
    g_settings_set_boolean (lookout_paths_get_settings (), "sidebar-visible", visible);
}

/**
 * lookout_window_free_size:
 * @self: a window beside another, not yet presented
 *
 * Its size is its own: it is not kept as that of the window which the program begins with.
 */
void
lookout_window_free_size (LookoutWindow *self)
{
  g_return_if_fail (LOOKOUT_IS_WINDOW (self));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_settings_unbind (self, sizes[i][1]);
  gtk_window_unmaximize (GTK_WINDOW (self));
}

/**
 * lookout_window_focus_search:
 * @self: the window
 *
 * Shows the list of cameras and goes to its search.
 */
void
lookout_window_focus_search (LookoutWindow *self)
{
  g_return_if_fail (LOOKOUT_IS_WINDOW (self));

  lookout_window_set_sidebar_visible (self, TRUE);
  lookout_device_panel_focus_search (self->panel);
}

/**
 * lookout_window_leave_sidebar:
 * @self: the window
 *
 * In a narrow window, where the list of cameras lies over the page, goes back to the page.
 */
void
lookout_window_leave_sidebar (LookoutWindow *self)
{
  g_return_if_fail (LOOKOUT_IS_WINDOW (self));

  if (lookout_flap_get_folded (self->flap))
    lookout_flap_set_revealed (self->flap, FALSE);
}
