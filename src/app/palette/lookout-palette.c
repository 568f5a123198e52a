/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "palette/lookout-palette.h"

#include "shell/lookout-keys.h"

struct _LookoutPalette
{
  AdwWindow parent_instance;

  LookoutContext *context;
  LookoutPaletteSearch *search;
  gboolean entered; /* Enter was pressed before there was an answer */
  guint take;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (LookoutPalette, lookout_palette, ADW_TYPE_WINDOW)

static GtkWidget *
create_row (gpointer data, gpointer user_data)
{
  LookoutPaletteItem *item = data;
  const char *keys = lookout_palette_item_get_keys (item);
  g_autofree char *spoken = lookout_palette_item_dup_spoken (item);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE,
                                 "title-lines", 1, "subtitle-lines", 1, NULL);
  AdwActionRow *line = ADW_ACTION_ROW (row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lookout_palette_item_get_title (item));
  adw_action_row_set_subtitle (line, lookout_palette_item_get_caption (item));
  adw_action_row_add_prefix (line,
                             gtk_image_new_from_icon_name (lookout_palette_item_get_icon (item)));
  if (keys != NULL)
    adw_action_row_add_suffix (line, lookout_keys_create_caps (keys));
  /* Its name says what the title says, and would be followed by it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static gboolean
list_has_focus (LookoutPalette *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* The window goes first: what is done may open one of its own. */
static void
on_row_activated (LookoutPalette *self, GtkListBoxRow *row)
{
  GListModel *results = lookout_palette_search_get_results (self->search);
  g_autoptr (LookoutPaletteItem) item
      = g_list_model_get_item (results, (guint) gtk_list_box_row_get_index (row));
  g_autoptr (LookoutContext) context = g_object_ref (self->context);

  gtk_window_close (GTK_WINDOW (self));
  lookout_palette_item_activate (item, context);
}

static gboolean
on_take (gpointer user_data)
{
  LookoutPalette *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->take = 0;
  if (self->entered && row != NULL)
    on_row_activated (self, row);
  return G_SOURCE_REMOVE;
}

static void
lookout_palette_show (LookoutPalette *self)
{
  GListModel *results = lookout_palette_search_get_results (self->search);
  gboolean busy = lookout_palette_search_get_busy (self->search);
  g_autofree char *status = lookout_palette_search_dup_status (self->search);

  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (results) > 0 || busy
                                                     ? "list"
                                                     : "empty");
  gtk_label_set_label (self->status, status);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *status != '\0');
  if (self->entered && self->take == 0 && lookout_palette_search_get_settled (self->search))
    self->take = g_idle_add (on_take, self);
}

/* The first answer is chosen for Enter, as long as the person has not gone to another one. */
static void
on_items (LookoutPalette *self)
{
  if (!list_has_focus (self))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  lookout_palette_show (self);
}

/* Typing goes on in the entry, behind what stands there. */
static void
focus_entry (LookoutPalette *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* Also what is typed in the list comes here; the row that has the focus may be about to go. */
static void
on_text_changed (LookoutPalette *self)
{
  if (self->search == NULL)
    return;
  if (list_has_focus (self))
    focus_entry (self);
  self->entered = FALSE;
  lookout_palette_search_set_text (self->search,
                                   gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
on_entry_activate (LookoutPalette *self)
{
  self->entered = TRUE;
  lookout_palette_show (self);
}

static void
on_entry_stop (LookoutPalette *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* The first one is chosen already, so that Down goes to the second. */
static gboolean
on_entry_key (LookoutPalette *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 1);

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL)
    return TRUE;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static gboolean
on_list_key (LookoutPalette *self, guint key)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if ((key != GDK_KEY_Up && key != GDK_KEY_KP_Up) || first == NULL
      || gtk_window_get_focus (GTK_WINDOW (self)) != GTK_WIDGET (first))
    return FALSE;
  focus_entry (self);
  return TRUE;
}

static void
lookout_palette_dispose (GObject *object)
{
  LookoutPalette *self = LOOKOUT_PALETTE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_handle_id (&self->take, g_source_remove);
  g_clear_object (&self->search);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lookout_palette_parent_class)->dispose (object);
}

static void
lookout_palette_class_init (LookoutPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_palette_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/palette/lookout-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, LookoutPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, LookoutPalette, list);
  gtk_widget_class_bind_template_child (widget_class, LookoutPalette, status);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_list_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Not before: assistive technology is not told of a focus in a window that it does not know yet. */
static void
on_map (LookoutPalette *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
lookout_palette_init (LookoutPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));
  g_signal_connect_after (self, "map", G_CALLBACK (on_map), NULL);
}

/**
 * lookout_palette_present:
 * @context: what is open in the window that it belongs to
 *
 * Shows an empty palette over the window.
 *
 * Returns: (transfer none): the palette
 */
LookoutPalette *
lookout_palette_present (LookoutContext *context)
{
  LookoutPalette *self = g_object_new (LOOKOUT_TYPE_PALETTE, "transient-for",
                                       lookout_context_get_window (context), NULL);

  self->context = g_object_ref (context);
  self->search = lookout_palette_search_new (context);
  gtk_list_box_bind_model (self->list, lookout_palette_search_get_results (self->search),
                           create_row, self, NULL);
  /* After the list's own, so that the rows are there. */
  g_signal_connect_object (lookout_palette_search_get_results (self->search), "items-changed",
                           G_CALLBACK (on_items), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (lookout_palette_show), self,
                           G_CONNECT_SWAPPED);
  on_items (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
