/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-outlet.h"

#include <sys/socket.h>

#define STANDARD_LIMIT (4 * 1024 * 1024)
#define KERNEL_BUFFER (256 * 1024)
#define DRIPS_PER_SECOND 10
#define BLOCK_BYTES (16 * 1024)

struct _SimOutlet
{
  GObject parent_instance;

  GIOStream *stream;
  GCancellable *cancellable;
  GQueue waiting; /* of GBytes */
  gsize n_waiting;
  gsize limit;
  guint64 sent;
  double rate;     /* bytes a second, 0 for as fast as it goes */
  gsize allowance; /* what may go in this drip */
  guint drip_id;
  gboolean held;
  gboolean reading;
  gboolean writing;
  gboolean finishing;
  gboolean closed;
  SimOutletReceived received; /* NULL when nobody listens */
  gpointer received_data;
  gboolean deaf;
  guint8 *block;
};

G_DEFINE_FINAL_TYPE (SimOutlet, sim_outlet, G_TYPE_OBJECT)

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
drop_waiting (SimOutlet *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_bytes_unref);
  self->n_waiting = 0;
}

/* A stream with something under way refuses to be closed. */
static void
release_stream (SimOutlet *self)
{
  if (self->reading || self->writing || self->stream == NULL)
    return;
  g_io_stream_close_async (self->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_clear_object (&self->stream);
}

static void
sim_outlet_dispose (GObject *object)
{
  SimOutlet *self = SIM_OUTLET (object);

  g_clear_handle_id (&self->drip_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  drop_waiting (self);
  release_stream (self);
  G_OBJECT_CLASS (sim_outlet_parent_class)->dispose (object);
}

static void
sim_outlet_finalize (GObject *object)
{
  g_free (SIM_OUTLET (object)->block);
  g_object_unref (SIM_OUTLET (object)->cancellable);
  G_OBJECT_CLASS (sim_outlet_parent_class)->finalize (object);
}

static void
sim_outlet_class_init (SimOutletClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sim_outlet_dispose;
  object_class->finalize = sim_outlet_finalize;

  /**
   * SimOutlet::closed:
   * @self: the outlet
   *
   * Nothing more can be sent.
   */
  signals[CLOSED] = g_signal_new ("closed", SIM_TYPE_OUTLET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
sim_outlet_init (SimOutlet *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
  self->limit = STANDARD_LIMIT;
  self->block = g_malloc (BLOCK_BYTES);
}

/* TLS, and libsoup, each wrap the stream below in a property. */
static GIOStream *
dup_base (GIOStream *stream)
{
  static const char *const names[] = { "base-io-stream", "base-iostream" };
  GIOStream *base = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && base == NULL; i++)
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (stream), names[i]) != NULL)
      g_object_get (stream, names[i], &base, NULL);
  return base;
}

static GSocket *
find_socket (GIOStream *stream)
{
  g_autoptr (GIOStream) base = NULL;

  if (G_IS_SOCKET_CONNECTION (stream))
    return g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream));
  base = dup_base (stream);
  return base != NULL ? find_socket (base) : NULL;
}

static void pump (SimOutlet *self);

static void on_read (GObject *source, GAsyncResult *result, gpointer data);

static void
read_on (SimOutlet *self)
{
  if (self->reading || self->deaf || self->closed)
    return;
  self->reading = TRUE;
  g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->block, BLOCK_BYTES,
                             G_PRIORITY_DEFAULT, self->cancellable, on_read, g_object_ref (self));
}

/* Where nobody listens, what a reader still says is ignored; that it went away is not. */
static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimOutlet) self = data;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  self->reading = FALSE;
  if (self->closed)
    release_stream (self);
  else if (size <= 0)
    sim_outlet_close (self, FALSE);
  else
    {
      if (self->received != NULL)
        self->received (self->block, (gsize) size, self->received_data);
      read_on (self);
    }
}

/**
 * sim_outlet_new:
 * @stream: (transfer full): a connection
 *
 * Returns: (transfer full): a way to push bytes down it
 */
SimOutlet *
sim_outlet_new (GIOStream *stream)
{
  SimOutlet *self = g_object_new (SIM_TYPE_OUTLET, NULL);
  GSocket *socket = find_socket (stream);

  self->stream = stream;
  if (socket != NULL)
    g_socket_set_option (socket, SOL_SOCKET, SO_SNDBUF, KERNEL_BUFFER, NULL);
  read_on (self);
  return self;
}

/**
 * sim_outlet_set_received_func:
 * @self: an outlet
 * @func: gets what comes from the other side
 * @data: for @func
 */
void
sim_outlet_set_received_func (SimOutlet *self, SimOutletReceived func, gpointer data)
{
  self->received = func;
  self->received_data = data;
}

/**
 * sim_outlet_set_deaf:
 * @self: an outlet
 * @deaf: %TRUE to leave what comes where it is, so that the other side must wait; nor is it noticed
 *   that it goes away
 */
void
sim_outlet_set_deaf (SimOutlet *self, gboolean deaf)
{
  self->deaf = deaf;
  read_on (self);
}

