/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-device-private.h"

#include "model/fleet-channel-set.h"
#include "model/fleet-session.h"
#include "poll/fleet-clock.h"

#include "onv.h"

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_ONLINE,
  PROP_LAST_LOGIN,
  PROP_TAGS,
  PROP_CHANNEL_COUNT,
  PROP_CHANNELS,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetDevice
{
  GObject parent;

  FleetSession *session; /* not owned: it owns this, and detaches it when it closes */
  char *id;
  char *title;
  char *description;
  char *last_login;
  char **tags;
  FleetChannelSet *channels; /* (nullable): until a channel is asked for */
  GPtrArray *waiting;
  GError *error;
  gint64 online_at;
  int channel_count;
  FleetOnline online;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (FleetDevice, fleet_device, G_TYPE_OBJECT)

static void
fleet_device_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetDevice *self = FLEET_DEVICE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_ONLINE:
      g_value_set_enum (value, self->online);
      break;
    case PROP_LAST_LOGIN:
      g_value_set_string (value, self->last_login);
      break;
    case PROP_TAGS:
      g_value_set_boxed (value, self->tags);
      break;
    case PROP_CHANNEL_COUNT:
      g_value_set_int (value, self->channel_count);
      break;
    case PROP_CHANNELS:
      g_value_set_object (value, fleet_device_get_channels (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_device_finalize (GObject *object)
{
  FleetDevice *self = FLEET_DEVICE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self->last_login);
  g_strfreev (self->tags);
  g_clear_pointer (&self->channels, fleet_channel_set_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (fleet_device_parent_class)->finalize (object);
}

static void
fleet_device_class_init (FleetDeviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_device_get_property;
  object_class->finalize = fleet_device_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_ONLINE]
      = g_param_spec_enum ("online", NULL, NULL, FLEET_TYPE_ONLINE, FLEET_ONLINE_UNKNOWN, flags);
  properties[PROP_LAST_LOGIN] = g_param_spec_string ("last-login", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_CHANNEL_COUNT]
      = g_param_spec_int ("channel-count", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_CHANNELS]
      = g_param_spec_object ("channels", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_device_init (FleetDevice *self)
{
  self->channel_count = -1;
}

FleetDevice *
fleet_device_new (FleetSession *session, const char *id)
{
  FleetDevice *self = g_object_new (FLEET_TYPE_DEVICE, NULL);

  self->session = session;
  self->id = g_strdup (id);
  return self;
}

void
fleet_device_detach (FleetDevice *self)
{
  self->session = NULL;
  if (self->channels != NULL)
    fleet_channel_set_clear (self->channels);
}

static void
fleet_device_set_text (FleetDevice *self, char **text, const char *value, guint prop_id)
{
  if (g_strcmp0 (*text, value) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
fleet_device_set_tags (FleetDevice *self, const char *const *tags)
{
  if (tags == NULL || (self->tags != NULL && g_strv_equal ((const char *const *) self->tags, tags)))
    return;
  g_strfreev (self->tags);
  self->tags = g_strdupv ((char **) tags);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGS]);
}

static void
fleet_device_set_channel_count (FleetDevice *self, int count)
{
  if (self->channel_count == count)
    return;
  self->channel_count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANNEL_COUNT]);
}

static void
fleet_device_set_last_login (FleetDevice *self, const OnvTime *last_login)
{
  g_autofree char *text = last_login != NULL ? onv_time_to_text (last_login) : NULL;

  if (text != NULL)
    fleet_device_set_text (self, &self->last_login, text, PROP_LAST_LOGIN);
}

/* 1.4 and 1.5 do not send the same members: what was not sent stays as it was. */
void
fleet_device_update (FleetDevice *self, OnvDevice *record)
{
  OnvRecord *sent = ONV_RECORD (record);

  g_object_freeze_notify (G_OBJECT (self));
  if (onv_record_has (sent, "title"))
    fleet_device_set_text (self, &self->title, onv_device_get_title (record), PROP_TITLE);
  if (onv_record_has (sent, "desc"))
    fleet_device_set_text (self, &self->description, onv_device_get_desc (record),
                           PROP_DESCRIPTION);
  if (onv_record_has (sent, "online"))
    fleet_device_set_online (self, onv_device_get_online (record) ? FLEET_ONLINE_ONLINE
                                                                  : FLEET_ONLINE_OFFLINE);
  if (onv_record_has (sent, "channel-count"))
    fleet_device_set_channel_count (self, (int) CLAMP (onv_device_get_channel_count (record), 0,
                                                       G_MAXINT));
  fleet_device_set_tags (self, onv_device_get_tags (record));
  fleet_device_set_last_login (self, onv_device_get_last_login (record));
  g_object_thaw_notify (G_OBJECT (self));
}

void
fleet_device_set_online (FleetDevice *self, FleetOnline online)
{
  gboolean first = self->online_at == 0;

  if (self->session != NULL)
    self->online_at = fleet_clock_get_monotonic (fleet_session_get_clock (self->session));
  if (self->online == online && !first)
    return;
  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

gint64
fleet_device_get_online_at (FleetDevice *self)
{
  return self->online_at;
}

gboolean
fleet_device_get_absent (FleetDevice *self)
{
  return self->online == FLEET_ONLINE_UNKNOWN && self->online_at != 0;
}

void
fleet_device_set_loading (FleetDevice *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
fleet_device_set_error (FleetDevice *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
fleet_device_add_waiting (FleetDevice *self, GTask *task)
{
  if (self->waiting == NULL)
    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, g_object_ref (task));
}

GPtrArray *
fleet_device_steal_waiting (FleetDevice *self)
{
  return g_steal_pointer (&self->waiting);
}

/**
 * fleet_device_dup_session:
 * @self: a device
 *
 * Gets the session that the device belongs to.
 *
 * Returns: (nullable) (transfer full): the session, or %NULL once it is closed
 */
FleetSession *
fleet_device_dup_session (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return self->session != NULL ? g_object_ref (self->session) : NULL;
}

/**
 * fleet_device_get_id:
 * @self: a device
 *
 * Gets the platform's id of the device.
 *
 * Returns: the id
 */
const char *
fleet_device_get_id (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return self->id;
}

/**
 * fleet_device_get_title:
 * @self: a device
 *
 * Gets the device's title.
 *
 * Returns: (nullable): the title; %NULL until the platform has told it
 */
const char *
fleet_device_get_title (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return self->title;
}

/**
 * fleet_device_get_description:
 * @self: a device
 *
 * Gets the device's description.
 *
 * Returns: (nullable): the description
 */
const char *
fleet_device_get_description (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return self->description;
}

/**
 * fleet_device_get_online:
 * @self: a device
 *
 * Gets what the platform said last. It stays fresh while the poller knows that it is visible.
 *
 * Returns: whether the device is online
 */
FleetOnline
fleet_device_get_online (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), FLEET_ONLINE_UNKNOWN);

  return self->online;
}

/**
 * fleet_device_get_last_login:
 * @self: a device
 *
 * Gets when the device was online last, as the platform's text in the platform's zone.
 *
 * Returns: (nullable): "YYYY-MM-DD HH:MM:SS"
 */
const char *
fleet_device_get_last_login (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return self->last_login;
}

/**
 * fleet_device_get_tags:
 * @self: a device
 *
 * Gets the device's tags, where the platform sends them.
 *
 * Returns: (nullable) (array zero-terminated=1) (transfer none): the tags
 */
const char *const *
fleet_device_get_tags (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return (const char *const *) self->tags;
}

/**
 * fleet_device_get_channel_count:
 * @self: a device
 *
 * Gets the number of channels.
 *
 * Returns: the number, or -1 while it is unknown
 */
int
fleet_device_get_channel_count (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), -1);

  return self->channel_count;
}

