/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide in the program: all of it can be shown, in both languages, and it says the same. */
#include "config.h"

#include "app-test.h"
#include "help/lookout-guide.h"
#include "help/lookout-help-window.h"

#define FOLDER "/io/github/lookout/Lookout/help/"

static GPtrArray *
read_guide (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return lookout_guide_parse (text);
}

/* What is shown is markup that can be read, with nothing of Markdown left. */
static void
check_markup (const char *markup, gboolean code)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  pango_parse_markup (markup, -1, 0, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, !=, "");
  g_assert_true (code || strpbrk (text, "*`|") == NULL);
}

static void
check_part (const LookoutGuidePart *part, const LookoutGuidePart *other)
{
  g_assert_cmpstr (part->title, !=, "");
  g_assert_cmpuint (part->blocks->len, >, 0);
  g_assert_cmpuint (part->blocks->len, ==, other->blocks->len);
  for (guint i = 0; i < part->blocks->len; i++)
    {
      const LookoutGuideBlock *block = g_ptr_array_index (part->blocks, i);
      const LookoutGuideBlock *same = g_ptr_array_index (other->blocks, i);

      g_assert_cmpint (block->kind, ==, same->kind);
      check_markup (block->text, block->kind == LOOKOUT_GUIDE_CODE);
      if (block->second != NULL)
        check_markup (block->second, FALSE);
    }
}

static void
test_guides (void)
{
  g_autoptr (GPtrArray) english = read_guide ("guide.md");
  g_autoptr (GPtrArray) chinese = read_guide ("guide.zh_CN.md");

  g_assert_cmpuint (english->len, >=, 8);
  g_assert_cmpuint (english->len, ==, chinese->len);
  for (guint i = 0; i < english->len; i++)
    {
      check_part (g_ptr_array_index (english, i), g_ptr_array_index (chinese, i));
      check_part (g_ptr_array_index (chinese, i), g_ptr_array_index (english, i));
    }
}

static void
test_blocks (void)
{
  g_autoptr (GPtrArray) parts = lookout_guide_parse (
      "# Not this\n\nNor this.\n## Part\nA **bold\nword** & `a*b`.\n- one\n  more\n- two\n"
      "| a | b |\n|---|---|\n| c | *d* |\n```sh\n<x>\ny\n```\n## 二\n第一行，\n第二行。\n");
  static const struct
  {
    LookoutGuideKind kind;
    const char *text, *second;
  } expected[] = {
    { LOOKOUT_GUIDE_PARAGRAPH, "A <b>bold word</b> &amp; <tt>a*b</tt>.", NULL },
    { LOOKOUT_GUIDE_ITEM, "one more", NULL },
    { LOOKOUT_GUIDE_ITEM, "two", NULL },
    { LOOKOUT_GUIDE_HEAD, "a", "b" },
    { LOOKOUT_GUIDE_ROW, "c", "<i>d</i>" },
    { LOOKOUT_GUIDE_CODE, "&lt;x&gt;\ny", NULL },
  };
  const LookoutGuidePart *part = g_ptr_array_index (parts, 0);
  const LookoutGuideBlock *chinese;

  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpstr (part->title, ==, "Part");
  g_assert_cmpuint (part->blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LookoutGuideBlock *block = g_ptr_array_index (part->blocks, i);

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpstr (block->text, ==, expected[i].text);
      g_assert_cmpstr (block->second, ==, expected[i].second);
    }
  part = g_ptr_array_index (parts, 1);
  chinese = g_ptr_array_index (part->blocks, 0);
  g_assert_cmpstr (chinese->text, ==, "第一行，第二行。");
}

static void
test_window (void)
{
  LookoutHelpWindow *window = lookout_help_window_present (NULL);
  GtkWidget *titles = app_test_find (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, NULL, NULL);
  GtkWidget *parts = app_test_find (GTK_WIDGET (window), GTK_TYPE_STACK, "name", "parts");
  guint n_parts = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (titles)));

  gtk_test_accessible_assert_property (titles, GTK_ACCESSIBLE_PROPERTY_LABEL, "Part of the Help");
  g_assert_cmpuint (n_parts, >=, 8);
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (titles), i);
      app_test_settle ();
      g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (parts)), ==, name);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/help/blocks", test_blocks);
  g_test_add_func ("/app/help/guides", test_guides);
  g_test_add_func ("/app/help/window", test_window);
  return g_test_run ();
}
