/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulator/fleet-simulator-program.h"

char *
fleet_simulator_find_program (const char *program)
{
  const char *chosen = program != NULL ? program : g_getenv ("LOOKOUT_SIM");
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (own != NULL ? own : "/usr/bin/lookout");
  g_autofree char *beside = g_build_filename (folder, "lookout-sim", NULL);
  g_autofree char *built = g_build_filename (folder, "..", "sim", "lookout-sim", NULL);
  const char *const places[] = { beside, built, LOOKOUT_BINDIR "/lookout-sim" };

  if (chosen != NULL && *chosen != '\0')
    return g_file_test (chosen, G_FILE_TEST_IS_EXECUTABLE) ? g_strdup (chosen) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
        return g_strdup (places[i]);
    }
  return g_find_program_in_path ("lookout-sim");
}
