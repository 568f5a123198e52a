/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-chapters.h"

const SimRoute *const sim_chapters[] = {
  sim_chapter_devices,  sim_chapter_channels, sim_chapter_commands,   sim_chapter_live,
  sim_chapter_pictures, sim_chapter_videos,   sim_chapter_encryption, sim_chapter_status,
  sim_chapter_access,   sim_chapter_passing,  sim_chapter_recording,  sim_chapter_audience,
  sim_chapter_closing,  sim_chapter_objects,  sim_chapter_alarms,     sim_chapter_storage,
  sim_chapter_version,  sim_chapter_control,  sim_chapter_rtmp,       NULL,
};
