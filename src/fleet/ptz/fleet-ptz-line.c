/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/fleet-ptz-line.h"

G_DEFINE_INTERFACE (FleetPtzLine, fleet_ptz_line, G_TYPE_OBJECT)

static void
fleet_ptz_line_default_init (FleetPtzLineInterface *iface)
{
}

#define FLEET_TYPE_CLIENT_LINE (fleet_client_line_get_type ())
G_DECLARE_FINAL_TYPE (FleetClientLine, fleet_client_line, FLEET, CLIENT_LINE, GObject)

/* Has the client to itself, and not the session: a stop must go out after the session was closed. */
struct _FleetClientLine
{
  GObject parent;

  OnvClient *client;
  char *device_id;
  guint channel_id;
};

static void fleet_client_line_iface_init (FleetPtzLineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FleetClientLine,
                               fleet_client_line,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FLEET_TYPE_PTZ_LINE,
                                                      fleet_client_line_iface_init))

static void
fleet_client_line_finalize (GObject *object)
{
  FleetClientLine *self = FLEET_CLIENT_LINE (object);

  g_clear_object (&self->client);
  g_free (self->device_id);
  G_OBJECT_CLASS (fleet_client_line_parent_class)->finalize (object);
}

static void
fleet_client_line_class_init (FleetClientLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_client_line_finalize;
}

static void
fleet_client_line_init (FleetClientLine *self)
{
}

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (onv_client_control_ptz_finish (ONV_CLIENT (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
fleet_client_line_send_async (FleetPtzLine *line,
                              OnvPtzPhase phase,
                              OnvPtzAction action,
                              guint speed,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  FleetClientLine *self = FLEET_CLIENT_LINE (line);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, fleet_client_line_send_async);
  onv_client_control_ptz_async (self->client, self->device_id, self->channel_id, phase, action,
                                speed, NULL, on_sent, task);
}

static gboolean
fleet_client_line_send_finish (FleetPtzLine *line, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, line), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fleet_client_line_iface_init (FleetPtzLineInterface *iface)
{
  iface->send_async = fleet_client_line_send_async;
  iface->send_finish = fleet_client_line_send_finish;
}

/**
 * fleet_ptz_line_new:
 * @client: a client
 * @device_id: a device
 * @channel_id: a channel of it
 *
 * Returns: (transfer full): the line to that camera through the platform (command 7)
 */
FleetPtzLine *
fleet_ptz_line_new (OnvClient *client, const char *device_id, guint channel_id)
{
  FleetClientLine *self = g_object_new (FLEET_TYPE_CLIENT_LINE, NULL);

  self->client = g_object_ref (client);
  self->device_id = g_strdup (device_id);
  self->channel_id = channel_id;
  return FLEET_PTZ_LINE (self);
}

/**
 * fleet_ptz_line_send_async:
 * @self: a line
 * @phase: whether the movement begins, ends, or is one step
 * @action: which way
 * @speed: from 1 to 7
 * @callback: called when it is known what became of it
 * @user_data: passed to @callback
 *
 * Sends one command. It cannot be taken back.
 */
void
fleet_ptz_line_send_async (FleetPtzLine *self,
                           OnvPtzPhase phase,
                           OnvPtzAction action,
                           guint speed,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  FLEET_PTZ_LINE_GET_IFACE (self)->send_async (self, phase, action, speed, callback, user_data);
}

/**
 * fleet_ptz_line_send_finish:
 * @self: a line
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the command was handed to the camera
 */
gboolean
fleet_ptz_line_send_finish (FleetPtzLine *self, GAsyncResult *result, GError **error)
{
  return FLEET_PTZ_LINE_GET_IFACE (self)->send_finish (self, result, error);
}
