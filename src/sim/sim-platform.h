/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-options.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _SimAudience SimAudience;
typedef struct _SimCameras SimCameras;
typedef struct _SimDevices SimDevices;
typedef struct _SimFaultPark SimFaultPark;
typedef struct _SimFaults SimFaults;
typedef struct _SimHttp SimHttp;
typedef struct _SimKeys SimKeys;
typedef struct _SimLog SimLog;
typedef struct _SimPushes SimPushes;
typedef struct _SimRecorder SimRecorder;
typedef struct _SimRtmp SimRtmp;
typedef struct _SimSnapshots SimSnapshots;
typedef struct _SimStateDir SimStateDir;
typedef struct _SimStore SimStore;
typedef struct _SimTokens SimTokens;
typedef struct _SimUpgrades SimUpgrades;

/**
 * SimPlatform:
 * @options: how it was started
 * @folder: where its files are
 * @state_dir: the path of @folder
 * @store: what is kept there
 * @keys: the product's keys
 * @tokens: access tokens
 * @devices: the fleet
 * @cameras: the cameras that someone has asked for
 * @audience: who is watching
 * @pushes: what is pushed to the addresses of 4.4
 * @recorder: what the platform records
 * @snapshots: the lists of chapter 14 that are being paged
 * @upgrades: devices that load new software
 * @faults: what goes wrong
 * @park: calls that a fault leaves waiting
 * @streams: (element-type SimFaultStream): what runs, as faults see it
 * @log: what was asked
 * @http: the servers
 * @rtmp: (nullable): nginx
 * @n_held: what is under way and comes back to it; see sim_platform_hold()
 *
 * The stand-in as a whole. Its parts reach each other through it; they never replace one another.
 */
typedef struct
{
  SimOptions *options;
  SimStateDir *folder;
  const char *state_dir;
  SimStore *store;
  SimKeys *keys;
  SimTokens *tokens;
  SimDevices *devices;
  SimCameras *cameras;
  SimAudience *audience;
  SimPushes *pushes;
  SimRecorder *recorder;
  SimSnapshots *snapshots;
  SimUpgrades *upgrades;
  SimFaults *faults;
  SimFaultPark *park;
  GPtrArray *streams;
  SimLog *log;
  SimHttp *http;
  SimRtmp *rtmp;
  guint n_held;
} SimPlatform;

SimPlatform *sim_platform_new (SimOptions *options, GError **error);
void sim_platform_start_async (SimPlatform *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean sim_platform_start_finish (SimPlatform *self, GAsyncResult *result, GError **error);
guint sim_platform_get_rtmp_port (SimPlatform *self);
char *sim_platform_describe (SimPlatform *self);
void sim_platform_hold (SimPlatform *self);
void sim_platform_release (SimPlatform *self);
void sim_platform_cut (SimPlatform *self, guint64 device_id, guint channel_id);
void sim_platform_forget (SimPlatform *self, guint64 device_id, guint channel_id);
void sim_platform_free (SimPlatform *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimPlatform, sim_platform_free)

G_END_DECLS
