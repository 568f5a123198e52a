/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "decoder/media-av-decoder.h"
#include "decoder/media-decoder.h"
#include "player/media-error.h"

static const struct
{
  const char *caps;
  const char *name;
} codecs[] = {
  { "video/x-h264", "H.264" },
  { "video/x-h265", "H.265" },
  { "audio/mpeg, mpegversion=(int){ 2, 4 }", "AAC" },
  { "audio/mpeg, mpegversion=(int)1", "MP3" },
  { "audio/x-alaw", "G.711 A-law" },
  { "audio/x-mulaw", "G.711 µ-law" },
};

/**
 * media_codec_get_name:
 * @caps: of a compressed stream
 *
 * Returns: (transfer none) (nullable): a literal, what the codec is called; %NULL for one that we do
 *   not play
 */
const char *
media_codec_get_name (GstCaps *caps)
{
  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    {
      g_autoptr (GstCaps) known = gst_caps_from_string (codecs[i].caps);

      if (gst_caps_can_intersect (caps, known))
        return codecs[i].name;
    }

  return NULL;
}

/**
 * media_codecs_foreach:
 * @func: (scope call): what is done with each codec that we play
 * @user_data: for @func
 */
void
media_codecs_foreach (MediaCodecFunc func, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    {
      g_autoptr (GstCaps) caps = gst_caps_from_string (codecs[i].caps);

      func (codecs[i].name, caps, user_data);
    }
}

/* Only decoders that give pictures in ordinary memory. */
static gboolean
gives_plain_memory (GstElementFactory *factory)
{
  g_autoptr (GstCaps) raw = gst_caps_from_string ("video/x-raw; audio/x-raw");

  return gst_element_factory_can_src_any_caps (factory, raw);
}

/* One picture in, one picture out, on the thread that brought it. */
static void
configure (GstElement *decoder)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (decoder);

  if (g_object_class_find_property (klass, "max-threads") != NULL)
    g_object_set (decoder, "max-threads", 1, NULL);
  if (g_object_class_find_property (klass, "max-errors") != NULL)
    g_object_set (decoder, "max-errors", -1, NULL);
  if (g_object_class_find_property (klass, "qos") != NULL)
    g_object_set (decoder, "qos", FALSE, NULL);
}

/* Those of the highest rank first. */
static GList *
find_fitting (GstCaps *caps)
{
  GList *all
      = gst_element_factory_list_get_elements (GST_ELEMENT_FACTORY_TYPE_DECODER, GST_RANK_MARGINAL);
  GList *fitting = gst_element_factory_list_filter (all, caps, GST_PAD_SINK, FALSE);
  GList *plain = NULL;

  gst_plugin_feature_list_free (all);
  for (GList *l = fitting; l != NULL; l = l->next)
    if (gives_plain_memory (l->data))
      plain = g_list_prepend (plain, gst_object_ref (l->data));
  gst_plugin_feature_list_free (fitting);
  return g_list_sort (plain, gst_plugin_feature_rank_compare_func);
}

/* GStreamer's element around a decoder of libavcodec, which ours takes the place of. */
static gboolean
is_around_libavcodec (GstElementFactory *factory)
{
  return g_str_has_prefix (GST_OBJECT_NAME (factory), "avdec_");
}

/**
 * media_decoder_dup_names:
 * @caps: what is to be decoded
 *
 * Returns: (transfer full): the decoders that are tried, in their order, with commas between; empty if there is none
 */
char *
media_decoder_dup_names (GstCaps *caps)
{
  GList *fitting = find_fitting (caps);
  GString *names = g_string_new (NULL);
  gboolean ours = media_av_decoder_can_decode (caps);

  for (GList *l = fitting; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                            ours && is_around_libavcodec (l->data) ? "libavcodec"
                                                                   : GST_OBJECT_NAME (l->data));
  gst_plugin_feature_list_free (fitting);
  return g_string_free (names, FALSE);
}

static GstElement *
create (GstElementFactory *factory, GstCaps *caps)
{
  GstElement *decoder = is_around_libavcodec (factory) && media_av_decoder_can_decode (caps)
                            ? media_av_decoder_new ()
                            : gst_element_factory_create (factory, NULL);

  if (decoder != NULL
      && gst_element_set_state (decoder, GST_STATE_READY) == GST_STATE_CHANGE_FAILURE)
    {
      gst_element_set_state (decoder, GST_STATE_NULL);
      gst_clear_object (&decoder);
    }

  return decoder;
}

/**
 * media_decoder_new:
 * @caps: what is to be decoded
 *
 * Returns: (transfer floating): the decoder of the highest rank that works here, or %NULL with a
 *   MEDIA_ERROR_NO_DECODER
 */
GstElement *
media_decoder_new (GstCaps *caps, GError **error)
{
  GList *fitting = find_fitting (caps);
  GstElement *decoder = NULL;
  const char *name = media_codec_get_name (caps);

  for (GList *l = fitting; l != NULL && decoder == NULL; l = l->next)
    decoder = create (l->data, caps);
  gst_plugin_feature_list_free (fitting);

  if (decoder != NULL)
    configure (decoder);
  else
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_NO_DECODER, "no decoder for %s",
                 name ? name : "this codec");

  return decoder;
}
