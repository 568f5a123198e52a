/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-test.h"

G_BEGIN_DECLS

/* A player that we did not write (ffmpeg), and the pictures that it decodes. */
typedef struct _LiveViewer LiveViewer;

gboolean live_viewer_is_available (void);
LiveViewer *live_viewer_open (const char *uri);
LiveViewer *live_viewer_new (SimTest *test, const char *device, guint protocol);
void live_viewer_free (LiveViewer *self);

guint live_viewer_count_pictures (LiveViewer *self, guint window_ms);
guint live_viewer_count_changes (LiveViewer *self, guint window_ms);
gboolean live_viewer_has_ended (LiveViewer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiveViewer, live_viewer_free)

G_END_DECLS
