/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-private.h"

/* A camera, and what it was read from. */
typedef struct
{
  FleetViewCamera camera;
  JsonObject *source; /* (nullable) */
} Place;

struct _FleetView
{
  GObject parent;

  char *id;
  char *name;
  guint layout;
  FleetGrid *grid; /* (nullable): of a free layout */
  char *origin;    /* (nullable) */
  guint hotspot;
  gboolean temporary;
  GArray *places;
  JsonObject *source; /* (nullable) */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_LAYOUT,
  PROP_N_CAMERAS,
  PROP_TEMPORARY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FleetView, fleet_view, G_TYPE_OBJECT)

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_free (place->camera.account);
  g_free (place->camera.key);
  g_free (place->camera.name);
  g_clear_pointer (&place->source, json_object_unref);
}

static void
fleet_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetView *self = FLEET_VIEW (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_LAYOUT:
      g_value_set_uint (value, self->layout);
      break;
    case PROP_N_CAMERAS:
      g_value_set_uint (value, self->places->len);
      break;
    case PROP_TEMPORARY:
      g_value_set_boolean (value, self->temporary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_view_finalize (GObject *object)
{
  FleetView *self = FLEET_VIEW (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->grid);
  g_free (self->origin);
  g_array_unref (self->places);
  g_clear_pointer (&self->source, json_object_unref);
  G_OBJECT_CLASS (fleet_view_parent_class)->finalize (object);
}

static void
fleet_view_class_init (FleetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_view_get_property;
  object_class->finalize = fleet_view_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_LAYOUT] = g_param_spec_uint ("layout", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_CAMERAS] = g_param_spec_uint ("n-cameras", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TEMPORARY] = g_param_spec_boolean ("temporary", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_view_init (FleetView *self)
{
  self->id = g_uuid_string_random ();
  self->hotspot = FLEET_VIEW_NO_HOTSPOT;
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
}

/**
 * fleet_view_new:
 * @name: what a person calls it
 * @layout: the number of tiles of its layout
 *
 * Creates a view without cameras, with an id of its own.
 *
 * Returns: (transfer full): a new view
 */
FleetView *
fleet_view_new (const char *name, guint layout)
{
  FleetView *self = g_object_new (FLEET_TYPE_VIEW, NULL);

  self->name = g_strdup (name);
  self->layout = layout;
  return self;
}

/**
 * fleet_view_copy:
 * @self: a view
 *
 * Copies a view, its id included.
 *
 * Returns: (transfer full): a copy
 */
FleetView *
fleet_view_copy (FleetView *self)
{
  FleetView *copy;

  g_return_val_if_fail (FLEET_IS_VIEW (self), NULL);

  copy = fleet_view_new (self->name, self->layout);
  fleet_view_set_id (copy, self->id);
  fleet_view_assign (copy, self);
  return copy;
}

/**
 * fleet_view_get_id:
 * @self: a view
 *
 * Gets what names the view in files, whatever it is called.
 *
 * Returns: the id
 */
const char *
fleet_view_get_id (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), NULL);

  return self->id;
}

void
fleet_view_set_id (FleetView *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
}

/**
 * fleet_view_get_name:
 * @self: a view
 *
 * Gets what a person calls the view. No two views of a store have the same name.
 *
 * Returns: the name
 */
const char *
fleet_view_get_name (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), NULL);

  return self->name;
}

void
fleet_view_set_name (FleetView *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * fleet_view_get_layout:
 * @self: a view
 *
 * Gets how the wall is divided.
 *
 * Returns: the number of tiles
 */
guint
fleet_view_get_layout (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), 0);

  return self->layout;
}

/**
 * fleet_view_get_grid:
 * @self: a view
 *
 * Gets where the tiles of a free layout stand.
 *
 * Returns: (transfer none) (nullable): the grid; %NULL for a layout that the number of its tiles names
 */
const FleetGrid *
fleet_view_get_grid (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), NULL);

  return self->grid;
}

