/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulator/fleet-simulator.h"

#include "fleet-error.h"
#include "simulator/fleet-process.h"
#include "simulator/fleet-simulator-account.h"
#include "simulator/fleet-simulator-command.h"
#include "simulator/fleet-simulator-ready.h"

#define READY_TIMEOUT_MS 30000

/* How long they stay away when they ended by themselves; doubled until they are ready again. */
#define FIRST_RESTART_MS 500
#define LAST_RESTART_MS 30000

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetSimulator
{
  GObject parent;

  char *program;
  gboolean secure;
  guint ready_timeout_ms;

  FleetProcess *process; /* NULL unless it runs */
  GTask *start;          /* until it is ready or has failed */
  guint timeout;         /* while start waits */
  FleetSimulatorReady *ready;

  GStrv arguments;  /* of the last start */
  guint restart;    /* while they are away */
  guint restart_ms; /* how long they stay away the next time */
};

G_DEFINE_FINAL_TYPE (FleetSimulator, fleet_simulator, G_TYPE_OBJECT)

static void
fleet_simulator_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetSimulator *self = FLEET_SIMULATOR (object);

  if (prop_id == PROP_RUNNING)
    g_value_set_boolean (value, fleet_simulator_get_running (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_simulator_dispose (GObject *object)
{
  fleet_simulator_stop (FLEET_SIMULATOR (object));
  G_OBJECT_CLASS (fleet_simulator_parent_class)->dispose (object);
}

static void
fleet_simulator_finalize (GObject *object)
{
  FleetSimulator *self = FLEET_SIMULATOR (object);

  g_free (self->program);
  g_strfreev (self->arguments);
  g_clear_pointer (&self->ready, fleet_simulator_ready_free);
  G_OBJECT_CLASS (fleet_simulator_parent_class)->finalize (object);
}

static void
fleet_simulator_class_init (FleetSimulatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fleet_simulator_get_property;
  object_class->dispose = fleet_simulator_dispose;
  object_class->finalize = fleet_simulator_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_simulator_init (FleetSimulator *self)
{
  self->ready_timeout_ms = READY_TIMEOUT_MS;
  self->restart_ms = FIRST_RESTART_MS;
}

/**
 * fleet_simulator_new:
 *
 * Creates simulated cameras that do not run yet.
 *
 * Returns: (transfer full): a new object
 */
FleetSimulator *
fleet_simulator_new (void)
{
  return g_object_new (FLEET_TYPE_SIMULATOR, NULL);
}

/**
 * fleet_simulator_set_program:
 * @self: simulated cameras
 * @program: (nullable): the path of lookout-sim, or %NULL to look for it
 *
 * Sets the program. Without one it is `$LOOKOUT_SIM`, or else what stands beside this program,
 * where it is built or installed, or in the path.
 */
void
fleet_simulator_set_program (FleetSimulator *self, const char *program)
{
  g_return_if_fail (FLEET_IS_SIMULATOR (self));

  g_free (self->program);
  self->program = g_strdup (program);
}

/**
 * fleet_simulator_set_secure:
 * @self: simulated cameras
 * @secure: whether the account uses https
 *
 * Sets whether the account is over TLS, with the simulator's own certificate authority. It is not
 * by default, since nothing leaves this machine.
 */
void
fleet_simulator_set_secure (FleetSimulator *self, gboolean secure)
{
  g_return_if_fail (FLEET_IS_SIMULATOR (self));

  self->secure = secure;
}

/**
 * fleet_simulator_set_ready_timeout:
 * @self: simulated cameras
 * @ms: how long to wait for the ready line, 30 000 ms by default
 *
 * Sets how long starting may take.
 */
void
fleet_simulator_set_ready_timeout (FleetSimulator *self, guint ms)
{
  g_return_if_fail (FLEET_IS_SIMULATOR (self));

  self->ready_timeout_ms = ms;
}

/**
 * fleet_simulator_get_running:
 * @self: simulated cameras
 *
 * Gets whether they run. It is notified, also when they end by themselves.
 *
 * Returns: %TRUE from their start to their end
 */
gboolean
fleet_simulator_get_running (FleetSimulator *self)
{
  g_return_val_if_fail (FLEET_IS_SIMULATOR (self), FALSE);

  return self->process != NULL;
}

static void
fleet_simulator_end_start (FleetSimulator *self, GTask **task)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  *task = g_steal_pointer (&self->start);
}

static void
fleet_simulator_fail (FleetSimulator *self, GError *error)
{
  g_autoptr (GTask) task = NULL;

  fleet_simulator_end_start (self, &task);
  fleet_simulator_stop (self);
  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

static void
on_account (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetSimulator *self = g_task_get_source_object (task);
  g_autoptr (FleetAccount) account = NULL;
  g_autoptr (GTask) start = NULL;
  GError *error = NULL;

  account = fleet_simulator_account_create_finish (result, &error);
  if (self->start != task)
    {
      g_clear_error (&error);
      return;
    }
  if (account == NULL)
    {
      fleet_simulator_fail (self, error);
      return;
    }
  fleet_simulator_end_start (self, &start);
  g_task_return_pointer (start, g_steal_pointer (&account), g_object_unref);
}

static void
on_line (FleetSimulator *self, const char *line)
{
  g_autoptr (FleetSimulatorReady) ready = NULL;
  GError *error = NULL;

  if (self->start == NULL || self->ready != NULL)
    {
      self->restart_ms = FIRST_RESTART_MS;
      return;
    }
  ready = fleet_simulator_ready_parse (line, &error);
  if (ready == NULL)
    {
      fleet_simulator_fail (self, error);
      return;
    }
  self->ready = g_steal_pointer (&ready);
  fleet_simulator_account_create_async (self->ready, self->secure, on_account,
                                        g_object_ref (self->start));
}

static gboolean fleet_simulator_spawn (FleetSimulator *self, GError **error);
static void fleet_simulator_restart_later (FleetSimulator *self);

static void
on_restart (gpointer user_data)
{
  FleetSimulator *self = user_data;
  g_autoptr (GError) error = NULL;

  self->restart = 0;
  if (fleet_simulator_spawn (self, &error))
    return;
  g_info ("The simulated cameras did not start again: %s", error->message);
  fleet_simulator_restart_later (self);
}

static void
fleet_simulator_restart_later (FleetSimulator *self)
{
  self->restart = g_timeout_add_once (self->restart_ms, on_restart, self);
  self->restart_ms = MIN (self->restart_ms * 2, LAST_RESTART_MS);
}

static void
fleet_simulator_drop_process (FleetSimulator *self)
{
  g_signal_handlers_disconnect_by_data (self->process, self);
  g_clear_object (&self->process);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* Before they were ever ready this is a start that failed; later they come back by themselves. */
static void
on_ended (FleetSimulator *self, const char *how)
{
  if (self->start != NULL || self->ready == NULL)
    {
      fleet_simulator_fail (self, g_error_new (FLEET_ERROR, FLEET_ERROR_SIMULATOR_FAILED,
                                               "The simulated cameras %s", how));
      return;
    }
  g_info ("The simulated cameras %s; they start again in %u ms", how, self->restart_ms);
  fleet_simulator_drop_process (self);
  fleet_simulator_restart_later (self);
}

static void
on_ready_timeout (gpointer user_data)
{
  FleetSimulator *self = user_data;

  self->timeout = 0;
  fleet_simulator_fail (self, g_error_new (FLEET_ERROR, FLEET_ERROR_SIMULATOR_TIMED_OUT,
                                           "The simulated cameras were not ready after %u ms",
                                           self->ready_timeout_ms));
}

static void
on_start_cancelled (GCancellable *cancellable, FleetSimulator *self)
{
  /* It may be the one of an earlier start. */
  if (self->start == NULL || g_task_get_cancellable (self->start) != cancellable)
    return;
  fleet_simulator_fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                   "Starting was cancelled"));
}

static gboolean
fleet_simulator_spawn (FleetSimulator *self, GError **error)
{
  g_auto (GStrv) argv
      = fleet_simulator_command_create (self->program, (const char *const *) self->arguments,
                                        self->ready, error);

  if (argv == NULL)
    return FALSE;
  self->process = fleet_process_spawn ((const char *const *) argv, error);
  if (self->process == NULL)
    return FALSE;
  g_signal_connect_object (self->process, "line", G_CALLBACK (on_line), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->process, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  return TRUE;
}

/**
 * fleet_simulator_start_async:
 * @self: simulated cameras that do not run; if they do, they are stopped first
 * @arguments: (nullable) (array zero-terminated=1): more arguments for lookout-sim, such as
 *   `--devices`, `16`
 * @cancellable: (nullable): to stop it
 * @callback: called when they are ready
 * @user_data: its data
 *
 * Starts the simulated cameras. They end with this object, and with this program. Should they end
 * by themselves once they were ready, they start again at the same addresses.
 */
void
fleet_simulator_start_async (FleetSimulator *self,
                             const char *const *arguments,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (FLEET_IS_SIMULATOR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_simulator_start_async);
  fleet_simulator_stop (self);
  if (g_task_return_error_if_cancelled (task))
    return;
  g_strfreev (self->arguments);
  self->arguments = g_strdupv ((char **) arguments);
  if (!fleet_simulator_spawn (self, &error))
    {
      if (error->domain != FLEET_ERROR)
        {
          error->domain = FLEET_ERROR;
          error->code = FLEET_ERROR_SIMULATOR_FAILED;
        }
      g_task_return_error (task, error);
      return;
    }
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_start_cancelled), self,
                             G_CONNECT_DEFAULT);
  self->timeout = g_timeout_add_once (self->ready_timeout_ms, on_ready_timeout, self);
  self->start = g_steal_pointer (&task);
}

/**
 * fleet_simulator_start_finish:
 * @self: simulated cameras
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends starting.
 *
 * Returns: (transfer full): an account for
 *   [method@Fleet.AccountStore.add_temporary], with the keys that this object tells
 */
FleetAccount *
fleet_simulator_start_finish (FleetSimulator *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * fleet_simulator_stop:
 * @self: simulated cameras
 *
 * Stops them, if they run. It returns at once. A start that waits ends as cancelled.
 */
void
fleet_simulator_stop (FleetSimulator *self)
{
  g_autoptr (FleetProcess) process = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FLEET_IS_SIMULATOR (self));

  fleet_simulator_end_start (self, &task);
  g_clear_handle_id (&self->restart, g_source_remove);
  g_clear_pointer (&self->ready, fleet_simulator_ready_free);
  process = g_steal_pointer (&self->process);
  if (process != NULL)
    {
      g_signal_handlers_disconnect_by_data (process, self);
      fleet_process_stop (process);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
    }
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Starting was cancelled");
}

/**
 * fleet_simulator_get_url:
 * @self: simulated cameras
 *
 * Gets the address of the platform that they play.
 *
 * Returns: (nullable): the text, %NULL unless they are ready
 */
const char *
fleet_simulator_get_url (FleetSimulator *self)
{
  g_return_val_if_fail (FLEET_IS_SIMULATOR (self), NULL);

  return self->ready != NULL ? self->ready->url : NULL;
}

/**
 * fleet_simulator_get_api_key:
 * @self: simulated cameras
 *
 * Gets the master key.
 *
 * Returns: (nullable): the text, %NULL unless they are ready
 */
const char *
fleet_simulator_get_api_key (FleetSimulator *self)
{
  g_return_val_if_fail (FLEET_IS_SIMULATOR (self), NULL);

  return self->ready != NULL ? self->ready->master_key : NULL;
}

/**
 * fleet_simulator_get_access_key:
 * @self: simulated cameras
 *
 * Gets the access key.
 *
 * Returns: (nullable): the text, %NULL unless they are ready
 */
const char *
fleet_simulator_get_access_key (FleetSimulator *self)
{
  g_return_val_if_fail (FLEET_IS_SIMULATOR (self), NULL);

  return self->ready != NULL ? self->ready->access_key : NULL;
}

/**
 * fleet_simulator_get_rtmp:
 * @self: simulated cameras
 *
 * Gets where their RTMP server is, as host:port.
 *
 * Returns: (nullable): the text, %NULL unless they are ready
 */
const char *
fleet_simulator_get_rtmp (FleetSimulator *self)
{
  g_return_val_if_fail (FLEET_IS_SIMULATOR (self), NULL);

  return self->ready != NULL ? self->ready->rtmp : NULL;
}
