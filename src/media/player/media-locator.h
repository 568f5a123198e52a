/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "player/media-address.h"

G_BEGIN_DECLS

#define MEDIA_TYPE_LOCATOR (media_locator_get_type ())

G_DECLARE_INTERFACE (MediaLocator, media_locator, MEDIA, LOCATOR, GObject)

/**
 * MediaLocatorInterface:
 * @locate_async: answer where to play from now: a fresh address, by a protocol that is not in @avoid
 *   if there is one. @attempt counts the failures since pictures last played (0 at first), so that the
 *   locator can go round the protocols.
 * @locate_finish: (transfer full): the address, or an error that the player passes on unchanged
 * @request_keyframe: ask the camera for a keyframe, best effort. The player calls it when it is
 *   subscribed. May be %NULL.
 *
 * Who knows where a camera can be watched. Called on the player's thread.
 */
struct _MediaLocatorInterface
{
  GTypeInterface parent_iface;

  void (*locate_async) (MediaLocator *self,
                        MediaProtocols avoid,
                        guint attempt,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
  MediaAddress *(*locate_finish) (MediaLocator *self, GAsyncResult *result, GError **error);
  void (*request_keyframe) (MediaLocator *self);
};

void media_locator_locate_async (MediaLocator *self,
                                 MediaProtocols avoid,
                                 guint attempt,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MediaAddress *
media_locator_locate_finish (MediaLocator *self, GAsyncResult *result, GError **error);
void media_locator_request_keyframe (MediaLocator *self);

G_END_DECLS
