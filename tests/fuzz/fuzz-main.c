/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

/* Tries each file of the folders that are named: what libFuzzer has found once is tried with every run of
 * the tests, by every compiler. */

static guint
try_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;
  guint n_tried = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      g_autofree guint8 *data = NULL;
      gsize n;

      g_file_get_contents (file, &text, &n, &error);
      g_assert_no_error (error);
      data = g_memdup2 (text, n); /* without the NUL, so that reading beyond the end is seen */
      g_print ("%s\n", name);
      LLVMFuzzerTestOneInput (data, n);
      n_tried++;
    }
  return n_tried;
}

int
main (int argc, char **argv)
{
  guint n_tried = 0;

  for (int i = 1; i < argc; i++)
    n_tried += try_folder (argv[i]);
  g_assert_cmpuint (n_tried, >, 0);
  return 0;
}
