/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/video/video.h>

#include "sink/media-frame.h"

G_BEGIN_DECLS

/* Decoded picture to shown picture, in one pass: cut out and scaled while it is still YUV, then converted. */

typedef struct _MediaScaler MediaScaler;

/**
 * MediaAim:
 * @width: px of the room that the part is shown in, 0 for as many as the stream has
 * @height: px of the room that the part is shown in, 0 for as many as the stream has
 * @region: what part is shown
 *
 * What is wanted of a picture.
 */
typedef struct
{
  int width;
  int height;
  MediaRegion region;
} MediaAim;

#define MEDIA_AIM_EVERYTHING ((MediaAim){ 0, 0, MEDIA_REGION_WHOLE })

/* What decoders of H.264 and H.265 give. Packed RGB is not among it: libswscale copies such rows to their end, not to
 * the end of the part that is wanted, and reads past the last one. */
#define MEDIA_SCALER_FORMATS \
  "{ I420, YV12, NV12, NV21, Y42B, Y444, I420_10LE, I422_10LE, P010_10LE }"

MediaScaler *media_scaler_new (void);
void media_scaler_free (MediaScaler *self);
MediaFrame *media_scaler_scale (MediaScaler *self,
                                GstVideoFrame *picture,
                                MediaFramePool *pool,
                                const MediaAim *aim);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaScaler, media_scaler_free)

G_END_DECLS
