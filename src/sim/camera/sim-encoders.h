/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "camera/sim-camera-config.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

guint sim_encoders_get_kbps (const SimCameraConfig *config);
GstElement *sim_encoders_create_video (const SimCameraConfig *config, GError **error);
GstElement *sim_encoders_create_audio (SimCodec codec, GError **error);
int sim_encoders_get_audio_rate (SimCodec codec);

/* What packets are made of, whichever encoder or file they come from. */
const char *sim_encoders_get_packet_caps (SimCodec codec);
gboolean sim_encoders_identify (GstCaps *caps, SimTrackKind *kind, SimCodec *codec);
GstElement *sim_encoders_create_parser (SimCodec codec);
SimPacket *sim_encoders_create_packet (SimTrackKind kind, GstSample *sample);

G_END_DECLS
