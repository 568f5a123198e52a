/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-channel-model.h"

#include "devices/lookout-tree-note.h"
#include "fleet.h"

struct _LookoutChannelModel
{
  GObject parent_instance;

  FleetDeviceRow *row;
  FleetDevice *device;
  GListModel *channels; /* NULL while not loaded */
  LookoutTreeNote *note;
  guint n_items; /* as last announced */
};

static guint
lookout_channel_model_count_channels (LookoutChannelModel *self)
{
  return self->channels != NULL ? g_list_model_get_n_items (self->channels) : 0;
}

static GType
lookout_channel_model_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
lookout_channel_model_get_n_items (GListModel *model)
{
  return LOOKOUT_CHANNEL_MODEL (model)->n_items;
}

static gpointer
lookout_channel_model_get_item (GListModel *model, guint position)
{
  LookoutChannelModel *self = LOOKOUT_CHANNEL_MODEL (model);

  if (lookout_channel_model_count_channels (self) > 0)
    return g_list_model_get_item (self->channels, position);
  return position == 0 ? g_object_ref (self->note) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = lookout_channel_model_get_item_type;
  iface->get_n_items = lookout_channel_model_get_n_items;
  iface->get_item = lookout_channel_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LookoutChannelModel,
                               lookout_channel_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
lookout_channel_model_announce (LookoutChannelModel *self)
{
  guint before = self->n_items;

  self->n_items = MAX (lookout_channel_model_count_channels (self), 1);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_items);
}

static void
on_channels_changed (LookoutChannelModel *self)
{
  if (self->channels != NULL)
    g_signal_handlers_disconnect_by_func (self->channels, lookout_channel_model_announce, self);
  g_set_object (&self->channels, fleet_device_get_channels (self->device));
  if (self->channels != NULL)
    g_signal_connect_object (self->channels, "items-changed",
                             G_CALLBACK (lookout_channel_model_announce), self, G_CONNECT_SWAPPED);
  lookout_channel_model_announce (self);
}

static void
on_device_changed (LookoutChannelModel *self)
{
  FleetDevice *device = fleet_device_row_get_device (self->row);

  if (device == NULL || device == self->device)
    return;
  if (self->device != NULL)
    g_signal_handlers_disconnect_by_func (self->device, on_channels_changed, self);
  g_set_object (&self->device, device);
  lookout_tree_note_set_device (self->note, device);
  g_signal_connect_object (device, "notify::channels", G_CALLBACK (on_channels_changed), self,
                           G_CONNECT_SWAPPED);
  on_channels_changed (self);
}

static void
lookout_channel_model_finalize (GObject *object)
{
  LookoutChannelModel *self = LOOKOUT_CHANNEL_MODEL (object);

  g_clear_object (&self->row);
  g_clear_object (&self->device);
  g_clear_object (&self->channels);
  g_clear_object (&self->note);
  G_OBJECT_CLASS (lookout_channel_model_parent_class)->finalize (object);
}

static void
lookout_channel_model_class_init (LookoutChannelModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_channel_model_finalize;
}

static void
lookout_channel_model_init (LookoutChannelModel *self)
{
  self->note = lookout_tree_note_new (NULL);
  self->n_items = 1;
}

/**
 * lookout_channel_model_new:
 * @row: a row of the device list, whose device may not be loaded yet
 *
 * Returns: (transfer full): what stands below it in the tree; never empty
 */
GListModel *
lookout_channel_model_new (FleetDeviceRow *row)
{
  LookoutChannelModel *self = g_object_new (LOOKOUT_TYPE_CHANNEL_MODEL, NULL);

  self->row = g_object_ref (row);
  g_signal_connect_object (row, "notify::device", G_CALLBACK (on_device_changed), self,
                           G_CONNECT_SWAPPED);
  on_device_changed (self);
  return G_LIST_MODEL (self);
}
