/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-json.h"

#include <glib/gi18n-lib.h>

#include "fleet-error.h"
#include "model/fleet-channel.h"
#include "schema/onv-json.h"
#include "views/fleet-view-private.h"

#define FORMAT "lookout-views"
#define VERSION 1

#define MAX_TEXT_CHARS 2048

/* Where something stands, and what is wrong with it. */
G_GNUC_PRINTF (4, 5)
static gboolean
fail (GError **error, const char *path, const char *member, const char *format, ...)
{
  g_autofree char *place = g_strconcat (path, *path != '\0' ? "." : "", member, NULL);
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a place in a file, such as “views[0].name”, and what is wrong there. */
  g_set_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS, _ ("%s: %s"), place, what);
  return FALSE;
}

/* TRUE with no node where something may be missing, and is. */
static gboolean
read_member (JsonObject *object,
             const char *path,
             const char *member,
             gboolean required,
             JsonNode **node,
             GError **error)
{
  *node = json_object_get_member (object, member);
  if (*node != NULL && JSON_NODE_HOLDS_NULL (*node))
    *node = NULL;
  return *node != NULL || !required || fail (error, path, member, "%s", _ ("this is missing"));
}

static gboolean
read_text (JsonObject *object,
           const char *path,
           const char *member,
           gboolean required,
           const char **text,
           GError **error)
{
  JsonNode *node;

  *text = NULL;
  if (!read_member (object, path, member, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (error, path, member, "%s", _ ("this must be text"));
  *text = json_node_get_string (node);
  if (required && **text == '\0')
    return fail (error, path, member, "%s", _ ("this must not be empty"));
  if (g_utf8_strlen (*text, -1) > MAX_TEXT_CHARS)
    return fail (error, path, member, "%s", _ ("this is too long"));
  return TRUE;
}

static gboolean
read_number (JsonObject *object,
             const char *path,
             const char *member,
             guint max,
             guint *number,
             GError **error)
{
  JsonNode *node;
  gint64 value = 0;

  if (!read_member (object, path, member, TRUE, &node, error))
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  *number = (guint) CLAMP (value, 0, max);
  if (value >= 1 && value <= max)
    return TRUE;
  return fail (error, path, member, _ ("this must be a whole number from 1 to %u"), max);
}

/* What is called for each object of a list; @path is that of the object. */
typedef gboolean (*ReadFunc) (JsonObject *object, const char *path, gpointer to, GError **error);

static gboolean
read_list (JsonObject *object,
           const char *path,
           const char *member,
           gboolean required,
           ReadFunc func,
           gpointer to,
           GError **error)
{
  JsonNode *node;
  JsonArray *array;

  if (!read_member (object, path, member, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, path, member, "%s", _ ("this must be a list"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *item
          = g_strdup_printf ("%s%s%s[%u]", path, *path != '\0' ? "." : "", member, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail (error, "", item, "%s", _ ("this must be an object"));
      if (!func (json_node_get_object (element), item, to, error))
        return FALSE;
    }
  return TRUE;
}

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

  if (!read_text (object, path, choice->member, FALSE, &nick, error))
    return FALSE;
  value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;
  *fleet_view_choice_of (choice, camera) = value != NULL ? value->value : 0;
  if (nick == NULL || value != NULL)
    return TRUE;
  return fail (error, path, choice->member, "%s", _ (choice->problem));
}

static gboolean
read_choices (JsonObject *object, const char *path, FleetViewCamera *camera, GError **error)
{
  for (guint i = 0; i < FLEET_VIEW_N_CHOICES; i++)
    if (!read_choice (object, path, &fleet_view_choices[i], camera, error))
      return FALSE;
  return TRUE;
}

/* What is missing stays as it is. */
static gboolean
read_share (JsonObject *object,
            const char *path,
            const char *member,
            double min,
            double max,
            double *share,
            GError **error)
{
  JsonNode *node;
  GType type;

  if (!read_member (object, path, member, FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    *share = json_node_get_double (node);
  if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && *share >= min && *share <= max)
    return TRUE;
  return fail (error, path, member, _ ("this must be a number from %g to %g"), min, max);
}

static gboolean
read_zoom (JsonObject *object, const char *path, FleetViewZoom *zoom, GError **error)
{
  g_autofree char *place = g_strconcat (path, ".zoom", NULL);
  JsonNode *node;
  JsonObject *member;

  if (!read_member (object, path, "zoom", FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, path, "zoom", "%s", _ ("this must be an object"));
  member = json_node_get_object (node);
  *zoom = (FleetViewZoom){ 1, 0.5, 0.5 };
  return read_share (member, place, "factor", 1, FLEET_VIEW_MAX_ZOOM, &zoom->factor, error)
         && read_share (member, place, "x", 0, 1, &zoom->x, error)
         && read_share (member, place, "y", 0, 1, &zoom->y, error);
}

/* Also that no camera stands there. */
static gboolean
read_hotspot (JsonObject *object, const char *path, FleetView *view, GError **error)
{
  JsonNode *node;
  guint tile;

  if (!read_member (object, path, "hotspot", FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!read_number (object, path, "hotspot", fleet_view_get_layout (view), &tile, error))
    return FALSE;
  if (fleet_view_find_camera (view, tile - 1) != NULL)
    return fail (error, path, "hotspot", "%s", _ ("a camera stands in this tile"));
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

  if (!read_number (object, path, "tile", fleet_view_get_layout (view), &tile, error)
      || !read_text (object, path, "account", TRUE, &account, error)
      || !read_text (object, path, "camera", TRUE, &key, error)
      || !read_text (object, path, "name", FALSE, &name, error)
      || !read_choices (object, path, &camera, error)
      || !read_zoom (object, path, &camera.zoom, error))
    return FALSE;
  if (!fleet_channel_parse_key (key, NULL, NULL))
    return fail (error, path, "camera", "%s",
                 _ ("this must be the number of a device and of a channel, such as 1001/1"));
  if (fleet_view_find_camera (view, tile - 1) != NULL)
    return fail (error, path, "tile", "%s", _ ("another camera stands in this tile"));
  camera.tile = tile - 1;
  camera.account = (char *) account;
  camera.key = (char *) key;
  camera.name = (char *) name;
  fleet_view_add_camera (view, &camera);
  fleet_view_take_camera_source (view, fleet_view_get_n_cameras (view) - 1,
                                 json_object_ref (object));
  return TRUE;
}

static gboolean
read_view (JsonObject *object, const char *path, gpointer views, GError **error)
{
  g_autoptr (FleetView) view = NULL;
  g_autofree char *clean = NULL;
  const char *name;
  const char *id;
  const char *origin;
  guint layout;

  if (!read_text (object, path, "name", TRUE, &name, error)
      || !read_number (object, path, "layout", FLEET_VIEW_MAX_TILES, &layout, error)
      || !read_text (object, path, "id", FALSE, &id, error)
      || !read_text (object, path, "origin", FALSE, &origin, error))
    return FALSE;
  clean = fleet_view_dup_clean_name (name);
  if (clean == NULL)
    return fail (error, path, "name", "%s", _ ("this must not be empty"));
  view = fleet_view_new (clean, layout);
  if (id != NULL && *id != '\0')
    fleet_view_set_id (view, id);
  fleet_view_set_origin (view, origin);
  fleet_view_set_source (view, object);
  if (!read_list (object, path, "cameras", FALSE, read_camera, view, error)
      || !read_hotspot (object, path, view, error))
    return FALSE;
  g_ptr_array_add (views, g_steal_pointer (&view));
  return TRUE;
}

static gboolean
read_account (JsonObject *object, const char *path, gpointer accounts, GError **error)
{
  const char *id;
  const char *name;
  const char *base_url;
  const char *product_id;
  FleetViewAccount account;

  if (!read_text (object, path, "id", TRUE, &id, error)
      || !read_text (object, path, "name", FALSE, &name, error)
      || !read_text (object, path, "server", FALSE, &base_url, error)
      || !read_text (object, path, "product", FALSE, &product_id, error))
    return FALSE;
  account = (FleetViewAccount){ g_strdup (id), g_strdup (name), g_strdup (base_url),
                                g_strdup (product_id) };
  g_array_append_val ((GArray *) accounts, account);
  return TRUE;
}

static gboolean
check_format (JsonObject *object, GError **error)
{
  const char *format;
  guint version;

  if (!read_text (object, "", "format", TRUE, &format, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT))
    return fail (error, "", "format", _ ("this must be “%s”"), FORMAT);
  if (!read_number (object, "", "version", G_MAXINT32, &version, error))
    return FALSE;
  return version <= VERSION
         || fail (error, "", "version", "%s", _ ("the file is from a newer Lookout"));
}

void
fleet_view_account_clear (FleetViewAccount *account)
{
  g_free (account->id);
  g_free (account->name);
  g_free (account->base_url);
  g_free (account->product_id);
}

FleetViewDocument *
fleet_view_document_new (void)
{
  FleetViewDocument *self = g_new0 (FleetViewDocument, 1);

  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  self->accounts = g_array_new (FALSE, TRUE, sizeof (FleetViewAccount));
  g_array_set_clear_func (self->accounts, (GDestroyNotify) fleet_view_account_clear);
  return self;
}

void
fleet_view_document_free (FleetViewDocument *self)
{
  g_clear_pointer (&self->source, json_object_unref);
  g_ptr_array_unref (self->views);
  g_array_unref (self->accounts);
  g_free (self);
}

/* An empty file is no views. An error says what is wrong, and where. */
FleetViewDocument *
fleet_view_document_parse (const char *data, gsize n, GError **error)
{
  g_autoptr (FleetViewDocument) self = fleet_view_document_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) local = NULL;
  JsonObject *object;

  if (n == 0)
    return g_steal_pointer (&self);
  if (n <= FLEET_VIEWS_MAX_BYTES)
    root = onv_json_parse (data, n, &local);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS, _ ("the file is not JSON with views: %s"),
                   local != NULL ? local->message : "…");
      return NULL;
    }
  object = json_node_get_object (root);
  self->source = json_object_ref (object);
  if (!check_format (object, error)
      || !read_list (object, "", "accounts", FALSE, read_account, self->accounts, error)
      || !read_list (object, "", "views", TRUE, read_view, self->views, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* A new object with what @source had, so that what is not known here is written again. */
static JsonObject *
begin_object (JsonObject *source)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) members = source != NULL ? json_object_get_members (source) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (object, l->data, json_object_dup_member (source, l->data));
  return object;
}

static void
put_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else if (json_object_has_member (object, member))
    json_object_remove_member (object, member);
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
  member = begin_object (json_object_has_member (object, "zoom")
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

  put_text (object, choice->member,
            chosen == 0 && choice->silent ? NULL : g_enum_get_value (klass, chosen)->value_nick);
}

static JsonObject *
write_camera (FleetView *view, guint index)
{
  const FleetViewCamera *camera = fleet_view_get_camera (view, index);
  JsonObject *object = begin_object (fleet_view_get_camera_source (view, index));

  json_object_set_int_member (object, "tile", (gint64) camera->tile + 1);
  put_text (object, "account", camera->account);
  put_text (object, "camera", camera->key);
  put_text (object, "name", camera->name);
  for (guint i = 0; i < FLEET_VIEW_N_CHOICES; i++)
    put_choice (object, &fleet_view_choices[i], camera);
  put_zoom (object, &camera->zoom);
  return object;
}

static JsonObject *
write_view (FleetView *view)
{
  JsonObject *object = begin_object (fleet_view_get_source (view));
  JsonArray *cameras = json_array_new ();

  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    json_array_add_object_element (cameras, write_camera (view, i));
  put_text (object, "id", fleet_view_get_id (view));
  put_text (object, "name", fleet_view_get_name (view));
  put_text (object, "origin", fleet_view_get_origin (view));
  json_object_set_int_member (object, "layout", fleet_view_get_layout (view));
  if (fleet_view_get_hotspot (view) != FLEET_VIEW_NO_HOTSPOT)
    json_object_set_int_member (object, "hotspot", (gint64) fleet_view_get_hotspot (view) + 1);
  else if (json_object_has_member (object, "hotspot"))
    json_object_remove_member (object, "hotspot");
  json_object_set_array_member (object, "cameras", cameras);
  return object;
}

static void
write_accounts (JsonObject *object, GArray *accounts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < accounts->len; i++)
    {
      const FleetViewAccount *account = &g_array_index (accounts, FleetViewAccount, i);
      JsonObject *item = json_object_new ();

      put_text (item, "id", account->id);
      put_text (item, "name", account->name);
      put_text (item, "server", account->base_url);
      put_text (item, "product", account->product_id);
      json_array_add_object_element (array, item);
    }
  json_object_set_array_member (object, "accounts", array);
}

/* A text that a person can read, too. */
static char *
write_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return json_to_string (node, TRUE);
}

char *
fleet_view_document_write (const FleetViewDocument *self)
{
  JsonObject *object = begin_object (self->source);
  JsonArray *views = json_array_new ();

  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  if (self->accounts->len > 0)
    write_accounts (object, self->accounts);
  for (guint i = 0; i < self->views->len; i++)
    json_array_add_object_element (views, write_view (g_ptr_array_index (self->views, i)));
  json_object_set_array_member (object, "views", views);
  return write_object (object);
}

char *
fleet_view_write (FleetView *view)
{
  return write_object (write_view (view));
}

/* What fleet_view_write() wrote. */
FleetView *
fleet_view_parse (const char *text)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonNode) root = onv_json_parse (text, strlen (text), NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || !read_view (json_node_get_object (root), "", views, NULL))
    return NULL;
  return g_ptr_array_steal_index (views, 0);
}
