/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/base/gstpushsrc.h>

G_BEGIN_DECLS

#define SIM_TYPE_TONE_SRC (sim_tone_src_get_type ())
G_DECLARE_FINAL_TYPE (SimToneSrc, sim_tone_src, SIM, TONE_SRC, GstPushSrc)

GstElement *sim_tone_src_new (guint seed);

G_END_DECLS
