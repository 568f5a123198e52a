/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "views/fleet-view.h"

G_BEGIN_DECLS

/* What a view, or a camera of it, was read from: members that this version does not know are written again. */
JsonObject *fleet_view_get_source (FleetView *self);
void fleet_view_set_source (FleetView *self, JsonObject *source);
JsonObject *fleet_view_get_camera_source (FleetView *self, guint index);
void fleet_view_take_camera_source (FleetView *self, guint index, JsonObject *source);

/**
 * FleetViewChoice:
 * @member: what it is called in a file
 * @get_type: what there is to choose from; the first is what it is where nothing is said
 * @offset: where it stands in a #FleetViewCamera
 * @silent: whether nothing is said of the first
 * @problem: what is wrong with anything else, marked with N_()
 *
 * Something that is chosen camera by camera. Files hold it by its name.
 */
typedef struct
{
  const char *member;
  GType (*get_type) (void);
  gsize offset;
  gboolean silent;
  const char *problem;
} FleetViewChoice;

#define FLEET_VIEW_N_CHOICES 3
extern const FleetViewChoice fleet_view_choices[FLEET_VIEW_N_CHOICES];
int *fleet_view_choice_of (const FleetViewChoice *choice, FleetViewCamera *camera);
int fleet_view_choice_get (const FleetViewChoice *choice, const FleetViewCamera *camera);

FleetViewZoom fleet_view_zoom_round (const FleetViewZoom *zoom);
gboolean fleet_view_camera_is_same (const FleetViewCamera *a, const FleetViewCamera *b);

void fleet_view_set_id (FleetView *self, const char *id);
void fleet_view_set_name (FleetView *self, const char *name);
void fleet_view_assign (FleetView *self, FleetView *from);
void fleet_view_replace_content (FleetView *self, FleetView *from);
gboolean fleet_view_forget_account (FleetView *self, const char *account);
void fleet_view_rename_account (FleetView *self, const char *account, const char *to);

G_END_DECLS