static void
fleet_view_take_layout (FleetView *self, guint layout, const FleetGrid *grid)
{
  if (self->layout == layout && fleet_grid_is_same (self->grid, grid))
    return;
  self->layout = layout;
  g_free (self->grid);
  self->grid = grid != NULL ? g_memdup2 (grid, sizeof *grid) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

/**
 * fleet_view_set_grid:
 * @self: a view that is being made
 * @grid: where its tiles stand; it is copied
 *
 * Gives the view a free layout.
 */
void
fleet_view_set_grid (FleetView *self, const FleetGrid *grid)
{
  g_return_if_fail (FLEET_IS_VIEW (self));
  g_return_if_fail (grid != NULL && grid->n_tiles > 0);

  fleet_view_take_layout (self, grid->n_tiles, grid);
}

/**
 * fleet_view_get_origin:
 * @self: a view that nobody has saved
 *
 * Gets the view that was open when the wall was arranged like this.
 *
 * Returns: (nullable): the id of a saved view
 */
const char *
fleet_view_get_origin (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), NULL);

  return self->origin;
}

void
fleet_view_set_origin (FleetView *self, const char *origin)
{
  g_return_if_fail (FLEET_IS_VIEW (self));

  g_free (self->origin);
  self->origin = g_strdup (origin);
}

/**
 * fleet_view_get_hotspot:
 * @self: a view
 *
 * Gets which tile shows what is selected, and so has no camera of its own.
 *
 * Returns: a tile, from 0, or %FLEET_VIEW_NO_HOTSPOT
 */
guint
fleet_view_get_hotspot (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), FLEET_VIEW_NO_HOTSPOT);

  return self->hotspot;
}

/**
 * fleet_view_set_hotspot:
 * @self: a view that is being made
 * @tile: a tile, from 0, or %FLEET_VIEW_NO_HOTSPOT
 *
 * Says which tile shows what is selected.
 */
void
fleet_view_set_hotspot (FleetView *self, guint tile)
{
  g_return_if_fail (FLEET_IS_VIEW (self));

  self->hotspot = tile;
}

/**
 * fleet_view_get_temporary:
 * @self: a view
 *
 * Gets whether the view is for this run only, because a camera of it is.
 *
 * Returns: %TRUE if it is never written down
 */
gboolean
fleet_view_get_temporary (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), FALSE);

  return self->temporary;
}

void
fleet_view_set_temporary (FleetView *self, gboolean temporary)
{
  g_return_if_fail (FLEET_IS_VIEW (self));

  if (self->temporary == temporary)
    return;
  self->temporary = temporary;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEMPORARY]);
}

/**
 * fleet_view_add_camera:
 * @self: a view that is being made
 * @camera: a camera; it is copied
 *
 * Puts a camera into a tile that is empty.
 */
void
fleet_view_add_camera (FleetView *self, const FleetViewCamera *camera)
{
  Place place = { *camera, NULL };

  g_return_if_fail (FLEET_IS_VIEW (self));
  g_return_if_fail (fleet_view_find_camera (self, camera->tile) == NULL);

  place.camera.account = g_strdup (camera->account);
  place.camera.key = g_strdup (camera->key);
  place.camera.name = g_strdup (camera->name);
  g_array_append_val (self->places, place);
}

/**
 * fleet_view_get_n_cameras:
 * @self: a view
 *
 * Gets how many cameras the view has, which is not how many tiles.
 *
 * Returns: the number of cameras
 */
guint
fleet_view_get_n_cameras (FleetView *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), 0);

  return self->places->len;
}

/**
 * fleet_view_get_camera:
 * @self: a view
 * @index: from 0
 *
 * Gets a camera by its number among the cameras, whatever tile it stands in.
 *
 * Returns: (transfer none) (nullable): the camera; %NULL if there are not so many
 */
const FleetViewCamera *
fleet_view_get_camera (FleetView *self, guint index)
{
  g_return_val_if_fail (FLEET_IS_VIEW (self), NULL);

  return index < self->places->len ? &g_array_index (self->places, Place, index).camera : NULL;
}

/**
 * fleet_view_find_camera:
 * @self: a view
 * @tile: a tile, from 0
 *
 * Finds what stands in a tile.
 *
 * Returns: (transfer none) (nullable): the camera; %NULL if the tile is empty
 */
