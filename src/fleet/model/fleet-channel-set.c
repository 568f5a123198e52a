/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-channel-set.h"

#include "model/fleet-channel-private.h"

#include "onv.h"

struct _FleetChannelSet
{
  GPtrArray *known;
  GListStore *list; /* (nullable) */
};

FleetChannelSet *
fleet_channel_set_new (void)
{
  FleetChannelSet *self = g_new0 (FleetChannelSet, 1);

  self->known = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
fleet_channel_set_free (FleetChannelSet *self)
{
  g_ptr_array_unref (self->known);
  g_clear_object (&self->list);
  g_free (self);
}

void
fleet_channel_set_clear (FleetChannelSet *self)
{
  if (self->list != NULL)
    g_list_store_remove_all (self->list);
  g_ptr_array_set_size (self->known, 0);
}

FleetChannel *
fleet_channel_set_get (FleetChannelSet *self, FleetDevice *device, guint channel_id)
{
  FleetChannel *channel;

  for (guint i = 0; i < self->known->len; i++)
    {
      channel = g_ptr_array_index (self->known, i);
      if (fleet_channel_get_channel_id (channel) == channel_id)
        return channel;
    }
  channel = fleet_channel_new (device, channel_id);
  g_ptr_array_add (self->known, channel);
  return channel;
}

GListModel *
fleet_channel_set_get_list (FleetChannelSet *self)
{
  return (GListModel *) self->list;
}

static gboolean
has_same_items (GListModel *list, GPtrArray *items)
{
  if (g_list_model_get_n_items (list) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      if (item != g_ptr_array_index (items, i))
        return FALSE;
    }
  return TRUE;
}

static void
fleet_channel_set_show (FleetChannelSet *self, GPtrArray *channels)
{
  if (self->list == NULL)
    self->list = g_list_store_new (FLEET_TYPE_CHANNEL);
  if (has_same_items (G_LIST_MODEL (self->list), channels))
    return;
  g_list_store_splice (self->list, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                       channels->pdata, channels->len);
}

void
fleet_channel_set_take (FleetChannelSet *self, FleetDevice *device, GListModel *records)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (OnvChannel) record = g_list_model_get_item (records, i);
      gint64 channel_id = onv_channel_get_channel_id (record);
      FleetChannel *channel;

      if (channel_id < 0 || channel_id > G_MAXUINT)
        continue;
      channel = fleet_channel_set_get (self, device, (guint) channel_id);
      fleet_channel_update (channel, onv_channel_get_title (record), onv_channel_get_desc (record));
      g_ptr_array_add (channels, channel);
    }
  fleet_channel_set_show (self, channels);
}