/**
 * sim_outlet_set_limit:
 * @self: an outlet
 * @bytes: how much may wait for a slow reader before it is cut off
 */
void
sim_outlet_set_limit (SimOutlet *self, gsize bytes)
{
  self->limit = bytes;
}

static gboolean
on_drip (gpointer data)
{
  SimOutlet *self = data;

  self->allowance = (gsize) MAX (1, self->rate / DRIPS_PER_SECOND);
  pump (self);
  return G_SOURCE_CONTINUE;
}

/**
 * sim_outlet_set_rate:
 * @self: an outlet
 * @bytes_per_second: how fast it may send, 0 for as fast as it goes
 */
void
sim_outlet_set_rate (SimOutlet *self, double bytes_per_second)
{
  self->rate = bytes_per_second;
  if (self->rate <= 0 || self->closed)
    g_clear_handle_id (&self->drip_id, g_source_remove);
  else if (self->drip_id == 0)
    self->drip_id = g_timeout_add (1000 / DRIPS_PER_SECOND, on_drip, self);
  pump (self);
}

/**
 * sim_outlet_set_held:
 * @self: an outlet
 * @held: %TRUE to send nothing more, with the connection open
 */
void
sim_outlet_set_held (SimOutlet *self, gboolean held)
{
  self->held = held;
  pump (self);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimOutlet) self = data;
  gssize size = g_output_stream_write_bytes_finish (G_OUTPUT_STREAM (source), result, NULL);
  GBytes *head;

  self->writing = FALSE;
  if (self->closed)
    {
      release_stream (self);
      return;
    }
  if (size < 0)
    {
      sim_outlet_close (self, FALSE);
      return;
    }
  self->sent += (gsize) size;
  self->n_waiting -= MIN (self->n_waiting, (gsize) size);
  head = g_queue_pop_head (&self->waiting);
  if ((gsize) size < g_bytes_get_size (head))
    g_queue_push_head (&self->waiting,
                       g_bytes_new_from_bytes (head, (gsize) size,
                                               g_bytes_get_size (head) - (gsize) size));
  g_bytes_unref (head);
  pump (self);
}

static GBytes *
next_piece (SimOutlet *self)
{
  GBytes *head = g_queue_peek_head (&self->waiting);

  if (self->rate <= 0 || head == NULL)
    return head != NULL ? g_bytes_ref (head) : NULL;
  if (self->allowance == 0)
    return NULL;
  head = g_bytes_new_from_bytes (head, 0, MIN (self->allowance, g_bytes_get_size (head)));
  self->allowance -= g_bytes_get_size (head);
  return head;
}

static void
pump (SimOutlet *self)
{
  g_autoptr (GBytes) piece = NULL;

  if (self->writing || self->closed || self->held)
    return;
  if (g_queue_is_empty (&self->waiting) && self->finishing)
    {
      sim_outlet_close (self, FALSE);
      return;
    }
  piece = next_piece (self);
  if (piece == NULL)
    return;
  self->writing = TRUE;
  g_output_stream_write_bytes_async (g_io_stream_get_output_stream (self->stream), piece,
                                     G_PRIORITY_DEFAULT, self->cancellable, on_written,
                                     g_object_ref (self));
}

/**
 * sim_outlet_send:
 * @self: an outlet
 * @bytes: what to send
 *
 * Sends bytes, or ends the connection when its reader is too slow for them.
 */
void
sim_outlet_send (SimOutlet *self, GBytes *bytes)
{
  if (self->closed || g_bytes_get_size (bytes) == 0)
    return;
  if (self->n_waiting > self->limit)
    {
      sim_outlet_close (self, FALSE);
      return;
    }
  g_queue_push_tail (&self->waiting, g_bytes_ref (bytes));
  self->n_waiting += g_bytes_get_size (bytes);
  pump (self);
}

/**
 * sim_outlet_finish:
 * @self: an outlet
 *
 * Ends the connection once all that waits has gone.
 */
void
sim_outlet_finish (SimOutlet *self)
{
  self->finishing = TRUE;
  pump (self);
}

static void
reset_socket (GIOStream *stream)
{
  GSocket *socket = find_socket (stream);
  const struct linger now = { .l_onoff = 1, .l_linger = 0 };

  if (socket == NULL)
    return;
  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  g_socket_close (socket, NULL);
}

/**
 * sim_outlet_close:
 * @self: an outlet
 * @reset: %TRUE to reset the connection instead of ending it in order
 *
 * Ends the connection. Safe twice.
 */
void
sim_outlet_close (SimOutlet *self, gboolean reset)
{
  g_autoptr (SimOutlet) guard = g_object_ref (self);

  if (self->closed)
    return;
  self->closed = TRUE;
  g_clear_handle_id (&self->drip_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (reset)
    reset_socket (self->stream);
  release_stream (self);
  if (!self->writing)
    drop_waiting (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

gboolean
sim_outlet_is_closed (SimOutlet *self)
{
  return self->closed;
}

guint64
sim_outlet_get_sent (SimOutlet *self)
{
  return self->sent;
}
