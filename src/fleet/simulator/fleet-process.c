/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulator/fleet-process.h"

#include <signal.h>

#define LAST_WORDS_MS 1000
#define KILL_SECONDS 5

enum
{
  SIGNAL_LINE,
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _FleetProcess
{
  GObject parent;

  GSubprocess *process;
  GDataInputStream *output;
  GDataInputStream *complaints;
  gboolean complained; /* all of it has been read */
  char *last_words;
  gboolean exited;
  guint ending; /* waits for the last words */
  guint killing;
};

G_DEFINE_FINAL_TYPE (FleetProcess, fleet_process, G_TYPE_OBJECT)

static void
fleet_process_finalize (GObject *object)
{
  FleetProcess *self = FLEET_PROCESS (object);

  g_clear_object (&self->process);
  g_clear_object (&self->output);
  g_clear_object (&self->complaints);
  g_free (self->last_words);
  G_OBJECT_CLASS (fleet_process_parent_class)->finalize (object);
}

static void
fleet_process_class_init (FleetProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_process_finalize;

  signals[SIGNAL_LINE] = g_signal_new ("line", FLEET_TYPE_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", FLEET_TYPE_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fleet_process_init (FleetProcess *self)
{
}

static char *
fleet_process_dup_ending (FleetProcess *self)
{
  const char *words = self->last_words != NULL ? self->last_words : "it said nothing";

  if (g_subprocess_get_if_signaled (self->process))
    return g_strdup_printf ("ended by signal %d: %s", g_subprocess_get_term_sig (self->process),
                            words);
  return g_strdup_printf ("ended with status %d: %s", g_subprocess_get_exit_status (self->process),
                          words);
}

static void
fleet_process_end (gpointer user_data)
{
  FleetProcess *self = user_data;
  g_autofree char *ending = fleet_process_dup_ending (self);

  self->ending = 0;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, ending);
  g_object_unref (self);
}

/* Its children may hold the pipe for longer than it lives: the last words are not waited for long. */
static void
fleet_process_maybe_end (FleetProcess *self)
{
  if (!self->exited)
    return;
  g_clear_handle_id (&self->ending, g_source_remove);
  self->ending = g_timeout_add_once (self->complained ? 0 : LAST_WORDS_MS, fleet_process_end, self);
}

static void
on_exited (GObject *object, GAsyncResult *result, gpointer user_data)
{
  FleetProcess *self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
  g_clear_handle_id (&self->killing, g_source_remove);
  self->exited = TRUE;
  fleet_process_maybe_end (self);
}

static void
on_complaint (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetProcess) self = user_data;
  g_autofree char *line
      = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object), result, NULL, NULL);

  if (line == NULL)
    {
      self->complained = TRUE;
      if (self->ending != 0)
        fleet_process_maybe_end (self);
      return;
    }
  if (*line != '\0')
    {
      g_debug ("Simulated cameras: %s", line);
      g_free (self->last_words);
      self->last_words = g_utf8_make_valid (line, -1);
    }
  g_data_input_stream_read_line_async (self->complaints, G_PRIORITY_DEFAULT, NULL, on_complaint,
                                       g_object_ref (self));
}

static void
on_line (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetProcess) self = user_data;
  g_autofree char *line
      = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object), result, NULL, NULL);

  if (line == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_LINE], 0, line);
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, on_line,
                                       g_object_ref (self));
}

/* Starts a program. Its messages for debugging stay off, since they would come as output. */
FleetProcess *
fleet_process_spawn (const char *const *argv, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  FleetProcess *self;
  GSubprocess *process;

  /* What it logs is retold here, and its addresses hold secrets of its own. */
  g_subprocess_launcher_unsetenv (launcher, "G_MESSAGES_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "GST_DEBUG");
  process = g_subprocess_launcher_spawnv (launcher, argv, error);
  if (process == NULL)
    return NULL;

  self = g_object_new (FLEET_TYPE_PROCESS, NULL);
  self->process = process;
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  self->complaints = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, on_line,
                                       g_object_ref (self));
  g_data_input_stream_read_line_async (self->complaints, G_PRIORITY_DEFAULT, NULL, on_complaint,
                                       g_object_ref (self));
  g_subprocess_wait_async (process, NULL, on_exited, g_object_ref (self));
  return self;
}

static void
on_kill (gpointer user_data)
{
  FleetProcess *self = user_data;

  self->killing = 0;
  g_subprocess_force_exit (self->process);
}

/* Asks it to end, which takes its children with it; after some seconds it is made to. */
void
fleet_process_stop (FleetProcess *self)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (self->process);

  if (self->exited || self->killing != 0)
    return;
  g_output_stream_close_async (input, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_subprocess_send_signal (self->process, SIGTERM);
  self->killing = g_timeout_add_once (KILL_SECONDS * 1000, on_kill, self);
}
