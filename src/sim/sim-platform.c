/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sim-platform.h"

#include "camera/sim-clip-check.h"
#include "faults/sim-fault-answer.h"
#include "faults/sim-fault-stream.h"
#include "faults/sim-faults.h"
#include "http/sim-auth.h"
#include "http/sim-http.h"
#include "http/sim-log.h"
#include "http/sim-tokens.h"
#include "platform/command-detectors.h"
#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"
#include "platform/sim-devices.h"
#include "platform/sim-recorder.h"
#include "platform/sim-snapshots.h"
#include "platform/sim-upgrades.h"
#include "rtmp/sim-pushes.h"
#include "rtmp/sim-rtmp.h"
#include "store/sim-state-dir.h"
#include "store/sim-store.h"

#define PRODUCT_ID "7312"

static gboolean
check_videos (const SimOptions *options, GError **error)
{
  for (guint i = 0; options->videos != NULL && options->videos[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;

      if (sim_clip_check (options->videos[i], &local))
        continue;
      g_set_error (error, SIM_OPTIONS_ERROR, SIM_OPTIONS_ERROR_VALUE,
                   "--video: “%s” cannot be filmed: %s", options->videos[i], local->message);
      return FALSE;
    }
  return TRUE;
}

static void
on_faults_changed (gpointer data)
{
  SimPlatform *self = data;

  sim_fault_streams_renew (self);
  sim_fault_answers_renew (self);
}

/**
 * sim_platform_new:
 * @options: (transfer full): how it is to be
 * @error: return location
 *
 * Makes a stand-in that serves nothing yet.
 *
 * Returns: (transfer full) (nullable): the stand-in
 */
SimPlatform *
sim_platform_new (SimOptions *options, GError **error)
{
  g_autoptr (SimPlatform) self = g_new0 (SimPlatform, 1);
  guint64 seed = (guint64) options->seed;

  self->options = options;
  if (!check_videos (options, error))
    return NULL;
  self->folder = sim_state_dir_open (options->state_dir, error);
  if (self->folder == NULL)
    return NULL;
  self->state_dir = sim_state_dir_get_path (self->folder);
  self->store = sim_store_open (self->state_dir, error);
  if (self->store == NULL)
    return NULL;
  sim_store_sweep (self->store);
  self->keys = sim_keys_new (seed, PRODUCT_ID);
  self->tokens = sim_tokens_new (self->store);
  self->devices = sim_devices_new (seed, (guint) options->devices, (guint) options->channels,
                                   (guint) options->online, self->store);
  self->cameras = sim_cameras_new (options, self->store);
  sim_cameras_set_motion_func (self->cameras, sim_detectors_on_motion, self);
  self->audience = sim_audience_new ();
  self->recorder = sim_recorder_new (self);
  self->pushes = sim_pushes_new (self);
  self->snapshots = sim_snapshots_new ();
  self->upgrades = sim_upgrades_new (self);
  self->faults = sim_faults_new ((guint32) seed);
  self->park = sim_fault_park_new ();
  self->streams = g_ptr_array_new ();
  sim_faults_set_changed_func (self->faults, on_faults_changed, self);
  self->log = sim_log_new ();
  self->http = sim_http_new (self);
  self->rtmp = sim_rtmp_new (self);
  if (!sim_faults_set (self->faults, (const char *const *) options->faults, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Without RTMP everything else works; only who asked for a port of RTMP must be refused. */
static void
on_rtmp (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SimPlatform *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!sim_rtmp_start_finish (self->rtmp, result, &error))
    {
      if (self->options->rtmp_port != 0
          || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      g_printerr ("lookout-sim: no RTMP: %s\n", error->message);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * sim_platform_start_async:
 * @self: the stand-in
 * @cancellable: (nullable): a cancellable
 * @callback: called when it serves, or cannot
 * @user_data: for @callback
 *
 * Listens on every port.
 */
void
sim_platform_start_async (SimPlatform *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, sim_platform_start_async);
  g_task_set_task_data (task, self, NULL);
  if (!sim_http_listen (self->http, &error))
    g_task_return_error (task, error);
  else
    sim_rtmp_start_async (self->rtmp, cancellable, on_rtmp, g_steal_pointer (&task));
}

gboolean
sim_platform_start_finish (SimPlatform *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sim_platform_get_rtmp_port:
 * @self: the stand-in
 *
 * Returns: the port of RTMP, 0 when there is none
 */
guint
sim_platform_get_rtmp_port (SimPlatform *self)
{
  return sim_rtmp_get_port (self->rtmp);
}

static void
set_address (JsonObject *object, const char *name, const char *scheme, guint port)
{
  g_autofree char *text = g_strdup_printf ("%s127.0.0.1:%u%s", scheme, port, *scheme ? "/" : "");

  json_object_set_string_member (object, name, port != 0 ? text : NULL);
}

/**
 * sim_platform_describe:
 * @self: a stand-in that serves
 *
 * Returns: (transfer full): one line of JSON with all that a client needs to know, keys included
 */
char *
sim_platform_describe (SimPlatform *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *code = sim_keys_make_register_code (self->keys);

  set_address (object, "url", "http://", sim_http_get_port (self->http, FALSE));
  set_address (object, "https_url", "https://", sim_http_get_port (self->http, TRUE));
  json_object_set_string_member (object, "ca_file", sim_http_get_ca_file (self->http));
  json_object_set_string_member (object, "product_id", sim_keys_get_product_id (self->keys));
  json_object_set_string_member (object, "master_key", sim_keys_get_master (self->keys));
  json_object_set_string_member (object, "access_key", sim_keys_get_access (self->keys));
  json_object_set_string_member (object, "register_code", code);
  set_address (object, "rtmp", "", sim_platform_get_rtmp_port (self));
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

/**
 * sim_platform_hold:
 * @self: the stand-in
 *
 * Keeps it until sim_platform_release(): for who waits for a picture or a file, which cannot be
 * called off and whose callback looks at the stand-in.
 */
void
sim_platform_hold (SimPlatform *self)
{
  self->n_held++;
}

void
sim_platform_release (SimPlatform *self)
{
  g_return_if_fail (self->n_held > 0);
  self->n_held--;
}

/**
 * sim_platform_cut:
 * @self: the stand-in
 * @device_id: a device
 * @channel_id: its channel, 0 for all
 *
 * Ends the streams of who watches it, and of who pushes to it.
 */
void
sim_platform_cut (SimPlatform *self, guint64 device_id, guint channel_id)
{
  sim_audience_stop (self->audience, device_id, channel_id);
  sim_pushes_stop (self->pushes, device_id, channel_id);
}

/**
 * sim_platform_forget:
 * @self: the stand-in
 * @device_id: a device that is being deleted
 * @channel_id: the channel that is, 0 for all
 *
 * Ends its streams, recordings and cameras, and deletes what is kept of it: what is added in its place
 * begins anew.
 */
void
sim_platform_forget (SimPlatform *self, guint64 device_id, guint channel_id)
{
  sim_platform_cut (self, device_id, channel_id);
  sim_recorder_forget (self->recorder, device_id, channel_id);
  sim_rtmp_forget (self->rtmp, device_id, channel_id);
  sim_cameras_forget (self->cameras, device_id, channel_id);
  sim_store_remove_device (self->store, device_id, channel_id);
}

/**
 * sim_platform_free:
 * @self: the stand-in
 *
 * Waits until nobody holds it, which is a matter of a second at most.
 * Stops serving, ends every child, and removes its temporary directory.
 */
void
sim_platform_free (SimPlatform *self)
{
  while (self->n_held > 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&self->pushes, sim_pushes_free);
  g_clear_pointer (&self->upgrades, sim_upgrades_free);
  g_clear_pointer (&self->rtmp, sim_rtmp_free);
  g_clear_pointer (&self->park, sim_fault_park_free);
  if (self->streams != NULL)
    sim_fault_streams_end (self);
  g_clear_pointer (&self->recorder, sim_recorder_free);
  g_clear_pointer (&self->http, sim_http_free);
  /* Whoever still watched has left with what was served to them. */
  g_clear_pointer (&self->audience, sim_audience_free);
  g_clear_pointer (&self->cameras, sim_cameras_free);
  g_clear_pointer (&self->faults, sim_faults_free);
  g_clear_pointer (&self->snapshots, sim_snapshots_free);
  g_clear_pointer (&self->streams, g_ptr_array_unref);
  g_clear_pointer (&self->devices, sim_devices_free);
  g_clear_pointer (&self->tokens, sim_tokens_free);
  g_clear_pointer (&self->keys, sim_keys_free);
  g_clear_pointer (&self->log, sim_log_free);
  g_clear_pointer (&self->store, sim_store_free);
  g_clear_pointer (&self->folder, sim_state_dir_free);
  sim_options_free (self->options);
  g_free (self);
}
