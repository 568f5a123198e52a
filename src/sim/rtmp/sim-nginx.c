/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rtmp/sim-nginx.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define READY_POLL_MS 15
#define READY_POLLS 400
#define ATTEMPTS 5

struct _SimNginx
{
  GSubprocess *process;
  guint port;
};

/* Where distributions put the module; the first is Debian's. */
static const char *const modules[] = {
  "/usr/lib/nginx/modules/ngx_rtmp_module.so",
  "/usr/lib64/nginx/modules/ngx_rtmp_module.so",
  "/app/lib/nginx/modules/ngx_rtmp_module.so",
  NULL,
};

static const char *const programs[] = {
  "/usr/sbin/nginx",
  "/usr/bin/nginx",
  "/app/bin/nginx",
  NULL,
};

/* The module keeps no group of pictures: who joins waits for the next keyframe. A viewer whom a fault
 * holds does not answer, and is not given up for that. What plays from a card says when it ends. */
static const char configuration[]
    = "load_module %s;\n" /* paths come in quotes */
      "%s"
      "daemon off;\n"
      "master_process off;\n"
      "pid %s;\n"
      "error_log %s warn;\n"
      "events { worker_connections 1024; }\n"
      "rtmp {\n"
      "  access_log off;\n"
      "  server {\n"
      "    listen 127.0.0.1:%u;\n"
      "    chunk_size 4096;\n"
      "    timeout 1d; ping 0;\n"
      "    notify_method post;\n"
      "    application live {\n"
      "      live on; wait_key on; wait_video on; sync 10ms; idle_streams on;\n"
      "      on_play %s/play; on_play_done %s/play_done; on_publish %s/publish;\n"
      "      on_publish_done %s/publish_done;\n"
      "    }\n"
      "    application rvod {\n"
      "      live on; wait_key on; sync 10ms; idle_streams on; publish_notify on;\n"
      "      on_play %s/play; on_play_done %s/play_done; on_publish %s/publish;\n"
      "    }\n"
      "    application vod {\n"
      "      play %s; on_play %s/play;\n"
      "    }\n"
      "  }\n"
      "}\n";

static const char *
find_file (const char *const *paths)
{
  for (; *paths != NULL; paths++)
    if (g_file_test (*paths, G_FILE_TEST_EXISTS))
      return *paths;
  return NULL;
}

/**
 * sim_nginx_is_available:
 *
 * Returns: %TRUE when nginx and its RTMP module are installed
 */
gboolean
sim_nginx_is_available (void)
{
  return find_file (programs) != NULL && find_file (modules) != NULL;
}

/* A child must not outlive this process, however that ends. */
static void
on_child (gpointer parent)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != GPOINTER_TO_INT (parent))
    _exit (1);
}

static guint
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  return g_socket_listener_add_any_inet_port (listener, NULL, NULL);
}

/* As nginx reads it: a path may hold blanks, and what means something to nginx. */
static char *
quote_path (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GString *quoted = g_string_new (path);

  g_string_replace (quoted, "\\", "\\\\", 0);
  g_string_replace (quoted, "\"", "\\\"", 0);
  g_string_prepend_c (quoted, '"');
  g_string_append_c (quoted, '"');

  return g_string_free (quoted, FALSE);
}

static char *
write_configuration (const char *state_dir, guint port, const char *ask_url, GError **error)
{
  g_autofree char *path = g_build_filename (state_dir, "nginx.conf", NULL);
  g_autofree char *module = quote_path (find_file (modules), NULL);
  g_autofree char *pid = quote_path (state_dir, "nginx.pid");
  g_autofree char *log = quote_path (state_dir, "nginx.log");
  g_autofree char *files = quote_path (state_dir, "files");
  g_autofree char *text
      = g_strdup_printf (configuration, module, geteuid () == 0 ? "user root;\n" : "", pid, log,
                         port, ask_url, ask_url, ask_url, ask_url, ask_url, ask_url, ask_url, files,
                         ask_url);

  if (!g_file_set_contents (path, text, -1, error))
    return NULL;
  return g_steal_pointer (&path);
}

