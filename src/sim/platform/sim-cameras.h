/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera.h"
#include "platform/sim-devices.h"
#include "sim-options.h"
#include "store/sim-store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _SimCameras SimCameras;

/**
 * SimChannel:
 * @camera: what films
 *
 * A channel that someone has looked at, or moved. What its camera remembers is in the store.
 */
typedef struct
{
  SimCamera *camera;

  /*< private >*/
  SimCameras *cameras;
  const SimDevice *device;
  guint channel_id;
} SimChannel;

/**
 * SimMotionFunc:
 * @device: a device
 * @channel_id: its channel
 * @data: as given
 *
 * Something moves where a camera looks for motion.
 */
typedef void (*SimMotionFunc) (const SimDevice *device, guint channel_id, gpointer data);

SimCameras *sim_cameras_new (const SimOptions *options, SimStore *store);
void sim_cameras_set_motion_func (SimCameras *self, SimMotionFunc func, gpointer data);
SimStore *sim_cameras_get_store (SimCameras *self);
typedef void (*SimCameraFunc) (SimCamera *camera, gpointer data);
void sim_cameras_foreach (SimCameras *self, SimCameraFunc func, gpointer data);
gint64 sim_cameras_get_start (SimCameras *self);
char *sim_cameras_make_name (const SimDevice *device, guint channel_id);
SimCameraConfig *
sim_cameras_make_config (SimCameras *self, const SimDevice *device, guint channel_id);
void sim_cameras_refresh (SimCameras *self, const SimDevice *device, guint channel_id);
SimCamera *
sim_cameras_make_past (SimCameras *self, const SimDevice *device, guint channel_id, gint64 seconds);
void sim_cameras_interrupt (SimCameras *self, guint64 device_id);
void sim_cameras_forget (SimCameras *self, guint64 device_id, guint channel_id);
void sim_cameras_free (SimCameras *self);
SimChannel *sim_cameras_get (SimCameras *self, const SimDevice *device, guint channel_id);
void sim_cameras_thaw (SimCameras *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimCameras, sim_cameras_free)

G_END_DECLS
