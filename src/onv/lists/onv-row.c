/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/onv-row-private.h"

/**
 * OnvRow:
 *
 * A place in an [class@Onv.PagedList]. It stays the same object for as long as the list has that
 * place; what stands there comes and goes with its properties.
 */
struct _OnvRow
{
  GObject parent_instance;

  GObject *item;
  gboolean loading;
  GError *error;
};

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OnvRow, onv_row, G_TYPE_OBJECT)

static void
onv_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OnvRow *self = ONV_ROW (object);

  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
onv_row_finalize (GObject *object)
{
  OnvRow *self = ONV_ROW (object);

  g_clear_object (&self->item);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (onv_row_parent_class)->finalize (object);
}

static void
onv_row_class_init (OnvRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = onv_row_get_property;
  object_class->finalize = onv_row_finalize;

  /**
   * OnvRow:item:
   *
   * What stands here, %NULL until it is known.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, flags);
  /**
   * OnvRow:loading:
   *
   * Whether it is being asked for.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * OnvRow:error:
   *
   * Why it could not be had, %NULL where all is well.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
onv_row_init (OnvRow *self)
{
}

OnvRow *
onv_row_new (void)
{
  return g_object_new (ONV_TYPE_ROW, NULL);
}

/**
 * onv_row_get_item:
 * @self: a row
 *
 * Gets what stands here.
 *
 * Returns: (transfer none) (nullable) (type GObject.Object): the item, %NULL until it is known
 */
gpointer
onv_row_get_item (OnvRow *self)
{
  g_return_val_if_fail (ONV_IS_ROW (self), NULL);

  return self->item;
}

/**
 * onv_row_get_loading:
 * @self: a row
 *
 * Tells whether the item is being asked for.
 *
 * Returns: whether it is
 */
gboolean
onv_row_get_loading (OnvRow *self)
{
  g_return_val_if_fail (ONV_IS_ROW (self), FALSE);

  return self->loading;
}

/**
 * onv_row_get_error:
 * @self: a row
 *
 * Tells why the item could not be had.
 *
 * Returns: (nullable): the error, %NULL where all is well
 */
const GError *
onv_row_get_error (OnvRow *self)
{
  g_return_val_if_fail (ONV_IS_ROW (self), NULL);

  return self->error;
}

/* Sets all that a row shows; what stays the same is not notified. */
void
onv_row_fill (OnvRow *self, gpointer item, gboolean loading, const GError *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  if (self->loading != loading)
    {
      self->loading = loading;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}
