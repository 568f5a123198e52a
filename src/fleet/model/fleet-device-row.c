/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-device-row-private.h"

#include "model/fleet-device-list-private.h"
#include "model/fleet-device.h"
#include "model/fleet-session-private.h"

#include "onv.h"

enum
{
  PROP_0,
  PROP_DEVICE,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/**
 * FleetDeviceRow:
 *
 * A place in a [class@Fleet.DeviceList]. Its page is asked for when someone first asks what is in it, not
 * when it is taken from the list: the GtkTreeListModel of GTK 4.18, unlike that of 4.8, takes every row
 * of an open account, and there may be 100,000.
 */
struct _FleetDeviceRow
{
  GObject parent;

  FleetDeviceList *list; /* not owned; %NULL once it has dropped the row */
  guint position;
  OnvRow *source; /* %NULL while nobody has looked */
  FleetDevice *device;
};

G_DEFINE_FINAL_TYPE (FleetDeviceRow, fleet_device_row, G_TYPE_OBJECT)

static void
fleet_device_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetDeviceRow *self = FLEET_DEVICE_ROW (object);

  switch (prop_id)
    {
    case PROP_DEVICE:
      g_value_set_object (value, fleet_device_row_get_device (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, fleet_device_row_get_loading (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, fleet_device_row_get_error (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_device_row_dispose (GObject *object)
{
  FleetDeviceRow *self = FLEET_DEVICE_ROW (object);

  g_clear_object (&self->source);
  g_clear_object (&self->device);
  G_OBJECT_CLASS (fleet_device_row_parent_class)->dispose (object);
}

static void
fleet_device_row_class_init (FleetDeviceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_device_row_get_property;
  object_class->dispose = fleet_device_row_dispose;

  properties[PROP_DEVICE] = g_param_spec_object ("device", NULL, NULL, FLEET_TYPE_DEVICE, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_device_row_init (FleetDeviceRow *self)
{
}

static gboolean
fleet_device_row_take_item (FleetDeviceRow *self)
{
  GObject *item = onv_row_get_item (self->source);
  FleetDevice *device = NULL;

  if (item != NULL && self->list->session != NULL)
    device = fleet_session_take_record (self->list->session, ONV_DEVICE (item));
  return g_set_object (&self->device, device);
}

static void
on_row_item (FleetDeviceRow *self)
{
  if (fleet_device_row_take_item (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEVICE]);
}

static void
on_row_loading (FleetDeviceRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
on_row_error (FleetDeviceRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

FleetDeviceRow *
fleet_device_row_new (FleetDeviceList *list, guint position)
{
  FleetDeviceRow *self = g_object_new (FLEET_TYPE_DEVICE_ROW, NULL);

  self->list = list;
  self->position = position;
  return self;
}

gboolean
fleet_device_row_has (FleetDeviceRow *self, FleetDevice *device)
{
  return self->device == device;
}

void
fleet_device_row_move (FleetDeviceRow *self, guint position)
{
  self->position = position;
}

void
fleet_device_row_detach (FleetDeviceRow *self)
{
  self->list = NULL;
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
}

static void
fleet_device_row_follow (FleetDeviceRow *self, OnvRow *source)
{
  self->source = g_object_ref (source);
  g_signal_connect_object (source, "notify::item", G_CALLBACK (on_row_item), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "notify::loading", G_CALLBACK (on_row_loading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "notify::error", G_CALLBACK (on_row_error), self,
                           G_CONNECT_SWAPPED);
  fleet_device_row_take_item (self);
}

/* Each look at a row that has nothing yet brings its page forward among those that are waited for. */
static void
fleet_device_row_look (FleetDeviceRow *self)
{
  g_autoptr (OnvRow) source = NULL;

  if (self->list == NULL || self->device != NULL)
    return;
  source = fleet_device_list_dup_source (self->list, self->position);
  if (self->source == NULL)
    fleet_device_row_follow (self, source);
}

/**
 * fleet_device_row_get_device:
 * @self: a row
 *
 * Gets the device in the row.
 *
 * Returns: (nullable) (transfer none): the session's one object for the device, or %NULL while it is
 *   being loaded
 */
FleetDevice *
fleet_device_row_get_device (FleetDeviceRow *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_ROW (self), NULL);

  fleet_device_row_look (self);
  return self->device;
}

/**
 * fleet_device_row_get_loading:
 * @self: a row
 *
 * Gets whether the row is being loaded.
 *
 * Returns: %TRUE while it is
 */
gboolean
fleet_device_row_get_loading (FleetDeviceRow *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_ROW (self), FALSE);

  fleet_device_row_look (self);
  return self->source != NULL && onv_row_get_loading (self->source);
}

/**
 * fleet_device_row_get_error:
 * @self: a row
 *
 * Gets why the row could not be loaded.
 *
 * Returns: (nullable): the error, or %NULL
 */
const GError *
fleet_device_row_get_error (FleetDeviceRow *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_ROW (self), NULL);

  fleet_device_row_look (self);
  return self->source != NULL ? onv_row_get_error (self->source) : NULL;
}
