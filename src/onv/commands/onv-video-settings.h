/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "commands/onv-lens.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvVideoCodec:
 * @ONV_VIDEO_CODEC_UNKNOWN: something newer than this library
 * @ONV_VIDEO_CODEC_H264: H.264
 * @ONV_VIDEO_CODEC_H265: H.265
 *
 * How pictures are compressed.
 */
typedef enum
{
  ONV_VIDEO_CODEC_UNKNOWN = -1,
  ONV_VIDEO_CODEC_H264,
  ONV_VIDEO_CODEC_H265,
} OnvVideoCodec;

/**
 * OnvVideoDisplay:
 * @ONV_VIDEO_DISPLAY_UNKNOWN: something newer than this library
 * @ONV_VIDEO_DISPLAY_AUTO: what the light allows
 * @ONV_VIDEO_DISPLAY_COLOUR: colours
 * @ONV_VIDEO_DISPLAY_GREY: black and white
 * @ONV_VIDEO_DISPLAY_FULL_COLOUR: colours by day and night
 *
 * What colours a picture has.
 */
typedef enum
{
  ONV_VIDEO_DISPLAY_UNKNOWN = -1,
  ONV_VIDEO_DISPLAY_AUTO = 0,
  ONV_VIDEO_DISPLAY_COLOUR = 1,
  ONV_VIDEO_DISPLAY_GREY = 2,
  ONV_VIDEO_DISPLAY_FULL_COLOUR = 3,
} OnvVideoDisplay;

/**
 * OnvVideoDirection:
 * @ONV_VIDEO_DIRECTION_UNKNOWN: something newer than this library
 * @ONV_VIDEO_DIRECTION_NORMAL: not at all
 * @ONV_VIDEO_DIRECTION_LEFT: by 90° to the left
 * @ONV_VIDEO_DIRECTION_RIGHT: by 90° to the right
 * @ONV_VIDEO_DIRECTION_OVER: by 180°
 *
 * How a picture is turned.
 */
typedef enum
{
  ONV_VIDEO_DIRECTION_UNKNOWN = -1,
  ONV_VIDEO_DIRECTION_NORMAL = 0,
  ONV_VIDEO_DIRECTION_LEFT = 1,
  ONV_VIDEO_DIRECTION_RIGHT = 2,
  ONV_VIDEO_DIRECTION_OVER = 3,
} OnvVideoDirection;

/**
 * OnvVideoFlip:
 * @ONV_VIDEO_FLIP_UNKNOWN: something newer than this library
 * @ONV_VIDEO_FLIP_NONE: not at all
 * @ONV_VIDEO_FLIP_HORIZONTAL: left and right
 * @ONV_VIDEO_FLIP_VERTICAL: top and bottom
 * @ONV_VIDEO_FLIP_BOTH: both
 *
 * How a picture is mirrored.
 */
typedef enum
{
  ONV_VIDEO_FLIP_UNKNOWN = -1,
  ONV_VIDEO_FLIP_NONE = 0,
  ONV_VIDEO_FLIP_HORIZONTAL = 1,
  ONV_VIDEO_FLIP_VERTICAL = 2,
  ONV_VIDEO_FLIP_BOTH = 3,
} OnvVideoFlip;

/**
 * OnvVideoLed:
 * @ONV_VIDEO_LED_UNKNOWN: something newer than this library
 * @ONV_VIDEO_LED_OFF: never
 * @ONV_VIDEO_LED_ON: always
 * @ONV_VIDEO_LED_AUTO: when the camera thinks so
 *
 * When a light of a camera shines.
 */
typedef enum
{
  ONV_VIDEO_LED_UNKNOWN = -1,
  ONV_VIDEO_LED_OFF = 0,
  ONV_VIDEO_LED_ON = 1,
  ONV_VIDEO_LED_AUTO = 2,
} OnvVideoLed;

#define ONV_TYPE_VIDEO_SETTINGS (onv_video_settings_get_type ())
G_DECLARE_FINAL_TYPE (OnvVideoSettings, onv_video_settings, ONV, VIDEO_SETTINGS, OnvRecord)
ONV_GETTER_ENUM (OnvVideoSettings, onv_video_settings, codec, OnvVideoCodec)
ONV_GETTER_INT (OnvVideoSettings, onv_video_settings, bitrate)
ONV_GETTER_DOUBLE (OnvVideoSettings, onv_video_settings, frame_rate)
ONV_GETTER_SIZE (OnvVideoSettings, onv_video_settings, resolution)
ONV_GETTER_ENUM (OnvVideoSettings, onv_video_settings, display, OnvVideoDisplay)
ONV_GETTER_ENUM (OnvVideoSettings, onv_video_settings, direction, OnvVideoDirection)
ONV_GETTER_ENUM (OnvVideoSettings, onv_video_settings, flip, OnvVideoFlip)
ONV_GETTER_ENUM (OnvVideoSettings, onv_video_settings, white_led, OnvVideoLed)
ONV_GETTER_ENUM (OnvVideoSettings, onv_video_settings, red_led, OnvVideoLed)
ONV_GETTER_ENUM (OnvVideoSettings, onv_video_settings, audio, OnvOnOff)

void onv_client_get_video_settings_async (OnvClient *self,
                                          const char *device_id,
                                          guint channel_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
OnvVideoSettings *
onv_client_get_video_settings_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_video_settings_async (OnvClient *self,
                                          const char *device_id,
                                          guint channel_id,
                                          OnvVideoSettings *edits,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
OnvVideoSettings *
onv_client_set_video_settings_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
