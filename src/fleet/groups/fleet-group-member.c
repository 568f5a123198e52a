/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups/fleet-group-private.h"

#include "model/fleet-channel.h"
#include "model/fleet-device-private.h"
#include "model/fleet-session.h"

struct _FleetGroupMember
{
  GObject parent;

  char *key;
  char *name; /* (nullable) */
  char *device_id;
  guint channel_id;
  gboolean is_device;
  JsonObject *source; /* (nullable) */

  FleetSession *session; /* weak */
  FleetDevice *device;   /* (nullable) */
  FleetChannel *channel; /* (nullable) */
  gboolean missing;      /* the platform was asked, and does not have the device */
};

enum
{
  PROP_0,
  PROP_DEVICE,
  PROP_CHANNEL,
  PROP_GONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FleetGroupMember, fleet_group_member, G_TYPE_OBJECT)

static void
fleet_group_member_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetGroupMember *self = FLEET_GROUP_MEMBER (object);

  switch (prop_id)
    {
    case PROP_DEVICE:
      g_value_set_object (value, self->device);
      break;
    case PROP_CHANNEL:
      g_value_set_object (value, self->channel);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, fleet_group_member_get_gone (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
on_device (FleetGroupMember *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GONE]);
}

static void
fleet_group_member_drop_device (FleetGroupMember *self)
{
  if (self->device != NULL)
    g_signal_handlers_disconnect_by_data (self->device, self);
  g_clear_object (&self->channel);
  g_clear_object (&self->device);
  self->missing = FALSE;
}

static void
fleet_group_member_dispose (GObject *object)
{
  FleetGroupMember *self = FLEET_GROUP_MEMBER (object);

  fleet_group_member_drop_device (self);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (fleet_group_member_parent_class)->dispose (object);
}

static void
fleet_group_member_finalize (GObject *object)
{
  FleetGroupMember *self = FLEET_GROUP_MEMBER (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->device_id);
  g_clear_pointer (&self->source, json_object_unref);
  G_OBJECT_CLASS (fleet_group_member_parent_class)->finalize (object);
}

static void
fleet_group_member_class_init (FleetGroupMemberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_group_member_get_property;
  object_class->dispose = fleet_group_member_dispose;
  object_class->finalize = fleet_group_member_finalize;

  properties[PROP_DEVICE] = g_param_spec_object ("device", NULL, NULL, FLEET_TYPE_DEVICE, flags);
  properties[PROP_CHANNEL] = g_param_spec_object ("channel", NULL, NULL, FLEET_TYPE_CHANNEL, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_group_member_init (FleetGroupMember *self)
{
}

/**
 * fleet_group_member_new:
 * @key: "DEVICE/CHANNEL" for a channel, "DEVICE" for a whole device
 * @name: (nullable): what it is called now
 *
 * Makes a member for a group.
 *
 * Returns: (transfer full): a new member
 */
FleetGroupMember *
fleet_group_member_new (const char *key, const char *name)
{
  FleetGroupMember *self;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (FLEET_TYPE_GROUP_MEMBER, NULL);
  self->key = g_strdup (key);
  self->name = g_strdup (name);
  self->is_device = !fleet_channel_parse_key (key, &self->device_id, &self->channel_id);
  if (self->is_device)
    self->device_id = g_strdup (key);
  return self;
}

/**
 * fleet_group_member_get_key:
 * @self: a member
 *
 * Gets what names the member within its account. No two members of a group have the same.
 *
 * Returns: "DEVICE/CHANNEL", or "DEVICE" for a whole device
 */
const char *
fleet_group_member_get_key (FleetGroupMember *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), NULL);

  return self->key;
}

/**
 * fleet_group_member_get_name:
 * @self: a member
 *
 * Gets what the member was called when it was added.
 *
 * Returns: (nullable): the name
 */
const char *
fleet_group_member_get_name (FleetGroupMember *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), NULL);

  return self->name;
}

/**
 * fleet_group_member_get_device_id:
 * @self: a member
 *
 * Gets the device that the member is, or whose channel it is.
 *
 * Returns: the platform's id of the device
 */
const char *
fleet_group_member_get_device_id (FleetGroupMember *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), NULL);

  return self->device_id;
}

/**
 * fleet_group_member_is_device:
 * @self: a member
 *
 * Gets whether the member is a device with all its channels.
 *
 * Returns: %FALSE if it is one channel
 */
gboolean
fleet_group_member_is_device (FleetGroupMember *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), FALSE);

  return self->is_device;
}

