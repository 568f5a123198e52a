/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "faults/sim-fault.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimFaults:
 *
 * The faults that are switched on, with the randomness that decides whom they hit.
 */
typedef struct _SimFaults SimFaults;

/**
 * SimFaultsChanged:
 * @data: what was given
 *
 * Called when faults are taken away, so that what lasts (a frozen camera) can end.
 */
typedef void (*SimFaultsChanged) (gpointer data);

SimFaults *sim_faults_new (guint32 seed);
void sim_faults_free (SimFaults *self);

void sim_faults_set_changed_func (SimFaults *self, SimFaultsChanged func, gpointer data);
gboolean sim_faults_set (SimFaults *self, const char *const *specs, GError **error);
gboolean sim_faults_set_json (SimFaults *self, const char *text, gsize length, GError **error);
JsonNode *sim_faults_to_json (SimFaults *self);
GPtrArray *sim_faults_select (SimFaults *self, const char *path, guint64 device_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimFaults, sim_faults_free)

G_END_DECLS
