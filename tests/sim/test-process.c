/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program itself: its one line, and that it goes away with every child. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

#define PATIENCE_MS 60000

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
  JsonNode *ready;
} Program;

/* @folder: (nullable): where it makes its temporary directory */
static Program
start_in (const char *folder, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  Program self = { NULL };

  g_ptr_array_add (argv, (char *) g_getenv ("LOOKOUT_SIM"));
  g_ptr_array_add (argv, (char *) "--devices=3");
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (char *) *arguments);
  g_ptr_array_add (argv, NULL);
  if (folder != NULL)
    g_subprocess_launcher_setenv (launcher, "TMPDIR", folder, TRUE);
  self.process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  self.output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self.process));
  line = g_data_input_stream_read_line (self.output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  self.ready = json_from_string (line, &error);
  g_assert_no_error (error);
  return self;
}

static Program
start (const char *const *arguments)
{
  return start_in (NULL, arguments);
}

static void
program_clear (Program *self)
{
  g_object_unref (self->output);
  g_object_unref (self->process);
  json_node_unref (self->ready);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Program, program_clear)

static const char *
get (const Program *self, const char *name)
{
  return json_object_get_string_member_with_default (json_node_get_object (self->ready), name,
                                                     NULL);
}

static guint
get_port (const Program *program, const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (get (program, name), G_URI_FLAGS_NONE, NULL);

  return (guint) g_uri_get_port (uri);
}

/* The children of a process, by /proc. */
static GArray *
find_children (const char *parent)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *path = g_strdup_printf ("/proc/%s/task/%s/children", parent, parent);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return found;
  words = g_strsplit_set (text, " \n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        int pid = atoi (words[i]);

        g_array_append_val (found, pid);
      }
  return found;
}

static void
assert_gone (GArray *pids)
{
  for (guint i = 0; i < pids->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%d/cmdline", g_array_index (pids, int, i));
      gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;
      g_autofree char *text = NULL;

      while (g_file_get_contents (path, &text, NULL, NULL) && *text != '\0'
             && g_get_monotonic_time () < end)
        {
          g_clear_pointer (&text, g_free);
          g_usleep (10000);
        }
      g_assert_true (text == NULL || *text == '\0');
    }
}

static void
wait_exit (Program *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
}

static void
test_ready (void)
{
  const char *const arguments[] = { NULL };
  g_auto (Program) program = start (arguments);
  static const char *const names[]
      = { "url", "https_url", "ca_file", "product_id", "master_key", "access_key" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (get (&program, names[i]));
  g_assert_true (json_object_has_member (json_node_get_object (program.ready), "rtmp"));
  g_assert_true (g_file_test (get (&program, "ca_file"), G_FILE_TEST_EXISTS));
  g_subprocess_send_signal (program.process, SIGTERM);
  wait_exit (&program);
}

static void
test_stop (gconstpointer data)
{
  const char *const arguments[] = { NULL };
  g_auto (Program) program = start (arguments);
  g_autoptr (GArray) children = find_children (g_subprocess_get_identifier (program.process));

  g_assert_cmpuint (children->len, ==, get (&program, "rtmp") != NULL ? 1 : 0);
  g_subprocess_send_signal (program.process, GPOINTER_TO_INT (data));
  wait_exit (&program);
  assert_gone (children);
  if (GPOINTER_TO_INT (data) == SIGKILL)
    return; /* what it leaves is looked at below */
  g_assert_true (g_subprocess_get_if_exited (program.process));
  g_assert_cmpint (g_subprocess_get_exit_status (program.process), ==, 0);
  g_assert_false (g_file_test (get (&program, "ca_file"), G_FILE_TEST_EXISTS));
}

/* The second client, which refuses the certificate, is accepted after the first, which says nothing. */
static void
test_stop_in_handshake (void)
{
  const char *const arguments[] = { NULL };
  g_auto (Program) program = start (arguments);
  guint16 port = (guint16) get_port (&program, "https_url");
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) silent = NULL;
  g_autoptr (GSocketConnection) refused = NULL;
  g_autoptr (GError) error = NULL;

  silent = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  g_socket_client_set_tls (client, TRUE);
  refused = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);

  g_subprocess_send_signal (program.process, SIGTERM);
  wait_exit (&program);
  g_assert_true (g_subprocess_get_if_exited (program.process));
  g_assert_cmpint (g_subprocess_get_exit_status (program.process), ==, 0);
}

static void
test_with_parent (void)
{
  const char *const arguments[] = { "--with-parent", NULL };
  g_auto (Program) program = start (arguments);
  g_autoptr (GArray) children = find_children (g_subprocess_get_identifier (program.process));

  g_output_stream_write (g_subprocess_get_stdin_pipe (program.process), "x\n", 2, NULL, NULL);
  g_output_stream_close (g_subprocess_get_stdin_pipe (program.process), NULL, NULL);
  wait_exit (&program);
  g_assert_cmpint (g_subprocess_get_exit_status (program.process), ==, 0);
  assert_gone (children);
}

/* What a killed one leaves goes with the next start; what belongs to one that lives, or to somebody else, stays. */
static void
test_left_behind (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sim-left-XXXXXX", NULL);
  g_autofree char *foreign = g_build_filename (folder, "lookout-sim-ABCDEF", NULL);
  g_autofree char *remove = g_strconcat ("rm -r ", folder, NULL);
  const char *const arguments[] = { NULL };
  g_auto (Program) killed = start_in (folder, arguments);
  g_auto (Program) living = start_in (folder, arguments);
  g_autofree char *left = g_path_get_dirname (get (&killed, "ca_file"));

  g_assert_cmpint (g_mkdir (foreign, 0700), ==, 0);
  g_assert_true (g_str_has_prefix (left, folder));
  g_subprocess_send_signal (killed.process, SIGKILL);
  wait_exit (&killed);
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  {
    g_auto (Program) next = start_in (folder, arguments);

    g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_test (get (&living, "ca_file"), G_FILE_TEST_EXISTS));
    g_subprocess_send_signal (next.process, SIGTERM);
    wait_exit (&next);
    g_assert_false (g_file_test (get (&next, "ca_file"), G_FILE_TEST_EXISTS));
  }
  g_subprocess_send_signal (living.process, SIGTERM);
  wait_exit (&living);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
}

