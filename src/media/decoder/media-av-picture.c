/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "decoder/media-av-picture.h"

#include <libavutil/pixdesc.h>

static const struct
{
  enum AVPixelFormat av;
  GstVideoFormat gst;
} formats[] = {
  { AV_PIX_FMT_YUV420P, GST_VIDEO_FORMAT_I420 },
  { AV_PIX_FMT_YUVJ420P, GST_VIDEO_FORMAT_I420 },
  { AV_PIX_FMT_YUV422P, GST_VIDEO_FORMAT_Y42B },
  { AV_PIX_FMT_YUVJ422P, GST_VIDEO_FORMAT_Y42B },
  { AV_PIX_FMT_YUV444P, GST_VIDEO_FORMAT_Y444 },
  { AV_PIX_FMT_YUVJ444P, GST_VIDEO_FORMAT_Y444 },
  { AV_PIX_FMT_YUV420P10LE, GST_VIDEO_FORMAT_I420_10LE },
  { AV_PIX_FMT_YUV422P10LE, GST_VIDEO_FORMAT_I422_10LE },
};

/**
 * media_av_picture_get_format:
 * @picture: as libavcodec gives it
 *
 * Returns: how its pixels lie, or %GST_VIDEO_FORMAT_UNKNOWN
 */
GstVideoFormat
media_av_picture_get_format (const AVFrame *picture)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if ((int) formats[i].av == picture->format)
      return formats[i].gst;

  return GST_VIDEO_FORMAT_UNKNOWN;
}

/* To the same numbers, whatever they mean: the range stays as it is. */
static gboolean
set_range (struct SwsContext *context, gboolean is_rgb, gboolean full)
{
  const int *coefficients = sws_getCoefficients (SWS_CS_ITU601);

  return sws_setColorspaceDetails (context, coefficients, full, coefficients, is_rgb ? 0 : full, 0,
                                   1 << 16, 1 << 16)
         >= 0;
}

/**
 * media_av_picture_make_plain:
 * @picture: as libavcodec gives it; becomes one whose format is known
 * @context: (inout): what is kept from picture to picture; to be given to sws_freeContext()
 *
 * For what few cameras send: grey pictures, those of more than ten bits. What shows them knows eight bits alone anyway.
 *
 * Returns: whether it is known how that is done
 */
gboolean
media_av_picture_make_plain (AVFrame *picture, struct SwsContext **context)
{
  const AVPixFmtDescriptor *format = av_pix_fmt_desc_get (picture->format);
  gboolean is_rgb = format != NULL && (format->flags & AV_PIX_FMT_FLAG_RGB) != 0;
  AVFrame *plain = av_frame_alloc ();
  gboolean made = FALSE;

  plain->format = AV_PIX_FMT_YUV420P;
  plain->width = picture->width;
  plain->height = picture->height;
  if (sws_isSupportedInput (picture->format))
    *context = sws_getCachedContext (*context, picture->width, picture->height, picture->format,
                                     plain->width, plain->height, plain->format, SWS_FAST_BILINEAR,
                                     NULL, NULL, NULL);
  else
    g_clear_pointer (context, sws_freeContext);

  if (*context != NULL && set_range (*context, is_rgb, picture->color_range == AVCOL_RANGE_JPEG)
      && av_frame_get_buffer (plain, 0) >= 0 && av_frame_copy_props (plain, picture) >= 0)
    {
      sws_scale (*context, (const guint8 *const *) picture->data, picture->linesize, 0,
                 picture->height, plain->data, plain->linesize);
      if (is_rgb)
        {
          plain->colorspace = AVCOL_SPC_SMPTE170M;
          plain->color_range = AVCOL_RANGE_MPEG;
        }
      av_frame_unref (picture);
      av_frame_move_ref (picture, plain);
      made = TRUE;
    }
  av_frame_free (&plain);

  return made;
}

