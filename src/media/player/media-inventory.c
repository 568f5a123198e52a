/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-inventory.h"

#include <gst/gst.h>
#include <libsoup/soup.h>

#include "decoder/media-decoder.h"
#include "player/media-init.h"

/* What of GStreamer playing uses by name. Decoders are found by what they decode. */
static const char *const elements[] = {
  "flvdemux", "tsdemux", "rtmpsrc",      "h264parse",     "h265parse",     "aacparse", "appsrc",
  "appsink",  "volume",  "audioconvert", "audioresample", "autoaudiosink", "fakesink",
};

static void
add_element (GString *text, const char *name)
{
  g_autoptr (GstElementFactory) factory = gst_element_factory_find (name);
  GstPlugin *plugin
      = factory != NULL ? gst_plugin_feature_get_plugin (GST_PLUGIN_FEATURE (factory)) : NULL;

  g_string_append_printf (text, "%s: %s\n", name,
                          plugin != NULL ? gst_plugin_get_version (plugin) : "missing");
  gst_clear_object (&plugin);
}

static void
add_codec (const char *name, GstCaps *caps, gpointer user_data)
{
  GString *text = user_data;
  g_autofree char *decoders = media_decoder_dup_names (caps);

  g_string_append_printf (text, "%s: %s\n", name, *decoders != '\0' ? decoders : "no decoder");
}

/**
 * media_dup_inventory:
 *
 * Tells what there is to play with, for somebody who looks for a fault.
 *
 * Returns: (transfer full): lines of plain text, not translated
 */
char *
media_dup_inventory (void)
{
  GString *text = g_string_new (NULL);
  g_autofree char *gst = gst_version_string ();

  media_init ();
  g_string_append_printf (text, "%s\nlibsoup %u.%u.%u\n", gst, soup_get_major_version (),
                          soup_get_minor_version (), soup_get_micro_version ());
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    add_element (text, elements[i]);
  media_codecs_foreach (add_codec, text);
  return g_string_free (text, FALSE);
}
