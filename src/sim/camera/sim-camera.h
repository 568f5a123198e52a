/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "camera/sim-camera-config.h"
#include "camera/sim-detector.h"
#include "camera/sim-look.h"
#include "camera/sim-osd.h"
#include "camera/sim-ptz.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

/**
 * SimFormat:
 * @SIM_FORMAT_FLV: a header first, then one FLV tag in a chunk
 */
typedef enum
{
  SIM_FORMAT_FLV,
} SimFormat;

/**
 * SimFreeze:
 * @SIM_FREEZE_NONE: pictures flow
 * @SIM_FREEZE_PICTURE: the stream goes on with the same picture again and again
 * @SIM_FREEZE_SOUND_ONLY: no pictures any more, sound goes on
 */
typedef enum
{
  SIM_FREEZE_NONE,
  SIM_FREEZE_PICTURE,
  SIM_FREEZE_SOUND_ONLY,
} SimFreeze;

/**
 * SimViewerFunc:
 * @chunk: (nullable): what to send next, %NULL when the stream has ended
 * @error: (nullable): why it ended, %NULL while it goes on
 * @user_data: as given to sim_camera_watch()
 *
 * Called in the main context of the thread that made the camera. It may close the viewer.
 */
typedef void (*SimViewerFunc) (GBytes *chunk, const GError *error, gpointer user_data);

typedef struct _SimViewer SimViewer;

/**
 * SimTapFunc:
 * @stream: where the packet comes from
 * @packet: (nullable): what comes next, %NULL when the stream has failed
 * @user_data: as given to sim_camera_tap()
 *
 * Called in the main context of the thread that made the camera. It may end the tap.
 */
typedef void (*SimTapFunc) (SimStream *stream, const SimPacket *packet, gpointer user_data);

typedef struct _SimTap SimTap;

#define SIM_TYPE_CAMERA (sim_camera_get_type ())
G_DECLARE_FINAL_TYPE (SimCamera, sim_camera, SIM, CAMERA, GObject)

SimCamera *sim_camera_new (const SimCameraConfig *config);
void sim_camera_drain (void);
const SimCameraConfig *sim_camera_get_config (SimCamera *self);
gboolean sim_camera_is_running (SimCamera *self);
guint sim_camera_get_n_viewers (SimCamera *self);
const SimTrack *sim_camera_get_track (SimCamera *self, SimTrackKind kind);
gint64 sim_camera_get_rate (SimCamera *self);
double sim_camera_get_seconds (SimCamera *self);

SimViewer *sim_camera_watch (SimCamera *self,
                             SimFormat format,
                             SimViewerFunc func,
                             gpointer user_data,
                             GDestroyNotify destroy);
void sim_viewer_set_held (SimViewer *viewer, gboolean held);
void sim_viewer_close (SimViewer *viewer);

SimTap *sim_camera_tap (SimCamera *self, SimTapFunc func, gpointer user_data);
void sim_camera_untap (SimCamera *self, SimTap *tap);

void sim_camera_request_keyframe (SimCamera *self);
gboolean sim_camera_control_ptz (SimCamera *self, SimPtzPhase phase, int command, int speed);
const SimOsd *sim_camera_get_osd (SimCamera *self);
void sim_camera_set_osd (SimCamera *self, const SimOsd *osd);
void sim_camera_set_encoder (SimCamera *self, const SimCameraConfig *config, const SimLook *look);
void sim_camera_get_size (SimCamera *self, int *width, int *height);
void sim_camera_set_time_offset (SimCamera *self, gint64 offset);
void sim_camera_interrupt (SimCamera *self);
void sim_camera_set_watch (SimCamera *self, const SimWatch *watch);
void sim_camera_set_freeze (SimCamera *self, SimFreeze freeze);

void sim_camera_preload_hls (SimCamera *self, guint idle_seconds);
char *sim_camera_get_playlist (SimCamera *self, const char *query);
void sim_camera_get_playlist_async (SimCamera *self,
                                    const char *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *sim_camera_get_playlist_finish (SimCamera *self, GAsyncResult *result, GError **error);
GBytes *sim_camera_get_segment (SimCamera *self, const char *name);

void sim_camera_set_push (SimCamera *self, const char *url);
void sim_camera_publish_rtmp (SimCamera *self, const char *url);
void sim_camera_unpublish_rtmp (SimCamera *self);

void sim_camera_get_picture_async (SimCamera *self,
                                   int width,
                                   int height,
                                   int quality,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *sim_camera_get_picture_finish (SimCamera *self, GAsyncResult *result, GError **error);

G_END_DECLS
