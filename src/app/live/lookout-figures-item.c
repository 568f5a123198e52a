/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-figures-item.h"

#include <glib/gi18n.h>

/* Before those of lookout_figure_rows. */
enum
{
  COLUMN_CAMERA,
  COLUMN_STATE,
  N_OWN_COLUMNS
};

static const char *const own_titles[N_OWN_COLUMNS]
    = { NC_ ("table of statistics", "Camera"), NC_ ("table of statistics", "State") };

struct _LookoutFiguresItem
{
  GObject parent_instance;

  LookoutPlay *play;
  GPtrArray *cells; /* of text, one a column */
};

G_DEFINE_FINAL_TYPE (LookoutFiguresItem, lookout_figures_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
lookout_figures_item_finalize (GObject *object)
{
  LookoutFiguresItem *self = LOOKOUT_FIGURES_ITEM (object);

  g_ptr_array_unref (self->cells);
  g_clear_object (&self->play);
  G_OBJECT_CLASS (lookout_figures_item_parent_class)->finalize (object);
}

static void
lookout_figures_item_class_init (LookoutFiguresItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_figures_item_finalize;
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_FIGURES_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lookout_figures_item_init (LookoutFiguresItem *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < lookout_figures_get_n_columns (); i++)
    g_ptr_array_add (self->cells, g_strdup (""));
}

LookoutFiguresItem *
lookout_figures_item_new (LookoutPlay *play)
{
  LookoutFiguresItem *self = g_object_new (LOOKOUT_TYPE_FIGURES_ITEM, NULL);

  self->play = g_object_ref (play);
  lookout_figures_item_update (self);
  return self;
}

LookoutPlay *
lookout_figures_item_get_play (LookoutFiguresItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_FIGURES_ITEM (self), NULL);

  return self->play;
}

/* Before the first picture there are no figures but the protocol, which is the first. */
static char *
dup_cell (LookoutPlay *play, const LookoutTileStatus *status, guint column)
{
  char *text;

  if (column == COLUMN_CAMERA)
    return g_strdup (lookout_play_get_name (play));
  if (column == COLUMN_STATE)
    return g_strdup (lookout_mood_get_name (lookout_tile_status_get_mood (status)));
  if (status->width == 0 && column > N_OWN_COLUMNS)
    return g_strdup ("");
  text = lookout_figure_rows[column - N_OWN_COLUMNS].format (status);
  return text != NULL ? text : g_strdup ("");
}

void
lookout_figures_item_update (LookoutFiguresItem *self)
{
  LookoutTileStatus status;
  gboolean changed = FALSE;

  g_return_if_fail (LOOKOUT_IS_FIGURES_ITEM (self));

  lookout_play_read_status (self->play, &status);
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_autofree char *text = dup_cell (self->play, &status, i);

      if (g_strcmp0 (text, g_ptr_array_index (self->cells, i)) == 0)
        continue;
      g_free (g_ptr_array_index (self->cells, i));
      g_ptr_array_index (self->cells, i) = g_steal_pointer (&text);
      changed = TRUE;
    }
  if (changed)
    g_signal_emit (self, changed_signal, 0);
}

/**
 * lookout_figures_item_get_cell:
 * @self: (type LookoutFiguresItem): a line
 * @column: from 0
 *
 * Returns: what stands there, translated; empty when nothing is known
 */
const char *
lookout_figures_item_get_cell (gpointer self, guint column)
{
  LookoutFiguresItem *item = self;

  g_return_val_if_fail (LOOKOUT_IS_FIGURES_ITEM (self), NULL);
  g_return_val_if_fail (column < item->cells->len, NULL);

  return g_ptr_array_index (item->cells, column);
}

guint
lookout_figures_get_n_columns (void)
{
  guint n = N_OWN_COLUMNS;

  for (const LookoutFigureRow *row = lookout_figure_rows; row->label != NULL; row++)
    n++;
  return n;
}

/**
 * lookout_figures_get_title:
 * @column: from 0
 *
 * Returns: the heading of a column, translated
 */
const char *
lookout_figures_get_title (guint column)
{
  g_return_val_if_fail (column < lookout_figures_get_n_columns (), NULL);

  if (column < N_OWN_COLUMNS)
    return g_dpgettext2 (GETTEXT_PACKAGE, "table of statistics", own_titles[column]);
  return _ (lookout_figure_rows[column - N_OWN_COLUMNS].label);
}
