/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-channel-private.h"

#include "fleet-error.h"
#include "model/fleet-device.h"
#include "model/fleet-session-private.h"
#include "ptz/fleet-ptz.h"
#include "sizer/fleet-sizer.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_DEVICE,
  PROP_CHANNEL_ID,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetChannel
{
  GObject parent;

  FleetDevice *device;
  guint channel_id;
  char *title;
  char *description;
  char *key;
  FleetPtz *ptz;     /* once it is asked for */
  FleetSizer *sizer; /* once it is asked for */
};

G_DEFINE_FINAL_TYPE (FleetChannel, fleet_channel, G_TYPE_OBJECT)

static void
fleet_channel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetChannel *self = FLEET_CHANNEL (object);

  switch (prop_id)
    {
    case PROP_DEVICE:
      g_value_set_object (value, self->device);
      break;
    case PROP_CHANNEL_ID:
      g_value_set_uint (value, self->channel_id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_channel_finalize (GObject *object)
{
  FleetChannel *self = FLEET_CHANNEL (object);

  g_clear_object (&self->ptz);
  g_clear_object (&self->sizer);
  g_clear_object (&self->device);
  g_free (self->title);
  g_free (self->description);
  g_free (self->key);
  G_OBJECT_CLASS (fleet_channel_parent_class)->finalize (object);
}

static void
fleet_channel_class_init (FleetChannelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_channel_get_property;
  object_class->finalize = fleet_channel_finalize;

  properties[PROP_DEVICE] = g_param_spec_object ("device", NULL, NULL, FLEET_TYPE_DEVICE, flags);
  properties[PROP_CHANNEL_ID]
      = g_param_spec_uint ("channel-id", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_channel_init (FleetChannel *self)
{
}

/* Only a device makes its channels, so that there is one object for each. */
FleetChannel *
fleet_channel_new (FleetDevice *device, guint channel_id)
{
  FleetChannel *self = g_object_new (FLEET_TYPE_CHANNEL, NULL);

  self->device = g_object_ref (device);
  self->channel_id = channel_id;
  self->key = g_strdup_printf ("%s/%u", fleet_device_get_id (device), channel_id);
  return self;
}

static void
fleet_channel_set_text (FleetChannel *self, char **text, const char *value, guint prop_id)
{
  if (g_strcmp0 (*text, value) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

void
fleet_channel_update (FleetChannel *self, const char *title, const char *description)
{
  fleet_channel_set_text (self, &self->title, title, PROP_TITLE);
  fleet_channel_set_text (self, &self->description, description, PROP_DESCRIPTION);
}

/**
 * fleet_channel_get_device:
 * @self: a channel
 *
 * Gets the device that the channel belongs to.
 *
 * Returns: (transfer none): the device
 */
FleetDevice *
fleet_channel_get_device (FleetChannel *self)
{
  g_return_val_if_fail (FLEET_IS_CHANNEL (self), NULL);

  return self->device;
}

/**
 * fleet_channel_get_channel_id:
 * @self: a channel
 *
 * Gets the number of the channel in its device.
 *
 * Returns: the number
 */
guint
fleet_channel_get_channel_id (FleetChannel *self)
{
  g_return_val_if_fail (FLEET_IS_CHANNEL (self), 0);

  return self->channel_id;
}

/**
 * fleet_channel_get_title:
 * @self: a channel
 *
 * Gets the title that the platform has for the channel.
 *
 * Returns: (nullable): the title; %NULL until the device's channels are loaded
 */
const char *
fleet_channel_get_title (FleetChannel *self)
{
  g_return_val_if_fail (FLEET_IS_CHANNEL (self), NULL);

  return self->title;
}

/**
 * fleet_channel_get_description:
 * @self: a channel
 *
 * Gets the description that the platform has for the channel.
 *
 * Returns: (nullable): the description
 */
const char *
fleet_channel_get_description (FleetChannel *self)
{
  g_return_val_if_fail (FLEET_IS_CHANNEL (self), NULL);

  return self->description;
}

/**
 * fleet_channel_get_key:
 * @self: a channel
 *
 * Gets what names the channel within its account, in files and on the command line.
 *
 * Returns: "DEVICE/CHANNEL"
 */
const char *
fleet_channel_get_key (FleetChannel *self)
{
  g_return_val_if_fail (FLEET_IS_CHANNEL (self), NULL);

  return self->key;
}

/**
 * fleet_channel_get_ptz:
 * @self: a channel
 *
 * Gets the head of the camera, which stops when the session is closed.
 *
 * Returns: (nullable) (transfer none): the head; %NULL if it is asked for only after the session was
 *   closed
 */
FleetPtz *
fleet_channel_get_ptz (FleetChannel *self)
{
  g_autoptr (FleetSession) session = NULL;
  g_autoptr (FleetPtzLine) line = NULL;

  g_return_val_if_fail (FLEET_IS_CHANNEL (self), NULL);

  session = self->ptz == NULL ? fleet_device_dup_session (self->device) : NULL;
  if (session == NULL)
    return self->ptz;
  line = fleet_ptz_line_new (fleet_session_get_client (session), fleet_device_get_id (self->device),
                             self->channel_id);
  self->ptz = fleet_ptz_new (line, fleet_session_get_clock (session));
  g_signal_connect_object (fleet_session_get_closing (session), "cancelled",
                           G_CALLBACK (fleet_ptz_stop), self->ptz, G_CONNECT_SWAPPED);
  return self->ptz;
}

static void
on_level (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetSizer) sizer = user_data;
  g_autoptr (GError) error = NULL;

  if (!onv_client_set_stream_level_finish (ONV_CLIENT (source), result, &error))
    g_debug ("A stream of another size: %s", error->message);
  fleet_sizer_answer (sizer, error);
}

static void
on_send (FleetSizer *sizer, FleetStreamSize size, FleetChannel *self)
{
  g_autoptr (FleetSession) session = fleet_device_dup_session (self->device);
  g_autoptr (GError) error = NULL;

  if (session != NULL)
    {
      onv_client_set_stream_level_async (fleet_session_get_client (session),
                                         fleet_device_get_id (self->device), self->channel_id,
                                         (OnvStreamLevel) size, fleet_session_get_closing (session),
                                         on_level, g_object_ref (sizer));
      return;
    }
  error = g_error_new_literal (FLEET_ERROR, FLEET_ERROR_CLOSED, "The account is closed");
  fleet_sizer_answer (sizer, error);
}

/**
 * fleet_channel_get_sizer:
 * @self: a channel
 *
 * Returns: (nullable) (transfer none): which stream the camera is asked for; %NULL if it is asked for only after the
 *   session was closed
 */
FleetSizer *
fleet_channel_get_sizer (FleetChannel *self)
{
  g_autoptr (FleetSession) session = NULL;

  g_return_val_if_fail (FLEET_IS_CHANNEL (self), NULL);

  session = self->sizer == NULL ? fleet_device_dup_session (self->device) : NULL;
  if (session == NULL)
    return self->sizer;
  self->sizer = fleet_sizer_new (fleet_session_get_clock (session));
  g_signal_connect_object (self->sizer, "send", G_CALLBACK (on_send), self, 0);
  return self->sizer;
}

/**
 * fleet_channel_dup_name:
 * @self: a channel
 *
 * Makes the name that a tile shows: the device's title, and the channel's
 * where there are several, or where the only one is another.
 *
 * Returns: (transfer full): a name that is never empty
 */
char *
fleet_channel_dup_name (FleetChannel *self)
{
  const char *device;

  g_return_val_if_fail (FLEET_IS_CHANNEL (self), NULL);

  device = fleet_device_get_title (self->device);
  if (device == NULL || *device == '\0')
    device = fleet_device_get_id (self->device);
  if (fleet_device_get_channel_count (self->device) == 1 && self->channel_id == 1)
    return g_strdup (device);
  if (self->title != NULL && *self->title != '\0')
    return g_strdup_printf (C_ ("device and channel", "%s · %s"), device, self->title);
  return g_strdup_printf (C_ ("device and channel number", "%s · %u"), device, self->channel_id);
}

/**
 * fleet_channel_parse_key:
 * @key: (nullable): a text
 * @device_id: (out) (optional) (transfer full): the device
 * @channel_id: (out) (optional): the channel's number
 *
 * Takes a key apart.
 *
 * Returns: %TRUE if @key has the form "DEVICE/CHANNEL"
 */
gboolean
fleet_channel_parse_key (const char *key, char **device_id, guint *channel_id)
{
  const char *slash = key != NULL ? strrchr (key, '/') : NULL;
  guint64 number;

  if (slash == NULL || slash == key || strchr (key, '/') != slash
      || !g_ascii_string_to_unsigned (slash + 1, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  if (device_id != NULL)
    *device_id = g_strndup (key, (gsize) (slash - key));
  if (channel_id != NULL)
    *channel_id = (guint) number;
  return TRUE;
}
