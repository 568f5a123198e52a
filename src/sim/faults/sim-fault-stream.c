/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults/sim-fault-stream.h"

#include "faults/sim-faults.h"
#include "http/sim-tokens.h"
#include "platform/sim-cameras.h"

struct _SimFaultStream
{
  SimPlatform *platform;
  const SimFaultStreamOps *ops;
  gpointer stream;
  char *path;
  char *token;
  SimDevice *device; /* (nullable): of an answer that is no stream */
  guint channel;
  GPtrArray *timers; /* of Timer */
};

/* A fault that waits for its time. */
typedef struct
{
  SimFaultStream *stream;
  void (*act) (SimFaultStream *self, const SimFault *fault);
  SimFault *fault;
  guint id;
} Timer;

static void
timer_free (gpointer data)
{
  Timer *timer = data;

  g_clear_handle_id (&timer->id, g_source_remove);
  g_clear_pointer (&timer->fault, sim_fault_free);
  g_free (timer);
}

static void
act_hold (SimFaultStream *self, const SimFault *fault)
{
  if (self->ops->set_held != NULL)
    self->ops->set_held (self->stream, TRUE);
}

static void
act_drip (SimFaultStream *self, const SimFault *fault)
{
  if (self->ops->set_rate != NULL)
    self->ops->set_rate (self->stream, fault->value);
}

static void
act_reset (SimFaultStream *self, const SimFault *fault)
{
  self->ops->end (self->stream, TRUE);
}

static void
act_end (SimFaultStream *self, const SimFault *fault)
{
  self->ops->end (self->stream, FALSE);
}

static void
act_expire (SimFaultStream *self, const SimFault *fault)
{
  sim_tokens_revoke (self->platform->tokens, self->token);
  act_end (self, fault);
}

static void
act_freeze (SimFaultStream *self, const SimFault *fault)
{
  SimChannel *channel = sim_cameras_get (self->platform->cameras, self->device, self->channel);

  sim_camera_set_freeze (channel->camera, g_str_equal (fault->text, "sound") ? SIM_FREEZE_SOUND_ONLY
                                                                             : SIM_FREEZE_PICTURE);
}

/* What the faults do to streams, and whether their number says when. */
static const struct
{
  void (*act) (SimFaultStream *self, const SimFault *fault);
  gboolean after;
  gboolean answers_too;
} acts[SIM_N_FAULTS] = {
  [SIM_FAULT_STALL] = { act_hold, TRUE },       [SIM_FAULT_FREEZE] = { act_freeze, TRUE },
  [SIM_FAULT_RESET] = { act_reset, TRUE },      [SIM_FAULT_EXPIRE] = { act_expire, TRUE },
  [SIM_FAULT_BLACK_HOLE] = { act_hold, FALSE }, [SIM_FAULT_DRIP] = { act_drip, FALSE, TRUE },
};

static gboolean
on_timer (gpointer data)
{
  Timer *timer = data;

  timer->id = 0;
  timer->act (timer->stream, timer->fault); /* may free the stream, and this */
  return G_SOURCE_REMOVE;
}

static void
act_later (SimFaultStream *self,
           void (*act) (SimFaultStream *self, const SimFault *fault),
           const SimFault *fault,
           gint64 ms)
{
  Timer *timer = g_new0 (Timer, 1);

  timer->stream = self;
  timer->act = act;
  timer->fault = fault != NULL ? sim_fault_copy (fault) : NULL;
  timer->id = g_timeout_add ((guint) ms, on_timer, timer);
  g_ptr_array_add (self->timers, timer);
}

static void
arrange (SimFaultStream *self, const GPtrArray *faults)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const SimFault *fault = g_ptr_array_index (faults, i);

      if (acts[fault->kind].act == NULL || (self->ops->answer && !acts[fault->kind].answers_too))
        continue;
      if (acts[fault->kind].after)
        act_later (self, acts[fault->kind].act, fault, (gint64) (fault->value * 1000));
      else
        acts[fault->kind].act (self, fault);
    }
}

/* A token that a fault shortened takes its stream with it. */
static void
arrange_cut (SimFaultStream *self)
{
  gint64 left = self->token != NULL && !self->ops->answer
                    ? sim_tokens_get_cut (self->platform->tokens, self->token)
                    : -1;

  if (left >= 0)
    act_later (self, act_end, NULL, left);
}

/**
 * sim_fault_stream_new:
 * @call: the request for a stream, with its faults chosen
 * @ops: what can be done to the stream
 * @stream: for @ops
 *
 * Lets the faults of the call, and those that are switched on later, hit its stream.
 *
 * Returns: (transfer full): free it when the stream has ended
 */
SimFaultStream *
sim_fault_stream_new (SimCall *call, const SimFaultStreamOps *ops, gpointer stream)
{
  SimFaultStream *self = g_new0 (SimFaultStream, 1);

  self->platform = call->platform;
  self->ops = ops;
  self->stream = stream;
  self->path = g_strdup (call->path);
  self->token = g_strdup (call->token);
  self->device = call->device;
  self->channel = call->channel;
  self->timers = g_ptr_array_new_with_free_func (timer_free);
  g_ptr_array_add (self->platform->streams, self);
  arrange (self, call->faults);
  arrange_cut (self);
  return self;
}

void
sim_fault_stream_free (SimFaultStream *self)
{
  g_ptr_array_remove (self->platform->streams, self);
  g_ptr_array_unref (self->timers);
  g_free (self->path);
  g_free (self->token);
  g_free (self);
}

static void
renew (SimFaultStream *self)
{
  g_autoptr (GPtrArray) faults = sim_faults_select (self->platform->faults, self->path,
                                                    self->device != NULL ? self->device->id : 0);

  g_ptr_array_set_size (self->timers, 0);
  if (self->ops->set_held != NULL)
    self->ops->set_held (self->stream, FALSE);
  if (self->ops->set_rate != NULL)
    self->ops->set_rate (self->stream, 0);
  arrange (self, faults);
  arrange_cut (self);
}

/**
 * sim_fault_streams_renew:
 * @platform: the stand-in
 *
 * The faults have been replaced: ends what the old ones do to every stream that runs, and begins what
 * the new ones do.
 */
void
sim_fault_streams_renew (SimPlatform *platform)
{
  sim_cameras_thaw (platform->cameras);
  for (guint i = platform->streams->len; i > 0; i--)
    if (i <= platform->streams->len)
      renew (g_ptr_array_index (platform->streams, i - 1));
}

/**
 * sim_fault_streams_end:
 * @platform: the stand-in, when nothing else holds what still runs
 *
 * Ends every stream.
 */
void
sim_fault_streams_end (SimPlatform *platform)
{
  for (guint i = platform->streams->len; i > 0; i--)
    {
      SimFaultStream *stream = g_ptr_array_index (platform->streams, i - 1);

      stream->ops->end (stream->stream, FALSE);
    }
}
