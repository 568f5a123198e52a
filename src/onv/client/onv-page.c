/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-page-private.h"

#include "client/onv-error-private.h"
#include "schema/onv-record-private.h"

/**
 * OnvPage:
 *
 * One page of what a call has found. The platform writes the counters of its pages in several ways;
 * here they are the same for every call.
 */
struct _OnvPage
{
  GObject parent_instance;

  GListModel *items;
  gint64 total;
  guint number;
  guint size;
  char *key;
};

enum
{
  PROP_0,
  PROP_ITEMS,
  PROP_TOTAL,
  PROP_NUMBER,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OnvPage, onv_page, G_TYPE_OBJECT)

/* As the document spells them. */
static const OnvField counter_fields[] = {
  { "total", "total_count", ONV_KIND_INT, .aliases = "total_num|all_count" },
  { "number", "page", ONV_KIND_INT, .aliases = "current_page" },
  { "size", "per_page", ONV_KIND_INT, .aliases = "page_size" },
  { "key", "page_key", ONV_KIND_STRING },
};

static void
onv_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OnvPage *self = ONV_PAGE (object);

  switch (id)
    {
    case PROP_ITEMS:
      g_value_set_object (value, self->items);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_SIZE:
      g_value_set_uint (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
onv_page_finalize (GObject *object)
{
  OnvPage *self = ONV_PAGE (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (onv_page_parent_class)->finalize (object);
}

static void
onv_page_class_init (OnvPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = onv_page_get_property;
  object_class->finalize = onv_page_finalize;

  /**
   * OnvPage:items:
   *
   * What stands on it.
   */
  properties[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /**
   * OnvPage:total:
   *
   * How many items there are on all pages, −1 where the platform does not say.
   */
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, -1, flags);
  /**
   * OnvPage:number:
   *
   * Which page it is, from 1; 0 where the platform does not say.
   */
  properties[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * OnvPage:size:
   *
   * How many items a page has; 0 where the platform does not say.
   */
  properties[PROP_SIZE] = g_param_spec_uint ("size", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
onv_page_init (OnvPage *self)
{
  self->total = -1;
}

static void
copy_counters (JsonObject *counters, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (JSON_NODE_HOLDS_VALUE (member))
      json_object_set_member (counters, name, json_node_copy (member));
}

static JsonNode *
find_info (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node)
             ? json_object_get_member (json_node_get_object (node), "page_info")
             : NULL;
}

OnvPage *
onv_page_new_from_json (GListStore *items,
                        const char *missing,
                        JsonNode *payload,
                        JsonNode *root,
                        GError **error)
{
  g_autoptr (OnvRecord) record
      = onv_record_new_for_table (counter_fields, G_N_ELEMENTS (counter_fields));
  g_autoptr (JsonNode) counters = json_node_new (JSON_NODE_OBJECT);
  OnvPage *self;

  json_node_take_object (counters, json_object_new ());
  copy_counters (json_node_get_object (counters), payload);
  copy_counters (json_node_get_object (counters), find_info (root));
  copy_counters (json_node_get_object (counters), find_info (payload));
  if (!onv_record_decode (record, counters, NULL, error))
    return NULL;
  if (missing != NULL && !onv_record_has (record, "total"))
    {
      g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_SHAPE, missing,
                                                          "%s: the answer holds no page", missing));
      return NULL;
    }
  self = g_object_new (ONV_TYPE_PAGE, NULL);
  self->items = g_object_ref (G_LIST_MODEL (items));
  if (onv_record_has (record, "total"))
    self->total = MAX (0, onv_record_get_int (record, "total"));
  self->number = (guint) CLAMP (onv_record_get_int (record, "number"), 0, G_MAXINT);
  self->size = (guint) CLAMP (onv_record_get_int (record, "size"), 0, G_MAXINT);
  self->key = g_strdup (onv_record_get_string (record, "key"));
  return self;
}

/**
 * onv_page_get_items:
 * @self: a page
 *
 * Gets what stands on it: records of the type that the call names.
 *
 * Returns: (transfer none): the items
 */
GListModel *
onv_page_get_items (OnvPage *self)
{
  g_return_val_if_fail (ONV_IS_PAGE (self), NULL);

  return self->items;
}

/**
 * onv_page_get_total:
 * @self: a page
 *
 * Tells how many items there are on all pages.
 *
 * Returns: how many, −1 where the platform does not say
 */
gint64
onv_page_get_total (OnvPage *self)
{
  g_return_val_if_fail (ONV_IS_PAGE (self), -1);

  return self->total;
}

/**
 * onv_page_get_number:
 * @self: a page
 *
 * Tells which page it is.
 *
 * Returns: its number, from 1; 0 where the platform does not say
 */
guint
onv_page_get_number (OnvPage *self)
{
  g_return_val_if_fail (ONV_IS_PAGE (self), 0);

  return self->number;
}

/**
 * onv_page_get_size:
 * @self: a page
 *
 * Tells how many items a page has.
 *
 * Returns: how many, 0 where the platform does not say
 */
guint
onv_page_get_size (OnvPage *self)
{
  g_return_val_if_fail (ONV_IS_PAGE (self), 0);

  return self->size;
}

/**
 * onv_page_get_key:
 * @self: a page
 *
 * Gets what the platform wants to be shown when other pages are asked for (chapter 14); it is good
 * for five minutes.
 *
 * Returns: (nullable): the key, %NULL where there is none
 */
const char *
onv_page_get_key (OnvPage *self)
{
  g_return_val_if_fail (ONV_IS_PAGE (self), NULL);

  return self->key;
}
