/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "help/lookout-help-window.h"

#include <glib/gi18n.h>

#include "help/lookout-guide.h"

#define FOLDER "/io/github/lookout/Lookout/help/"
#define LINE_WIDTH 620
#define PARAGRAPH_SPACING 12
#define COLUMN_SPACING 18

struct _LookoutHelpWindow
{
  AdwWindow parent_instance;

  GtkDropDown *titles;
  GtkStack *parts;
};

G_DEFINE_FINAL_TYPE (LookoutHelpWindow, lookout_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
create_label (const char *markup)
{
  return g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "yalign", 0.0f,
                       "selectable", TRUE, NULL);
}

static GtkWidget *
create_item (const LookoutGuideBlock *block)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = create_label (block->text);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (item), create_label ("•"));
  gtk_box_append (GTK_BOX (item), words);
  return item;
}

static GtkWidget *
create_code (const LookoutGuideBlock *block)
{
  GtkWidget *code = create_label (block->text);

  gtk_widget_add_css_class (code, "code");
  gtk_widget_add_css_class (code, "monospace");
  return code;
}

/* Rows follow their head. */
static void
add_row (GtkBox *page, const LookoutGuideBlock *block)
{
  GtkWidget *table = gtk_widget_get_last_child (GTK_WIDGET (page));
  GtkWidget *cells[] = { create_label (block->text), create_label (block->second) };
  int row = 0;

  if (block->kind == LOOKOUT_GUIDE_HEAD || !GTK_IS_GRID (table))
    {
      table = g_object_new (GTK_TYPE_GRID, "column-spacing", COLUMN_SPACING, "row-spacing",
                            PARAGRAPH_SPACING / 2, NULL);
      gtk_box_append (page, table);
    }
  else
    while (gtk_grid_get_child_at (GTK_GRID (table), 0, row) != NULL)
      row++;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gtk_grid_attach (GTK_GRID (table), cells[i], (int) i, row, 1, 1);
      if (block->kind == LOOKOUT_GUIDE_HEAD)
        gtk_widget_add_css_class (cells[i], "dim-label");
    }
  gtk_widget_set_hexpand (cells[1], TRUE);
}

static void
add_block (GtkBox *page, const LookoutGuideBlock *block)
{
  switch (block->kind)
    {
    case LOOKOUT_GUIDE_HEAD:
    case LOOKOUT_GUIDE_ROW:
      add_row (page, block);
      break;
    case LOOKOUT_GUIDE_ITEM:
      gtk_box_append (page, create_item (block));
      break;
    case LOOKOUT_GUIDE_CODE:
      gtk_box_append (page, create_code (block));
      break;
    case LOOKOUT_GUIDE_PARAGRAPH:
    default:
      gtk_box_append (page, create_label (block->text));
      break;
    }
}

static GtkWidget *
create_part (const LookoutGuidePart *part)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, PARAGRAPH_SPACING);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", LINE_WIDTH, "child", page, NULL);

  gtk_widget_add_css_class (page, "guide");
  for (guint i = 0; i < part->blocks->len; i++)
    add_block (GTK_BOX (page), g_ptr_array_index (part->blocks, i));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                       clamp, NULL);
}

static void
on_selected (LookoutHelpWindow *self)
{
  g_autofree char *name = g_strdup_printf ("%u", gtk_drop_down_get_selected (self->titles));

  gtk_stack_set_visible_child_name (self->parts, name);
}

static void
lookout_help_window_fill (LookoutHelpWindow *self)
{
  /* Translators: a file of the program: guide.md in English, or guide.zh_CN.md. */
  g_autofree char *path = g_strconcat (FOLDER, C_ ("file of the guide", "guide.md"), NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_return_if_fail (bytes != NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = lookout_guide_parse (text);
  for (guint i = 0; i < parts->len; i++)
    {
      const LookoutGuidePart *part = g_ptr_array_index (parts, i);
      g_autofree char *name = g_strdup_printf ("%u", i);

      gtk_string_list_append (titles, part->title);
      gtk_stack_add_named (self->parts, create_part (part), name);
    }
  gtk_drop_down_set_model (self->titles, G_LIST_MODEL (titles));
}

static void
lookout_help_window_class_init (LookoutHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/help/lookout-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutHelpWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, LookoutHelpWindow, parts);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lookout_help_window_init (LookoutHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_help_window_fill (self);
}

/**
 * lookout_help_window_present:
 * @parent: the window that help is asked for in
 *
 * Shows the guide, in a window that may stay open beside.
 *
 * Returns: (transfer none): the window
 */
LookoutHelpWindow *
lookout_help_window_present (GtkWindow *parent)
{
  LookoutHelpWindow *self = g_object_new (LOOKOUT_TYPE_HELP_WINDOW, "transient-for", parent, NULL);

  gtk_window_present (GTK_WINDOW (self));
  return self;
}
