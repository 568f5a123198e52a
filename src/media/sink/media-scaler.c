/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libswscale/swscale.h>
#include <math.h>

#include "sink/media-scaler.h"

struct _MediaScaler
{
  struct SwsContext *context;
  enum AVPixelFormat format;
  int width, height;
  int target_width, target_height;
  GstVideoColorimetry colorimetry;
};

static const struct
{
  GstVideoFormat gst;
  enum AVPixelFormat av;
} formats[] = {
  { GST_VIDEO_FORMAT_I420, AV_PIX_FMT_YUV420P },
  { GST_VIDEO_FORMAT_YV12, AV_PIX_FMT_YUV420P }, /* its planes are named, not counted */
  { GST_VIDEO_FORMAT_NV12, AV_PIX_FMT_NV12 },
  { GST_VIDEO_FORMAT_NV21, AV_PIX_FMT_NV21 },
  { GST_VIDEO_FORMAT_Y42B, AV_PIX_FMT_YUV422P },
  { GST_VIDEO_FORMAT_Y444, AV_PIX_FMT_YUV444P },
  { GST_VIDEO_FORMAT_I420_10LE, AV_PIX_FMT_YUV420P10LE },
  { GST_VIDEO_FORMAT_I422_10LE, AV_PIX_FMT_YUV422P10LE },
  { GST_VIDEO_FORMAT_P010_10LE, AV_PIX_FMT_P010LE },
  { GST_VIDEO_FORMAT_BGRA, AV_PIX_FMT_BGRA },
  { GST_VIDEO_FORMAT_BGRx, AV_PIX_FMT_BGR0 },
  { GST_VIDEO_FORMAT_RGBA, AV_PIX_FMT_RGBA },
  { GST_VIDEO_FORMAT_RGBx, AV_PIX_FMT_RGB0 },
};

static enum AVPixelFormat
find_format (GstVideoFormat format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].gst == format)
      return formats[i].av;

  return AV_PIX_FMT_NONE;
}

/**
 * media_scaler_new:
 *
 * Returns: (transfer full): a scaler, to be used by one thread at a time
 */
MediaScaler *
media_scaler_new (void)
{
  MediaScaler *self = g_new0 (MediaScaler, 1);

  self->format = AV_PIX_FMT_NONE;
  return self;
}

void
media_scaler_free (MediaScaler *self)
{
  g_clear_pointer (&self->context, sws_freeContext);
  g_free (self);
}

static void
set_colours (MediaScaler *self, const GstVideoColorimetry *colorimetry)
{
  int matrix = colorimetry->matrix == GST_VIDEO_COLOR_MATRIX_BT709 ? SWS_CS_ITU709 : SWS_CS_ITU601;
  int range = colorimetry->range == GST_VIDEO_COLOR_RANGE_0_255;

  if (colorimetry->matrix == GST_VIDEO_COLOR_MATRIX_BT2020)
    matrix = SWS_CS_BT2020;
  sws_setColorspaceDetails (self->context, sws_getCoefficients (matrix), range,
                            sws_getCoefficients (SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16);
}

static gboolean
ensure_context (MediaScaler *self, const GstVideoInfo *info, int target_width, int target_height)
{
  enum AVPixelFormat format = find_format (GST_VIDEO_INFO_FORMAT (info));

  if (self->context != NULL && self->format == format && self->width == info->width
      && self->height == info->height && self->target_width == target_width
      && self->target_height == target_height
      && gst_video_colorimetry_is_equal (&self->colorimetry, &info->colorimetry))
    return TRUE;

  g_clear_pointer (&self->context, sws_freeContext);
  if (format == AV_PIX_FMT_NONE)
    return FALSE;

  self->format = format;
  self->width = info->width;
  self->height = info->height;
  self->target_width = target_width;
  self->target_height = target_height;
  self->colorimetry = info->colorimetry;
  self->context = sws_getContext (info->width, info->height, format, target_width, target_height,
                                  AV_PIX_FMT_BGRA, SWS_FAST_BILINEAR, NULL, NULL, NULL);
  if (self->context != NULL)
    set_colours (self, &info->colorimetry);

  return self->context != NULL;
}

/* The largest size within the target that keeps the aspect, never larger than the stream. */
static void
fit (int *width, int *height, int target_width, int target_height)
{
  double scale = 1.0;

  if (target_width > 0 && target_height > 0)
    scale = MIN (1.0, MIN ((double) target_width / *width, (double) target_height / *height));
  *width = MAX (1, (int) lround (*width * scale));
  *height = MAX (1, (int) lround (*height * scale));
}

/**
 * media_scaler_scale:
 * @picture: decoded
 * @pool: where the result's memory comes from
 * @target_width: px of the tile, 0 for the stream's
 * @target_height: px of the tile, 0 for the stream's
 *
 * Returns: (transfer full) (nullable): the picture, fit into the tile in square pixels; %NULL if its
 *   format is not known
 */
MediaFrame *
media_scaler_scale (MediaScaler *self,
                    GstVideoFrame *picture,
                    MediaFramePool *pool,
                    int target_width,
                    int target_height)
{
  const GstVideoInfo *info = &picture->info;
  const guint8 *planes[4] = { NULL };
  int strides[4] = { 0 };
  int width = info->width, height = info->height, stream_width, stream_height;
  gboolean planar = GST_VIDEO_INFO_N_PLANES (info) == 3;
  MediaFrame *frame;

  if (info->par_n > info->par_d)
    width = (int) gst_util_uint64_scale_int ((guint64) width, info->par_n, info->par_d);
  else if (info->par_n < info->par_d)
    height = (int) gst_util_uint64_scale_int ((guint64) height, info->par_d, info->par_n);
  stream_width = width;
  stream_height = height;
  fit (&width, &height, target_width, target_height);
  if (!ensure_context (self, info, width, height))
    return NULL;

  for (guint i = 0; i < GST_VIDEO_INFO_N_PLANES (info); i++)
    {
      planes[i] = planar ? GST_VIDEO_FRAME_COMP_DATA (picture, i)
                         : GST_VIDEO_FRAME_PLANE_DATA (picture, i);
      strides[i] = planar ? GST_VIDEO_FRAME_COMP_STRIDE (picture, i)
                          : GST_VIDEO_FRAME_PLANE_STRIDE (picture, i);
    }

  frame = media_frame_pool_acquire (pool, width, height);
  frame->stream_width = stream_width;
  frame->stream_height = stream_height;
  sws_scale (self->context, planes, strides, 0, info->height, &frame->data, &frame->stride);

  return frame;
}
