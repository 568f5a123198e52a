/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "patrol/lookout-patrol-button.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"

struct _LookoutPatrolButton
{
  AdwBin parent_instance;

  LookoutRound *round; /* (nullable) */
  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *left;
  GtkLabel *words;
  GtkLabel *place;
  GtkAdjustment *seconds;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (LookoutPatrolButton, lookout_patrol_button, ADW_TYPE_BIN)

/* How each state is shown, and called for assistive technology, which is not told of every second. */
static const struct
{
  const char *icon;
  const char *name;
} state_rows[] = {
  [LOOKOUT_PATROL_OFF] = { "media-playback-stop-symbolic", N_ ("Patrol") },
  [LOOKOUT_PATROL_RUNNING] = { "media-playback-start-symbolic", N_ ("Patrol: running") },
  [LOOKOUT_PATROL_HELD]
  = { "content-loading-symbolic", N_ ("Patrol: waiting while you use the window") },
  [LOOKOUT_PATROL_PAUSED] = { "media-playback-pause-symbolic", N_ ("Patrol: paused") },
};

static char *
dup_words (LookoutPatrolState state, guint left)
{
  switch (state)
    {
    case LOOKOUT_PATROL_RUNNING:
      return g_strdup_printf (ngettext ("The patrol goes on in %u second",
                                        "The patrol goes on in %u seconds", left),
                              left);
    case LOOKOUT_PATROL_HELD:
      return g_strdup_printf (ngettext ("You use the window: the patrol goes on in %u second",
                                        "You use the window: the patrol goes on in %u seconds",
                                        left),
                              left);
    case LOOKOUT_PATROL_PAUSED:
      return g_strdup (_ ("The patrol is paused"));
    case LOOKOUT_PATROL_OFF:
    default:
      return g_strdup ("");
    }
}

static void
lookout_patrol_button_update (LookoutPatrolButton *self)
{
  LookoutPatrol *patrol = lookout_round_get_patrol (self->round);
  LookoutPatrolState state = lookout_patrol_get_state (patrol);
  guint left = lookout_patrol_get_left (patrol);
  g_autofree char *words = dup_words (state, left);
  g_autofree char *place = lookout_round_dup_place (self->round);
  g_autofree char *text = g_strdup_printf (C_ ("seconds that are left", "%u s"), left);

  gtk_widget_set_visible (GTK_WIDGET (self), state != LOOKOUT_PATROL_OFF);
  gtk_image_set_from_icon_name (self->icon, state_rows[state].icon);
  gtk_label_set_label (self->left, text);
  gtk_widget_set_visible (GTK_WIDGET (self->left),
                          state != LOOKOUT_PATROL_PAUSED && !self->compact);
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->place, place != NULL ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place), place != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (state_rows[state].name), -1);
}

/* The button goes with the patrol, and the popover must not go with it while it is open. */
static void
on_stop (LookoutPatrolButton *self)
{
  gtk_menu_button_popdown (self->button);
  lookout_patrol_stop (lookout_round_get_patrol (self->round));
}

static void
lookout_patrol_button_dispose (GObject *object)
{
  g_clear_object (&LOOKOUT_PATROL_BUTTON (object)->round);
  G_OBJECT_CLASS (lookout_patrol_button_parent_class)->dispose (object);
}

static void
lookout_patrol_button_class_init (LookoutPatrolButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_patrol_button_dispose;
  gtk_widget_class_set_css_name (widget_class, "patrolbutton");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/patrol/lookout-patrol-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutPatrolButton, button);
  gtk_widget_class_bind_template_child (widget_class, LookoutPatrolButton, icon);
  gtk_widget_class_bind_template_child (widget_class, LookoutPatrolButton, left);
  gtk_widget_class_bind_template_child (widget_class, LookoutPatrolButton, words);
  gtk_widget_class_bind_template_child (widget_class, LookoutPatrolButton, place);
  gtk_widget_class_bind_template_child (widget_class, LookoutPatrolButton, seconds);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static gboolean
seconds_to_value (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_int32 (variant));
  return TRUE;
}

static GVariant *
value_to_seconds (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_int32 ((int) g_value_get_double (value));
}

static void
lookout_patrol_button_init (LookoutPatrolButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind_with_mapping (lookout_paths_get_settings (), "patrol-seconds", self->seconds,
                                "value", G_SETTINGS_BIND_DEFAULT, seconds_to_value,
                                value_to_seconds, NULL, NULL);
}

/**
 * lookout_patrol_button_set_round:
 * @self: a button
 * @round: the patrol of its window
 */
void
lookout_patrol_button_set_round (LookoutPatrolButton *self, LookoutRound *round)
{
  g_return_if_fail (LOOKOUT_IS_PATROL_BUTTON (self));
  g_return_if_fail (LOOKOUT_IS_ROUND (round));

  g_set_object (&self->round, round);
  g_signal_connect_object (round, "changed", G_CALLBACK (lookout_patrol_button_update), self,
                           G_CONNECT_SWAPPED);
  lookout_patrol_button_update (self);
}

/**
 * lookout_patrol_button_set_compact:
 * @self: a button
 * @compact: whether it has no room for the seconds that are left; its popover tells them
 */
void
lookout_patrol_button_set_compact (LookoutPatrolButton *self, gboolean compact)
{
  g_return_if_fail (LOOKOUT_IS_PATROL_BUTTON (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  if (self->round != NULL)
    lookout_patrol_button_update (self);
}
