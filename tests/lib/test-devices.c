/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-devices.h"

#include <gst/gst.h>
#include <string.h>

static gboolean
is_device (GstPluginFeature *feature, gpointer data)
{
  const char *klass = GST_IS_ELEMENT_FACTORY (feature)
                          ? gst_element_factory_get_metadata (GST_ELEMENT_FACTORY (feature),
                                                              GST_ELEMENT_METADATA_KLASS)
                          : NULL;

  return klass != NULL && strstr (klass, "Sink") != NULL && strstr (klass, "Audio") != NULL
         && gst_plugin_feature_get_rank (feature) != GST_RANK_NONE;
}

/* A computer without a sound device, whatever this one has. */
GList *
test_devices_take_away (void)
{
  GList *devices = gst_registry_feature_filter (gst_registry_get (), is_device, FALSE, NULL);

  for (GList *l = devices; l != NULL; l = l->next)
    {
      g_object_set_data (l->data, "rank", GUINT_TO_POINTER (gst_plugin_feature_get_rank (l->data)));
      gst_plugin_feature_set_rank (l->data, GST_RANK_NONE);
    }
  return devices;
}

void
test_devices_give_back (GList *devices)
{
  for (GList *l = devices; l != NULL; l = l->next)
    gst_plugin_feature_set_rank (l->data, GPOINTER_TO_UINT (g_object_get_data (l->data, "rank")));
  gst_plugin_feature_list_free (devices);
}
