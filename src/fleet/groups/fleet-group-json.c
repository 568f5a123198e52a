/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups/fleet-group-json.h"

#include <glib/gi18n-lib.h>

#include "groups/fleet-group-private.h"
#include "model/fleet-channel.h"
#include "schema/onv-json.h"
#include "views/fleet-json.h"
#include "views/fleet-view.h"

/* A whole device has “device” in place of “camera”. */
static gboolean
read_key (JsonObject *object, const char *path, const char **key, GError **error)
{
  const char *device;

  if (!fleet_json_read_text (object, path, "device", FALSE, &device, error)
      || !fleet_json_read_text (object, path, "camera", device == NULL, key, error))
    return FALSE;
  if (*key != NULL && !fleet_channel_parse_key (*key, NULL, NULL))
    return fleet_json_fail (
        error, path, "camera", "%s",
        _ ("this must be the number of a device and of a channel, such as 1001/1"));
  if (*key != NULL || device == NULL)
    return TRUE;

  if (*device == '\0' || strchr (device, '/') != NULL)
    return fleet_json_fail (error, path, "device", "%s",
                            _ ("this must be the number of a device, such as 1001"));
  *key = device;
  return TRUE;
}

static gboolean
read_member (JsonObject *object, const char *path, gpointer group, GError **error)
{
  const char *key;
  const char *name;

  if (!read_key (object, path, &key, error)
      || !fleet_json_read_text (object, path, "name", FALSE, &name, error))
    return FALSE;
  if (fleet_group_find (group, key) != NULL)
    return fleet_json_fail (error, path, strchr (key, '/') != NULL ? "camera" : "device", "%s",
                            _ ("this is in the group already"));
  fleet_group_add (group, key, name);
  fleet_group_member_set_source (fleet_group_find (group, key), object);
  return TRUE;
}

static FleetGroup *
create (const char *account, const char *name, const char *id)
{
  FleetGroup *group;

  if (name == NULL)
    return fleet_group_new_favourites (account);
  group = fleet_group_new (account, name);
  fleet_group_set_id (group, id);
  return group;
}

gboolean
fleet_group_read (JsonObject *object, const char *path, gpointer groups, GError **error)
{
  g_autoptr (FleetGroup) group = NULL;
  g_autofree char *clean = NULL;
  gboolean favourites;
  const char *account;
  const char *name;
  const char *id;

  if (!fleet_json_read_flag (object, path, "favourites", &favourites, error)
      || !fleet_json_read_text (object, path, "account", TRUE, &account, error)
      || !fleet_json_read_text (object, path, "name", !favourites, &name, error)
      || !fleet_json_read_text (object, path, "id", !favourites, &id, error))
    return FALSE;
  clean = favourites ? NULL : fleet_view_dup_clean_name (name);
  if (!favourites && clean == NULL)
    return fleet_json_fail (error, path, "name", "%s", _ ("this must not be empty"));
  group = create (account, clean, id);
  fleet_group_set_source (group, object);
  if (!fleet_json_read_list (object, path, "members", FALSE, read_member, group, error))
    return FALSE;
  g_ptr_array_add (groups, g_steal_pointer (&group));
  return TRUE;
}

static JsonObject *
write_member (FleetGroupMember *member)
{
  JsonObject *object = fleet_json_begin (fleet_group_member_get_source (member));
  gboolean is_device = fleet_group_member_is_device (member);

  fleet_json_put_text (object, is_device ? "device" : "camera",
                       fleet_group_member_get_key (member));
  fleet_json_put_text (object, "name", fleet_group_member_get_name (member));
  return object;
}

JsonObject *
fleet_group_write_object (FleetGroup *group)
{
  JsonObject *object = fleet_json_begin (fleet_group_get_source (group));
  JsonArray *members = json_array_new ();

  if (fleet_group_is_favourites (group))
    json_object_set_boolean_member (object, "favourites", TRUE);
  else
    fleet_json_put_text (object, "id", fleet_group_get_id (group));
  fleet_json_put_text (object, "account", fleet_group_get_account (group));
  fleet_json_put_text (object, "name", fleet_group_get_name (group));
  for (guint i = 0; i < fleet_group_get_n_members (group); i++)
    {
      g_autoptr (FleetGroupMember) member
          = g_list_model_get_item (fleet_group_get_members (group), i);

      json_array_add_object_element (members, write_member (member));
    }
  json_object_set_array_member (object, "members", members);
  return object;
}

/**
 * fleet_group_write:
 * @self: a group
 *
 * Writes a group down, as it stands in files.
 *
 * Returns: (transfer full): JSON
 */
char *
fleet_group_write (FleetGroup *self)
{
  g_return_val_if_fail (FLEET_IS_GROUP (self), NULL);

  return fleet_json_write (fleet_group_write_object (self));
}

/**
 * fleet_group_parse:
 * @text: what [method@Fleet.Group.write] wrote
 *
 * Makes a group of what was written down. Only a store knows whether it is temporary.
 *
 * Returns: (transfer full) (nullable): the group; %NULL if @text is no group
 */
FleetGroup *
fleet_group_parse (const char *text)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonNode) root = onv_json_parse (text, strlen (text), NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || !fleet_group_read (json_node_get_object (root), "", groups, NULL))
    return NULL;
  return g_ptr_array_steal_index (groups, 0);
}
