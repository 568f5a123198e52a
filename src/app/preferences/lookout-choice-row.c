/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences/lookout-choice-row.h"

#include <glib/gi18n.h>

#include "shell/lookout-actions.h"

struct _LookoutChoiceRow
{
  AdwComboRow parent_instance;

  GActionGroup *group; /* the window */
  const char *action;
  GPtrArray *targets; /* of GVariant, as the list */
};

G_DEFINE_FINAL_TYPE (LookoutChoiceRow, lookout_choice_row, ADW_TYPE_COMBO_ROW)

/* As the action stands; where it stands on none of them, none is chosen. */
static void
lookout_choice_row_update (LookoutChoiceRow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->group, self->action);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->targets->len; i++)
    if (state != NULL && g_variant_equal (state, g_ptr_array_index (self->targets, i)))
      position = i;
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (self)) != position)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
}

static void
on_action_state (LookoutChoiceRow *self, const char *action)
{
  if (g_str_equal (action, self->action))
    lookout_choice_row_update (self);
}

static void
on_selected (LookoutChoiceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_autoptr (GVariant) state = g_action_group_get_action_state (self->group, self->action);

  if (position < self->targets->len
      && !g_variant_equal (state, g_ptr_array_index (self->targets, position)))
    g_action_group_activate_action (self->group, self->action,
                                    g_ptr_array_index (self->targets, position));
}

static void
lookout_choice_row_dispose (GObject *object)
{
  g_clear_object (&LOOKOUT_CHOICE_ROW (object)->group);
  G_OBJECT_CLASS (lookout_choice_row_parent_class)->dispose (object);
}

static void
lookout_choice_row_finalize (GObject *object)
{
  g_ptr_array_unref (LOOKOUT_CHOICE_ROW (object)->targets);
  G_OBJECT_CLASS (lookout_choice_row_parent_class)->finalize (object);
}

static void
lookout_choice_row_class_init (LookoutChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_choice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = lookout_choice_row_finalize;
}

static void
lookout_choice_row_init (LookoutChoiceRow *self)
{
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

typedef struct
{
  LookoutChoiceRow *row;
  GtkStringList *labels;
} ChoicesWalk;

static gboolean
add_choice (const LookoutActionRow *row, gpointer user_data)
{
  ChoicesWalk *walk = user_data;

  if (!g_str_equal (row->name, walk->row->action))
    return TRUE;
  gtk_string_list_append (walk->labels, _ (row->label));
  g_ptr_array_add (walk->row->targets, lookout_actions_create_target (row));
  return TRUE;
}

/**
 * lookout_choice_row_new:
 * @context: what is open in the window
 * @action: the name of an action with several targets; a literal
 *
 * Returns: (transfer floating): a row that shows on what the action stands, and does it
 */
GtkWidget *
lookout_choice_row_new (LookoutContext *context, const char *action)
{
  LookoutChoiceRow *self = g_object_new (LOOKOUT_TYPE_CHOICE_ROW, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  ChoicesWalk walk = { self, labels };

  self->group = g_object_ref (G_ACTION_GROUP (lookout_context_get_window (context)));
  self->action = action;
  lookout_actions_foreach (add_choice, &walk);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  lookout_choice_row_update (self);
  g_signal_connect_object (self->group, "action-state-changed", G_CALLBACK (on_action_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
  return GTK_WIDGET (self);
}
