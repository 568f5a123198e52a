/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

/**
 * SimPushes:
 *
 * What somebody pushes to the address of 4.4. It takes the camera's place, over every protocol.
 */
typedef struct _SimPushes SimPushes;

/**
 * SimPushable:
 * @call: as given to sim_pushes_begin()
 * @allowed: whether to let it push
 */
typedef void (*SimPushable) (SimCall *call, gboolean allowed);

SimPushes *sim_pushes_new (SimPlatform *platform);
void sim_pushes_free (SimPushes *self);

char *sim_pushes_make_key (SimPushes *self, guint64 device_id, guint channel_id);
gboolean
sim_pushes_check_key (SimPushes *self, guint64 device_id, guint channel_id, const char *key);

void sim_pushes_note_own (SimPushes *self, const char *client, const char *name);
void sim_pushes_begin (SimPushes *self,
                       SimCall *call,
                       const char *name,
                       const char *client,
                       const char *address,
                       SimPushable answer);
void sim_pushes_end (SimPushes *self, const char *client);
void sim_pushes_stop (SimPushes *self, guint64 device_id, guint channel_id);
gboolean sim_pushes_has (SimPushes *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimPushes, sim_pushes_free)

G_END_DECLS