/**
 * fleet_group_member_dup_title:
 * @self: a member
 *
 * Makes what a row says: what the platform calls it, or else what it was called when it was added.
 *
 * Returns: (transfer full): a name that is never empty
 */
char *
fleet_group_member_dup_title (FleetGroupMember *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), NULL);

  if (self->device != NULL && fleet_device_get_title (self->device) != NULL)
    {
      /* Until the channels are there, their names are not known. */
      if (self->channel != NULL
          && (self->name == NULL || fleet_device_get_channels (self->device) != NULL
              || fleet_device_get_channel_count (self->device) == 1))
        return fleet_channel_dup_name (self->channel);
      if (self->channel == NULL && *fleet_device_get_title (self->device) != '\0')
        return g_strdup (fleet_device_get_title (self->device));
    }
  return g_strdup (self->name != NULL && *self->name != '\0' ? self->name : self->key);
}

/**
 * fleet_group_member_get_device:
 * @self: a member
 *
 * Gets the device that the member is, or whose channel it is.
 *
 * Returns: (transfer none) (nullable): the device; %NULL until it was looked up
 */
FleetDevice *
fleet_group_member_get_device (FleetGroupMember *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), NULL);

  return self->device;
}

/**
 * fleet_group_member_get_channel:
 * @self: a member
 *
 * Gets the channel that the member is.
 *
 * Returns: (transfer none) (nullable): the channel; %NULL for a whole device, and until it was looked up
 */
FleetChannel *
fleet_group_member_get_channel (FleetGroupMember *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), NULL);

  return self->channel;
}

static gboolean
has_channel (GListModel *channels, FleetChannel *channel)
{
  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr (FleetChannel) other = g_list_model_get_item (channels, i);

      if (other == channel)
        return TRUE;
    }
  return FALSE;
}

/**
 * fleet_group_member_get_gone:
 * @self: a member
 *
 * Gets whether the account does not have the member any more, as far as it was asked.
 *
 * Returns: %TRUE if the device, or the channel of the device, is not there
 */
gboolean
fleet_group_member_get_gone (FleetGroupMember *self)
{
  GListModel *channels;

  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (self), FALSE);

  if (self->missing || (self->device != NULL && fleet_device_get_absent (self->device)))
    return TRUE;
  channels = self->channel != NULL ? fleet_device_get_channels (self->device) : NULL;
  return channels != NULL && !has_channel (channels, self->channel);
}

/**
 * fleet_group_member_load:
 * @self: a member that can be seen
 *
 * Asks for the channels of its device, if their names are wanted and not known.
 */
void
fleet_group_member_load (FleetGroupMember *self)
{
  g_return_if_fail (FLEET_IS_GROUP_MEMBER (self));

  if (self->channel == NULL || self->missing || fleet_device_get_title (self->device) == NULL
      || fleet_device_get_channels (self->device) != NULL
      || fleet_device_get_error (self->device) != NULL || fleet_device_get_loading (self->device)
      || (self->channel_id == 1 && fleet_device_get_channel_count (self->device) == 1))
    return;
  fleet_device_load_channels_async (self->device, NULL, NULL, NULL);
}

/* Returns: whether the platform has to be asked for its device. */
gboolean
fleet_group_member_attach (FleetGroupMember *self, FleetSession *session)
{
  if (self->session == session)
    return FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  fleet_group_member_drop_device (self);
  g_set_weak_pointer (&self->session, session);
  self->device = g_object_ref (fleet_session_get_device (session, self->device_id));
  if (!self->is_device)
    self->channel = g_object_ref (fleet_device_get_channel (self->device, self->channel_id));
  g_signal_connect_object (self->device, "notify", G_CALLBACK (on_device), self, G_CONNECT_SWAPPED);
  for (guint i = PROP_DEVICE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  return fleet_device_get_title (self->device) == NULL;
}

/* What the platform says is not known: it is asked again next time. */
void
fleet_group_member_detach (FleetGroupMember *self, FleetSession *session)
{
  if (self->session == session)
    g_clear_weak_pointer (&self->session);
}

/* The platform has told of all devices of the session that it has among those it was asked for. */
void
fleet_group_member_settle (FleetGroupMember *self, FleetSession *session)
{
  if (self->session != session)
    return;
  self->missing = fleet_device_get_title (self->device) == NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GONE]);
}

JsonObject *
fleet_group_member_get_source (FleetGroupMember *self)
{
  return self->source;
}

void
fleet_group_member_set_source (FleetGroupMember *self, JsonObject *source)
{
  JsonObject *old = self->source;

  self->source = source != NULL ? json_object_ref (source) : NULL;
  g_clear_pointer (&old, json_object_unref);
}
