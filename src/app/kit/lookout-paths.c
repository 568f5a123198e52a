/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-paths.h"

/**
 * lookout_paths_dup_build_root:
 *
 * Returns: (transfer full) (nullable): the build directory when the program was started from it, uninstalled
 */
char *
lookout_paths_dup_build_root (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *root = folder != NULL ? g_canonicalize_filename ("../..", folder) : NULL;
  g_autofree char *mark = root != NULL ? g_build_filename (root, "build.ninja", NULL) : NULL;

  if (mark == NULL || !g_file_test (mark, G_FILE_TEST_EXISTS))
    return NULL;
  return g_steal_pointer (&root);
}

/**
 * lookout_paths_get_locale_dir:
 *
 * Returns: where the translations are, installed or in the build directory
 */
const char *
lookout_paths_get_locale_dir (void)
{
  static const char *folder;

  if (g_once_init_enter (&folder))
    {
      g_autofree char *root = lookout_paths_dup_build_root ();
      const char *found = root != NULL ? g_build_filename (root, "po", NULL) : LOOKOUT_LOCALEDIR;

      g_once_init_leave (&folder, found);
    }
  return folder;
}

static GSettingsSchema *
lookup_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;
  g_autofree char *root = lookout_paths_dup_build_root ();

  if (source != NULL && root == NULL)
    return g_settings_schema_source_lookup (source, LOOKOUT_APPLICATION_ID, TRUE);
  if (root != NULL)
    {
      g_autofree char *data = g_build_filename (root, "data", NULL);
      g_autoptr (GSettingsSchemaSource) local
          = g_settings_schema_source_new_from_directory (data, source, TRUE, NULL);

      if (local != NULL)
        schema = g_settings_schema_source_lookup (local, LOOKOUT_APPLICATION_ID, TRUE);
    }
  return schema;
}

/**
 * lookout_paths_get_settings:
 *
 * Returns: (transfer none): the one settings object of the program
 */
GSettings *
lookout_paths_get_settings (void)
{
  static GSettings *settings;

  if (g_once_init_enter (&settings))
    {
      g_autoptr (GSettingsSchema) schema = lookup_schema ();

      if (schema == NULL)
        g_error ("The settings schema %s is not installed", LOOKOUT_APPLICATION_ID);
      g_once_init_leave (&settings, g_settings_new_full (schema, NULL, NULL));
    }
  return settings;
}
