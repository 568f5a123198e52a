/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults/sim-fault-stream.h"

#include "platform/sim-cameras.h"

static gboolean
on_stall (gpointer data)
{
  sim_outlet_set_held (data, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_reset (gpointer data)
{
  sim_outlet_close (data, TRUE);
  return G_SOURCE_REMOVE;
}

static void
arrange (SimOutlet *outlet, const SimFault *fault, GSourceFunc func)
{
  if (fault != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) (fault->value * 1000), func,
                        g_object_ref (outlet), g_object_unref);
}

/**
 * sim_fault_stream_apply:
 * @call: the request for a stream
 * @outlet: where it goes
 *
 * Arranges for the faults that hit the call to hit its stream.
 */
void
sim_fault_stream_apply (SimCall *call, SimOutlet *outlet)
{
  const SimFault *drip = sim_call_find_fault (call, SIM_FAULT_DRIP);

  arrange (outlet, sim_call_find_fault (call, SIM_FAULT_STALL), on_stall);
  arrange (outlet, sim_call_find_fault (call, SIM_FAULT_RESET), on_reset);
  if (drip != NULL)
    sim_outlet_set_rate (outlet, drip->value);
  sim_fault_stream_freeze (call->platform, call->faults, call->device, call->channel);
}

/**
 * sim_fault_stream_freeze:
 * @platform: the stand-in
 * @faults: (nullable): the faults that hit whoever begins to watch
 * @device: the device watched
 * @channel_id: its channel
 *
 * Freezes the camera, for all who watch it, when a fault asks for that.
 */
void
sim_fault_stream_freeze (SimPlatform *platform,
                         const GPtrArray *faults,
                         const SimDevice *device,
                         guint channel_id)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const SimFault *fault = g_ptr_array_index (faults, i);

      if (fault->kind == SIM_FAULT_FREEZE)
        sim_cameras_freeze_later (platform->cameras, device, channel_id,
                                  g_str_equal (fault->text, "sound") ? SIM_FREEZE_SOUND_ONLY
                                                                     : SIM_FREEZE_PICTURE,
                                  fault->value);
    }
}