const FleetViewCamera *
fleet_view_find_camera (FleetView *self, guint tile)
{
  const FleetViewCamera *camera;

  for (guint i = 0; (camera = fleet_view_get_camera (self, i)) != NULL; i++)
    if (camera->tile == tile)
      return camera;
  return NULL;
}

JsonObject *
fleet_view_get_source (FleetView *self)
{
  return self->source;
}

void
fleet_view_set_source (FleetView *self, JsonObject *source)
{
  JsonObject *old = self->source;

  self->source = source != NULL ? json_object_ref (source) : NULL;
  g_clear_pointer (&old, json_object_unref);
}

JsonObject *
fleet_view_get_camera_source (FleetView *self, guint index)
{
  return g_array_index (self->places, Place, index).source;
}

void
fleet_view_take_camera_source (FleetView *self, guint index, JsonObject *source)
{
  Place *place = &g_array_index (self->places, Place, index);

  g_clear_pointer (&place->source, json_object_unref);
  place->source = source;
}

static void
fleet_view_copy_places (FleetView *self, FleetView *from)
{
  g_array_set_size (self->places, 0);
  for (guint i = 0; i < from->places->len; i++)
    {
      JsonObject *source = fleet_view_get_camera_source (from, i);

      fleet_view_add_camera (self, fleet_view_get_camera (from, i));
      if (source != NULL)
        fleet_view_take_camera_source (self, i, json_object_ref (source));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CAMERAS]);
}

/* Becomes as @from is, in all but its id. */
void
fleet_view_assign (FleetView *self, FleetView *from)
{
  g_object_freeze_notify (G_OBJECT (self));
  fleet_view_set_name (self, from->name);
  fleet_view_take_layout (self, from->layout, from->grid);
  fleet_view_set_origin (self, from->origin);
  fleet_view_set_hotspot (self, from->hotspot);
  fleet_view_set_temporary (self, from->temporary);
  fleet_view_set_source (self, from->source);
  fleet_view_copy_places (self, from);
  g_object_thaw_notify (G_OBJECT (self));
}

static JsonObject *
fleet_view_find_source (FleetView *self, const FleetViewCamera *camera)
{
  for (guint i = 0; i < self->places->len; i++)
    if (fleet_view_camera_is_same (fleet_view_get_camera (self, i), camera))
      return fleet_view_get_camera_source (self, i);
  return NULL;
}

/* Shows what @from shows. What only another version knows of the view and of its cameras stays. */
void
fleet_view_replace_content (FleetView *self, FleetView *from)
{
  g_autoptr (FleetView) next = fleet_view_copy (from);

  for (guint i = 0; i < next->places->len; i++)
    {
      JsonObject *source = fleet_view_find_source (self, fleet_view_get_camera (next, i));

      if (source != NULL)
        fleet_view_take_camera_source (next, i, json_object_ref (source));
    }
  g_object_freeze_notify (G_OBJECT (self));
  fleet_view_take_layout (self, next->layout, next->grid);
  fleet_view_set_origin (self, next->origin);
  fleet_view_set_hotspot (self, next->hotspot);
  fleet_view_copy_places (self, next);
  g_object_thaw_notify (G_OBJECT (self));
}

/* FALSE when nothing of it is left: it had cameras, and all of them were of the account. */
gboolean
fleet_view_forget_account (FleetView *self, const char *account)
{
  guint n_before = self->places->len;

  for (guint i = self->places->len; i > 0; i--)
    if (g_strcmp0 (fleet_view_get_camera (self, i - 1)->account, account) == 0)
      g_array_remove_index (self->places, i - 1);
  if (self->places->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CAMERAS]);
  return self->places->len > 0 || n_before == 0;
}

/* The same account has another id on each computer. */
void
fleet_view_rename_account (FleetView *self, const char *account, const char *to)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      FleetViewCamera *camera = &g_array_index (self->places, Place, i).camera;

      if (g_strcmp0 (camera->account, account) != 0)
        continue;
      g_free (camera->account);
      camera->account = g_strdup (to);
    }
}
