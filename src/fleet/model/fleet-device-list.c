/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-device-list-private.h"

#include "model/fleet-device.h"
#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"

#include "onv.h"

#define DEBOUNCE_MS 300

static GParamSpec *properties[FLEET_DEVICE_LIST_N_PROPS];

static void fleet_device_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FleetDeviceList,
                               fleet_device_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fleet_device_list_model_iface_init))

static GType
fleet_device_list_get_item_type (GListModel *list)
{
  return FLEET_TYPE_DEVICE_ROW;
}

static guint
fleet_device_list_get_n_items (GListModel *list)
{
  return FLEET_DEVICE_LIST (list)->n_items;
}

static gpointer
fleet_device_list_get_item (GListModel *list, guint position)
{
  FleetDeviceList *self = FLEET_DEVICE_LIST (list);

  if (position >= self->n_items)
    return NULL;
  return g_object_ref (fleet_row_map_get (self->rows, self, position));
}

static void
fleet_device_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = fleet_device_list_get_item_type;
  iface->get_n_items = fleet_device_list_get_n_items;
  iface->get_item = fleet_device_list_get_item;
}

static void
fleet_device_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetDeviceList *self = FLEET_DEVICE_LIST (object);

  switch (prop_id)
    {
    case FLEET_DEVICE_LIST_TEXT:
      g_value_set_string (value, self->filter.text);
      break;
    case FLEET_DEVICE_LIST_TAG:
      g_value_set_string (value, self->filter.tag);
      break;
    case FLEET_DEVICE_LIST_ONLINE:
      g_value_set_enum (value, self->filter.online);
      break;
    case FLEET_DEVICE_LIST_TOTAL:
      g_value_set_uint (value, fleet_device_list_get_total (self));
      break;
    case FLEET_DEVICE_LIST_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case FLEET_DEVICE_LIST_ERROR:
      g_value_set_boxed (value, fleet_device_list_get_error (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_device_list_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  FleetDeviceList *self = FLEET_DEVICE_LIST (object);

  switch (prop_id)
    {
    case FLEET_DEVICE_LIST_TEXT:
      fleet_device_list_set_text (self, g_value_get_string (value));
      break;
    case FLEET_DEVICE_LIST_TAG:
      fleet_device_list_set_tag (self, g_value_get_string (value));
      break;
    case FLEET_DEVICE_LIST_ONLINE:
      fleet_device_list_set_online (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_device_list_dispose (GObject *object)
{
  FleetDeviceList *self = FLEET_DEVICE_LIST (object);

  if (self->clock != NULL)
    fleet_clock_clear (self->clock, &self->debounce);
  fleet_device_list_drop_source (self, &self->shown);
  fleet_device_list_drop_source (self, &self->next);
  fleet_row_map_clear (self->rows);
  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (fleet_device_list_parent_class)->dispose (object);
}

static void
fleet_device_list_finalize (GObject *object)
{
  FleetDeviceList *self = FLEET_DEVICE_LIST (object);

  fleet_row_map_free (self->rows);
  fleet_device_filter_clear (&self->filter);
  G_OBJECT_CLASS (fleet_device_list_parent_class)->finalize (object);
}

static void
fleet_device_list_class_init (FleetDeviceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = read | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = fleet_device_list_get_property;
  object_class->set_property = fleet_device_list_set_property;
  object_class->dispose = fleet_device_list_dispose;
  object_class->finalize = fleet_device_list_finalize;

  properties[FLEET_DEVICE_LIST_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[FLEET_DEVICE_LIST_TAG] = g_param_spec_string ("tag", NULL, NULL, NULL, flags);
  properties[FLEET_DEVICE_LIST_ONLINE]
      = g_param_spec_enum ("online", NULL, NULL, FLEET_TYPE_ONLINE_FILTER, FLEET_ONLINE_FILTER_ALL,
                           flags);
  properties[FLEET_DEVICE_LIST_TOTAL]
      = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[FLEET_DEVICE_LIST_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, read);
  properties[FLEET_DEVICE_LIST_ERROR]
      = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);
  g_object_class_install_properties (object_class, FLEET_DEVICE_LIST_N_PROPS, properties);
}

void
fleet_device_list_notify (FleetDeviceList *self, FleetDeviceListProp prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
fleet_device_list_init (FleetDeviceList *self)
{
  self->rows = fleet_row_map_new ();
}

static void
on_debounced (gpointer user_data)
{
  FleetDeviceList *self = user_data;

  self->debounce = 0;
  fleet_device_list_ask (self);
}

/**
 * fleet_device_list_new:
 * @session: a session
 *
 * Creates a list of the session's devices, and begins to load it. It does not keep the session.
 *
 * Returns: (transfer full): a list of [class@Fleet.DeviceRow]
 */
FleetDeviceList *
fleet_device_list_new (FleetSession *session)
{
  return fleet_device_list_new_for_text (session, NULL);
}

/**
 * fleet_device_list_new_for_text:
 * @session: a session
 * @text: (nullable): how the id or the title starts
 *
 * Creates a list of those of the session's devices that [method@Fleet.DeviceList.set_text] would look for.
 *
 * Returns: (transfer full): a list of [class@Fleet.DeviceRow]
 */
FleetDeviceList *
fleet_device_list_new_for_text (FleetSession *session, const char *text)
{
  FleetDeviceList *self;

  g_return_val_if_fail (FLEET_IS_SESSION (session), NULL);

  self = g_object_new (FLEET_TYPE_DEVICE_LIST, NULL);
  g_set_weak_pointer (&self->session, session);
  self->clock = g_object_ref (fleet_session_get_clock (session));
  fleet_device_filter_set_text (&self->filter.text, text);
  fleet_device_list_ask (self);
  return self;
}

/**
 * fleet_device_list_get_text:
 * @self: a list
 *
 * Gets what devices are looked for by.
 *
 * Returns: (nullable): the text
 */
const char *
fleet_device_list_get_text (FleetDeviceList *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), NULL);

  return self->filter.text;
}

/**
 * fleet_device_list_set_text:
 * @self: a list
 * @text: (nullable): how the id or the title starts
 *
 * Looks for devices whose id or title starts with a text; the platform cannot look for more. It
 * may be called at each key: the platform is asked when typing pauses.
 */
void
fleet_device_list_set_text (FleetDeviceList *self, const char *text)
{
  g_return_if_fail (FLEET_IS_DEVICE_LIST (self));

  if (!fleet_device_filter_set_text (&self->filter.text, text))
    return;
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_TEXT);
  fleet_clock_clear (self->clock, &self->debounce);
  self->debounce = fleet_clock_add (self->clock, DEBOUNCE_MS, on_debounced, self);
  fleet_device_list_update_loading (self);
}

/**
 * fleet_device_list_get_tag:
 * @self: a list
 *
 * Gets the tag that devices must have.
 *
 * Returns: (nullable): the tag
 */
const char *
fleet_device_list_get_tag (FleetDeviceList *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), NULL);

  return self->filter.tag;
}

/**
 * fleet_device_list_set_tag:
 * @self: a list
 * @tag: (nullable): a tag, or %NULL for any device
 *
 * Lists only devices with a tag.
 */
void
fleet_device_list_set_tag (FleetDeviceList *self, const char *tag)
{
  g_return_if_fail (FLEET_IS_DEVICE_LIST (self));

  if (!fleet_device_filter_set_text (&self->filter.tag, tag))
    return;
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_TAG);
  fleet_device_list_ask (self);
}

