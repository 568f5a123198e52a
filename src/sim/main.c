/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sim-options.h"
#include "sim-platform.h"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <gst/gst.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct
{
  GMainLoop *loop;
  SimPlatform *platform;
  int status;
  char ignored[256];
} Run;

static gboolean
on_signal (gpointer data)
{
  g_main_loop_quit (((Run *) data)->loop);
  return G_SOURCE_CONTINUE;
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  if (!sim_platform_start_finish (run->platform, result, &error))
    {
      g_printerr ("lookout-sim: %s\n", error->message);
      run->status = EXIT_FAILURE;
      g_main_loop_quit (run->loop);
      return;
    }
  line = sim_platform_describe (run->platform);
  g_print ("%s\n", line);
}

static void read_parent (Run *run, GInputStream *input);

static void
on_parent (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  GInputStream *input = G_INPUT_STREAM (source);

  if (g_input_stream_read_finish (input, result, NULL) > 0)
    read_parent (run, input);
  else
    g_main_loop_quit (run->loop);
}

/* What a parent writes is ignored; that it is no longer there is not. */
static void
read_parent (Run *run, GInputStream *input)
{
  g_input_stream_read_async (input, run->ignored, sizeof run->ignored, G_PRIORITY_DEFAULT, NULL,
                             on_parent, run);
}

/* One that a shell was told to leave running (nohup) stays. */
static gboolean
is_ignored (int number)
{
  struct sigaction action;

  return sigaction (number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static int
serve (SimPlatform *platform, gboolean with_parent)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GInputStream) input = NULL;
  Run run = { .loop = loop, .platform = platform, .status = EXIT_SUCCESS };

  g_unix_signal_add (SIGTERM, on_signal, &run);
  g_unix_signal_add (SIGINT, on_signal, &run);
  if (!is_ignored (SIGHUP))
    g_unix_signal_add (SIGHUP, on_signal, &run);
  if (with_parent)
    {
      input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
      read_parent (&run, input);
    }
  sim_platform_start_async (platform, NULL, on_started, &run);
  g_main_loop_run (loop);
  return run.status;
}

static int
print_config (SimOptions *options)
{
  g_autoptr (SimOptions) owned = options;
  g_autoptr (JsonNode) node = sim_options_to_json (owned);
  g_autofree char *text = json_to_string (node, TRUE);

  g_print ("%s\n", text);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimPlatform) platform = NULL;
  SimOptions *options;
  gboolean with_parent;

  setlocale (LC_ALL, "");
  signal (SIGPIPE, SIG_IGN);
  options = sim_options_parse (&argc, &argv, &error);
  if (options != NULL && options->print_config)
    return print_config (options);
  if (options != NULL)
    {
      gst_init (NULL, NULL);
      with_parent = options->with_parent;
      platform = sim_platform_new (options, &error);
    }
  if (platform == NULL)
    {
      g_printerr ("lookout-sim: %s\n", error->message);
      return EXIT_FAILURE;
    }
  return serve (platform, with_parent);
}
