/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libswscale/swscale.h>
#include <math.h>

#include "sink/media-scaler.h"

#define KEPT_ROWS 1.3

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
ensure_context (MediaScaler *self,
                const GstVideoInfo *info,
                int width,
                int height,
                int target_width,
                int target_height)
{
  enum AVPixelFormat format = find_format (GST_VIDEO_INFO_FORMAT (info));

  if (self->context != NULL && self->format == format && self->width == width
      && self->height == height && self->target_width == target_width
      && self->target_height == target_height
      && gst_video_colorimetry_is_equal (&self->colorimetry, &info->colorimetry))
    return TRUE;

  g_clear_pointer (&self->context, sws_freeContext);
  if (format == AV_PIX_FMT_NONE)
    return FALSE;

  self->format = format;
  self->width = width;
  self->height = height;
  self->target_width = target_width;
  self->target_height = target_height;
  self->colorimetry = info->colorimetry;
  self->context = sws_getContext (width, height, format, target_width, target_height,
                                  AV_PIX_FMT_BGRA, SWS_FAST_BILINEAR, NULL, NULL, NULL);
  if (self->context != NULL)
    set_colours (self, &info->colorimetry);

  return self->context != NULL;
}

/* Colours are kept for pairs of pixels: a part begins at an even one. Its length depends on nothing but @share, so
 * that moving about in a picture does not set up the scaler anew. */
static void
cut (int length, double start, double share, int *part_start, int *part_length)
{
  *part_start = 0;
  *part_length = length;
  if (share >= 1)
    return;
  *part_length = MIN (length, (((int) ceil (length * share) + 1) & ~1) + 2);
  *part_start = CLAMP ((int) (length * start), 0, length - *part_length) & ~1;
}

/* How much smaller the region is shown than it is in the stream, of @width x @height square pixels. Never larger. */
static double
get_scale (const MediaAim *aim, int width, int height)
{
  if (aim->width <= 0 || aim->height <= 0)
    return 1;
  return MIN (1, MIN (aim->width / (width * aim->region.width),
                      aim->height / (height * aim->region.height)));
}

static int
scale_length (int length, double scale)
{
  return MAX (1, (int) lround (length * scale));
}

/* libswscale takes five times as long to make a picture of an odd width (seen: 2.5 ms instead of 0.5). */
static int
make_even (int length)
{
  return (length + 1) & ~1;
}

/* Of a picture that is made much smaller not all rows are looked at: every so many. What is left is still a third more
 * than what becomes of it, and mixed; across, libswscale's fast way looks at no more either. */
static int
find_step (int height, int target_height)
{
  return MAX (1, (int) (height / (KEPT_ROWS * target_height)));
}

/* The planes, every so many rows of them, from where the part begins in each. */
static void
find_planes (GstVideoFrame *picture,
             const GdkRectangle *part,
             int step,
             const guint8 *planes[4],
             int strides[4])
{
  const GstVideoFormatInfo *format = picture->info.finfo;
  gboolean planar = GST_VIDEO_INFO_N_PLANES (&picture->info) == 3;

  for (guint i = 0; i < GST_VIDEO_INFO_N_PLANES (&picture->info); i++)
    {
      int x = GST_VIDEO_FORMAT_INFO_SCALE_WIDTH (format, i, part->x);
      int y = GST_VIDEO_FORMAT_INFO_SCALE_HEIGHT (format, i, part->y);

      planes[i] = planar ? GST_VIDEO_FRAME_COMP_DATA (picture, i)
                         : GST_VIDEO_FRAME_PLANE_DATA (picture, i);
      strides[i] = planar ? GST_VIDEO_FRAME_COMP_STRIDE (picture, i)
                          : GST_VIDEO_FRAME_PLANE_STRIDE (picture, i);
      planes[i] += (gssize) y * strides[i] + (gssize) x * GST_VIDEO_FORMAT_INFO_PSTRIDE (format, i);
      strides[i] *= step;
    }
}

/**
 * media_scaler_scale:
 * @picture: decoded
 * @pool: where the result's memory comes from
 * @aim: what part is wanted, and how large
 *
 * What is outside the part is not even looked at. The result may reach a few pixels beyond it: its region says what it
 * really shows.
 *
 * Returns: (transfer full) (nullable): the part, fit into its room in square pixels; %NULL if the picture's format is
 *   not known
 */
MediaFrame *
media_scaler_scale (MediaScaler *self,
                    GstVideoFrame *picture,
                    MediaFramePool *pool,
                    const MediaAim *aim)
{
  const GstVideoInfo *info = &picture->info;
  const guint8 *planes[4] = { NULL };
  int strides[4] = { 0 };
  int width = info->width, height = info->height;
  GdkRectangle part;
  double scale;
  int step, rows;
  MediaFrame *frame;

  if (info->par_n > info->par_d)
    width = (int) gst_util_uint64_scale_int ((guint64) width, info->par_n, info->par_d);
  else if (info->par_n < info->par_d)
    height = (int) gst_util_uint64_scale_int ((guint64) height, info->par_d, info->par_n);
  cut (info->width, aim->region.x, aim->region.width, &part.x, &part.width);
  cut (info->height, aim->region.y, aim->region.height, &part.y, &part.height);
  scale = get_scale (aim, width, height);

  frame = media_frame_pool_acquire (pool,
                                    make_even (
                                        scale_length (part.width, scale * width / info->width)),
                                    scale_length (part.height, scale * height / info->height));
  step = find_step (part.height, frame->height);
  rows = step > 1 ? (part.height / step) & ~1 : part.height;
  if (!ensure_context (self, info, part.width, rows, frame->width, frame->height))
    {
      media_frame_unref (frame);
      return NULL;
    }
  frame->stream_width = width;
  frame->stream_height = height;
  frame->region
      = (MediaRegion){ (double) part.x / info->width, (double) part.y / info->height,
                       (double) part.width / info->width, (double) part.height / info->height };
  find_planes (picture, &part, step, planes, strides);
  sws_scale (self->context, planes, strides, 0, rows, &frame->data, &frame->stride);

  return frame;
}
