/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"
#include "views/fleet-grid.h"

G_BEGIN_DECLS

#define FLEET_VIEW_MAX_NAME_CHARS 64
#define FLEET_VIEW_MAX_TILES 256
#define FLEET_VIEW_MAX_ZOOM 8

/**
 * FleetViewZoom:
 * @factor: how much larger than as a whole a picture is shown, up to FLEET_VIEW_MAX_ZOOM; 0 or 1 for the whole
 * @x: the middle of what is shown, as a share of the picture's width
 * @y: the middle of what is shown, as a share of the picture's height
 *
 * Which part of a picture is shown.
 */
typedef struct
{
  double factor;
  double x;
  double y;
} FleetViewZoom;
/* No tile is the hotspot. */
#define FLEET_VIEW_NO_HOTSPOT G_MAXUINT

/**
 * FleetViewCamera:
 * @tile: where it stands, from 0
 * @account: the id of its account
 * @key: what names it within the account, "DEVICE/CHANNEL"
 * @name: (nullable): what it was called when the view was saved
 * @protocol: by which protocol it is asked for first
 * @size: which of its streams it is asked for
 * @pace: how soon its pictures are wanted
 * @zoom: which part of its picture is shown
 *
 * One camera of a view.
 */
typedef struct
{
  guint tile;
  char *account;
  char *key;
  char *name;
  FleetPlayProtocol protocol;
  FleetStreamSize size;
  FleetPace pace;
  FleetViewZoom zoom;
} FleetViewCamera;

#define FLEET_TYPE_VIEW (fleet_view_get_type ())

/**
 * FleetView:
 *
 * How a wall was arranged: its layout, and which camera stands in which tile. It may name cameras of several
 * accounts, and of accounts that are not on this computer. The views of a person are in a [class@ViewStore], which
 * alone changes them; one that nobody has saved belongs to whoever made it.
 */
G_DECLARE_FINAL_TYPE (FleetView, fleet_view, FLEET, VIEW, GObject)

FleetView *fleet_view_new (const char *name, guint layout);
FleetView *fleet_view_copy (FleetView *self);

const char *fleet_view_get_id (FleetView *self);
const char *fleet_view_get_name (FleetView *self);
guint fleet_view_get_layout (FleetView *self);
const FleetGrid *fleet_view_get_grid (FleetView *self);
void fleet_view_set_grid (FleetView *self, const FleetGrid *grid);
const char *fleet_view_get_origin (FleetView *self);
void fleet_view_set_origin (FleetView *self, const char *origin);
guint fleet_view_get_hotspot (FleetView *self);
void fleet_view_set_hotspot (FleetView *self, guint tile);
gboolean fleet_view_get_temporary (FleetView *self);
void fleet_view_set_temporary (FleetView *self, gboolean temporary);

void fleet_view_add_camera (FleetView *self, const FleetViewCamera *camera);
guint fleet_view_get_n_cameras (FleetView *self);
const FleetViewCamera *fleet_view_get_camera (FleetView *self, guint index);
const FleetViewCamera *fleet_view_find_camera (FleetView *self, guint tile);
gboolean fleet_view_shows_same (FleetView *self, FleetView *other);

char *fleet_view_dup_clean_name (const char *name);

G_END_DECLS
