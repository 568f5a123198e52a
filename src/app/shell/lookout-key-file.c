/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-key-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fleet.h"

#define KEY_FILE_MAX 4096

/* The file may have no end: no more of it is read than a key can need. */
static char *
read_beginning (const char *path, gsize *length)
{
  FILE *file = g_fopen (path, "re");
  g_autofree char *text = NULL;
  int failure;

  if (file == NULL)
    return NULL;
  text = g_malloc0 (KEY_FILE_MAX + 2);
  errno = 0;
  *length = fread (text, 1, KEY_FILE_MAX + 1, file);
  failure = ferror (file) ? errno : 0;
  fclose (file);
  errno = failure;
  return failure == 0 ? g_steal_pointer (&text) : NULL;
}

static gboolean
is_one_line (const char *text, gsize length)
{
  return *text != '\0' && length <= KEY_FILE_MAX && strpbrk (text, "\r\n") == NULL
         && g_utf8_validate (text, -1, NULL);
}

static gboolean
check_rule (const char *option, const char *key, LookoutKeyRule rule, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *text = NULL;

  if (rule (key, &local))
    return TRUE;
  words = fleet_words_for_error (local);
  text = fleet_words_dup_text (words);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", option, text);
  return FALSE;
}

/**
 * lookout_key_file_read:
 * @option: the option that names the file
 * @path: a file; one without an end does no harm
 * @rule: what its key must keep to
 * @error: where a sentence for the person goes, in `G_OPTION_ERROR`; it never holds the key
 *
 * Reads a key. Blocks: called before the main loop runs, since what is wrong is said before a window opens.
 *
 * Returns: (transfer full): the one line of the file
 */
char *
lookout_key_file_read (const char *option, const char *path, LookoutKeyRule rule, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  gsize length = 0;
  g_autofree char *text = read_beginning (path, &length);

  if (text == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("The key file “%s” cannot be read: %s"), shown, g_strerror (errno));
      return NULL;
    }
  g_strstrip (text);
  if (!is_one_line (text, length))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("The key file “%s” must hold one line: the key."), shown);
      return NULL;
    }
  return check_rule (option, text, rule, error) ? g_steal_pointer (&text) : NULL;
}
