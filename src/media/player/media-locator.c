/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-locator.h"

G_DEFINE_INTERFACE (MediaLocator, media_locator, G_TYPE_OBJECT)

static void
media_locator_default_init (MediaLocatorInterface *iface)
{
}

/**
 * media_locator_locate_async:
 * @avoid: protocols that are known not to work for this stream
 * @attempt: failures since pictures last played, 0 at first
 * @cancellable: (nullable): to give up
 *
 * Asks where to play from now.
 */
void
media_locator_locate_async (MediaLocator *self,
                            MediaProtocols avoid,
                            guint attempt,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (MEDIA_IS_LOCATOR (self));

  MEDIA_LOCATOR_GET_IFACE (self)->locate_async (self, avoid, attempt, cancellable, callback,
                                                user_data);
}

/**
 * media_locator_locate_finish:
 *
 * Returns: (transfer full): a fresh address, or %NULL with @error in the locator's own domain
 */
MediaAddress *
media_locator_locate_finish (MediaLocator *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MEDIA_IS_LOCATOR (self), NULL);

  return MEDIA_LOCATOR_GET_IFACE (self)->locate_finish (self, result, error);
}

/**
 * media_locator_request_keyframe:
 *
 * Asks the camera for a keyframe; returns at once, nothing is reported.
 */
void
media_locator_request_keyframe (MediaLocator *self)
{
  MediaLocatorInterface *iface;

  g_return_if_fail (MEDIA_IS_LOCATOR (self));

  iface = MEDIA_LOCATOR_GET_IFACE (self);
  if (iface->request_keyframe != NULL)
    iface->request_keyframe (self);
}
