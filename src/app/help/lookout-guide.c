/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "help/lookout-guide.h"

#include <string.h>

/* As much of Markdown as the guide uses: parts, paragraphs, lists, tables of two columns, code, bold, italic. */

typedef struct
{
  GPtrArray *parts;
  LookoutGuideBlock *block; /* that goes on, its text not yet markup */
  GString *text;
  gboolean in_code;
  gboolean in_table;
} Reader;

static void
block_free (gpointer data)
{
  LookoutGuideBlock *block = data;

  g_free (block->text);
  g_free (block->second);
  g_free (block);
}

static void
part_free (gpointer data)
{
  LookoutGuidePart *part = data;

  g_free (part->title);
  g_ptr_array_unref (part->blocks);
  g_free (part);
}

static void
toggle (GString *markup, const char *tag, gboolean *on)
{
  g_string_append_printf (markup, *on ? "</%s>" : "<%s>", tag);
  *on = !*on;
}

static char *
make_markup (const char *text)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean bold = FALSE, italic = FALSE, code = FALSE;

  while (*text != '\0')
    {
      gsize length = strcspn (text, "`*");
      g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

      g_string_append (markup, escaped);
      text += length;
      if (*text == '`')
        toggle (markup, "tt", &code);
      else if (*text == '*' && code)
        g_string_append_c (markup, '*');
      else if (g_str_has_prefix (text, "**"))
        {
          toggle (markup, "b", &bold);
          text++;
        }
      else if (*text == '*')
        toggle (markup, "i", &italic);
      text += *text != '\0';
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
end_block (Reader *self)
{
  if (self->block == NULL)
    return;
  self->block->text = self->block->kind == LOOKOUT_GUIDE_CODE
                          ? g_markup_escape_text (self->text->str, -1)
                          : make_markup (self->text->str);
  self->block = NULL;
}

static LookoutGuideBlock *
begin_block (Reader *self, LookoutGuideKind kind, const char *text)
{
  LookoutGuidePart *part;

  end_block (self);
  if (self->parts->len == 0)
    return NULL; /* above the first part */
  part = g_ptr_array_index (self->parts, self->parts->len - 1);
  self->block = g_new0 (LookoutGuideBlock, 1);
  self->block->kind = kind;
  g_string_assign (self->text, text);
  g_ptr_array_add (part->blocks, self->block);
  return self->block;
}

static void
begin_part (Reader *self, const char *title)
{
  LookoutGuidePart *part = g_new0 (LookoutGuidePart, 1);

  end_block (self);
  part->title = g_strdup (title);
  part->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (self->parts, part);
}

/* Lines are joined by a space, but not within Chinese. */
static void
go_on (Reader *self, const char *line)
{
  gboolean ascii = self->text->len > 0 && (signed char) self->text->str[self->text->len - 1] > 0
                   && (signed char) *line > 0;

  if (self->block->kind == LOOKOUT_GUIDE_CODE)
    g_string_append_c (self->text, '\n');
  else if (ascii)
    g_string_append_c (self->text, ' ');
  g_string_append (self->text, line);
}

static void
read_row (Reader *self, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "|", -1);
  LookoutGuideBlock *block;

  if (g_strv_length (cells) < 3 || g_str_has_prefix (line, "|--"))
    return;
  block = begin_block (self, self->in_table ? LOOKOUT_GUIDE_ROW : LOOKOUT_GUIDE_HEAD,
                       g_strstrip (cells[1]));
  self->in_table = TRUE;
  if (block != NULL)
    block->second = make_markup (g_strstrip (cells[2]));
  end_block (self);
}

/* Goes on with the block there is, or begins one of this kind. */
static void
read_text (Reader *self, LookoutGuideKind kind, const char *line)
{
  if (self->block != NULL)
    go_on (self, line);
  else
    begin_block (self, kind, line);
}

static void
read_line (Reader *self, char *line)
{
  if (g_str_has_prefix (line, "```"))
    {
      end_block (self);
      self->in_code = !self->in_code;
    }
  else if (self->in_code)
    read_text (self, LOOKOUT_GUIDE_CODE, line);
  else if (g_str_has_prefix (line, "## "))
    begin_part (self, line + 3);
  else if (*line == '|')
    read_row (self, line);
  else if (g_str_has_prefix (line, "- "))
    begin_block (self, LOOKOUT_GUIDE_ITEM, line + 2);
  else if (*g_strstrip (line) == '\0')
    end_block (self);
  else
    read_text (self, LOOKOUT_GUIDE_PARAGRAPH, line);

  if (*line != '|')
    self->in_table = FALSE;
}

/**
 * lookout_guide_parse:
 * @text: the guide, in Markdown
 *
 * What is above the first heading of a part is left out.
 *
 * Returns: (transfer full) (element-type LookoutGuidePart): its parts
 */
GPtrArray *
lookout_guide_parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Reader reader
      = { .parts = g_ptr_array_new_with_free_func (part_free), .text = g_string_new (NULL) };

  for (char **line = lines; *line != NULL; line++)
    read_line (&reader, *line);
  end_block (&reader);
  g_string_free (reader.text, TRUE);
  return reader.parts;
}
