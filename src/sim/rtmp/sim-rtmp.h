/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

/**
 * SimRtmp:
 *
 * Live pictures over RTMP: nginx carries them behind a relay, this decides who may watch, and lets a
 * camera publish while somebody does.
 */
typedef struct _SimRtmp SimRtmp;

/**
 * SimPast:
 * @name: as in the address
 * @offset: seconds from now to when it begins, negative
 * @seconds: how long it lasts
 *
 * What was recorded on a card, as far as it is played.
 */
typedef struct
{
  const char *name;
  gint64 offset;
  gint64 seconds;
} SimPast;

SimRtmp *sim_rtmp_new (SimPlatform *platform);
void sim_rtmp_free (SimRtmp *self);

void sim_rtmp_start_async (SimRtmp *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean sim_rtmp_start_finish (SimRtmp *self, GAsyncResult *result, GError **error);
guint sim_rtmp_get_port (SimRtmp *self);
const char *sim_rtmp_get_secret (SimRtmp *self);

void sim_rtmp_watch (SimRtmp *self,
                     SimCall *call,
                     const char *id,
                     const char *address,
                     const SimPast *past);
char *sim_rtmp_make_inner_url (SimRtmp *self, const char *name);
gboolean sim_rtmp_yield (SimRtmp *self, const char *name);
void sim_rtmp_take_back (SimRtmp *self, const char *name);
void sim_rtmp_leave (SimRtmp *self, const char *id);
void sim_rtmp_forget (SimRtmp *self, guint64 device_id, guint channel_id);
void sim_rtmp_end_connection (SimRtmp *self, const char *address);
void sim_rtmp_end_past (SimRtmp *self, guint64 device_id);
void sim_rtmp_set_paused (SimRtmp *self, guint64 device_id, gboolean paused);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimRtmp, sim_rtmp_free)

G_END_DECLS
