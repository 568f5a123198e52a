/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulator/fleet-simulator-command.h"

#include "fleet-error.h"

#include <string.h>

static char *
find_program (const char *program)
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

/* The port of a URL or of host:port; 0, a free one, where there is none. */
static int
port_of (const char *place)
{
  g_autofree char *uri = NULL;
  int port = -1;

  if (place == NULL)
    return 0;
  uri = strstr (place, "://") != NULL ? g_strdup (place) : g_strconcat ("rtmp://", place, NULL);
  if (!g_uri_split_network (uri, G_URI_FLAGS_NONE, NULL, NULL, &port, NULL))
    return 0;
  return MAX (port, 0);
}

static void
add_port (GStrvBuilder *builder, const char *option, const char *place)
{
  g_autofree char *port = g_strdup_printf ("%d", port_of (place));

  g_strv_builder_add_many (builder, option, port, NULL);
}

/**
 * fleet_simulator_command_create: (skip)
 * @program: (nullable): the path of lookout-sim, or %NULL to look for it
 * @arguments: (nullable) (array zero-terminated=1): more arguments
 * @before: (nullable): where it was before, to be there again
 * @error: return location for an error
 *
 * Makes the command that starts the simulated cameras. With @before they come back at the same
 * addresses, so that whoever knew them finds them again.
 *
 * Returns: (transfer full): the command, or %NULL with %FLEET_ERROR_SIMULATOR_MISSING
 */
GStrv
fleet_simulator_command_create (const char *program,
                                const char *const *arguments,
                                const FleetSimulatorReady *before,
                                GError **error)
{
  g_autofree char *path = find_program (program);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (path == NULL)
    {
      g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_SIMULATOR_MISSING,
                           "The program lookout-sim was not found");
      return NULL;
    }
  g_strv_builder_add_many (builder, path, "--with-parent", NULL);
  add_port (builder, "--port", before != NULL ? before->url : NULL);
  if (before != NULL)
    {
      add_port (builder, "--https-port", before->https_url);
      add_port (builder, "--rtmp-port", before->rtmp);
    }
  if (arguments != NULL)
    g_strv_builder_addv (builder, (const char **) arguments);
  return g_strv_builder_end (builder);
}
