/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-recorder.h"

#include "camera/sim-recording.h"
#include "platform/sim-cameras.h"
#include "platform/sim-closing.h"
#include "platform/sim-clock.h"
#include "platform/sim-devices.h"
#include "platform/sim-vod.h"

#include <glib/gstdio.h>

/* A longer recording goes on in another file. */
#define STANDARD_FILE_SECONDS (5 * 60)
#define PURGE_EVERY 60

/* What 13.1 started goes on when the program is started again. */
#define STARTED "started"

/* One file that grows, or is about to be complete. */
typedef struct
{
  SimRecorder *recorder;
  SimRecording *recording;
  guint64 device_id;
  guint channel_id;
  SimReason reason;
  guint days;
  gint64 began; /* g_get_monotonic_time() */
  gint64 until; /* g_get_monotonic_time(), 0 for no end */
  SimRecorded recorded;
  gpointer user_data;
  char *id;
  gboolean discarded;
  gboolean finishing;
} Job;

struct _SimRecorder
{
  SimPlatform *platform;
  GPtrArray *jobs; /* of Job */
  guint file_seconds;
  guint tick_id;
  guint ticks;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->recording);
  g_free (job->id);
  g_free (job);
}

/* A clip of an alarm is recorded beside anything else. */
static Job *
find (SimRecorder *self, guint64 device_id, guint channel_id)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      Job *job = self->jobs->pdata[i];

      if (job->device_id == device_id && job->channel_id == channel_id && !job->finishing
          && job->reason != SIM_REASON_ALARM)
        return job;
    }
  return NULL;
}

static void
unlink_files (Job *job)
{
  SimStore *store = job->recorder->platform->store;
  g_autofree char *ts
      = sim_store_get_path (store, SIM_VIDEOS, job->device_id, job->channel_id, job->id);
  g_autofree char *flv = sim_vod_make_flv_path (ts);

  g_unlink (ts);
  g_unlink (flv);
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  SimRecorder *self = job->recorder;
  g_autoptr (GError) error = NULL;
  g_autoptr (SimRow) video = NULL;

  if (self == NULL) /* the program ends */
    {
      job_free (job);
      return;
    }
  if (!sim_recording_finish_finish (job->recording, result, &error))
    g_warning ("A recording is lost: %s", error->message);
  else if (sim_recording_get_segments (job->recording)->len > 0 && !job->discarded)
    video = sim_vod_keep (self->platform, job->device_id, job->channel_id, job->id, job->days,
                          job->recording);
  if (video == NULL)
    unlink_files (job);
  if (job->recorded != NULL)
    job->recorded (video, job->user_data);
  g_ptr_array_remove (self->jobs, job);
}

static void
note_started (const Job *job)
{
  g_autoptr (JsonNode) days = json_node_init_int (json_node_alloc (), job->days);
  SimRow row = {
    .device = job->device_id,
    .channel = job->channel_id,
    .time = sim_clock_now (),
    .document = days,
  };

  if (job->reason == SIM_REASON_MANUAL)
    sim_store_put (job->recorder->platform->store, STARTED, &row);
}

static void
forget_started (const Job *job)
{
  if (job->reason == SIM_REASON_MANUAL)
    sim_store_remove (job->recorder->platform->store, STARTED, job->device_id, job->channel_id,
                      NULL);
}

static void
finish (Job *job)
{
  if (job->finishing)
    return;
  job->finishing = TRUE;
  forget_started (job);
  sim_recording_finish_async (job->recording, on_finished, job);
}

static void
on_ended (gpointer data)
{
  finish (data);
}

static void
begin (SimRecorder *self, const Job *order)
{
  SimPlatform *platform = self->platform;
  Job *job = g_memdup2 (order, sizeof *order);
  const SimDevice *device = sim_devices_get (platform->devices, job->device_id);
  g_autofree char *ts = NULL;
  g_autofree char *flv = NULL;

  job->id = sim_vod_make_id ();
  job->began = g_get_monotonic_time ();
  job->finishing = FALSE;
  ts = sim_store_get_path (platform->store, SIM_VIDEOS, job->device_id, job->channel_id, job->id);
  flv = sim_vod_make_flv_path (ts);
  job->recording
      = sim_recording_new (sim_cameras_get (platform->cameras, device, job->channel_id)->camera, ts,
                           flv, on_ended, job);
  g_ptr_array_add (self->jobs, job);
  note_started (job);
}

/* A manual recording and a plan go on in the next file. */
static void
look_at (SimRecorder *self, Job *job, gint64 now)
{
  const SimDevice *device = sim_devices_get (self->platform->devices, job->device_id);
  gboolean over = device == NULL || !sim_device_is_online (device)
                  || sim_closing_is_closed (self->platform, job->device_id, job->channel_id)
                  || (job->until != 0 && job->until <= now);
  gboolean full = now - job->began >= self->file_seconds * (gint64) G_USEC_PER_SEC;

  if (job->finishing || (!over && !full))
    return;
  finish (job);
  if (!over)
    begin (self, job);
}

static gboolean
on_tick (gpointer data)
{
  SimRecorder *self = data;
  g_autoptr (GPtrArray) jobs = g_ptr_array_copy (self->jobs, NULL, NULL);
  gint64 now = g_get_monotonic_time ();

  g_ptr_array_set_free_func (jobs, NULL);
  for (guint i = 0; i < jobs->len; i++)
    look_at (self, jobs->pdata[i], now);
  sim_plans_apply (self->platform);
  if (++self->ticks % PURGE_EVERY == 0)
    sim_vod_purge (self->platform);
  return G_SOURCE_CONTINUE;
}

