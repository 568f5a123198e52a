/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is missing on the floor, or deprecated above it: one wrapper each, used everywhere. */

#include "kit/compat.h"

#include <adwaita.h>
#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
on_response (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_task_return_boolean (task, g_str_equal (response, "accept"));
  g_object_unref (task);
}

/**
 * lookout_name_buttons:
 * @root: a widget with buttons in it, made
 *
 * The floor's GTK names a button with a mnemonic twice for assistive technology: by its text as written, underscore and
 * all, and by the label inside. The label is enough.
 */
void
lookout_name_buttons (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lookout_name_buttons (child);
}

/**
 * lookout_ask_async:
 * @parent: (nullable): a widget of the window that asks
 * @heading: the question
 * @body: what happens then, and what will be lost
 * @accept: the label of the button that does it
 * @destructive: whether something will be lost
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before something is done.
 */
void
lookout_ask_async (GtkWidget *parent,
                   const char *heading,
                   const char *body,
                   const char *accept,
                   gboolean destructive,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, lookout_ask_async);
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (message, "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  lookout_name_buttons (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * lookout_ask_finish:
 * @result: what the callback got
 *
 * Returns: whether the person agreed
 */
gboolean
lookout_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
on_file_response (GtkNativeDialog *dialog, int response, GTask *task)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                    : NULL;

  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (task); /* and the dialog with it */
}

/* Takes both. */
static void
show_dialog (GtkFileChooserNative *dialog, GTask *task)
{
  g_task_set_source_tag (task, show_dialog);
  g_task_set_task_data (task, dialog, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_file_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * lookout_choose_file_async:
 * @parent: the window that asks
 * @title: what for
 * @accept: the label of the button that does it
 * @name: (nullable): the name that is proposed for a file to be written; %NULL for one that is there
 * @pattern: which files are shown, unless the person wants to see all
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Lets a person choose a file. Where a file would be written over, that is asked.
 */
void
lookout_choose_file_async (GtkWindow *parent,
                           const char *title,
                           const char *accept,
                           const char *name,
                           const char *pattern,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent,
                                     name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                  : GTK_FILE_CHOOSER_ACTION_OPEN,
                                     accept, NULL);

  add_filter (GTK_FILE_CHOOSER (dialog), pattern, pattern);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All Files"), "*");
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_dialog (dialog, g_task_new (parent, NULL, callback, user_data));
}

/**
 * lookout_choose_folder_async:
 * @parent: the window that asks
 * @title: what for
 * @accept: the label of the button that does it
 * @callback: called with the answer, for [func@choose_file_finish]
 * @user_data: for @callback
 *
 * Lets a person choose a folder.
 */
void
lookout_choose_folder_async (GtkWindow *parent,
                             const char *title,
                             const char *accept,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, accept,
                                     NULL);

  show_dialog (dialog, g_task_new (parent, NULL, callback, user_data));
}

/**
 * lookout_choose_file_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the file, or %NULL where the person chose none
 */
GFile *
lookout_choose_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * lookout_list_scroll_to:
 * @list: a list or grid view
 * @position: a row
 *
 * Brings a row into view.
 */
void
lookout_list_scroll_to (GtkWidget *list, guint position)
{
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/**
 * lookout_flap_get_folded:
 * @flap: the sidebar and the page beside it
 *
 * Returns: whether there is no room for both, so that the sidebar lies over the page
 */
gboolean
lookout_flap_get_folded (GtkWidget *flap)
{
  return adw_flap_get_folded (ADW_FLAP (flap));
}

/**
 * lookout_flap_get_revealed:
 * @flap: the sidebar and the page beside it
 *
 * Returns: whether the sidebar is shown
 */
gboolean
lookout_flap_get_revealed (GtkWidget *flap)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (flap));
}

void
lookout_flap_set_revealed (GtkWidget *flap, gboolean revealed)
{
  adw_flap_set_reveal_flap (ADW_FLAP (flap), revealed);
}

/**
 * lookout_flap_set_shut:
 * @flap: the sidebar and the page beside it
 * @shut: whether neither room nor a swipe shows the sidebar
 */
void
lookout_flap_set_shut (GtkWidget *flap, gboolean shut)
{
  adw_flap_set_locked (ADW_FLAP (flap), shut);
  adw_flap_set_swipe_to_open (ADW_FLAP (flap), !shut);
}

/**
 * lookout_about_window_new:
 *
 * Returns: (transfer floating): a window with the properties of AdwAboutWindow, empty
 */
GtkWindow *
lookout_about_window_new (void)
{
  return g_object_new (ADW_TYPE_ABOUT_WINDOW, NULL);
}

G_GNUC_END_IGNORE_DEPRECATIONS