/**
 * media_av_picture_describe:
 * @picture: as libavcodec gives it
 * @info: what is known of the stream; what the picture says of itself goes before that
 *
 * Shape of the pixels and meaning of the colours. libavcodec's codes are those of ISO/IEC 23091-4, where 2 is "not said".
 */
void
media_av_picture_describe (const AVFrame *picture, GstVideoInfo *info)
{
  GstVideoColorimetry *colours = &info->colorimetry;

  if (picture->sample_aspect_ratio.num > 0 && picture->sample_aspect_ratio.den > 0)
    {
      info->par_n = picture->sample_aspect_ratio.num;
      info->par_d = picture->sample_aspect_ratio.den;
    }
  if (picture->color_range == AVCOL_RANGE_JPEG)
    colours->range = GST_VIDEO_COLOR_RANGE_0_255;
  else if (picture->color_range == AVCOL_RANGE_MPEG)
    colours->range = GST_VIDEO_COLOR_RANGE_16_235;
  if (picture->colorspace != AVCOL_SPC_UNSPECIFIED)
    colours->matrix = gst_video_color_matrix_from_iso ((guint) picture->colorspace);
  if (picture->color_trc != AVCOL_TRC_UNSPECIFIED)
    colours->transfer = gst_video_transfer_function_from_iso ((guint) picture->color_trc);
  if (picture->color_primaries != AVCOL_PRI_UNSPECIFIED)
    colours->primaries = gst_video_color_primaries_from_iso ((guint) picture->color_primaries);
}

static void
unref_memory (gpointer data)
{
  AVBufferRef *memory = data;

  av_buffer_unref (&memory);
}

/* Which of the picture's pieces of memory a plane lies in, and where in all of them together; -1 if in none. */
static gssize
find_offset (const AVFrame *picture, const guint8 *plane)
{
  gsize before = 0;

  for (guint i = 0; i < AV_NUM_DATA_POINTERS && picture->buf[i] != NULL; i++)
    {
      const AVBufferRef *memory = picture->buf[i];

      if (plane >= memory->data && plane < memory->data + memory->size)
        return (gssize) before + (plane - memory->data);
      before += memory->size;
    }

  return -1;
}

/**
 * media_av_picture_wrap:
 * @picture: as libavcodec gives it
 * @info: what it is
 *
 * Returns: (transfer full) (nullable): the same memory, to be read only; %NULL if its planes are not where they should be
 */
GstBuffer *
media_av_picture_wrap (const AVFrame *picture, const GstVideoInfo *info)
{
  g_autoptr (GstBuffer) buffer = gst_buffer_new ();
  gsize offsets[GST_VIDEO_MAX_PLANES] = { 0 };
  int strides[GST_VIDEO_MAX_PLANES] = { 0 };

  for (guint i = 0; i < GST_VIDEO_INFO_N_PLANES (info); i++)
    {
      gssize offset = find_offset (picture, picture->data[i]);

      if (offset < 0 || picture->linesize[i] < 0)
        return NULL;
      offsets[i] = (gsize) offset;
      strides[i] = picture->linesize[i];
    }

  for (guint i = 0; i < AV_NUM_DATA_POINTERS && picture->buf[i] != NULL; i++)
    {
      AVBufferRef *memory = av_buffer_ref (picture->buf[i]);

      gst_buffer_append_memory (buffer,
                                gst_memory_new_wrapped (GST_MEMORY_FLAG_READONLY, memory->data,
                                                        memory->size, 0, memory->size, memory,
                                                        unref_memory));
    }
  gst_buffer_add_video_meta_full (buffer, GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_INFO_FORMAT (info),
                                  (guint) GST_VIDEO_INFO_WIDTH (info),
                                  (guint) GST_VIDEO_INFO_HEIGHT (info),
                                  GST_VIDEO_INFO_N_PLANES (info), offsets, strides);

  return g_steal_pointer (&buffer);
}
