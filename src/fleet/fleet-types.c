/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-types.h"

G_DEFINE_ENUM_TYPE (FleetServer,
                    fleet_server,
                    G_DEFINE_ENUM_VALUE (FLEET_SERVER_PRODUCTION, "production"),
                    G_DEFINE_ENUM_VALUE (FLEET_SERVER_TEST, "test"),
                    G_DEFINE_ENUM_VALUE (FLEET_SERVER_OWN, "own"))

G_DEFINE_ENUM_TYPE (FleetKeyKind,
                    fleet_key_kind,
                    G_DEFINE_ENUM_VALUE (FLEET_KEY_MASTER, "master"),
                    G_DEFINE_ENUM_VALUE (FLEET_KEY_DEVICE, "device"))

G_DEFINE_ENUM_TYPE (FleetOnline,
                    fleet_online,
                    G_DEFINE_ENUM_VALUE (FLEET_ONLINE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (FLEET_ONLINE_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (FLEET_ONLINE_ONLINE, "online"))

G_DEFINE_ENUM_TYPE (FleetOnlineFilter,
                    fleet_online_filter,
                    G_DEFINE_ENUM_VALUE (FLEET_ONLINE_FILTER_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (FLEET_ONLINE_FILTER_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (FLEET_ONLINE_FILTER_ONLINE, "online"))

G_DEFINE_ENUM_TYPE (FleetPlayProtocol,
                    fleet_play_protocol,
                    G_DEFINE_ENUM_VALUE (FLEET_PLAY_FLV, "flv"),
                    G_DEFINE_ENUM_VALUE (FLEET_PLAY_HLS, "hls"),
                    G_DEFINE_ENUM_VALUE (FLEET_PLAY_RTMP, "rtmp"))

G_DEFINE_ENUM_TYPE (FleetStreamSize,
                    fleet_stream_size,
                    G_DEFINE_ENUM_VALUE (FLEET_STREAM_AUTOMATIC, "automatic"),
                    G_DEFINE_ENUM_VALUE (FLEET_STREAM_FLUENT, "fluent"),
                    G_DEFINE_ENUM_VALUE (FLEET_STREAM_STANDARD, "standard"),
                    G_DEFINE_ENUM_VALUE (FLEET_STREAM_HIGH, "high"),
                    G_DEFINE_ENUM_VALUE (FLEET_STREAM_BEST, "best"))

G_DEFINE_ENUM_TYPE (FleetPace,
                    fleet_pace,
                    G_DEFINE_ENUM_VALUE (FLEET_PACE_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (FLEET_PACE_FAST, "fast"),
                    G_DEFINE_ENUM_VALUE (FLEET_PACE_SMOOTH, "smooth"))

G_DEFINE_FLAGS_TYPE (FleetPlayProtocols,
                     fleet_play_protocols,
                     G_DEFINE_ENUM_VALUE (FLEET_PLAYS_NONE, "none"),
                     G_DEFINE_ENUM_VALUE (FLEET_PLAYS_FLV, "flv"),
                     G_DEFINE_ENUM_VALUE (FLEET_PLAYS_HLS, "hls"),
                     G_DEFINE_ENUM_VALUE (FLEET_PLAYS_RTMP, "rtmp"))
