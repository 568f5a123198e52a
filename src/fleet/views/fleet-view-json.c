/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-json.h"

#include <glib/gi18n-lib.h>

#include "model/fleet-channel.h"
#include "schema/onv-json.h"
#include "views/fleet-grid-json.h"
#include "views/fleet-json.h"
#include "views/fleet-view-private.h"

static gboolean
read_choice (JsonObject *object,
             const char *path,
             const FleetViewChoice *choice,
             FleetViewCamera *camera,
             GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (choice->get_type ());
  const GEnumValue *value;
  const char *nick;

  if (!fleet_json_read_text (object, path, choice->member, FALSE, &nick, error))
    return FALSE;
  value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;
  *fleet_view_choice_of (choice, camera) = value != NULL ? value->value : 0;
  if (nick == NULL || value != NULL)
    return TRUE;
  return fleet_json_fail (error, path, choice->member, "%s", _ (choice->problem));
}

static gboolean
read_choices (JsonObject *object, const char *path, FleetViewCamera *camera, GError **error)
{
  for (guint i = 0; i < FLEET_VIEW_N_CHOICES; i++)
    if (!read_choice (object, path, &fleet_view_choices[i], camera, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_zoom (JsonObject *object, const char *path, FleetViewZoom *zoom, GError **error)
{
  g_autofree char *place = g_strconcat (path, ".zoom", NULL);
  JsonNode *node;
  JsonObject *member;

  if (!fleet_json_read_member (object, path, "zoom", FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fleet_json_fail (error, path, "zoom", "%s", _ ("this must be an object"));
  member = json_node_get_object (node);
  *zoom = (FleetViewZoom){ 1, 0.5, 0.5 };
  return fleet_json_read_share (member, place, "factor", 1, FLEET_VIEW_MAX_ZOOM, &zoom->factor,
                                error)
         && fleet_json_read_share (member, place, "x", 0, 1, &zoom->x, error)
         && fleet_json_read_share (member, place, "y", 0, 1, &zoom->y, error);
}

/* Also that no camera stands there. */
static gboolean
read_hotspot (JsonObject *object, const char *path, FleetView *view, GError **error)
{
  JsonNode *node;
  guint tile;

  if (!fleet_json_read_member (object, path, "hotspot", FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!fleet_json_read_number (object, path, "hotspot", fleet_view_get_layout (view), &tile, error))
    return FALSE;
  if (fleet_view_find_camera (view, tile - 1) != NULL)
    return fleet_json_fail (error, path, "hotspot", "%s", _ ("a camera stands in this tile"));
  fleet_view_set_hotspot (view, tile - 1);
  return TRUE;
}

static gboolean
read_camera (JsonObject *object, const char *path, gpointer view, GError **error)
{
  FleetViewCamera camera = { 0 };
  const char *account;
  const char *key;
  const char *name;
  guint tile;

  if (!fleet_json_read_number (object, path, "tile", fleet_view_get_layout (view), &tile, error)
      || !fleet_json_read_text (object, path, "account", TRUE, &account, error)
      || !fleet_json_read_text (object, path, "camera", TRUE, &key, error)
      || !fleet_json_read_text (object, path, "name", FALSE, &name, error)
      || !read_choices (object, path, &camera, error)
      || !read_zoom (object, path, &camera.zoom, error))
    return FALSE;
  if (!fleet_channel_parse_key (key, NULL, NULL))
    return fleet_json_fail (
        error, path, "camera", "%s",
        _ ("this must be the number of a device and of a channel, such as 1001/1"));
  if (fleet_view_find_camera (view, tile - 1) != NULL)
    return fleet_json_fail (error, path, "tile", "%s", _ ("another camera stands in this tile"));
  camera.tile = tile - 1;
  camera.account = (char *) account;
  camera.key = (char *) key;
  camera.name = (char *) name;
  fleet_view_add_camera (view, &camera);
  fleet_view_take_camera_source (view, fleet_view_get_n_cameras (view) - 1,
                                 json_object_ref (object));
  return TRUE;
}

static JsonObject *
get_grid_object (JsonObject *object)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, "layout") : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The number of tiles, or where each of them stands. */
static gboolean
read_layout (JsonObject *object, const char *path, guint *layout, FleetGrid *grid, GError **error)
{
  g_autofree char *place = g_strconcat (path, *path != '\0' ? "." : "", "layout", NULL);
  JsonObject *member = get_grid_object (object);

  if (member == NULL)
    return fleet_json_read_number (object, path, "layout", FLEET_VIEW_MAX_TILES, layout, error);
  return fleet_grid_read (member, place, grid, error);
}

gboolean
fleet_view_read (JsonObject *object, const char *path, gpointer views, GError **error)
{
  FleetGrid grid = { 0 };
  g_autoptr (FleetView) view = NULL;
  g_autofree char *clean = NULL;
  const char *name;
  const char *id;
  const char *origin;
  guint layout = 0;

  if (!fleet_json_read_text (object, path, "name", TRUE, &name, error)
      || !read_layout (object, path, &layout, &grid, error)
      || !fleet_json_read_text (object, path, "id", FALSE, &id, error)
      || !fleet_json_read_text (object, path, "origin", FALSE, &origin, error))
    return FALSE;
  clean = fleet_view_dup_clean_name (name);
  if (clean == NULL)
    return fleet_json_fail (error, path, "name", "%s", _ ("this must not be empty"));
  view = fleet_view_new (clean, layout);
  if (grid.n_tiles > 0)
    fleet_view_set_grid (view, &grid);
  if (id != NULL && *id != '\0')
    fleet_view_set_id (view, id);
  fleet_view_set_origin (view, origin);
  fleet_view_set_source (view, object);
  if (!fleet_json_read_list (object, path, "cameras", FALSE, read_camera, view, error)
      || !read_hotspot (object, path, view, error))
    return FALSE;
  g_ptr_array_add (views, g_steal_pointer (&view));
  return TRUE;
}
static void
put_zoom (JsonObject *object, const FleetViewZoom *wanted)
{
  FleetViewZoom zoom = fleet_view_zoom_round (wanted);
  JsonObject *member;

  if (zoom.factor <= 1)
    {
      json_object_remove_member (object, "zoom");
      return;
    }
  member = fleet_json_begin (json_object_has_member (object, "zoom")
                                 ? json_object_get_object_member (object, "zoom")
                                 : NULL);
  json_object_set_double_member (member, "factor", zoom.factor);
  json_object_set_double_member (member, "x", zoom.x);
  json_object_set_double_member (member, "y", zoom.y);
  json_object_set_object_member (object, "zoom", member);
}

static void
put_choice (JsonObject *object, const FleetViewChoice *choice, const FleetViewCamera *camera)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (choice->get_type ());
  int chosen = fleet_view_choice_get (choice, camera);

  fleet_json_put_text (object, choice->member,
                       chosen == 0 && choice->silent
                           ? NULL
                           : g_enum_get_value (klass, chosen)->value_nick);
}

static JsonObject *
write_camera (FleetView *view, guint index)
{
  const FleetViewCamera *camera = fleet_view_get_camera (view, index);
  JsonObject *object = fleet_json_begin (fleet_view_get_camera_source (view, index));

  json_object_set_int_member (object, "tile", (gint64) camera->tile + 1);
  fleet_json_put_text (object, "account", camera->account);
  fleet_json_put_text (object, "camera", camera->key);
  fleet_json_put_text (object, "name", camera->name);
  for (guint i = 0; i < FLEET_VIEW_N_CHOICES; i++)
    put_choice (object, &fleet_view_choices[i], camera);
  put_zoom (object, &camera->zoom);
  return object;
}

static void
put_layout (JsonObject *object, FleetView *view)
{
  const FleetGrid *grid = fleet_view_get_grid (view);

  if (grid != NULL)
    json_object_set_object_member (object, "layout",
                                   fleet_grid_write (grid, get_grid_object (object)));
  else
    json_object_set_int_member (object, "layout", fleet_view_get_layout (view));
}

JsonObject *
fleet_view_write_object (FleetView *view)
{
  JsonObject *object = fleet_json_begin (fleet_view_get_source (view));
  JsonArray *cameras = json_array_new ();

  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    json_array_add_object_element (cameras, write_camera (view, i));
  fleet_json_put_text (object, "id", fleet_view_get_id (view));
  fleet_json_put_text (object, "name", fleet_view_get_name (view));
  fleet_json_put_text (object, "origin", fleet_view_get_origin (view));
  put_layout (object, view);
  if (fleet_view_get_hotspot (view) != FLEET_VIEW_NO_HOTSPOT)
    json_object_set_int_member (object, "hotspot", (gint64) fleet_view_get_hotspot (view) + 1);
  else if (json_object_has_member (object, "hotspot"))
    json_object_remove_member (object, "hotspot");
  json_object_set_array_member (object, "cameras", cameras);
  return object;
}

char *
fleet_view_write (FleetView *view)
{
  return fleet_json_write (fleet_view_write_object (view));
}

/* What fleet_view_write() wrote. */
FleetView *
fleet_view_parse (const char *text)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonNode) root = onv_json_parse (text, strlen (text), NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || !fleet_view_read (json_node_get_object (root), "", views, NULL))
    return NULL;
  return g_ptr_array_steal_index (views, 0);
}