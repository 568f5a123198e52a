/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-view-name-window.h"

#include <glib/gi18n.h>

#include "kit/compat.h"
#include "kit/lookout-field.h"

struct _LookoutViewNameWindow
{
  AdwWindow parent_instance;

  FleetViewStore *store;
  FleetView *view; /* (nullable): what is renamed; otherwise the wall is saved */
  GtkWidget *name;
  GtkButton *accept;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (LookoutViewNameWindow, lookout_view_name_window, ADW_TYPE_WINDOW)

static guint named_signal;

static char *
dup_name (LookoutViewNameWindow *self)
{
  return fleet_view_dup_clean_name (gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

static FleetView *
find_other (LookoutViewNameWindow *self, const char *name)
{
  FleetView *other = fleet_view_store_find_name (self->store, name);

  return other != self->view ? other : NULL;
}

/* Saving under a name that is there replaces that view, which is said beforehand. */
static void
on_changed (LookoutViewNameWindow *self)
{
  g_autofree char *name = dup_name (self);
  gboolean replaces = self->view == NULL && name != NULL && find_other (self, name) != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), name != NULL);
  gtk_label_set_label (self->note,
                       replaces ? _ (
                           "There is a view of this name: it will show what is on the wall now.")
                                : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), replaces);
  if (self->view != NULL)
    gtk_button_set_label (self->accept, C_ ("view", "_Rename"));
  else
    gtk_button_set_label (self->accept, replaces ? C_ ("view", "_Replace") : _ ("_Save"));
  lookout_name_buttons (GTK_WIDGET (self->accept));
}

static void
on_accept (LookoutViewNameWindow *self)
{
  g_autofree char *name = dup_name (self);

  if (name == NULL)
    return;
  if (self->view != NULL && find_other (self, name) != NULL)
    {
      lookout_field_set_error (self->name, _ ("Another view has this name. Choose another one."));
      gtk_widget_grab_focus (self->name);
      return;
    }
  g_signal_emit (self, named_signal, 0, name);
  gtk_window_close (GTK_WINDOW (self));
}

static void
lookout_view_name_window_dispose (GObject *object)
{
  LookoutViewNameWindow *self = LOOKOUT_VIEW_NAME_WINDOW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (lookout_view_name_window_parent_class)->dispose (object);
}

static void
lookout_view_name_window_class_init (LookoutViewNameWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_view_name_window_dispose;

  /**
   * LookoutViewNameWindow::named:
   * @self: the window
   * @name: the name
   *
   * The person chose a name.
   */
  named_signal = g_signal_new ("named", LOOKOUT_TYPE_VIEW_NAME_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/views/lookout-view-name-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutViewNameWindow, name);
  gtk_widget_class_bind_template_child (widget_class, LookoutViewNameWindow, accept);
  gtk_widget_class_bind_template_child (widget_class, LookoutViewNameWindow, note);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Not before: assistive technology is not told of a focus in a window that it does not know yet. */
static void
on_map (LookoutViewNameWindow *self)
{
  gtk_widget_grab_focus (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

static void
lookout_view_name_window_init (LookoutViewNameWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  g_signal_connect_after (self, "map", G_CALLBACK (on_map), NULL);
}

static LookoutViewNameWindow *
create (GtkWindow *parent,
        FleetViewStore *store,
        FleetView *view,
        const char *title,
        const char *name)
{
  LookoutViewNameWindow *self
      = g_object_new (LOOKOUT_TYPE_VIEW_NAME_WINDOW, "transient-for", parent, "title", title, NULL);

  self->store = g_object_ref (store);
  g_set_object (&self->view, view);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  on_changed (self);
  return self;
}

/**
 * lookout_view_name_window_new_to_save:
 * @parent: the window that asks
 * @store: the views that there are
 * @name: (nullable): the name that is proposed
 *
 * Returns: (transfer floating): a window for the name under which the wall is saved; present it
 */
LookoutViewNameWindow *
lookout_view_name_window_new_to_save (GtkWindow *parent, FleetViewStore *store, const char *name)
{
  g_autofree char *proposal = g_strdup (name);

  for (guint n = 1; proposal == NULL; n++)
    {
      g_autofree char *candidate = g_strdup_printf (_ ("View %u"), n);

      if (fleet_view_store_find_name (store, candidate) == NULL)
        proposal = g_steal_pointer (&candidate);
    }
  return create (parent, store, NULL, _ ("Save View"), proposal);
}

/**
 * lookout_view_name_window_new_to_rename:
 * @parent: the window that asks
 * @store: the views that there are
 * @view: one of them
 *
 * Returns: (transfer floating): a window for the new name of @view; present it
 */
LookoutViewNameWindow *
lookout_view_name_window_new_to_rename (GtkWindow *parent, FleetViewStore *store, FleetView *view)
{
  return create (parent, store, view, _ ("Rename View"), fleet_view_get_name (view));
}
