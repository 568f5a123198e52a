/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

typedef struct
{
  const char *name;
  const char *arguments;
  int status;
  const char *output;    /* a part of it, or NULL */
  const char *complaint; /* a part of what is said on the error output, or NULL */
} CliCase;

/* No display is there, so that whatever is not refused before that ends there. */
static const CliCase cases[] = {
  { "version", "--version", 0, "Lookout " LOOKOUT_VERSION, NULL },
  { "help", "--help", 0, "--api-key-file", NULL },
  { "unknown", "--no-such-thing", 1, NULL, "--no-such-thing" },
  { "layout", "--layout 5", 1, NULL, "one of 1, 4, 6, 8, 9, 13, 16, 25, 36" },
  { "layout-is-text", "--layout many", 1, NULL, "one of 1, 4, 6, 8, 9, 13, 16, 25, 36" },
  { "layout-is-nothing", "--layout 0", 1, NULL, "one of 1, 4, 6, 8, 9, 13, 16, 25, 36" },
  { "word", "extra", 1, NULL, "extra" },
  { "screenshot-nowhere", "--screenshot /nonexistent/a.png --after 1", 1, NULL, "--screenshot" },
  { "protocol", "--protocol rtsp", 1, NULL, "flv, hls or rtmp" },
  { "server-alone", "--server https://video.example.com/", 1, NULL, "--product" },
  { "key-missing",
    "--server https://video.example.com/ --product 1 --api-key-file /nonexistent/key", 1, NULL,
    "/nonexistent/key" },
  { "key-is-a-folder",
    "--server https://video.example.com/ --product 1 --api-key-file /proc/self/fd", 1, NULL,
    "/proc/self/fd" },
  { "key-is-empty", "--server https://video.example.com/ --product 1 --api-key-file /dev/null", 1,
    NULL, "one line" },
  { "key-has-no-end", "--server https://video.example.com/ --product 1 --api-key-file /dev/zero", 1,
    NULL, "one line" },
  { "product", "--server https://video.example.com/ --product x --api-key-file /dev/zero", 1, NULL,
    "--product" },
  { "no-address", "--server video --product 1 --api-key-file /proc/self/comm", 1, NULL,
    "https://" },
  { "ca-missing",
    "--server https://a.example/ --product 1 --api-key-file /proc/self/comm --tls-ca "
    "/nonexistent/ca",
    1, NULL, "/nonexistent/ca" },
  { "key-is-no-option", "--api-key c2VjcmV0", 1, NULL, "--api-key" },
  { "open", "--open gate", 1, NULL, "1001/1" },
  { "open-from-0", "--open 1001/0", 1, NULL, "1001/0" },
  { "open-without-room", "--simulate --layout 1 --open 1001/1 --open 1002/1", 1, NULL,
    "--layout 1 has no room for the 2 cameras" },
  { "view-unknown", "--view Nowhere", 1, NULL, "“Nowhere”" },
  { "view-simulated", "--view Nowhere --simulate", 1, NULL, "--view" },
  { "no-display", "", 1, NULL, "no display" },
  { "no-display-simulated", "--simulate --screenshot /tmp/x.png --after 1", 1, NULL, "no display" },
};

static void
test_case (gconstpointer data)
{
  const CliCase *row = data;
  g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("LOOKOUT"), row->arguments);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &complaint, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", output, complaint);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, row->status);
  if (row->output != NULL)
    g_assert_nonnull (strstr (output, row->output));
  if (row->complaint != NULL)
    g_assert_nonnull (strstr (complaint, row->complaint));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/cli/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
