/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-cameras.h"
#include "platform/sim-rules.h"

G_BEGIN_DECLS

/**
 * SimPart:
 * @cameras: the cameras
 * @device: a device
 * @channel: its channel, 0 for the device itself
 *
 * What a setting belongs to.
 */
typedef struct
{
  SimCameras *cameras;
  const SimDevice *device;
  guint channel;
} SimPart;

/**
 * SimSubject:
 * @name: what it is called in the store
 * @rules: what a setter asks for
 * @standard: (nullable): what holds while nothing was set, as JSON
 * @make_standard: (nullable): makes that instead
 * @check: (nullable): what no rule can say
 * @complete: (nullable): adds what is read but never written, or is read under another name
 * @changed: (nullable): called before a new value is kept
 *
 * One thing that a camera can be told. A camera reads it back as it was written.
 */
typedef struct
{
  const char *name;
  const SimRule *rules;
  const char *standard;
  JsonNode *(*make_standard) (const SimPart *part);
  gboolean (*check) (const SimPart *part, JsonObject *cmd);
  void (*complete) (const SimPart *part, JsonObject *cmd);
  void (*changed) (const SimPart *part, JsonObject *cmd);
} SimSubject;

JsonNode *sim_subject_read (const SimSubject *self, const SimPart *part);
gboolean sim_subject_write (const SimSubject *self, const SimPart *part, JsonNode *cmd);

gint64 sim_part_get_number (const SimPart *part, const char *name, gint64 standard);
void sim_part_set_number (const SimPart *part, const char *name, gint64 value);

G_END_DECLS
