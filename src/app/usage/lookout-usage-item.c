/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "usage/lookout-usage-item.h"

#include <glib/gi18n.h>

struct _LookoutUsageItem
{
  GObject parent_instance;

  char *id;
  guint64 today;
  guint64 month;
  char *cells[LOOKOUT_USAGE_N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (LookoutUsageItem, lookout_usage_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
lookout_usage_item_finalize (GObject *object)
{
  LookoutUsageItem *self = LOOKOUT_USAGE_ITEM (object);

  g_free (self->id);
  for (guint i = 0; i < LOOKOUT_USAGE_N_COLUMNS; i++)
    g_free (self->cells[i]);
  G_OBJECT_CLASS (lookout_usage_item_parent_class)->finalize (object);
}

static void
lookout_usage_item_class_init (LookoutUsageItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_usage_item_finalize;
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_USAGE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lookout_usage_item_init (LookoutUsageItem *self)
{
}

LookoutUsageItem *
lookout_usage_item_new (const FleetMeterCamera *camera)
{
  LookoutUsageItem *self = g_object_new (LOOKOUT_TYPE_USAGE_ITEM, NULL);

  self->id = lookout_usage_item_dup_id (camera);
  lookout_usage_item_update (self, camera);
  return self;
}

/**
 * lookout_usage_item_dup_id:
 * @camera: a camera
 *
 * Returns: (transfer full): what tells its line from all others
 */
char *
lookout_usage_item_dup_id (const FleetMeterCamera *camera)
{
  return g_strconcat (camera->account, "\n", camera->key, NULL);
}

/**
 * lookout_usage_item_get_id:
 *
 * Returns: see lookout_usage_item_dup_id()
 */
const char *
lookout_usage_item_get_id (LookoutUsageItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_USAGE_ITEM (self), NULL);

  return self->id;
}

static const char *
get_name (const FleetMeterCamera *camera)
{
  if (*camera->key == '\0')
    return _ ("All Others");
  return *camera->name != '\0' ? camera->name : camera->key;
}

static gboolean
set_cell (LookoutUsageItem *self, LookoutUsageColumn column, const char *text)
{
  if (g_strcmp0 (self->cells[column], text) == 0)
    return FALSE;
  g_free (self->cells[column]);
  self->cells[column] = g_strdup (text);
  return TRUE;
}

/**
 * lookout_usage_item_update:
 * @self: a line
 * @camera: what the meter says of its camera
 *
 * Returns: whether anything is different
 */
gboolean
lookout_usage_item_update (LookoutUsageItem *self, const FleetMeterCamera *camera)
{
  g_autofree char *today = g_format_size (camera->today);
  g_autofree char *month = g_format_size (camera->month);
  gboolean changed;

  g_return_val_if_fail (LOOKOUT_IS_USAGE_ITEM (self), FALSE);

  self->today = camera->today;
  self->month = camera->month;
  changed = set_cell (self, LOOKOUT_USAGE_CAMERA, get_name (camera));
  changed = set_cell (self, LOOKOUT_USAGE_TODAY, today) || changed;
  changed = set_cell (self, LOOKOUT_USAGE_MONTH, month) || changed;
  if (changed)
    g_signal_emit (self, changed_signal, 0);
  return changed;
}

/**
 * lookout_usage_item_get_cell:
 * @self: (type LookoutUsageItem): a line
 * @column: a LookoutUsageColumn
 *
 * Returns: what stands there, translated
 */
const char *
lookout_usage_item_get_cell (gpointer self, guint column)
{
  g_return_val_if_fail (LOOKOUT_IS_USAGE_ITEM (self), NULL);
  g_return_val_if_fail (column < LOOKOUT_USAGE_N_COLUMNS, NULL);

  return LOOKOUT_USAGE_ITEM (self)->cells[column];
}

static int
compare_bytes (guint64 a, guint64 b)
{
  return a < b ? -1 : a > b;
}

/**
 * lookout_usage_item_compare:
 * @a: (type LookoutUsageItem): a line
 * @b: (type LookoutUsageItem): another
 * @column: a LookoutUsageColumn, as a pointer
 *
 * Returns: which of the two comes first by that column, as strcmp() says it
 */
int
lookout_usage_item_compare (gconstpointer a, gconstpointer b, gpointer column)
{
  const LookoutUsageItem *mine = a, *theirs = b;

  if (GPOINTER_TO_UINT (column) == LOOKOUT_USAGE_TODAY)
    return compare_bytes (mine->today, theirs->today);
  if (GPOINTER_TO_UINT (column) == LOOKOUT_USAGE_MONTH)
    return compare_bytes (mine->month, theirs->month);
  return g_utf8_collate (mine->cells[LOOKOUT_USAGE_CAMERA], theirs->cells[LOOKOUT_USAGE_CAMERA]);
}
