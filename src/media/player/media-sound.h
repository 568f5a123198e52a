/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "pacer/media-pacer.h"
#include "player/media-types.h"

G_BEGIN_DECLS

/* Sound that goes with the pictures: a pipeline of its own, so that nothing an audio device does, or
 * its absence, can touch them. There is none until someone wants to hear. Thread-safe. */

typedef struct _MediaSound MediaSound;

/* From any thread: how it went when somebody wanted to hear, %MEDIA_NOTICE_NONE if there is sound. It must not call back. */
typedef void (*MediaSoundFunc) (MediaNotice notice, gpointer user_data);

MediaSound *media_sound_new (MediaPacer *pacer, MediaSoundFunc func, gpointer user_data);
void media_sound_close (MediaSound *self);
void media_sound_unref (MediaSound *self);
void media_sound_set (MediaSound *self, gboolean muted, double volume);
void media_sound_push (MediaSound *self, GstBuffer *buffer, GstCaps *caps);

G_END_DECLS
