/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-transfer-private.h"

#include "client/onv-error-private.h"
#include "client/onv-source-stream.h"

/**
 * OnvTransfer:
 *
 * A picture or file on its way to or from the platform, and how far it has come.
 *
 * It is streamed: however large it is, only a small piece is in memory. [property@Onv.Transfer:done]
 * notifies as it goes on. While it goes on it does not time out, however long it takes. A transfer
 * serves one call.
 *
 * What is downloaded to a file gets its name when it is complete; until then it stands beside it
 * under another, and goes away where the call fails or is cancelled. A file that is replaced keeps
 * its permissions. Symbolic links are followed, and stay; what is no regular file is left as it is.
 */

enum
{
  PROP_0,
  PROP_DONE,
  PROP_TOTAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OnvTransfer, onv_transfer, G_TYPE_OBJECT)

static void
onv_transfer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OnvTransfer *self = ONV_TRANSFER (object);

  switch (id)
    {
    case PROP_DONE:
      g_value_set_int64 (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
onv_transfer_finalize (GObject *object)
{
  OnvTransfer *self = ONV_TRANSFER (object);

  g_clear_object (&self->file);
  g_clear_object (&self->source);
  g_clear_object (&self->target);
  g_clear_object (&self->place);
  g_clear_object (&self->part);
  g_clear_pointer (&self->piece, g_bytes_unref);
  G_OBJECT_CLASS (onv_transfer_parent_class)->finalize (object);
}

static void
onv_transfer_class_init (OnvTransferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = onv_transfer_get_property;
  object_class->finalize = onv_transfer_finalize;

  /**
   * OnvTransfer:done:
   *
   * How many bytes have been sent or received.
   */
  properties[PROP_DONE] = g_param_spec_int64 ("done", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /**
   * OnvTransfer:total:
   *
   * How many bytes there are, −1 as long as that is not known.
   */
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
onv_transfer_init (OnvTransfer *self)
{
  self->total = -1;
}

/**
 * onv_transfer_new_from_file:
 * @file: what to send
 *
 * Makes an upload of a file. It is opened when the call is made.
 *
 * Returns: (transfer full): the transfer
 */
OnvTransfer *
onv_transfer_new_from_file (GFile *file)
{
  OnvTransfer *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (ONV_TYPE_TRANSFER, NULL);
  self->upload = TRUE;
  self->file = g_object_ref (file);
  return self;
}

/**
 * onv_transfer_new_from_stream:
 * @stream: what to send
 * @length: how many bytes are sent; −1 where the stream itself can tell, which one that can be
 *   sought in does
 *
 * Makes an upload of a stream. The platform must be told the length before the first byte goes.
 *
 * Returns: (transfer full): the transfer
 */
OnvTransfer *
onv_transfer_new_from_stream (GInputStream *stream, gint64 length)
{
  OnvTransfer *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (length >= -1, NULL);

  self = g_object_new (ONV_TYPE_TRANSFER, NULL);
  self->upload = TRUE;
  self->source = onv_source_stream_new (stream);
  self->total = length;
  return self;
}

/**
 * onv_transfer_new_from_bytes:
 * @bytes: what to send
 *
 * Makes an upload of what is in memory already; it is not copied.
 *
 * Returns: (transfer full): the transfer
 */
OnvTransfer *
onv_transfer_new_from_bytes (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  stream = g_memory_input_stream_new_from_bytes (bytes);
  return onv_transfer_new_from_stream (stream, (gint64) g_bytes_get_size (bytes));
}

/**
 * onv_transfer_new_to_file:
 * @file: where to put it; a file that stands there, or that a link there leads to, is replaced
 *
 * Makes a download to a file.
 *
 * Returns: (transfer full): the transfer
 */
OnvTransfer *
onv_transfer_new_to_file (GFile *file)
{
  OnvTransfer *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (ONV_TYPE_TRANSFER, NULL);
  self->file = g_object_ref (file);
  return self;
}

/**
 * onv_transfer_new_to_stream:
 * @stream: where to write it
 *
 * Makes a download to a stream, which stays open. What was written before a failure stays written.
 *
 * Returns: (transfer full): the transfer
 */
OnvTransfer *
onv_transfer_new_to_stream (GOutputStream *stream)
{
  OnvTransfer *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (ONV_TYPE_TRANSFER, NULL);
  self->target = g_object_ref (stream);
  return self;
}

/**
 * onv_transfer_get_done:
 * @self: a transfer
 *
 * Tells how far it has come.
 *
 * Returns: bytes
 */
gint64
onv_transfer_get_done (OnvTransfer *self)
{
  g_return_val_if_fail (ONV_IS_TRANSFER (self), 0);

  return self->done;
}

/**
 * onv_transfer_get_total:
 * @self: a transfer
 *
 * Tells how much there is.
 *
 * Returns: bytes, −1 where that is not known
 */
gint64
onv_transfer_get_total (OnvTransfer *self)
{
  g_return_val_if_fail (ONV_IS_TRANSFER (self), -1);

  return self->total;
}

gboolean
onv_transfer_is_upload (OnvTransfer *self)
{
  return self->upload;
}

gboolean
onv_transfer_is_begun (OnvTransfer *self)
{
  return self->part != NULL;
}

gboolean
onv_transfer_claim (OnvTransfer *self, GError **error)
{
  gboolean free = !self->claimed;

  self->claimed = TRUE;
  if (!free)
    g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_ARGUMENT, "transfer",
                                                        "transfer: serves one call only"));
  return free;
}

void
onv_transfer_set_total (OnvTransfer *self, gint64 total)
{
  if (self->total == total)
    return;
  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

void
onv_transfer_add_done (OnvTransfer *self, gsize n)
{
  if (n == 0)
    return;
  self->done += (gint64) n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}

GError *
onv_transfer_error (const GError *reason)
{
  if (reason->domain == ONV_ERROR || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (reason);
  return onv_error_new (ONV_ERROR_FILE, "%s", reason->message);
}
