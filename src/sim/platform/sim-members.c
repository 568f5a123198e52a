/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a JSON body, checked as a table says. */
#include "config.h"

#include "platform/sim-members.h"

static gboolean
is_text (const SimMember *member, JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING
         && (member->max == 0 || g_utf8_strlen (json_node_get_string (node), -1) <= member->max)
         && (!member->required || *json_node_get_string (node) != '\0');
}

static gboolean
is_number (const SimMember *member, JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= member->min
         && json_node_get_int (node) <= member->max;
}

static gboolean
is_boolean (const SimMember *member, JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN;
}

static gboolean
is_object (const SimMember *member, JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node);
}

static gboolean
is_texts (const SimMember *member, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_STRING)
      return FALSE;
  return array != NULL;
}

static gboolean
is_in (JsonObject *place, const char *name, double limit)
{
  JsonNode *node = json_object_get_member (place, name);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (node == NULL)
    return TRUE;
  return (type == G_TYPE_DOUBLE || type == G_TYPE_INT64) && json_node_get_double (node) >= -limit
         && json_node_get_double (node) <= limit;
}

static gboolean
is_place (const SimMember *member, JsonNode *node)
{
  JsonObject *place = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return place != NULL && is_in (place, "lat", 90) && is_in (place, "lon", 180)
         && is_in (place, "ele", G_MAXINT);
}

static gboolean
is_rtmp (const SimMember *member, JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING
         && g_ascii_strcasecmp (json_node_get_string (node), "RTMP") == 0;
}

static gboolean
is_any (const SimMember *member, JsonNode *node)
{
  return !JSON_NODE_HOLDS_NULL (node);
}

typedef struct
{
  gboolean (*check) (const SimMember *member, JsonNode *node);
  const char *words;
} Kind;

static const Kind kinds[] = {
  [SIM_MEMBER_TEXT] = { is_text, "is not text within its limit" },
  [SIM_MEMBER_NUMBER] = { is_number, "is not a number within its limits" },
  [SIM_MEMBER_BOOLEAN] = { is_boolean, "is not true or false" },
  [SIM_MEMBER_OBJECT] = { is_object, "is not an object" },
  [SIM_MEMBER_TEXTS] = { is_texts, "is not an array of texts" },
  [SIM_MEMBER_PLACE] = { is_place, "is not a place on the earth" },
  [SIM_MEMBER_RTMP] = { is_rtmp, "is not RTMP" },
  [SIM_MEMBER_ANY] = { is_any, "is nothing" },
};

/**
 * sim_members_check:
 * @call: a call
 * @members: (array zero-terminated=1): what its body must be
 * @body: its body
 *
 * The first member that is wrong answers the call. Members that no row names are no error.
 *
 * Returns: %TRUE when all are good
 */
gboolean
sim_members_check (SimCall *call, const SimMember *members, JsonObject *body)
{
  for (; members->name != NULL; members++)
    {
      JsonNode *node = json_object_get_member (body, members->name);
      const Kind *kind = &kinds[members->kind];
      g_autofree char *detail = NULL;

      if (node == NULL ? !members->required : kind->check (members, node))
        continue;
      detail = g_strdup_printf ("%s %s", members->name, node == NULL ? "is required" : kind->words);
      sim_call_fail (call, SIM_ERROR_PARAMETER, detail);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_one_of (const SimMember *members, const char *name, JsonNode *node)
{
  for (; members->name != NULL; members++)
    if (g_str_equal (members->name, name) && kinds[members->kind].check (members, node))
      return TRUE;
  return FALSE;
}

/**
 * sim_members_pick:
 * @members: (array zero-terminated=1): what is wanted
 * @body: what came, checked or not
 *
 * Returns: (transfer full): those members of @body that a row names and finds good, and no others
 */
JsonObject *
sim_members_pick (const SimMember *members, JsonObject *body)
{
  JsonObject *picked = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (body);

  for (GList *link = names; link != NULL; link = link->next)
    {
      JsonNode *node = json_object_get_member (body, link->data);

      if (is_one_of (members, link->data, node))
        json_object_set_member (picked, link->data, json_node_copy (node));
    }
  return picked;
}
