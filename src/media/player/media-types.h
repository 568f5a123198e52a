/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MediaProtocol:
 * @MEDIA_PROTOCOL_FLV: FLV in one endless HTTP(S) answer
 * @MEDIA_PROTOCOL_HLS: an HTTP(S) playlist of MPEG-TS segments
 * @MEDIA_PROTOCOL_RTMP: RTMP, or RTMPE where the system has it
 *
 * How a live stream travels.
 */
typedef enum
{
  MEDIA_PROTOCOL_FLV,
  MEDIA_PROTOCOL_HLS,
  MEDIA_PROTOCOL_RTMP,
} MediaProtocol;

#define MEDIA_N_PROTOCOLS 3

/**
 * MediaProtocols:
 *
 * A set of protocols; MEDIA_PROTOCOL_MASK (p) is the flag of the protocol p.
 */
typedef enum /*< flags >*/
{
  MEDIA_PROTOCOLS_NONE = 0,
  MEDIA_PROTOCOLS_FLV = 1 << MEDIA_PROTOCOL_FLV,
  MEDIA_PROTOCOLS_HLS = 1 << MEDIA_PROTOCOL_HLS,
  MEDIA_PROTOCOLS_RTMP = 1 << MEDIA_PROTOCOL_RTMP,
  MEDIA_PROTOCOLS_ALL = MEDIA_PROTOCOLS_FLV | MEDIA_PROTOCOLS_HLS | MEDIA_PROTOCOLS_RTMP,
} MediaProtocols;

#define MEDIA_PROTOCOL_MASK(p) ((MediaProtocols) (1u << (p)))

/**
 * MediaState:
 * @MEDIA_STATE_IDLE: not started, or stopped
 * @MEDIA_STATE_CONNECTING: asking for an address, connecting, waiting for the first picture
 * @MEDIA_STATE_LIVE: new pictures are being shown
 * @MEDIA_STATE_STALLED: connected, but no new picture for more than 3 s
 * @MEDIA_STATE_WAITING: not connected; tries again by itself after MediaPlayer:retry-in-ms
 *
 * What a player is doing, as a person would say it.
 */
typedef enum
{
  MEDIA_STATE_IDLE,
  MEDIA_STATE_CONNECTING,
  MEDIA_STATE_LIVE,
  MEDIA_STATE_STALLED,
  MEDIA_STATE_WAITING,
} MediaState;

/**
 * MediaNotice:
 * @MEDIA_NOTICE_NONE: nothing to say
 * @MEDIA_NOTICE_H265_TO_HLS: the camera sends H.265, which plays over HLS only: changed to HLS
 * @MEDIA_NOTICE_RTMPE_MISSING: the address is RTMPE, which this system cannot play: another protocol is used
 * @MEDIA_NOTICE_PROTOCOL_CHANGED: the protocol differs from the one first tried, because that one failed
 * @MEDIA_NOTICE_NO_SOUND_DEVICE: sound was asked for, and there is no device that plays it, or no more
 * @MEDIA_NOTICE_SLOWED: only keyframes are shown, since the machine does not keep up with all pictures
 * @MEDIA_NOTICE_NO_SOUND_DECODER: sound was asked for, and this system cannot decode it
 *
 * Something worth saying beside the picture that is not an error.
 */
typedef enum
{
  MEDIA_NOTICE_NONE,
  MEDIA_NOTICE_H265_TO_HLS,
  MEDIA_NOTICE_RTMPE_MISSING,
  MEDIA_NOTICE_PROTOCOL_CHANGED,
  MEDIA_NOTICE_NO_SOUND_DEVICE,
  MEDIA_NOTICE_SLOWED,
  MEDIA_NOTICE_NO_SOUND_DECODER,
} MediaNotice;

#define MEDIA_TYPE_PROTOCOL (media_protocol_get_type ())
#define MEDIA_TYPE_STATE (media_state_get_type ())
#define MEDIA_TYPE_NOTICE (media_notice_get_type ())

GType media_protocol_get_type (void) G_GNUC_CONST;
GType media_state_get_type (void) G_GNUC_CONST;
GType media_notice_get_type (void) G_GNUC_CONST;

const char *media_protocol_get_name (MediaProtocol protocol);
gboolean media_protocol_find (const char *name, MediaProtocol *protocol);
const char *media_state_get_name (MediaState state);

G_END_DECLS