/* Started again with the same state and ports it is the same platform, certificate included; whatever the folder is
 * called. */
static void
test_again (void)
{
  g_autofree char *directory = g_dir_make_tmp ("sim \"state\" \\-XXXXXX", NULL);
  g_autofree char *state = g_strconcat ("--state-dir=", directory, NULL);
  g_autofree char *quoted = g_shell_quote (directory);
  g_autofree char *remove = g_strconcat ("rm -r ", quoted, NULL);
  const char *const arguments[] = { state, NULL };
  g_auto (Program) first = start (arguments);
  g_autofree char *port = g_strdup_printf ("--port=%u", get_port (&first, "url"));
  g_autofree char *https = g_strdup_printf ("--https-port=%u", get_port (&first, "https_url"));
  const char *const again[] = { state, port, https, NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_nonnull (get (&first, "rtmp"));
  g_assert_true (g_file_get_contents (get (&first, "ca_file"), &before, NULL, NULL));
  g_subprocess_send_signal (first.process, SIGTERM);
  wait_exit (&first);
  {
    g_auto (Program) second = start (again);

    g_assert_cmpstr (get (&first, "url"), ==, get (&second, "url"));
    g_assert_cmpstr (get (&first, "https_url"), ==, get (&second, "https_url"));
    g_assert_cmpstr (get (&first, "master_key"), ==, get (&second, "master_key"));
    g_assert_true (g_file_get_contents (get (&second, "ca_file"), &after, NULL, NULL));
    g_assert_cmpstr (before, ==, after);
    g_subprocess_send_signal (second.process, SIGTERM);
    wait_exit (&second);
  }
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
}

/* One directory serves one of them at a time, and the next when that has gone, however it went. */
static void
test_in_use (void)
{
  g_autofree char *directory = g_dir_make_tmp ("sim-in-use-XXXXXX", NULL);
  g_autofree char *state = g_strconcat ("--state-dir=", directory, NULL);
  g_autofree char *remove = g_strconcat ("rm -r ", directory, NULL);
  const char *const arguments[] = { state, NULL };
  g_auto (Program) first = start (arguments);
  g_autoptr (GSubprocess) second = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL,
                                                     g_getenv ("LOOKOUT_SIM"), state, NULL);
  g_autofree char *message = NULL;

  g_subprocess_communicate_utf8 (second, NULL, NULL, NULL, &message, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 1);
  g_assert_nonnull (strstr (message, "is used by another lookout-sim"));
  g_subprocess_send_signal (first.process, SIGKILL);
  wait_exit (&first);
  {
    g_auto (Program) third = start (arguments);

    g_subprocess_send_signal (third.process, SIGTERM);
    wait_exit (&third);
  }
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
}

/* What it says when it cannot start. */
static void
test_refusals (void)
{
  const char *sim = g_getenv ("LOOKOUT_SIM");
  const char *const arguments[] = { NULL };
  g_auto (Program) program = start (arguments);
  g_autofree char *taken = g_strdup_printf ("--port=%u", get_port (&program, "url"));
  const char *const options[] = { taken,
                                  "--devices=0",
                                  "--fault=flood",
                                  "--state-dir=/proc/x",
                                  "--video=/etc/passwd",
                                  "--video=/proc/self/exe" };
  const char *const words[] = { "port",
                                "--devices",
                                "--fault",
                                "--state-dir",
                                "--video: “/etc/passwd”",
                                "--video: “/proc/self/exe”" };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GSubprocess) process
          = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL, sim, options[i], NULL);
      g_autofree char *message = NULL;

      g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &message, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
      g_assert_nonnull (strstr (message, words[i]));
    }
  g_subprocess_send_signal (program.process, SIGTERM);
  wait_exit (&program);
}

/* Whoever wants a fault need not look into a document for its name. */
static void
test_help (void)
{
  static const char *const words[]
      = { "KIND[:key=value",    "path=",           "latency  ms=", "black-hole",
          "mode=picture|sound", "redirect  to=URL" };
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                                                      g_getenv ("LOOKOUT_SIM"), "--help", NULL);
  g_autofree char *help = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &help, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (strstr (help, words[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/ready", test_ready);
  g_test_add_data_func ("/process/stop/term", GINT_TO_POINTER (SIGTERM), test_stop);
  g_test_add_data_func ("/process/stop/int", GINT_TO_POINTER (SIGINT), test_stop);
  g_test_add_data_func ("/process/stop/hup", GINT_TO_POINTER (SIGHUP), test_stop);
  g_test_add_data_func ("/process/stop/kill", GINT_TO_POINTER (SIGKILL), test_stop);
  g_test_add_func ("/process/stop/in-handshake", test_stop_in_handshake);
  g_test_add_func ("/process/with-parent", test_with_parent);
  g_test_add_func ("/process/left-behind", test_left_behind);
  g_test_add_func ("/process/again", test_again);
  g_test_add_func ("/process/in-use", test_in_use);
  g_test_add_func ("/process/help", test_help);
  g_test_add_func ("/process/refusals", test_refusals);
  return g_test_run ();
}
