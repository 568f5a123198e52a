/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-device-list.h"

#include "model/fleet-device-filter.h"
#include "model/fleet-row-map.h"
#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"

#include "onv.h"

#define DEBOUNCE_MS 300

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_TAG,
  PROP_ONLINE,
  PROP_TOTAL,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetDeviceList
{
  GObject parent;

  FleetSession *session; /* weak */
  FleetClock *clock;
  FleetDeviceFilter filter;

  OnvPagedList *shown; /* what the rows come from */
  OnvPagedList *next;  /* what will be shown when its first answer is there */
  FleetRowMap *rows;   /* as far as anyone has looked */
  guint n_items;
  guint debounce;
  gboolean loading;
};

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
  g_autoptr (OnvRow) source = NULL;

  if (position >= self->n_items)
    return NULL;
  /* Touching the source is what loads a page, also when the row is an old one. */
  source = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  return g_object_ref (fleet_row_map_get (self->rows, self->session, source, position));
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
    case PROP_TEXT:
      g_value_set_string (value, self->filter.text);
      break;
    case PROP_TAG:
      g_value_set_string (value, self->filter.tag);
      break;
    case PROP_ONLINE:
      g_value_set_enum (value, self->filter.online);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, fleet_device_list_get_total (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
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
    case PROP_TEXT:
      fleet_device_list_set_text (self, g_value_get_string (value));
      break;
    case PROP_TAG:
      fleet_device_list_set_tag (self, g_value_get_string (value));
      break;
    case PROP_ONLINE:
      fleet_device_list_set_online (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_device_list_drop_source (FleetDeviceList *self, OnvPagedList **source)
{
  if (*source != NULL)
    g_signal_handlers_disconnect_by_data (*source, self);
  g_clear_object (source);
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

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, NULL, flags);
  properties[PROP_ONLINE] = g_param_spec_enum ("online", NULL, NULL, FLEET_TYPE_ONLINE_FILTER,
                                               FLEET_ONLINE_FILTER_ALL, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, read);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_device_list_init (FleetDeviceList *self)
{
  self->rows = fleet_row_map_new ();
}

static OnvPagedList *
fleet_device_list_get_newest (FleetDeviceList *self)
{
  return self->next != NULL ? self->next : self->shown;
}

static void
fleet_device_list_set_n_items (FleetDeviceList *self, guint position, guint removed, guint added)
{
  self->n_items = self->n_items - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

static void
fleet_device_list_update_loading (FleetDeviceList *self)
{
  gboolean loading = self->debounce != 0;

  if (!loading && fleet_device_list_get_newest (self) != NULL)
    loading = onv_paged_list_get_loading (fleet_device_list_get_newest (self));
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
on_shown_changed (FleetDeviceList *self, guint position, guint removed, guint added)
{
  fleet_row_map_splice (self->rows, position, removed, added);
  fleet_device_list_set_n_items (self, position, removed, added);
}

static void
on_source_error (FleetDeviceList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* The rows of before stay until the answer to the new question is there: a list does not flicker. */
static void
fleet_device_list_show_next (FleetDeviceList *self)
{
  OnvPagedList *next = g_steal_pointer (&self->next);

  g_signal_handlers_disconnect_by_data (next, self);
  fleet_device_list_drop_source (self, &self->shown);
  self->shown = next;
  fleet_row_map_clear (self->rows);
  g_signal_connect_swapped (next, "items-changed", G_CALLBACK (on_shown_changed), self);
  g_signal_connect_swapped (next, "notify::loading", G_CALLBACK (fleet_device_list_update_loading),
                            self);
  g_signal_connect_swapped (next, "notify::error", G_CALLBACK (on_source_error), self);
  fleet_device_list_set_n_items (self, 0, self->n_items,
                                 g_list_model_get_n_items (G_LIST_MODEL (next)));
  fleet_device_list_update_loading (self);
  on_source_error (self);
}

static void
on_next_loading (FleetDeviceList *self)
{
  if (!onv_paged_list_get_loading (self->next))
    fleet_device_list_show_next (self);
}

static void
fleet_device_list_ask (FleetDeviceList *self)
{
  g_autoptr (OnvDeviceQuery) query = NULL;

  fleet_clock_clear (self->clock, &self->debounce);
  if (self->session == NULL || fleet_session_is_closed (self->session))
    return;
  query = fleet_device_filter_create_query (&self->filter);
  fleet_device_list_drop_source (self, &self->next);
  self->next = onv_device_list_new (fleet_session_get_client (self->session), query);
  g_signal_connect_swapped (self->next, "notify::loading", G_CALLBACK (on_next_loading), self);
  fleet_device_list_update_loading (self);
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
  FleetDeviceList *self;

  g_return_val_if_fail (FLEET_IS_SESSION (session), NULL);

  self = g_object_new (FLEET_TYPE_DEVICE_LIST, NULL);
  g_set_weak_pointer (&self->session, session);
  self->clock = g_object_ref (fleet_session_get_clock (session));
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAG]);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
  fleet_device_list_ask (self);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAG]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
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
