/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults/sim-fault-park.h"

#define WATCHED (G_IO_IN | G_IO_HUP | G_IO_ERR)

struct _SimFaultPark
{
  GQueue calls; /* of Parked */
};

typedef struct
{
  SimFaultPark *park;
  SimCall *call;
  SimFaultContinue proceed;
  GSource *watch; /* of what its caller does */
} Parked;

static void
parked_free (gpointer data)
{
  Parked *parked = data;

  if (parked->watch != NULL)
    g_source_destroy (parked->watch);
  g_clear_pointer (&parked->watch, g_source_unref);
  sim_call_unref (parked->call);
  g_free (parked);
}

static void
drop (gpointer data)
{
  Parked *parked = data;
  g_autoptr (GIOStream) stream = parked->call->answered ? NULL : sim_call_steal (parked->call);

  if (stream != NULL)
    g_io_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  parked_free (parked);
}

/**
 * sim_fault_park_new:
 *
 * Returns: (transfer full): a place for calls to wait
 */
SimFaultPark *
sim_fault_park_new (void)
{
  return g_new0 (SimFaultPark, 1);
}

/**
 * sim_fault_park_free:
 * @self: a park
 *
 * Closes the connections of those that wait.
 */
void
sim_fault_park_free (SimFaultPark *self)
{
  g_queue_clear_full (&self->calls, drop);
  g_free (self);
}

/* Who waits for an answer says nothing: what comes is the end of the connection. */
static gboolean
on_readable (GSocket *socket, GIOCondition condition, gpointer data)
{
  Parked *parked = data;

  g_queue_remove (&parked->park->calls, parked);
  drop (parked);
  return G_SOURCE_REMOVE;
}

/**
 * sim_fault_park_add:
 * @self: a park
 * @call: a call that is not answered
 * @proceed: what answers it later
 *
 * Leaves the caller waiting.
 */
void
sim_fault_park_add (SimFaultPark *self, SimCall *call, SimFaultContinue proceed)
{
  GSocket *socket = call->gone ? NULL : soup_server_message_get_socket (call->message);
  Parked *parked;

  if (socket == NULL)
    return;
  parked = g_new0 (Parked, 1);
  parked->park = self;
  parked->call = sim_call_ref (call);
  parked->proceed = proceed;
  parked->watch = g_socket_create_source (socket, WATCHED, NULL);
  g_source_set_callback (parked->watch, G_SOURCE_FUNC (on_readable), parked, NULL);
  g_source_attach (parked->watch, g_main_context_get_thread_default ());
  g_queue_push_tail (&self->calls, parked);
}

/* The end of a connection may have come, and not been looked at yet. */
static gboolean
has_gone (SimCall *call)
{
  GSocket *socket = call->gone ? NULL : soup_server_message_get_socket (call->message);

  return socket == NULL || g_socket_condition_check (socket, WATCHED) != 0;
}

/**
 * sim_fault_park_release:
 * @self: a park
 *
 * Lets those that wait now go on; they may come back. Who has hung up is not served any more.
 */
void
sim_fault_park_release (SimFaultPark *self)
{
  GQueue calls = self->calls;
  Parked *parked;

  g_queue_init (&self->calls);
  while ((parked = g_queue_pop_head (&calls)) != NULL)
    {
      g_autoptr (SimCall) call = sim_call_ref (parked->call);
      SimFaultContinue proceed = parked->proceed;

      if (has_gone (call))
        {
          drop (parked);
          continue;
        }
      parked_free (parked);
      proceed (call);
    }
}

gboolean
sim_fault_park_is_empty (SimFaultPark *self)
{
  return g_queue_is_empty (&self->calls);
}