/**
 * fleet_device_get_channels:
 * @self: a device
 *
 * Gets the channels.
 *
 * Returns: (nullable) (transfer none): a list of [class@Fleet.Channel], the same one for the life
 *   of the device, or %NULL until [method@Fleet.Device.load_channels_async] has succeeded once
 */
GListModel *
fleet_device_get_channels (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return self->channels != NULL ? fleet_channel_set_get_list (self->channels) : NULL;
}

/**
 * fleet_device_get_loading:
 * @self: a device
 *
 * Gets whether the channels are being loaded.
 *
 * Returns: %TRUE while they are
 */
gboolean
fleet_device_get_loading (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), FALSE);

  return self->loading;
}

/**
 * fleet_device_get_error:
 * @self: a device
 *
 * Gets why the channels could not be loaded.
 *
 * Returns: (nullable): the error, or %NULL
 */
const GError *
fleet_device_get_error (FleetDevice *self)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  return self->error;
}

/**
 * fleet_device_get_channel:
 * @self: a device
 * @channel_id: a channel's number
 *
 * Gets a channel by its number, also when the channels are not loaded and even when the platform
 * has no such channel: playing it tells.
 *
 * Returns: (transfer none) (nullable): the one object for this channel, or %NULL once the session
 *   is closed
 */
FleetChannel *
fleet_device_get_channel (FleetDevice *self, guint channel_id)
{
  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  if (self->session == NULL)
    return NULL;
  if (self->channels == NULL)
    self->channels = fleet_channel_set_new ();
  return fleet_channel_set_get (self->channels, self, channel_id);
}

void
fleet_device_take_channels (FleetDevice *self, GListModel *records)
{
  gboolean first = fleet_device_get_channels (self) == NULL;

  if (self->channels == NULL)
    self->channels = fleet_channel_set_new ();
  fleet_channel_set_take (self->channels, self, records);
  fleet_device_set_channel_count (self, (int) g_list_model_get_n_items (
                                            fleet_device_get_channels (self)));
  if (first)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANNELS]);
}