/**
 * fleet_device_list_get_online:
 * @self: a list
 *
 * Gets which devices are listed.
 *
 * Returns: the filter
 */
FleetOnlineFilter
fleet_device_list_get_online (FleetDeviceList *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), FLEET_ONLINE_FILTER_ALL);

  return self->filter.online;
}

/**
 * fleet_device_list_set_online:
 * @self: a list
 * @online: which devices to list
 *
 * Lists only devices that were online, or offline, when the platform was asked. A device whose state
 * changes later stays in its row until the list is loaded again.
 */
void
fleet_device_list_set_online (FleetDeviceList *self, FleetOnlineFilter online)
{
  g_return_if_fail (FLEET_IS_DEVICE_LIST (self));

  if (self->filter.online == online)
    return;
  self->filter.online = online;
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_ONLINE);
  fleet_device_list_ask (self);
}

/**
 * fleet_device_list_find:
 * @self: a list
 * @device: a device
 *
 * Gets where a device stands, as far as rows have been looked at.
 *
 * Returns: its position, or %G_MAXUINT
 */
guint
fleet_device_list_find (FleetDeviceList *self, FleetDevice *device)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), G_MAXUINT);
  g_return_val_if_fail (FLEET_IS_DEVICE (device), G_MAXUINT);

  return fleet_row_map_find (self->rows, device);
}

