/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-types.h"

static const GEnumValue protocol_values[] = {
  { MEDIA_PROTOCOL_FLV, "MEDIA_PROTOCOL_FLV", "flv" },
  { MEDIA_PROTOCOL_HLS, "MEDIA_PROTOCOL_HLS", "hls" },
  { MEDIA_PROTOCOL_RTMP, "MEDIA_PROTOCOL_RTMP", "rtmp" },
  { 0, NULL, NULL },
};

static const GEnumValue state_values[] = {
  { MEDIA_STATE_IDLE, "MEDIA_STATE_IDLE", "idle" },
  { MEDIA_STATE_CONNECTING, "MEDIA_STATE_CONNECTING", "connecting" },
  { MEDIA_STATE_LIVE, "MEDIA_STATE_LIVE", "live" },
  { MEDIA_STATE_STALLED, "MEDIA_STATE_STALLED", "stalled" },
  { MEDIA_STATE_WAITING, "MEDIA_STATE_WAITING", "waiting" },
  { 0, NULL, NULL },
};

static const GEnumValue notice_values[] = {
  { MEDIA_NOTICE_NONE, "MEDIA_NOTICE_NONE", "none" },
  { MEDIA_NOTICE_H265_TO_HLS, "MEDIA_NOTICE_H265_TO_HLS", "h265-to-hls" },
  { MEDIA_NOTICE_RTMPE_MISSING, "MEDIA_NOTICE_RTMPE_MISSING", "rtmpe-missing" },
  { MEDIA_NOTICE_PROTOCOL_CHANGED, "MEDIA_NOTICE_PROTOCOL_CHANGED", "protocol-changed" },
  { MEDIA_NOTICE_NO_SOUND_DEVICE, "MEDIA_NOTICE_NO_SOUND_DEVICE", "no-sound-device" },
  { MEDIA_NOTICE_SLOWED, "MEDIA_NOTICE_SLOWED", "slowed" },
  { MEDIA_NOTICE_NO_SOUND_DECODER, "MEDIA_NOTICE_NO_SOUND_DECODER", "no-sound-decoder" },
  { 0, NULL, NULL },
};

#define DEFINE_ENUM(prefix, Name)                                                 \
  GType prefix##_get_type (void)                                                  \
  {                                                                               \
    static gsize type;                                                            \
    if (g_once_init_enter (&type))                                                \
      g_once_init_leave (&type, g_enum_register_static (#Name, prefix##_values)); \
    return type;                                                                  \
  }

#define media_protocol_values protocol_values
#define media_state_values state_values
#define media_notice_values notice_values

DEFINE_ENUM (media_protocol, MediaProtocol)
DEFINE_ENUM (media_state, MediaState)
DEFINE_ENUM (media_notice, MediaNotice)

/**
 * media_protocol_get_name:
 * @protocol: a protocol
 *
 * Returns: (transfer none): "flv", "hls" or "rtmp"
 */
const char *
media_protocol_get_name (MediaProtocol protocol)
{
  g_return_val_if_fail ((guint) protocol < MEDIA_N_PROTOCOLS, NULL);

  return protocol_values[protocol].value_nick;
}

/**
 * media_protocol_find:
 * @name: "flv", "hls" or "rtmp"
 * @protocol: (out): the protocol of that name
 *
 * Returns: whether there is one
 */
gboolean
media_protocol_find (const char *name, MediaProtocol *protocol)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < MEDIA_N_PROTOCOLS; i++)
    if (g_str_equal (protocol_values[i].value_nick, name))
      {
        *protocol = (MediaProtocol) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * media_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): the state's nick, for logs and figures, not for a person
 */
const char *
media_state_get_name (MediaState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_values) - 1, NULL);

  return state_values[state].value_nick;
}
