/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-name-window.h"

#include "fleet.h"
#include "kit/compat.h"
#include "kit/lookout-field.h"

struct _LookoutNameWindow
{
  AdwWindow parent_instance;

  LookoutNameJudge judge;
  gpointer judge_data;
  GDestroyNotify judge_destroy;

  GtkWidget *name;
  GtkButton *accept;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (LookoutNameWindow, lookout_name_window, ADW_TYPE_WINDOW)

static guint named_signal;

static char *
dup_name (LookoutNameWindow *self)
{
  return fleet_view_dup_clean_name (gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

static void
on_changed (LookoutNameWindow *self)
{
  g_autofree char *name = dup_name (self);
  LookoutNameVerdict verdict = { NULL };

  if (self->judge == NULL)
    return;
  self->judge (name != NULL ? name : "", &verdict, self->judge_data);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), name != NULL);
  gtk_label_set_label (self->note, verdict.note != NULL ? verdict.note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), verdict.note != NULL);
  gtk_button_set_label (self->accept, verdict.accept);
  lookout_name_buttons (GTK_WIDGET (self->accept));
}

static void
on_accept (LookoutNameWindow *self)
{
  g_autofree char *name = dup_name (self);
  LookoutNameVerdict verdict = { NULL };

  if (name == NULL)
    return;
  self->judge (name, &verdict, self->judge_data);
  if (verdict.problem != NULL)
    {
      lookout_field_set_error (self->name, verdict.problem);
      gtk_widget_grab_focus (self->name);
      return;
    }
  g_signal_emit (self, named_signal, 0, name);
  gtk_window_close (GTK_WINDOW (self));
}

static void
lookout_name_window_dispose (GObject *object)
{
  LookoutNameWindow *self = LOOKOUT_NAME_WINDOW (object);

  if (self->judge_destroy != NULL)
    self->judge_destroy (self->judge_data);
  self->judge_destroy = NULL;
  self->judge = NULL;
  G_OBJECT_CLASS (lookout_name_window_parent_class)->dispose (object);
}

static void
lookout_name_window_class_init (LookoutNameWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_name_window_dispose;

  /**
   * LookoutNameWindow::named:
   * @self: the window
   * @name: the name
   *
   * The person chose a name.
   */
  named_signal = g_signal_new ("named", LOOKOUT_TYPE_NAME_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/kit/lookout-name-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutNameWindow, name);
  gtk_widget_class_bind_template_child (widget_class, LookoutNameWindow, accept);
  gtk_widget_class_bind_template_child (widget_class, LookoutNameWindow, note);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Not before: assistive technology is not told of a focus in a window that it does not know yet. */
static void
on_map (LookoutNameWindow *self)
{
  gtk_widget_grab_focus (self->name);
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

static void
lookout_name_window_init (LookoutNameWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  g_signal_connect_after (self, "map", G_CALLBACK (on_map), NULL);
}

/**
 * lookout_name_window_new:
 * @parent: the window that asks
 * @title: what is asked
 * @label: what the name is of
 * @name: the name that is proposed
 * @judge: says what a name means
 * @user_data: for @judge
 * @destroy: (nullable): for @user_data
 *
 * Returns: (transfer floating): a window; present it
 */
LookoutNameWindow *
lookout_name_window_new (GtkWindow *parent,
                         const char *title,
                         const char *label,
                         const char *name,
                         LookoutNameJudge judge,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  LookoutNameWindow *self
      = g_object_new (LOOKOUT_TYPE_NAME_WINDOW, "transient-for", parent, "title", title, NULL);

  self->judge = judge;
  self->judge_data = user_data;
  self->judge_destroy = destroy;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), label);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  on_changed (self);
  return self;
}
