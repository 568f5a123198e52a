/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-awake.h"

#include <glib/gi18n.h>

#include "live/lookout-sight.h"

/* For how long pictures may fail before the screen may go dark. */
#define GRACE_S 60

struct _LookoutAwake
{
  GObject parent_instance;

  LookoutWall *wall; /* weak */
  LookoutSight *sight;
  gboolean held;
  guint grace;                 /* while no tile is live, and one was */
  GtkApplication *application; /* (nullable): where it is held */
  guint cookie;                /* 0 where the desktop has no such thing */
};

enum
{
  PROP_HELD = 1,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LookoutAwake, lookout_awake, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static GtkWindow *
get_window (LookoutAwake *self)
{
  GtkRoot *root = self->wall != NULL ? gtk_widget_get_root (GTK_WIDGET (self->wall)) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
lookout_awake_hold (LookoutAwake *self)
{
  GtkWindow *window = get_window (self);
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;

  if (application == NULL)
    return;
  g_set_object (&self->application, application);
  self->cookie = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_IDLE,
                                          /* Translators: why the screen is kept on. */
                                          C_ ("reason", "Cameras are being watched"));
}

static void
lookout_awake_let_go (LookoutAwake *self)
{
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
  g_clear_object (&self->application);
}

static void
lookout_awake_set_held (LookoutAwake *self, gboolean held)
{
  g_clear_handle_id (&self->grace, g_source_remove);
  if (self->held == held)
    return;
  self->held = held;
  if (held)
    lookout_awake_hold (self);
  else
    lookout_awake_let_go (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
}

static gboolean
on_grace_over (gpointer user_data)
{
  LookoutAwake *self = user_data;

  self->grace = 0;
  lookout_awake_set_held (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
count_tiles (LookoutAwake *self, guint *n_open, guint *n_live)
{
  *n_open = *n_live = 0;
  for (guint i = 0; i < lookout_wall_get_n_tiles (self->wall); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self->wall, i);

      *n_open += play != NULL;
      *n_live += play != NULL && lookout_mood_is_playing (lookout_play_get_mood (play));
    }
}

static void
lookout_awake_update (LookoutAwake *self)
{
  guint n_open, n_live;

  if (self->wall == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->wall))
      || lookout_sight_get_hidden (self->sight))
    {
      lookout_awake_set_held (self, FALSE);
      return;
    }
  count_tiles (self, &n_open, &n_live);
  if (n_live > 0 || n_open == 0)
    lookout_awake_set_held (self, n_live > 0);
  else if (self->held && self->grace == 0)
    self->grace = g_timeout_add_seconds (GRACE_S, on_grace_over, self);
}

static void
lookout_awake_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HELD)
    g_value_set_boolean (value, LOOKOUT_AWAKE (object)->held);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lookout_awake_dispose (GObject *object)
{
  LookoutAwake *self = LOOKOUT_AWAKE (object);

  g_clear_handle_id (&self->grace, g_source_remove);
  lookout_awake_let_go (self);
  g_clear_object (&self->sight);
  g_clear_weak_pointer (&self->wall);
  G_OBJECT_CLASS (lookout_awake_parent_class)->dispose (object);
}

static void
lookout_awake_class_init (LookoutAwakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lookout_awake_get_property;
  object_class->dispose = lookout_awake_dispose;

  properties[PROP_HELD]
      = g_param_spec_boolean ("held", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lookout_awake_init (LookoutAwake *self)
{
}

/**
 * lookout_awake_new:
 * @wall: what is watched, neither mapped nor realized yet; held weakly
 *
 * Returns: (transfer full): what keeps the screen on, as long as it lives
 */
LookoutAwake *
lookout_awake_new (LookoutWall *wall)
{
  LookoutAwake *self;

  g_return_val_if_fail (LOOKOUT_IS_WALL (wall), NULL);

  self = g_object_new (LOOKOUT_TYPE_AWAKE, NULL);
  g_set_weak_pointer (&self->wall, wall);
  self->sight = lookout_sight_new (GTK_WIDGET (wall));
  g_signal_connect_object (self->sight, "notify::hidden", G_CALLBACK (lookout_awake_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wall, "changed", G_CALLBACK (lookout_awake_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (wall, "map", G_CALLBACK (lookout_awake_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wall, "unmap", G_CALLBACK (lookout_awake_update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

gboolean
lookout_awake_get_held (LookoutAwake *self)
{
  g_return_val_if_fail (LOOKOUT_IS_AWAKE (self), FALSE);

  return self->held;
}