/* Of a camera that is there no more, or closed, it has ended. */
static void
go_on (SimRecorder *self)
{
  SimQuery query = { .kind = STARTED };
  g_autoptr (GPtrArray) rows = sim_store_find (self->platform->store, &query, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const SimRow *row = rows->pdata[i];
      const SimDevice *device = sim_devices_get (self->platform->devices, row->device);

      if (find (self, row->device, row->channel) != NULL)
        continue;
      if (device != NULL && sim_device_has_channel (device, row->channel)
          && sim_recorder_can_start (self, device, row->channel))
        sim_recorder_start (self, device, row->channel, SIM_REASON_MANUAL,
                            (guint) json_node_get_int (row->document), 0, NULL, NULL);
      else
        sim_store_remove (self->platform->store, STARTED, row->device, row->channel, NULL);
    }
}

/**
 * sim_recorder_new:
 * @platform: the stand-in, with its store, devices and cameras
 *
 * Returns: (transfer full): a recorder, which goes on with what 13.1 started
 */
SimRecorder *
sim_recorder_new (SimPlatform *platform)
{
  SimRecorder *self = g_new0 (SimRecorder, 1);

  self->platform = platform;
  self->jobs = g_ptr_array_new_with_free_func (job_free);
  self->file_seconds = STANDARD_FILE_SECONDS;
  self->tick_id = g_timeout_add_seconds (1, on_tick, self);
  go_on (self);
  return self;
}

/**
 * sim_recorder_free:
 * @self: the recorder
 *
 * What is not complete is lost.
 */
void
sim_recorder_free (SimRecorder *self)
{
  g_source_remove (self->tick_id);
  for (guint i = self->jobs->len; i > 0; i--)
    {
      Job *job = self->jobs->pdata[i - 1];

      unlink_files (job);
      job->recorder = NULL;
      g_ptr_array_steal_index (self->jobs, i - 1);
      if (!job->finishing)
        job_free (job); /* the others go when their files are closed */
    }
  g_ptr_array_unref (self->jobs);
  g_free (self);
}

/**
 * sim_recorder_set_file_seconds:
 * @self: the recorder
 * @seconds: how long a file may be
 */
void
sim_recorder_set_file_seconds (SimRecorder *self, guint seconds)
{
  self->file_seconds = seconds;
}

/**
 * sim_recorder_get_reason:
 * @self: the recorder
 * @device_id: a device
 * @channel_id: its channel
 *
 * Returns: why it records now; clips of alarms do not count
 */
SimReason
sim_recorder_get_reason (SimRecorder *self, guint64 device_id, guint channel_id)
{
  const Job *job = find (self, device_id, channel_id);

  return job != NULL ? job->reason : SIM_REASON_NONE;
}

/**
 * sim_recorder_can_start:
 * @self: the recorder
 * @device: a device
 * @channel_id: its channel
 *
 * Returns: whether there is a stream that nobody closed (15) and nobody records
 */
gboolean
sim_recorder_can_start (SimRecorder *self, const SimDevice *device, guint channel_id)
{
  return sim_device_is_online (device)
         && !sim_closing_is_closed (self->platform, device->id, channel_id)
         && find (self, device->id, channel_id) == NULL;
}

/**
 * sim_recorder_start:
 * @self: the recorder
 * @device: a device
 * @channel_id: its channel, of which sim_recorder_can_start() is true, except for an alarm
 * @reason: why
 * @days: how long files are kept, 0 for ever
 * @seconds: how long to record, 0 for no end
 * @recorded: (nullable): called for each file
 * @user_data: for @recorded
 */
void
sim_recorder_start (SimRecorder *self,
                    const SimDevice *device,
                    guint channel_id,
                    SimReason reason,
                    guint days,
                    guint seconds,
                    SimRecorded recorded,
                    gpointer user_data)
{
  Job order = {
    .recorder = self,
    .device_id = device->id,
    .channel_id = channel_id,
    .reason = reason,
    .days = days,
    .until = seconds > 0 ? g_get_monotonic_time () + seconds * (gint64) G_USEC_PER_SEC : 0,
    .recorded = recorded,
    .user_data = user_data,
  };

  begin (self, &order);
}

/**
 * sim_recorder_stop:
 * @self: the recorder
 * @device_id: a device
 * @channel_id: its channel
 *
 * Ends what is recorded; the file is listed when it is complete.
 */
void
sim_recorder_stop (SimRecorder *self, guint64 device_id, guint channel_id)
{
  Job *job = find (self, device_id, channel_id);

  if (job != NULL)
    finish (job);
}

/**
 * sim_recorder_forget:
 * @self: the recorder
 * @device_id: a device that is being deleted
 * @channel_id: the channel that is, 0 for all
 *
 * Ends what is recorded, and throws it away.
 */
void
sim_recorder_forget (SimRecorder *self, guint64 device_id, guint channel_id)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      Job *job = self->jobs->pdata[i];

      if (job->device_id != device_id || (channel_id != 0 && job->channel_id != channel_id))
        continue;
      job->discarded = TRUE;
      finish (job);
    }
}