static SimNginx *
spawn (const char *state_dir, guint port, const char *ask_url, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *log = g_build_filename (state_dir, "nginx.log", NULL);
  g_autofree char *path = write_configuration (state_dir, port, ask_url, error);
  GSubprocess *process;
  SimNginx *self;

  if (path == NULL)
    return NULL;
  g_subprocess_launcher_set_child_setup (launcher, on_child, GINT_TO_POINTER (getpid ()), NULL);
  process = g_subprocess_launcher_spawn (launcher, error, find_file (programs), "-p", state_dir,
                                         "-e", log, "-c", path, NULL);
  if (process == NULL)
    return NULL;
  self = g_new0 (SimNginx, 1);
  self->process = process;
  self->port = port;
  return self;
}

/* One start: nginx is asked again and again whether it listens. */
typedef struct
{
  char *state_dir;
  char *ask_url;
  guint polls;
  guint attempts;
  SimNginx *nginx;
  GSocketClient *client;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_free (start->state_dir);
  g_free (start->ask_url);
  g_clear_pointer (&start->nginx, sim_nginx_free);
  g_object_unref (start->client);
  g_free (start);
}

static void begin (GTask *task);

static gboolean
on_poll (gpointer data)
{
  GTask *task = data;
  Start *start = g_task_get_task_data (task);
  g_autoptr (GSocketConnection) connection = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (sim_nginx_is_running (start->nginx))
    connection = g_socket_client_connect_to_host (start->client, "127.0.0.1",
                                                  (guint16) start->nginx->port, NULL, NULL);
  if (connection != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&start->nginx),
                             (GDestroyNotify) sim_nginx_free);
      return G_SOURCE_REMOVE;
    }
  if (sim_nginx_is_running (start->nginx) && --start->polls > 0)
    return G_SOURCE_CONTINUE;
  begin (task);
  return G_SOURCE_REMOVE;
}

/* Between finding a free port and listening there another may take it: then once more. */
static void
begin (GTask *task)
{
  Start *start = g_task_get_task_data (task);
  GError *error = NULL;
  guint port = find_free_port ();

  g_clear_pointer (&start->nginx, sim_nginx_free);
  if (start->attempts-- == 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "nginx does not start");
      return;
    }
  start->polls = READY_POLLS;
  start->nginx = spawn (start->state_dir, port, start->ask_url, &error);
  if (start->nginx == NULL)
    g_task_return_error (task, error);
  else
    g_timeout_add_full (G_PRIORITY_DEFAULT, READY_POLL_MS, on_poll, g_object_ref (task),
                        g_object_unref);
}

/**
 * sim_nginx_start_async:
 * @state_dir: where its files go
 * @ask_url: what is asked, with `/play`, `/play_done` and `/publish` added, before anyone may
 * @cancellable: (nullable): a cancellable
 * @callback: called when it listens, or does not start
 * @user_data: for @callback
 *
 * Starts nginx on a free port.
 */
void
sim_nginx_start_async (const char *state_dir,
                       const char *ask_url,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Start *start = g_new0 (Start, 1);

  start->state_dir = g_strdup (state_dir);
  start->ask_url = g_strdup (ask_url);
  start->attempts = ATTEMPTS;
  start->client = g_socket_client_new ();
  g_socket_client_set_enable_proxy (start->client, FALSE);
  g_task_set_source_tag (task, sim_nginx_start_async);
  g_task_set_task_data (task, start, start_free);
  begin (task);
}

SimNginx *
sim_nginx_start_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
sim_nginx_get_port (SimNginx *self)
{
  return self->port;
}

gboolean
sim_nginx_is_running (SimNginx *self)
{
  return g_subprocess_get_identifier (self->process) != NULL;
}

/**
 * sim_nginx_free:
 * @self: a child process
 *
 * Ends it, and waits until it has ended.
 */
void
sim_nginx_free (SimNginx *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_free (self);
}
