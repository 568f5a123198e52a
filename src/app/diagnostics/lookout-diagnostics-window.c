/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diagnostics/lookout-diagnostics-window.h"

#include <glib/gi18n.h>

#include "diagnostics/lookout-report.h"
#include "kit/compat.h"
#include "kit/lookout-toast.h"

struct _LookoutDiagnosticsWindow
{
  AdwWindow parent_instance;

  LookoutContext *context;
  AdwToastOverlay *overlay;
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (LookoutDiagnosticsWindow, lookout_diagnostics_window, ADW_TYPE_WINDOW)

static char *
dup_text (LookoutDiagnosticsWindow *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

static void
lookout_diagnostics_window_toast (LookoutDiagnosticsWindow *self, const char *title)
{
  if (self->overlay != NULL)
    adw_toast_overlay_add_toast (self->overlay,
                                 lookout_toast_new (GTK_WIDGET (self->overlay), title, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutDiagnosticsWindow *self = LOOKOUT_DIAGNOSTICS_WINDOW (widget);
  g_autofree char *text = dup_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  lookout_diagnostics_window_toast (self, _ ("Report copied"));
}

/* The window may be closed before. */
static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *window = user_data;
  g_autoptr (LookoutDiagnosticsWindow) self = g_weak_ref_get (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_weak_ref_clear (window);
  if (self == NULL)
    return;
  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      lookout_diagnostics_window_toast (self, _ ("Report saved"));
      return;
    }
  message = g_strdup_printf (_ ("The report could not be saved: %s"), error->message);
  lookout_diagnostics_window_toast (self, message);
}

/**
 * lookout_diagnostics_window_save_to:
 * @self: the window
 * @file: where
 *
 * Writes what is shown into a file, in place of what is there.
 */
void
lookout_diagnostics_window_save_to (LookoutDiagnosticsWindow *self, GFile *file)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GWeakRef *window;

  g_return_if_fail (LOOKOUT_IS_DIAGNOSTICS_WINDOW (self));

  window = g_new0 (GWeakRef, 1);
  g_weak_ref_init (window, self);
  text = dup_text (self);
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_saved,
                                       window);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = lookout_choose_file_finish (result);

  if (file != NULL)
    lookout_diagnostics_window_save_to (LOOKOUT_DIAGNOSTICS_WINDOW (source), file);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lookout_choose_file_async (GTK_WINDOW (widget), _ ("Save the Report"), _ ("_Save"),
                             "lookout-diagnostics.txt", "*.txt", on_chosen, NULL);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutDiagnosticsWindow *self = LOOKOUT_DIAGNOSTICS_WINDOW (widget);
  g_autofree char *text = lookout_report_dup_text (self->context);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static void
lookout_diagnostics_window_dispose (GObject *object)
{
  LookoutDiagnosticsWindow *self = LOOKOUT_DIAGNOSTICS_WINDOW (object);

  self->overlay = NULL;
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lookout_diagnostics_window_parent_class)->dispose (object);
}

static void
lookout_diagnostics_window_class_init (LookoutDiagnosticsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_diagnostics_window_dispose;
  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "report.refresh", NULL, refresh_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/diagnostics/lookout-diagnostics-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutDiagnosticsWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, LookoutDiagnosticsWindow, view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "report.refresh", NULL);
}

/* Not before: assistive technology is not told of a focus in a window that it does not know yet. */
static void
on_map (LookoutDiagnosticsWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
lookout_diagnostics_window_init (LookoutDiagnosticsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  g_signal_connect_after (self, "map", G_CALLBACK (on_map), NULL);
}

/**
 * lookout_diagnostics_window_present:
 * @context: what is open in the window that it belongs to
 *
 * Shows the report as it stands now.
 *
 * Returns: (transfer none): the window
 */
LookoutDiagnosticsWindow *
lookout_diagnostics_window_present (LookoutContext *context)
{
  LookoutDiagnosticsWindow *self = g_object_new (LOOKOUT_TYPE_DIAGNOSTICS_WINDOW, "transient-for",
                                                 lookout_context_get_window (context), NULL);

  self->context = g_object_ref (context);
  gtk_widget_activate_action (GTK_WIDGET (self), "report.refresh", NULL);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
