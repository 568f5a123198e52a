/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FleetAccount FleetAccount;
typedef struct _FleetAccountStore FleetAccountStore;
typedef struct _FleetChannel FleetChannel;
typedef struct _FleetClock FleetClock;
typedef struct _FleetDevice FleetDevice;
typedef struct _FleetDeviceList FleetDeviceList;
typedef struct _FleetDeviceRow FleetDeviceRow;
typedef struct _FleetGroup FleetGroup;
typedef struct _FleetGroupMember FleetGroupMember;
typedef struct _FleetImages FleetImages;
typedef struct _FleetMeter FleetMeter;
typedef struct _FleetPlayAddress FleetPlayAddress;
typedef struct _FleetPoller FleetPoller;
typedef struct _FleetPtz FleetPtz;
typedef struct _FleetResolver FleetResolver;
typedef struct _FleetSession FleetSession;
typedef struct _FleetSizer FleetSizer;
typedef struct _FleetSimulator FleetSimulator;
typedef struct _FleetTally FleetTally;
typedef struct _FleetView FleetView;
typedef struct _FleetViewStore FleetViewStore;

typedef struct _OnvClient OnvClient;

/**
 * FleetServer:
 * @FLEET_SERVER_PRODUCTION: the platform's production environment
 * @FLEET_SERVER_TEST: the platform's test environment, by its https address
 * @FLEET_SERVER_OWN: an address that the person typed
 *
 * Where an account's platform is.
 */
typedef enum
{
  FLEET_SERVER_PRODUCTION,
  FLEET_SERVER_TEST,
  FLEET_SERVER_OWN,
} FleetServer;

/**
 * FleetKeyKind:
 * @FLEET_KEY_MASTER: the product's master key
 * @FLEET_KEY_DEVICE: a key of a single device
 *
 * What an account's API key may do. A call cannot tell, so that the person says.
 */
typedef enum
{
  FLEET_KEY_MASTER,
  FLEET_KEY_DEVICE,
} FleetKeyKind;

/**
 * FleetOnline:
 * @FLEET_ONLINE_UNKNOWN: nobody has said yet
 * @FLEET_ONLINE_OFFLINE: the platform says that the device is offline
 * @FLEET_ONLINE_ONLINE: the platform says that the device is online
 *
 * Whether a device is online, as the platform said last.
 */
typedef enum
{
  FLEET_ONLINE_UNKNOWN,
  FLEET_ONLINE_OFFLINE,
  FLEET_ONLINE_ONLINE,
} FleetOnline;

/**
 * FleetOnlineFilter:
 * @FLEET_ONLINE_FILTER_ALL: every device
 * @FLEET_ONLINE_FILTER_OFFLINE: only devices that are offline
 * @FLEET_ONLINE_FILTER_ONLINE: only devices that are online
 *
 * What a list of devices shows.
 */
typedef enum
{
  FLEET_ONLINE_FILTER_ALL,
  FLEET_ONLINE_FILTER_OFFLINE,
  FLEET_ONLINE_FILTER_ONLINE,
} FleetOnlineFilter;

/**
 * FleetPlayProtocol:
 * @FLEET_PLAY_FLV: FLV over HTTP or HTTPS
 * @FLEET_PLAY_HLS: HLS over HTTP or HTTPS
 * @FLEET_PLAY_RTMP: RTMP, or RTMPE where the platform says so
 *
 * How a channel is played live. The order is the order of rotation.
 */
typedef enum
{
  FLEET_PLAY_FLV,
  FLEET_PLAY_HLS,
  FLEET_PLAY_RTMP,
} FleetPlayProtocol;

#define FLEET_N_PLAY_PROTOCOLS 3

/**
 * FleetPlayProtocols:
 * @FLEET_PLAYS_NONE: none
 * @FLEET_PLAYS_FLV: [enum@Fleet.PlayProtocol.FLV]
 * @FLEET_PLAYS_HLS: [enum@Fleet.PlayProtocol.HLS]
 * @FLEET_PLAYS_RTMP: [enum@Fleet.PlayProtocol.RTMP]
 *
 * A set of protocols.
 */
typedef enum
{
  FLEET_PLAYS_NONE = 0,
  FLEET_PLAYS_FLV = 1 << FLEET_PLAY_FLV,
  FLEET_PLAYS_HLS = 1 << FLEET_PLAY_HLS,
  FLEET_PLAYS_RTMP = 1 << FLEET_PLAY_RTMP,
} FleetPlayProtocols;

/**
 * FleetStreamSize:
 * @FLEET_STREAM_AUTOMATIC: as it fits
 * @FLEET_STREAM_FLUENT: the smallest
 * @FLEET_STREAM_STANDARD: standard definition
 * @FLEET_STREAM_HIGH: high definition
 * @FLEET_STREAM_BEST: the best there is
 *
 * Which of its streams a camera is asked for. The numbers are those of [enum@Onv.StreamLevel].
 */
typedef enum
{
  FLEET_STREAM_AUTOMATIC,
  FLEET_STREAM_FLUENT,
  FLEET_STREAM_STANDARD,
  FLEET_STREAM_HIGH,
  FLEET_STREAM_BEST,
} FleetStreamSize;

/**
 * FleetPace:
 * @FLEET_PACE_NORMAL: with a little in hand
 * @FLEET_PACE_FAST: as soon as they come
 * @FLEET_PACE_SMOOTH: later, and so more evenly
 *
 * How soon pictures are wanted.
 */
typedef enum
{
  FLEET_PACE_NORMAL,
  FLEET_PACE_FAST,
  FLEET_PACE_SMOOTH,
} FleetPace;

#define FLEET_N_PACES 3

#define FLEET_TYPE_SERVER (fleet_server_get_type ())
GType fleet_server_get_type (void) G_GNUC_CONST;

#define FLEET_TYPE_KEY_KIND (fleet_key_kind_get_type ())
GType fleet_key_kind_get_type (void) G_GNUC_CONST;

#define FLEET_TYPE_ONLINE (fleet_online_get_type ())
GType fleet_online_get_type (void) G_GNUC_CONST;

#define FLEET_TYPE_ONLINE_FILTER (fleet_online_filter_get_type ())
GType fleet_online_filter_get_type (void) G_GNUC_CONST;

#define FLEET_TYPE_STREAM_SIZE (fleet_stream_size_get_type ())
GType fleet_stream_size_get_type (void) G_GNUC_CONST;

#define FLEET_TYPE_PACE (fleet_pace_get_type ())
GType fleet_pace_get_type (void) G_GNUC_CONST;

#define FLEET_TYPE_PLAY_PROTOCOL (fleet_play_protocol_get_type ())
GType fleet_play_protocol_get_type (void) G_GNUC_CONST;

#define FLEET_TYPE_PLAY_PROTOCOLS (fleet_play_protocols_get_type ())
GType fleet_play_protocols_get_type (void) G_GNUC_CONST;

G_END_DECLS
