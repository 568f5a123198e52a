/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-views-button.h"

#include <glib/gi18n.h>

#include "shell/lookout-actions.h"

struct _LookoutViewsButton
{
  AdwBin parent_instance;

  LookoutViews *views; /* (nullable) */
  GtkMenuButton *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LookoutViewsButton, lookout_views_button, ADW_TYPE_BIN)

static GMenuModel *
create_choices (LookoutViewsButton *self)
{
  GListModel *list = G_LIST_MODEL (lookout_views_get_store (self->views));
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetView) view = g_list_model_get_item (list, i);
      const char *name = fleet_view_get_name (view);
      g_autofree char *label = lookout_actions_dup_menu_label (name);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.view", "s", name);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* Made when it is opened, so that it always says what is there. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  LookoutViewsButton *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) choices = create_choices (self);
  g_autoptr (GMenuModel) rest = lookout_actions_create_menu (LOOKOUT_MENU_VIEWS);

  g_menu_append_section (menu, NULL, choices);
  g_menu_append_section (menu, NULL, rest);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
lookout_views_button_update (LookoutViewsButton *self)
{
  FleetView *current = lookout_views_get_current (self->views);
  gboolean modified = lookout_views_get_modified (self->views);
  const char *name = current != NULL ? fleet_view_get_name (current) : _ ("Views");
  g_autofree char *label
      = modified ? g_strdup_printf (C_ ("view that was changed", "• %s"), name) : g_strdup (name);
  g_autofree char *spoken = NULL;

  if (current == NULL)
    spoken = g_strdup (_ ("Views"));
  else if (modified)
    spoken = g_strdup_printf (_ ("Views: %s, changed"), name);
  else
    spoken = g_strdup_printf (_ ("Views: %s"), name);
  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
lookout_views_button_dispose (GObject *object)
{
  g_clear_object (&LOOKOUT_VIEWS_BUTTON (object)->views);
  G_OBJECT_CLASS (lookout_views_button_parent_class)->dispose (object);
}

static void
lookout_views_button_class_init (LookoutViewsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_views_button_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/views/lookout-views-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutViewsButton, button);
  gtk_widget_class_bind_template_child (widget_class, LookoutViewsButton, label);
}

static void
lookout_views_button_init (LookoutViewsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lookout_views_button_set_views:
 * @self: a button
 * @views: the views of its window
 */
void
lookout_views_button_set_views (LookoutViewsButton *self, LookoutViews *views)
{
  g_return_if_fail (LOOKOUT_IS_VIEWS_BUTTON (self));
  g_return_if_fail (LOOKOUT_IS_VIEWS (views));

  g_set_object (&self->views, views);
  gtk_menu_button_set_create_popup_func (self->button, create_menu, self, NULL);
  g_signal_connect_object (views, "changed", G_CALLBACK (lookout_views_button_update), self,
                           G_CONNECT_SWAPPED);
  lookout_views_button_update (self);
}
