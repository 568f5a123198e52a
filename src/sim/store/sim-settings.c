/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a device or a channel was told to be like: a document a subject, with a standard. */
#include "config.h"

#include "store/sim-settings.h"

#define KIND "setting"

/**
 * sim_settings_get:
 * @store: where settings are kept
 * @device: a device
 * @channel: its channel, 0 for what belongs to the device
 * @name: the subject
 * @standard: (transfer full) (nullable): what holds while nothing was set
 *
 * Returns: (transfer full) (nullable): the document, for the caller to change as it likes
 */
JsonNode *
sim_settings_get (SimStore *store,
                  guint64 device,
                  guint channel,
                  const char *name,
                  JsonNode *standard)
{
  g_autoptr (JsonNode) otherwise = standard;
  g_autoptr (SimRow) row = sim_store_get (store, KIND, device, channel, name);

  if (row != NULL && row->document != NULL)
    return g_steal_pointer (&row->document);
  return g_steal_pointer (&otherwise);
}

/**
 * sim_settings_set:
 * @store: where settings are kept
 * @device: a device
 * @channel: its channel, 0 for what belongs to the device
 * @name: the subject
 * @document: the whole document; it is written out at once
 */
void
sim_settings_set (SimStore *store,
                  guint64 device,
                  guint channel,
                  const char *name,
                  JsonNode *document)
{
  SimRow row = {
    .device = device,
    .channel = channel,
    .name = (char *) name,
    .time = g_get_real_time () / G_USEC_PER_SEC,
    .document = document,
  };

  sim_store_put (store, KIND, &row);
}

/**
 * sim_settings_clear:
 * @store: where settings are kept
 * @device: a device
 * @channel: its channel, 0 for what belongs to the device
 * @name: the subject
 *
 * Goes back to the standard.
 *
 * Returns: %FALSE when nothing had been set
 */
gboolean
sim_settings_clear (SimStore *store, guint64 device, guint channel, const char *name)
{
  return sim_store_remove (store, KIND, device, channel, name);
}