/**
 * fleet_device_list_get_total:
 * @self: a list
 *
 * Gets how many devices the platform has that match, loaded or not.
 *
 * Returns: the number, 0 until it is known
 */
guint
fleet_device_list_get_total (FleetDeviceList *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), 0);

  return self->n_items;
}

/**
 * fleet_device_list_get_loading:
 * @self: a list
 *
 * Gets whether an answer is waited for.
 *
 * Returns: %TRUE while anything is being loaded, or is about to be
 */
gboolean
fleet_device_list_get_loading (FleetDeviceList *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), FALSE);

  return self->loading;
}

/**
 * fleet_device_list_get_error:
 * @self: a list
 *
 * Gets why the list could not be loaded.
 *
 * Returns: (nullable): the last error, or %NULL when the last answer was good
 */
const GError *
fleet_device_list_get_error (FleetDeviceList *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), NULL);

  return self->shown != NULL ? onv_paged_list_get_error (self->shown) : NULL;
}

/**
 * fleet_device_list_is_filtered:
 * @self: a list
 *
 * Gets whether the list may hold less than everything, so that an empty one can say why.
 *
 * Returns: %TRUE if a text, a tag or a state is set
 */
gboolean
fleet_device_list_is_filtered (FleetDeviceList *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), FALSE);

  return fleet_device_filter_is_set (&self->filter);
}

/**
 * fleet_device_list_admits:
 * @self: a list
 * @device: a device, which need not be in the list
 *
 * Gets whether a device has the tag and the state that the list asks for, as far as they are known. Whether its name
 * is one that is looked for is not looked at.
 *
 * Returns: %FALSE if it is not to be shown
 */
gboolean
fleet_device_list_admits (FleetDeviceList *self, FleetDevice *device)
{
  g_return_val_if_fail (FLEET_IS_DEVICE_LIST (self), FALSE);
  g_return_val_if_fail (FLEET_IS_DEVICE (device), FALSE);

  return fleet_device_filter_admits (&self->filter, device);
}

/**
 * fleet_device_list_clear_filters:
 * @self: a list
 *
 * Lists every device again.
 */
void
fleet_device_list_clear_filters (FleetDeviceList *self)
{
  g_return_if_fail (FLEET_IS_DEVICE_LIST (self));

  if (!fleet_device_list_is_filtered (self))
    return;
  fleet_device_filter_clear (&self->filter);
  self->filter.online = FLEET_ONLINE_FILTER_ALL;
  g_object_freeze_notify (G_OBJECT (self));
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_TEXT);
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_TAG);
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_ONLINE);
  fleet_device_list_ask (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * fleet_device_list_reload:
 * @self: a list
 *
 * Asks the platform again. The rows stay until the answer is there.
 */
void
fleet_device_list_reload (FleetDeviceList *self)
{
  g_return_if_fail (FLEET_IS_DEVICE_LIST (self));

  fleet_device_list_ask (self);
}
