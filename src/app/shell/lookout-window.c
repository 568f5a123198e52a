/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-window.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"
#include "shell/lookout-actions.h"
#include "shell/lookout-tables.h"

struct _LookoutWindow
{
  AdwApplicationWindow parent_instance;

  LookoutContext *context;

  GtkStack *stack;
  AdwFlap *flap;
  AdwHeaderBar *header;
  AdwHeaderBar *sidebar_header;
  AdwBin *sidebar_bin;
  AdwWindowTitle *title;
  GtkMenuButton *primary_button;
  GtkMenuButton *view_button;
  GtkStack *pages;
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

static void
lookout_window_bind_settings (LookoutWindow *self)
{
  GSettings *settings = lookout_paths_get_settings ();

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
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

  g_clear_object (&self->context);
  G_OBJECT_CLASS (lookout_window_parent_class)->dispose (object);
}

static void
lookout_window_class_init (LookoutWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lookout_window_constructed;
  object_class->dispose = lookout_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/shell/lookout-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, header);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, sidebar_bin);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWindow, pages);
}

static void
lookout_window_init (LookoutWindow *self)
{
  self->context = lookout_context_new (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (on_visible_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (lookout_context_changed),
                           self->context, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::fullscreened", G_CALLBACK (lookout_context_changed),
                           self->context, G_CONNECT_SWAPPED);
}

/**
 * lookout_window_new:
 * @application: the program
 *
 * Returns: (transfer floating): a window in which no account is open
 */
LookoutWindow *
lookout_window_new (GtkApplication *application)
{
  return g_object_new (LOOKOUT_TYPE_WINDOW, "application", application, NULL);
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

  return adw_flap_get_reveal_flap (self->flap);
}

void
lookout_window_set_sidebar_visible (LookoutWindow *self, gboolean visible)
{
  g_return_if_fail (LOOKOUT_IS_WINDOW (self));

  adw_flap_set_reveal_flap (self->flap, visible);
}
