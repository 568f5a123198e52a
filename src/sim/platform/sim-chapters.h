/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-route.h"

G_BEGIN_DECLS

/* A table a chapter of the document, each ended by a row of zeroes; sim-chapters.c lists them. */
extern const SimRoute sim_chapter_devices[];
extern const SimRoute sim_chapter_channels[];
extern const SimRoute sim_chapter_commands[];
extern const SimRoute sim_chapter_live[];
extern const SimRoute sim_chapter_pictures[];
extern const SimRoute sim_chapter_videos[];
extern const SimRoute sim_chapter_encryption[];
extern const SimRoute sim_chapter_status[];
extern const SimRoute sim_chapter_access[];
extern const SimRoute sim_chapter_passing[];
extern const SimRoute sim_chapter_recording[];
extern const SimRoute sim_chapter_audience[];
extern const SimRoute sim_chapter_closing[];
extern const SimRoute sim_chapter_objects[];
extern const SimRoute sim_chapter_alarms[];
extern const SimRoute sim_chapter_storage[];
extern const SimRoute sim_chapter_version[];
extern const SimRoute sim_chapter_control[];
extern const SimRoute sim_chapter_rtmp[];

extern const SimRoute *const sim_chapters[];

G_END_DECLS
